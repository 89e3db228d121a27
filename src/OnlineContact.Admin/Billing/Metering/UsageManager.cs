using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations.Rules;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Metering;

/// <summary>Takes in what services have used, and shows it.</summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields. Storage failures
/// are thrown as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class UsageManager
{
    /// <summary>The most records of a batch.</summary>
    public const int MaxBatch = 1_000;

    /// <summary>The largest page of <see cref="LateAsync"/>.</summary>
    public const int MaxPageSize = 200;

    private readonly AdminDoor _door;
    private readonly BillingSettings _settings;

    internal UsageManager(AdminDoor door, BillingSettings settings)
    {
        _door = door;
        _settings = settings;
    }

    /// <summary>
    /// Takes in a batch, whole or not at all. Records that came before are ignored; records whose month is closed are refused and listed, and
    /// the others are accepted all the same. Sending a batch again is always safe.
    /// </summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="records">1 to <see cref="MaxBatch"/> records, in any order.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// What became of them; or the first fault with its place, <c>records[17].quantity</c>, and then nothing is accepted: OCA3011 size of the
    /// batch, OCA3012 key, OCA3013 key with another content, OCA3003 and OCA3004 quantity, OCA3006 counter, OCA3007 and OCA3014 day, OCA1001 no
    /// such service, OCA3001 and OCA3002 price book, OCA4011 zone, OCA0006 busy, OCA0010 clock far behind.
    /// </returns>
    public async Task<Outcome<UsageReceipt>> RecordAsync(AdminActor actor, OrganizationId organization, IReadOnlyList<UsageInput> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(records);
        var fault = UsageIntake.Check(records);
        var call = new AdminCall { Name = "UsageManager.RecordAsync", Operation = AdminOperations.RecordUsage, Actor = actor, Organization = organization };
        UsageReceipt? receipt = null;
        // Hardly any batch holds a key that came before, and the key itself refuses it where one does: only then are they looked up, and before a
        // batch is refused, since what came before is not judged again.
        for (var looksUpKeys = false; ;)
        {
            var isBlind = false;
            var outcome = await _door.ChangeAsync(
                call,
                fetch =>
                {
                    var intake = fault is null ? UsageIntake.Ask(fetch, records, looksUpKeys) : null;
                    looksUpKeys = true;
                    return intake;
                },
                (change, intake) =>
                {
                    var error = fault ?? Decide(change, intake!, out receipt);
                    isBlind = error is not null && intake is { KnowsKeys: false };
                    return error;
                },
                cancellationToken).ConfigureAwait(false);
            if (isBlind) continue;
            return outcome.TryGetValue(out _, out var refused) ? Outcome.Success(receipt!) : Outcome.Refused<UsageReceipt>(refused);
        }
    }

    /// <summary>Reads the daily sums of a service in a month.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The sums of each counter that has counted, by counter; or OCA3007 the month.</returns>
    public Task<Outcome<IReadOnlyList<UsageMonth>>> DaysAsync(AdminActor actor, OrganizationId organization, long service, YearMonth month, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall { Name = "UsageManager.DaysAsync", Operation = AdminOperations.ReadUsage, Actor = actor, Organization = organization };
        return _door.ReadAsync(
            call,
            fetch => fetch.Many(UsageMonth.Of[month.OnDayOfMonth(1), service]),
            usage => Rules.EstimateMonthIsInRange.Check(month) is { } outOfRange ? Outcome.Refused<IReadOnlyList<UsageMonth>>(outOfRange) : Outcome.Success(usage.Values),
            cancellationToken);
    }

    /// <summary>Lists the records that came when their month was closed, the first that came first.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="cursor">Where the last page ended; null for the first.</param>
    /// <param name="pageSize">1 to <see cref="MaxPageSize"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page; or OCA0009 cursor, OCA0011 page size.</returns>
    public Task<Outcome<LateUsagePage>> LateAsync(AdminActor actor, OrganizationId organization, string? cursor = null, int pageSize = 50, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall { Name = "UsageManager.LateAsync", Operation = AdminOperations.ReadUsage, Actor = actor, Organization = organization };
        return _door.ReadAsync(call, fetch => fetch, async _ =>
        {
            if (pageSize is < 1 or > MaxPageSize) return Outcome.Refused<LateUsagePage>(AdminErrors.PageSize.With("pageSize", MaxPageSize, pageSize));
            var query = LateUsage.Columns.ByTime.Ascending().Take(pageSize);
            if (cursor is not null)
            {
                if (!PageCursor.Decode(organization, query.Read.Index, cursor).TryGetValue(out var place, out var invalid)) return Outcome.Refused<LateUsagePage>(invalid);
                query = query.After(place);
            }

            var (rows, next, _) = await _door.Store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
            return Outcome.Success(new LateUsagePage { Records = [.. rows.Select(row => row.Value)], Next = next });
        }, cancellationToken);
    }

    private AdminError? Decide(Change change, UsageIntake intake, out UsageReceipt? receipt)
    {
        receipt = null;
        var organization = intake.Organization.Value;
        if (ContractZoneIsKnownHere.Check(organization, change.Now, _settings.Zones, out var today) is { } noDay) return noDay;
        if (!_settings.PriceBooks.Find(organization.PriceBook).TryGetValue(out var book, out var unknown)) return unknown;
        return intake.Decide(change, book, today, out receipt);
    }
}

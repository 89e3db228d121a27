using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing.Rules;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Organizations.Rules;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>Closes months: makes the statements, once, however often and by however many hosts it is asked for.</summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields. Storage failures
/// are thrown as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class MonthClosingManager
{
    private readonly AdminDoor _door;
    private readonly BillingSettings _settings;

    internal MonthClosingManager(AdminDoor door, BillingSettings settings)
    {
        _door = door;
        _settings = settings;
    }

    /// <summary>So many services are dealt with in one change: enough to make the change's own cost small, few enough for the memory. Campaigns set fewer.</summary>
    internal int ServicesAtOnce { get; set; } = 250;

    /// <summary>
    /// Closes a month of one organization, some services at a time. What was interrupted goes on where it ended when it is asked for again; a
    /// month that is closed stays as it is.
    /// </summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Cancels between two changes; what is closed stays closed.</param>
    /// <returns>
    /// How it ended; or OCA3007 month out of range, OCA3016 month not over, OCA3001, OCA3002, OCA3006 and OCA3008 price book, OCA4011 zone, OCA0006
    /// busy, OCA0010 clock far behind. Ask again after the cause is mended.
    /// </returns>
    public async Task<Outcome<MonthClosing>> CloseAsync(AdminActor actor, OrganizationId organization, YearMonth month, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall { Name = "MonthClosingManager.CloseAsync", Operation = AdminOperations.CloseMonth, Actor = actor, Organization = organization };
        var range = EstimateMonthIsInRange.Check(PriceBook.RequireIso(month, nameof(month)));
        while (true)
        {
            MonthClosing? reached = null;
            var outcome = await _door.ChangeAsync(
                call,
                fetch => range is null ? Batch.Ask(fetch, month, _settings, ServicesAtOnce) : null,
                (change, batch) => range ?? Close(change, batch!, month, out reached),
                cancellationToken).ConfigureAwait(false);
            if (!outcome.TryGetValue(out _, out var refused)) return Outcome.Refused<MonthClosing>(refused);
            if (reached!.IsFinished) return Outcome.Success(reached);
        }
    }

    /// <summary>Closes a month of every organization, one after the other. One that is refused does not keep the others.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Cancels; what is closed stays closed.</param>
    /// <returns>How it ended for each organization, as it comes.</returns>
    public async IAsyncEnumerable<OrganizationClosing> CloseAllAsync(AdminActor actor, YearMonth month, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await foreach (var organization in _door.Store.HavingAsync(Organization.Shape, cancellationToken).ConfigureAwait(false))
            yield return new OrganizationClosing { Organization = organization, Outcome = await CloseAsync(actor, organization, month, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>How far the closing of a month has come.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The state; or OCA3021 when it has not begun.</returns>
    public Task<Outcome<MonthClosing>> StateAsync(AdminActor actor, OrganizationId organization, YearMonth month, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall { Name = "MonthClosingManager.StateAsync", Operation = AdminOperations.ReadCharges, Actor = actor, Organization = organization };
        return _door.ReadAsync(
            call,
            fetch => fetch.One(MonthClosing.ByMonth[month.OnDayOfMonth(1)]),
            closing => closing.Found ? Outcome.Success(closing.Value) : Outcome.Refused<MonthClosing>(AdminErrors.StatementNotFound.With("month", "", month)),
            cancellationToken);
    }

    /// <summary>Gives back the version of a price book that a statement was made with, whatever the host's books say by now.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="prices"><see cref="StatementHeader.Prices"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The book with that version alone; or OCA3001 when no month was closed with it.</returns>
    public Task<Outcome<PriceBook>> PricesAsync(AdminActor actor, OrganizationId organization, Digest prices, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall { Name = "MonthClosingManager.PricesAsync", Operation = AdminOperations.ReadCharges, Actor = actor, Organization = organization };
        return _door.ReadAsync(
            call,
            fetch => fetch.One(UsedPrices.ByDigest[prices]),
            used => used.Found ? Outcome.Success(used.Value.Read()) : Outcome.Refused<PriceBook>(AdminErrors.PriceBookUnknown.With("prices", prices)),
            cancellationToken);
    }

    /// <summary>The dates and amounts of a closed month for the host to act on: one schedule for each currency, hardly ever more than one.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The schedules, none when there was nothing to bill; or OCA3007 the month, OCA3021 not closed, OCA3001 and OCA3002 price book, OCA4011 zone.</returns>
    public Task<Outcome<IReadOnlyList<PaymentSchedule>>> SchedulesAsync(AdminActor actor, OrganizationId organization, YearMonth month, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall { Name = "MonthClosingManager.SchedulesAsync", Operation = AdminOperations.ReadCharges, Actor = actor, Organization = organization };
        var first = month.OnDayOfMonth(1);
        return _door.ReadAsync(
            call,
            fetch =>
            {
                var any = fetch.Page(StatementHeader.Columns.InOrder.Between(first, first.PlusDays(1)).Take(1));
                Slot<UsedPrices>? used = null;
                fetch.Then(more => used = any.Records is [var header, ..] ? more.One(UsedPrices.ByDigest[header.Value.Prices]) : null);
                return (
                    Organization: fetch.One(Organization.Shape.SingleKey()),
                    Closing: fetch.One(MonthClosing.ByMonth[first]),
                    Sums: fetch.Many(ClosedSum.OfMonth[first]),
                    Prices: new Func<PriceBookVersion?>(() => used?.Value.Read().Versions[0]));
            },
            seen =>
            {
                if (EstimateMonthIsInRange.Check(month) is { } outOfRange) return Outcome.Refused<IReadOnlyList<PaymentSchedule>>(outOfRange);
                if (seen.Closing.ValueOrDefault is not { IsFinished: true })
                    return Outcome.Refused<IReadOnlyList<PaymentSchedule>>(AdminErrors.StatementNotFound.With("month", "", month));
                if (ContractZoneIsKnownHere.Check(seen.Organization.Value, _door.Now, _settings.Zones, out _) is { } noZone)
                    return Outcome.Refused<IReadOnlyList<PaymentSchedule>>(noZone);
                if (seen.Prices() is not { } prices) return Outcome.Success<IReadOnlyList<PaymentSchedule>>([]);
                var zone = _settings.Zones[seen.Organization.Value.TimeZone];
                return Outcome.Success<IReadOnlyList<PaymentSchedule>>(
                [
                    .. seen.Sums.Values.GroupBy(sum => new Currency(sum.Currency, (int)sum.MinorUnitDigits))
                        .Select(sums => PaymentSchedule.Of(month, zone, new Money(sums.Sum(sum => sum.Supply + sum.Vat), sums.Key), prices)),
                ]);
            },
            cancellationToken);
    }

    private AdminError? Close(Change change, Batch batch, YearMonth month, out MonthClosing? reached)
    {
        reached = batch.Closing.ValueOrDefault;
        if (reached is { IsFinished: true }) return null;
        var organization = batch.Organization.Value;
        if (ContractZoneIsKnownHere.Check(organization, change.Now, _settings.Zones, out var today) is { } noDay) return noDay;
        if (MonthIsOver.Check(month, today) is { } notOver) return notOver;
        if (!batch.Maker.TryGetValue(out var maker, out var unpriced)) return unpriced;

        var statements = new List<Statement>(batch.MostServices);
        var closed = new List<Stored<Metering.ServiceMonth>>();
        foreach (var facts in batch.Facts!.All())
        {
            var service = facts.Service;
            if (!StatementMaker.IsBilled(service, month)) continue;
            if (!maker.InputOf(facts).TryGetValue(out var input, out var fault)) return fault;
            statements.Add(maker.Make(facts, input, service.Id?.Value ?? "", service.Name?.Value ?? "", change.Now));
            if (facts.Month is { } stored) closed.Add(stored);
        }

        reached = Reached(change, batch, month, statements.Count);
        Write(change, batch, maker, statements, closed, reached);
        Log(change, batch, month, statements, reached);
        return null;
    }

    private static MonthClosing Reached(Change change, Batch batch, YearMonth month, int statements)
    {
        var before = batch.Closing.ValueOrDefault;
        var services = batch.Facts!.Services;
        return new MonthClosing
        {
            Organization = change.Organization,
            Month = month.OnDayOfMonth(1),
            LastService = services.Length == 0 ? before?.LastService ?? 0 : services[^1].Value.Number,
            Statements = (before?.Statements ?? 0) + statements,
            IsFinished = services.Length < batch.MostServices,
            BegunAt = before?.BegunAt ?? change.Now,
            At = change.Now,
        };
    }

    private static void Write(Change change, Batch batch, StatementMaker maker, List<Statement> statements, List<Stored<Metering.ServiceMonth>> closed, MonthClosing reached)
    {
        var writes = change.Writes;
        if (batch.Closing.Found) writes.Replace(batch.Closing, reached);
        else writes.Insert(reached, MonthClosing.Shape);
        writes.Require(batch.Organization);
        if (statements.Count == 0) return;

        // Rows of one kind stand together, so that many go into one statement.
        if (batch.Prices is not { Found: true }) writes.Insert(new UsedPrices { Organization = change.Organization, Digest = maker.Prices, Document = maker.Document }, UsedPrices.Shape);
        foreach (var statement in statements) writes.Insert(statement.Header, StatementHeader.Shape);
        foreach (var statement in statements)
        {
            foreach (var line in statement.Lines) writes.Insert(line, StatementLine.Shape);
        }

        foreach (var month in closed) writes.Replace(Metering.ServiceMonth.Shape, month.Value with { IsClosed = true, At = change.Now }, month.Version);
        foreach (var sums in statements.GroupBy(statement => statement.Header.Type))
        {
            var stored = Stored(batch.Sums.Records, sums.Key, maker.Currency.Code);
            var sum = new ClosedSum
            {
                Organization = change.Organization,
                Month = reached.Month,
                Type = sums.Key,
                Currency = maker.Currency.Code,
                MinorUnitDigits = maker.Currency.MinorUnitDigits,
                Statements = sums.Count() + (stored?.Value.Statements ?? 0),
                Supply = sums.Sum(statement => statement.Header.Supply) + (stored?.Value.Supply ?? 0),
                Vat = sums.Sum(statement => statement.Header.Vat) + (stored?.Value.Vat ?? 0),
            };
            if (stored is { } seen) writes.Replace(ClosedSum.Shape, sum, seen.Version);
            else writes.Insert(sum, ClosedSum.Shape);
        }
    }

    /// <summary>The log vouches for the statements: the digest is that of their digests, one after the other.</summary>
    private static void Log(Change change, Batch batch, YearMonth month, List<Statement> statements, MonthClosing reached)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var statement in statements) hash.AppendData(statement.Header.Digest.Bytes);
        change.Log(new LogDraft
        {
            Operation = AdminOperations.CloseMonth,
            Category = ChangeLogCategory.Billing,
            Target = new LogTarget(ChangeLogTargetKind.Organization, change.Organization.Value, batch.Organization.Value.Name.Value),
            Arguments = string.Join(
                '\n',
                LogDraft.Argument("month", month),
                LogDraft.Argument("statements", statements.Count),
                LogDraft.Argument("lastService", reached.LastService),
                LogDraft.Argument("digest", Digest.From(hash.GetHashAndReset()))),
            After = reached.IsFinished ? LogDraft.Argument("statements", reached.Statements) : null,
        });
    }

    private static Stored<ClosedSum>? Stored(ReadOnlySpan<Stored<ClosedSum>> sums, ServiceType type, string currency)
    {
        foreach (var sum in sums)
        {
            if (sum.Value.Type == type && sum.Value.Currency == currency) return sum;
        }

        return null;
    }

    /// <summary>What one change of a closing looks at.</summary>
    private sealed class Batch
    {
        public required Slot<Organization> Organization { get; init; }

        public required int MostServices { get; init; }

        public required Slot<MonthClosing> Closing { get; init; }

        public required SlotPage<ClosedSum> Sums { get; init; }

        public Outcome<StatementMaker> Maker { get; private set; }

        public Slot<UsedPrices>? Prices { get; private set; }

        public MonthFacts? Facts { get; private set; }

        public static Batch Ask(Fetch fetch, YearMonth month, BillingSettings settings, int services)
        {
            var first = month.OnDayOfMonth(1);
            var batch = new Batch
            {
                MostServices = services,
                Organization = fetch.One(Organizations.Organization.Shape.SingleKey()),
                Closing = fetch.One(MonthClosing.ByMonth[first]),
                Sums = fetch.ManyStored(ClosedSum.OfMonth[first]),
            };
            fetch.Then(more => batch.AskMore(more, month, settings));
            return batch;
        }

        private void AskMore(Fetch fetch, YearMonth month, BillingSettings settings)
        {
            if (!Organization.Found || Closing.ValueOrDefault is { IsFinished: true }) return;
            Maker = settings.PriceBooks.Find(Organization.Value.PriceBook).TryGetValue(out var book, out var unknown)
                ? StatementMaker.For(book, month, settings.Zones.VersionId)
                : Outcome.Refused<StatementMaker>(unknown);
            if (!Maker.TryGetValue(out var maker, out _)) return;
            Prices = fetch.One(UsedPrices.ByDigest[maker.Prices]);
            var page = ContractedService.Columns.InOrder.From((Closing.ValueOrDefault?.LastService ?? 0) + 1).Where(ContractedService.Columns.HasContract, true);
            Facts = MonthFacts.Ask(fetch, month, page.Take(MostServices));
        }
    }
}

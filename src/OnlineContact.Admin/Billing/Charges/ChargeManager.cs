using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing.Rules;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Organizations.Rules;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Charges;

/// <summary>Shows the monthly charges (요금 현황), statements, and why a bill is another than its estimate.</summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields, OCA4011 contract zone,
/// and, where a month is not closed, with OCA3001, OCA3002, OCA3006 and OCA3008 for its prices. Storage failures are thrown as
/// <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class ChargeManager
{
    private readonly AdminDoor _door;
    private readonly BillingSettings _settings;

    internal ChargeManager(AdminDoor door, BillingSettings settings)
    {
        _door = door;
        _settings = settings;
    }

    /// <summary>Searches monthly charges. Months that have not begun have none.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="query">The search.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page; or OCA3007 and OCA3017 months, OCA0009 cursor, OCA0011 page size, OCA1012 type.</returns>
    public Task<Outcome<ChargePage>> SearchAsync(AdminActor actor, OrganizationId organization, ChargeQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(nameof(SearchAsync), actor, organization, query, async (reader, closings) =>
        {
            if (query.PageSize is < 1 or > ChargeQuery.MaxPageSize) return Outcome.Refused<ChargePage>(AdminErrors.PageSize.With("pageSize", ChargeQuery.MaxPageSize, query.PageSize));
            (YearMonth, long)? after = null;
            if (query.Cursor is not null)
            {
                if (!PageCursor.Decode(organization, StatementHeader.Columns.InOrder, query.Cursor).TryGetValue(out var place, out var invalid)) return Outcome.Refused<ChargePage>(invalid);
                after = (place[0].AsDate().ToYearMonth(), place[1].AsNumber());
            }

            var rows = new List<ChargeRow>(query.PageSize);
            await foreach (var row in reader.RowsAsync(query, closings, after, query.PageSize, cancellationToken).ConfigureAwait(false))
            {
                rows.Add(row);
                if (rows.Count == query.PageSize) break;
            }

            var sums = query.WithSums ? await SumsAsync(reader, organization, query, closings, cancellationToken).ConfigureAwait(false) : null;
            return Outcome.Success(new ChargePage
            {
                Rows = rows,
                Next = rows.Count < query.PageSize ? null : PageCursor.Encode(organization, StatementHeader.Columns.InOrder, [Cell.Of(rows[^1].Figures.Header.Month), Cell.Of(rows[^1].Service)]),
                MonthSums = sums is null ? null : ChargeSum.Added(sums, byMonth: true),
                RangeSums = sums is null ? null : ChargeSum.Added(sums, byMonth: false),
            });
        }, cancellationToken);
    }

    /// <summary>Writes all charges of a search as CSV (RFC 4180, a header first), row by row as they are read.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="query">The search; page size and cursor do not count.</param>
    /// <param name="writer">Where to write; not closed. Given in the encoding it was made with.</param>
    /// <param name="cancellationToken">Cancels; what is written is written.</param>
    /// <returns>How many rows were written; or as <see cref="SearchAsync"/>. A refusal in the middle leaves the rows before it written.</returns>
    public Task<Outcome<long>> ExportAsync(AdminActor actor, OrganizationId organization, ChargeQuery query, TextWriter writer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(writer);
        return ReadAsync(nameof(ExportAsync), actor, organization, query, async (reader, closings) =>
        {
            var count = 0L;
            await writer.WriteAsync((ChargeCsv.Header + "\r\n").AsMemory(), cancellationToken).ConfigureAwait(false);
            await foreach (var row in reader.RowsAsync(query, closings, null, int.MaxValue, cancellationToken).ConfigureAwait(false))
            {
                await writer.WriteAsync((ChargeCsv.Line(row) + "\r\n").AsMemory(), cancellationToken).ConfigureAwait(false);
                count++;
            }

            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            return Outcome.Success(count);
        }, cancellationToken);
    }

    /// <summary>Reads the statement of a service for a month.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The statement; or OCA3007 month, OCA3021 no statement.</returns>
    public Task<Outcome<Statement>> StatementAsync(AdminActor actor, OrganizationId organization, long service, YearMonth month, CancellationToken cancellationToken = default) =>
        ReadAsync(nameof(StatementAsync), actor, organization, One(service, month), async (reader, _) =>
            await reader.StatementAsync(service, month, cancellationToken).ConfigureAwait(false) is { } statement ? Outcome.Success(statement) : NoStatement(service, month), cancellationToken);

    /// <summary>
    /// Makes a statement again from what it was made of: terms, usage and adjustments as they are kept, the prices that were kept with it, its
    /// discount and trial. The same bytes come out.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The statement as it is now; or OCA3007 month, OCA3021 no statement.</returns>
    public Task<Outcome<Statement>> RecomputeAsync(AdminActor actor, OrganizationId organization, long service, YearMonth month, CancellationToken cancellationToken = default) =>
        ReadAsync(nameof(RecomputeAsync), actor, organization, One(service, month), async (reader, _) =>
        {
            if (await reader.AgainAsync(service, month, cancellationToken).ConfigureAwait(false) is not var (statement, maker, facts, input)) return NoStatement(service, month);
            var header = statement.Header;
            return Outcome.Success(maker.Make(facts, input, header.ServiceId, header.ServiceName, header.ClosedAt));
        }, cancellationToken);

    /// <summary>Explains, line by line, why a statement, or the forecast of a month, is another than an estimate.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="estimate">The estimate, as <c>BillingManager.EstimateAsync</c> gave it.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The explanation; or OCA3007 month, OCA3021 nothing to bill in that month.</returns>
    public Task<Outcome<BillExplanation>> ExplainAsync(AdminActor actor, OrganizationId organization, ChargeEstimate estimate, long service, YearMonth month, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return ReadAsync(nameof(ExplainAsync), actor, organization, One(service, month), async (reader, _) =>
        {
            var input = await reader.AgainAsync(service, month, cancellationToken).ConfigureAwait(false) is var (_, _, _, closed)
                ? closed
                : await reader.InputAsync(service, month, cancellationToken).ConfigureAwait(false);
            return input is null
                ? Outcome.Refused<BillExplanation>(AdminErrors.StatementNotFound.With("service", service, month))
                : Outcome.Success(BillExplanation.Of(estimate, input));
        }, cancellationToken);
    }

    private async Task<Outcome<TAnswer>> ReadAsync<TAnswer>(
        string name, AdminActor actor, OrganizationId organization, ChargeQuery query, Func<ChargeReader, IReadOnlyDictionary<YearMonth, MonthClosing>, Task<Outcome<TAnswer>>> answer, CancellationToken cancellationToken)
        where TAnswer : notnull
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall { Name = $"ChargeManager.{name}", Operation = AdminOperations.ReadCharges, Actor = actor, Organization = organization };
        var fault = MonthsAreNotTooMany.Check(query.From, query.To)
            ?? (query.Type is { } type && !Enum.IsDefined(type) ? AdminErrors.ServiceTypeUnknown.With("type", (int)type) : null);
        return await _door.ReadAsync(
            call,
            fetch => (
                Organization: fetch.One(Organization.Shape.SingleKey()),
                Closings: fault is null ? fetch.All(MonthClosing.Columns.InOrder.Between(query.From.OnDayOfMonth(1), query.To.OnDayOfMonth(1).PlusDays(1))) : null),
            async seen =>
            {
                if (fault is not null) return Outcome.Refused<TAnswer>(fault);
                var now = _door.Now;
                if (ContractZoneIsKnownHere.Check(seen.Organization.Value, now, _settings.Zones, out var today) is { } noDay) return Outcome.Refused<TAnswer>(noDay);
                if (!_settings.PriceBooks.Find(seen.Organization.Value.PriceBook).TryGetValue(out var book, out var unknown)) return Outcome.Refused<TAnswer>(unknown);
                try
                {
                    var reader = new ChargeReader(_door.Store, _settings, seen.Organization.Value, book, today, now);
                    return await answer(reader, seen.Closings!.Values.ToDictionary(closing => closing.Month.ToYearMonth())).ConfigureAwait(false);
                }
                catch (RefusedException e)
                {
                    return Outcome.Refused<TAnswer>(e.Error);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The sums of closed months are kept; the others are added up.</summary>
    private async Task<List<ChargeSum>> SumsAsync(
        ChargeReader reader, OrganizationId organization, ChargeQuery query, IReadOnlyDictionary<YearMonth, MonthClosing> closings, CancellationToken cancellationToken)
    {
        var sums = new List<ChargeSum>();
        var open = closings;
        if (query.Service is null)
        {
            var fetch = new Fetch(organization);
            var kept = fetch.All(ClosedSum.Columns.InOrder.Between(query.From.OnDayOfMonth(1), query.To.OnDayOfMonth(1).PlusDays(1)));
            await fetch.RunAsync(_door.Store, cancellationToken).ConfigureAwait(false);
            foreach (var sum in kept.Values)
            {
                if (query.Type is { } type && sum.Type != type) continue;
                if (!closings.TryGetValue(sum.Month.ToYearMonth(), out var closing) || !closing.IsFinished) continue;
                var currency = new Contracts.Currency(sum.Currency, (int)sum.MinorUnitDigits);
                sums.Add(new ChargeSum { Month = sum.Month.ToYearMonth(), Rows = sum.Statements, Supply = new(sum.Supply, currency), Vat = new(sum.Vat, currency) });
            }
        }

        await foreach (var row in RowsToAddAsync().ConfigureAwait(false))
            sums.Add(new ChargeSum { Month = row.Month, Rows = 1, Supply = row.Supply, Vat = row.Vat });
        return sums;

        async IAsyncEnumerable<ChargeRow> RowsToAddAsync()
        {
            for (var month = query.From; month.CompareTo(query.To) <= 0; month = month.PlusMonths(1))
            {
                if (query.Service is null && open.TryGetValue(month, out var closing) && closing.IsFinished) continue;
                await foreach (var row in reader.RowsAsync(query with { From = month, To = month }, open, null, int.MaxValue, cancellationToken).ConfigureAwait(false)) yield return row;
            }
        }
    }

    private static ChargeQuery One(long service, YearMonth month) => new() { From = month, To = month, Service = service };

    private static Outcome<Statement> NoStatement(long service, YearMonth month) =>
        Outcome.Refused<Statement>(AdminErrors.StatementNotFound.With("service", service, month));
}

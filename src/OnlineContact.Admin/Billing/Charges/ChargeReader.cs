using System.Runtime.CompilerServices;
using NodaTime;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Charges;

/// <summary>
/// Reads the rows of a search one after the other, however many: statements of closed months in one range of their key, the others made from
/// what is known of a page of services at a time.
/// </summary>
internal sealed class ChargeReader(IAdminStore store, BillingSettings settings, Organization organization, PriceBook book, LocalDate today, Instant now)
{
    private const int Page = 200;

    private OrganizationId Id => organization.Id;

    /// <summary>The rows after a place.</summary>
    /// <param name="query">The search.</param>
    /// <param name="closings">The months of the search that are closed or being closed.</param>
    /// <param name="after">The last row seen.</param>
    /// <param name="wanted">How many rows the caller looks at, so that no more are read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RefusedException">A month that is not closed cannot be calculated.</exception>
    public async IAsyncEnumerable<ChargeRow> RowsAsync(
        ChargeQuery query, IReadOnlyDictionary<YearMonth, MonthClosing> closings, (YearMonth Month, long Service)? after, int wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var month = Later(after?.Month ?? query.From, organization.ProvisionedAt.InZone(settings.Zones[organization.TimeZone]).Date.ToYearMonth());
        var service = after is { } place && place.Month == month ? place.Service : 0;
        var last = Earlier(query.To, today.ToYearMonth());
        var status = query.Service is null ? null : await StatusAsync(query.Service.Value, cancellationToken).ConfigureAwait(false);
        while (month.CompareTo(last) <= 0)
        {
            var end = month;
            IAsyncEnumerable<ChargeRow> rows;
            if (query.Service is { } one)
            {
                rows = OneAsync(one, month, IsClosed(month), status, cancellationToken);
                if (service >= one) rows = AsyncEnumerable.Empty<ChargeRow>();
            }
            else if (IsClosed(month))
            {
                while (end.CompareTo(last) < 0 && IsClosed(end.PlusMonths(1))) end = end.PlusMonths(1);
                rows = StatementsAsync(query, month, end, service, Math.Min(wanted, Page), cancellationToken);
            }
            else
            {
                rows = MadeAsync(query, month, service, closings.GetValueOrDefault(month), Math.Min(wanted, Page), cancellationToken);
            }

            await foreach (var row in rows.ConfigureAwait(false)) yield return row;
            month = end.PlusMonths(1);
            service = 0;
        }

        bool IsClosed(YearMonth one) => closings.TryGetValue(one, out var closing) && closing.IsFinished;
    }

    private async IAsyncEnumerable<ChargeRow> StatementsAsync(
        ChargeQuery query, YearMonth from, YearMonth to, long after, int page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = from.OnDayOfMonth(1);
        var range = StatementHeader.Columns.InOrder.Between(first, to.OnDayOfMonth(1).PlusDays(1)).After([Cell.Of(first), Cell.Of(after)]).Take(page);
        if (query.Type is { } type) range = range.Where(StatementHeader.Columns.Type, type);
        while (true)
        {
            var (headers, next, _) = await store.PageAsync(Id, range, cancellationToken).ConfigureAwait(false);
            if (headers.Length == 0) yield break;
            var lines = await store.GetAsync(
                Id,
                [.. headers.Select(header => new RecordRead(StatementLine.Shape, [StatementLine.Columns.Month, StatementLine.Columns.Service], [[Cell.Of(header.Value.Month), Cell.Of(header.Value.Service)]]))],
                cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < headers.Length; i++) yield return Closed(headers[i].Value, [.. lines[i].Select(row => StatementLine.Shape.FromCells(Id, row.Cells))], null);
            if (next is null) yield break;
            range = range.After([Cell.Of(headers[^1].Value.Month), Cell.Of(headers[^1].Value.Service)]);
        }
    }

    private async IAsyncEnumerable<ChargeRow> MadeAsync(
        ChargeQuery query, YearMonth month, long after, MonthClosing? closing, int page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var maker = MakerOf(month);
        while (true)
        {
            var services = ContractedService.Columns.InOrder.From(after + 1).Where(ContractedService.Columns.HasContract, true).Take(page);
            if (query.Type is { } type) services = services.Where(ContractedService.Columns.Type, type);
            var facts = await FactsAsync(month, services, cancellationToken).ConfigureAwait(false);
            foreach (var one in facts)
            {
                if (await RowAsync(maker, one, month, closing, null, cancellationToken).ConfigureAwait(false) is { } row) yield return row;
            }

            if (facts.Count < page) yield break;
            after = facts[^1].Service.Number;
        }
    }

    private async IAsyncEnumerable<ChargeRow> OneAsync(long service, YearMonth month, bool isClosed, ServiceStatus? status, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await StatementAsync(service, month, cancellationToken).ConfigureAwait(false) is { } statement)
        {
            yield return Closed(statement.Header, statement.Lines, status);
        }
        else if (!isClosed)
        {
            var facts = await FactsAsync(month, OnlyService(service), cancellationToken).ConfigureAwait(false);
            if (facts.Count == 1 && await RowAsync(MakerOf(month), facts[0], month, null, status, cancellationToken).ConfigureAwait(false) is { } row) yield return row;
        }
    }

    /// <summary>A service whose statement is made while its month is being closed, shows that.</summary>
    private async ValueTask<ChargeRow?> RowAsync(StatementMaker maker, ServiceFacts facts, YearMonth month, MonthClosing? closing, ServiceStatus? status, CancellationToken cancellationToken)
    {
        var service = facts.Service;
        if (!StatementMaker.IsBilled(service, month)) return null;
        if (closing is not null && closing.Covers(service.Number) && await StatementAsync(service.Number, month, cancellationToken).ConfigureAwait(false) is { } made)
            return Closed(made.Header, made.Lines, status);
        if (!maker.InputOf(facts).TryGetValue(out var input, out var fault)) throw new RefusedException(fault);
        return new ChargeRow
        {
            Figures = maker.Make(facts, input, service.Id?.Value ?? "", service.Name?.Value ?? "", now),
            State = month == today.ToYearMonth() ? ChargeState.Forecast : ChargeState.Open,
            AsOf = now,
            Status = status,
        };
    }

    public async Task<Statement?> StatementAsync(long service, YearMonth month, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(Id);
        var header = fetch.Many(StatementHeader.Of[month.OnDayOfMonth(1), service]);
        var lines = fetch.Many(StatementLine.Of[month.OnDayOfMonth(1), service]);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return header.Values is [var one] ? new Statement(one, lines.Values) : null;
    }

    public async Task<List<ServiceFacts>> FactsAsync(YearMonth month, RangeQuery<ContractedService> services, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(Id);
        var facts = MonthFacts.Ask(fetch, month, services);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return facts.All();
    }

    /// <summary>A statement with what it is made of, its prices as they were kept; null when there is no statement.</summary>
    public async Task<(Statement Statement, StatementMaker Maker, ServiceFacts Facts, BillingInput Input)?> AgainAsync(long service, YearMonth month, CancellationToken cancellationToken)
    {
        if (await StatementAsync(service, month, cancellationToken).ConfigureAwait(false) is not { } statement) return null;
        var fetch = new Fetch(Id);
        var prices = fetch.One(UsedPrices.ByDigest[statement.Header.Prices]);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        var kept = prices.Value.Read();
        var maker = new StatementMaker(kept, month, kept.Versions[0], statement.Header.TimeZoneData);
        var facts = (await FactsAsync(month, OnlyService(service), cancellationToken).ConfigureAwait(false))[0];
        // A month ends before a later termination and later terms, so what came after it decides nothing in it.
        return (statement, maker, facts, maker.InputOf(facts, (int)statement.Header.DiscountPercent, statement.Header.TrialEnd));
    }

    /// <summary>What the bill of a month that is not closed would be made of; null when there is nothing to bill.</summary>
    public async Task<BillingInput?> InputAsync(long service, YearMonth month, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(month, OnlyService(service), cancellationToken).ConfigureAwait(false);
        if (facts.Count == 0 || !StatementMaker.IsBilled(facts[0].Service, month)) return null;
        return MakerOf(month).InputOf(facts[0]).TryGetValue(out var input, out var fault) ? input : throw new RefusedException(fault);
    }

    private static RangeQuery<ContractedService> OnlyService(long service) =>
        ContractedService.Columns.InOrder.Between(service, service + 1).Where(ContractedService.Columns.HasContract, true).Take(1);

    private StatementMaker MakerOf(YearMonth month) =>
        StatementMaker.For(book, month, settings.Zones.VersionId).TryGetValue(out var maker, out var refused) ? maker : throw new RefusedException(refused);

    private async Task<ServiceStatus?> StatusAsync(long service, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(Id);
        var slot = fetch.One(ContractedService.ByNumber[service]);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return slot.ValueOrDefault?.Status;
    }

    private static ChargeRow Closed(StatementHeader header, IReadOnlyList<StatementLine> lines, ServiceStatus? status) => new()
    {
        Figures = new Statement(header, lines),
        State = ChargeState.Closed,
        AsOf = header.ClosedAt,
        Status = status,
    };

    private static YearMonth Later(YearMonth a, YearMonth b) => a.CompareTo(b) >= 0 ? a : b;

    private static YearMonth Earlier(YearMonth a, YearMonth b) => a.CompareTo(b) <= 0 ? a : b;
}

/// <summary>Carries a refusal out of a stream of rows to the manager that gives it as an outcome.</summary>
internal sealed class RefusedException(AdminError error) : Exception(error.ToString())
{
    public AdminError Error { get; } = error;
}

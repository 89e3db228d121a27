using EmbeddedHost.Reports;
using EmbeddedHost.Rules;
using EmbeddedHost.Setup;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Storage;

namespace EmbeddedHost.Guide;

/// <summary>
/// A month of usage is fed in day by day, the month is closed, its charges are shown, and each bill stands beside its estimate with the
/// reasons of every difference. The clock of the run stands still, so the month passes on a host of its own.
/// </summary>
internal sealed class MonthOfCharges(Scene scene)
{
    private const int ChangedOn = 15;
    private const int RegisteredOn = 11;
    private const decimal Goodwill = -5_000;

    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[scene.Organization.TimeZone];
    private readonly YearMonth _month = scene.Today.ToYearMonth().PlusMonths(1);
    private readonly Dictionary<PlannedService, long> _numbers = [];
    private readonly Dictionary<PlannedService, ChargeEstimate> _estimates = [];

    // The first runs as it was estimated, the second is changed and used more, the third is registered in the middle of the month.
    private PlannedService Unchanged => scene.Plan.Services[0];

    private PlannedService Changed => scene.Plan.Services[1];

    private PlannedService Late => scene.Plan.Services.Single(planned => planned.Id == "ItHelpdesk");

    private LocalDate First => _month.OnDayOfMonth(1);

    private LocalDate Last => First.PlusMonths(1).PlusDays(-1);

    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("A month of usage, closed and billed", "사용량 · 월 마감 · 요금 현황");
        await using var host = await MonthHost.StartAsync(scene.Now, scene.Cancel);
        await PrepareAsync(host);
        await FeedAsync(host);
        await CloseAsync(host);
        chapter.Charges = await ChargesAsync(host);
        chapter.Comparisons =
        [
            await ExplainAsync(host, Unchanged),
            await ExplainAsync(host, Changed, DifferenceReason.TermsChanged, DifferenceReason.Usage),
            await ExplainAsync(host, Late, DifferenceReason.BilledDays, DifferenceReason.Adjustments),
        ];
        return chapter;
    }

    private async Task PrepareAsync(MonthHost host)
    {
        var provision = new OrganizationProvision
        {
            Id = scene.Plan.Organization.Id,
            Name = scene.Plan.Organization.Name,
            Domain = scene.Plan.Organization.Domain,
            TimeZone = scene.Plan.Organization.TimeZone,
            OwnerAccount = scene.Plan.Owner.Account,
            OwnerName = scene.Plan.Owner.Name,
        };
        scene.Check.Value("provision", await host.Organizations.ProvisionAsync(scene.Operator, provision, cancellationToken: scene.Cancel));
        foreach (var planned in (PlannedService[])[Unchanged, Changed, Late])
        {
            var number = scene.Check.Value("add", await host.Services.AddAsync(scene.Owner, scene.Id, planned.Type, cancellationToken: scene.Cancel)).Number;
            _numbers.Add(planned, number);
            scene.Check.Value("save", await host.Services.SaveBasicInformationAsync(scene.Owner, scene.Id, number, StoreVersion.Any, planned.BasicInformation, cancellationToken: scene.Cancel));
            if (planned.DiscountPercent > 0)
                scene.Check.Value("set the discount", await host.Billing.SetDiscountAsync(scene.Operator, scene.Id, number, _month, planned.DiscountPercent, cancellationToken: scene.Cancel));
            if (planned != Late) await RegisterAsync(host, planned);
        }
    }

    /// <summary>Contracts a service, as the wizard does: with what it will cost before one's eyes.</summary>
    private async Task RegisterAsync(MonthHost host, PlannedService planned)
    {
        var request = new EstimateRequest { Service = _numbers[planned], Month = _month, Terms = planned.Terms, Usage = planned.ExpectedUsage };
        var estimate = scene.Check.Value($"estimate {planned.Id}", await host.Billing.EstimateAsync(scene.Owner, scene.Id, request, scene.Cancel));
        _estimates.Add(planned, estimate);
        scene.Check.Value("contract", await host.Services.RegisterContractAsync(scene.Owner, scene.Id, _numbers[planned], StoreVersion.Any, planned.Terms, cancellationToken: scene.Cancel));
        scene.Check.Note($"{planned.Id}: contracted, {estimate.Charges.Total} estimated for {_month}");
    }

    private async Task FeedAsync(MonthHost host)
    {
        UsageInput[] batch = [];
        var records = 0;
        for (var day = First; day <= Last; day = day.PlusDays(1))
        {
            host.GoTo(day, _zone);
            if (day.Day == RegisteredOn) await RegisterAsync(host, Late);
            if (day.Day == ChangedOn) await ChangeAsync(host);
            batch = [.. _estimates.Keys.SelectMany(planned => UsageOf(planned, day))];
            var receipt = scene.Check.Value($"record the usage of {day}", await host.Usage.RecordAsync(scene.Operator, scene.Id, batch, scene.Cancel));
            scene.Check.That(receipt.Accepted == batch.Length, $"{receipt.Accepted} of {batch.Length} records of {day} were accepted");
            records += receipt.Accepted;
        }

        var again = scene.Check.Value("send the last day again", await host.Usage.RecordAsync(scene.Operator, scene.Id, batch, scene.Cancel));
        scene.Check.That(again is { Accepted: 0 } && again.Repeated == batch.Length, "a repeated batch was counted twice");
        scene.Check.Note($"{records} usage records came in, day by day; the last {batch.Length} came twice and count once");
        await RefusedAsync("the last record again with another quantity", AdminErrors.UsageKeyReused, host, batch[0] with { Quantity = batch[0].Quantity + 1 });
        await RefusedAsync("a record of tomorrow", AdminErrors.UsageDayOutsideLife, host, batch[0] with { Day = Last.PlusDays(1), Key = "tomorrow" });
    }

    private async Task ChangeAsync(MonthHost host)
    {
        var terms = Contract.OneMoreUser(_estimates[Changed].Terms);
        scene.Check.Value("change", await host.Services.ChangeContractAsync(scene.Owner, scene.Id, _numbers[Changed], StoreVersion.Any, terms, cancellationToken: scene.Cancel));
        scene.Check.Note($"{Changed.Id}: one user more from the {ChangedOn}th on, and twice the tickets");
    }

    /// <summary>What was expected, in equal shares; of the changed service twice as many tickets from the change on.</summary>
    private IEnumerable<UsageInput> UsageOf(PlannedService planned, LocalDate day)
    {
        var begin = planned == Late ? RegisteredOn : 1;
        foreach (var expected in planned.ExpectedUsage)
        {
            var (total, days, nth) = ((long)expected.Quantity, Last.Day - begin + 1, day.Day - begin + 1);
            var share = (total * nth / days) - (total * (nth - 1) / days);
            yield return new UsageInput
            {
                Service = _numbers[planned],
                Counter = expected.Counter,
                Day = day,
                Quantity = planned == Changed && expected.Counter == ContractItem.TicketCode && day.Day >= ChangedOn ? 2 * share : share,
                Key = $"{planned.Id}-{expected.Counter}-{NodaTime.Text.LocalDatePattern.Iso.Format(day)}",
            };
        }
    }

    private async Task CloseAsync(MonthHost host)
    {
        var adjustment = new AdjustmentInput { Service = _numbers[Late], Month = _month, Amount = Goodwill, Reason = "서비스 장애 보상 (goodwill)", MendsService = _numbers[Late], MendsMonth = _month };
        scene.Check.Value("adjust", await host.Billing.AdjustAsync(scene.Operator, scene.Id, adjustment, cancellationToken: scene.Cancel));
        scene.Check.Note($"{Late.Id}: adjusted by {Goodwill} before tax, {adjustment.Reason}");
        var early = await host.Closing.CloseAsync(scene.Operator, scene.Id, _month, scene.Cancel);
        scene.Check.That(!early.Succeeded && early.Error.Kind == AdminErrors.MonthNotOver, $"the running month was closed: {early}");
        scene.Check.Note($"the month cannot be closed before it is over: {early.Error.Code}");

        host.GoTo(Last.PlusDays(1), _zone);
        var closed = scene.Check.Value("close the month", await host.Closing.CloseAsync(scene.Operator, scene.Id, _month, scene.Cancel));
        scene.Check.That(closed.IsFinished && closed.Statements == _numbers.Count, $"{closed.Statements} statements were made");
        var again = scene.Check.Value("close it again", await host.Closing.CloseAsync(scene.Operator, scene.Id, _month, scene.Cancel));
        scene.Check.That(again == closed, "closing it again changed something");
        scene.Check.Note($"{_month} is closed with {closed.Statements} statements, and closing it again changes nothing");

        var late = new UsageInput { Service = _numbers[Unchanged], Counter = ContractItem.TicketCode, Day = Last, Quantity = 1, Key = "too-late" };
        var receipt = scene.Check.Value("record late usage", await host.Usage.RecordAsync(scene.Operator, scene.Id, [late], scene.Cancel));
        scene.Check.That(receipt is { Accepted: 0, Late: [_] }, "a record for the closed month was accepted");
        scene.Check.Note("a record that comes now is refused and listed");
        foreach (var number in _numbers.Values)
        {
            var statement = scene.Check.Value("read the statement", await host.Charges.StatementAsync(scene.Owner, scene.Id, number, _month, scene.Cancel));
            var recomputed = scene.Check.Value("make it again", await host.Charges.RecomputeAsync(scene.Owner, scene.Id, number, _month, scene.Cancel));
            scene.Check.That(statement.ToBytes().AsSpan().SequenceEqual(recomputed.ToBytes()), $"the statement of {number} cannot be made again");
        }

        scene.Check.Note("each statement, made again from terms, usage and kept prices, has the same bytes");
        var schedule = scene.Check.Value("read the schedule", await host.Closing.SchedulesAsync(scene.Owner, scene.Id, _month, scene.Cancel)).Single();
        scene.Check.Note($"{schedule.Amount} to be charged from {schedule.Attempts[0]} on, {schedule.Attempts.Count} attempts; with the late fee {schedule.AmountWithLateFee}");
    }

    private async Task<ChargeTable> ChargesAsync(MonthHost host)
    {
        var query = new ChargeQuery { From = _month, To = _month.PlusMonths(1), WithSums = true };
        var page = scene.Check.Value("search charges", await host.Charges.SearchAsync(scene.Owner, scene.Id, query, scene.Cancel));
        var sum = page.MonthSums!.Single(sum => sum.Month == _month);
        scene.Check.That(sum.Total.Amount == page.Rows.Where(row => row.Month == _month).Sum(row => row.Total.Amount), "the sum of the month is not that of its rows");
        return new ChargeTable
        {
            Currency = sum.Supply.Currency.Code,
            Rows = [.. page.Rows.Select(row => new ChargeLine
            {
                Month = Month(row.Month),
                Service = row.ServiceName,
                Type = Words.Of(row.Type).Korean,
                State = row.State.ToString(),
                Lines = row.Lines.Count,
                Supply = row.Supply.Amount,
                Vat = row.Vat.Amount,
                Total = row.Total.Amount,
            })],
            Sums = [.. page.MonthSums!.Select(month => new ChargeSumLine { Month = Month(month.Month!.Value), Supply = month.Supply.Amount, Vat = month.Vat.Amount, Total = month.Total.Amount })],
        };
    }

    private async Task<BillComparison> ExplainAsync(MonthHost host, PlannedService planned, params DifferenceReason[] reasons)
    {
        var estimate = _estimates[planned];
        var explained = scene.Check.Value($"explain {planned.Id}", await host.Charges.ExplainAsync(scene.Owner, scene.Id, estimate, _numbers[planned], _month, scene.Cancel));
        var difference = explained.Billed.Amount - explained.Estimated.Amount;
        scene.Check.That(explained.Differences.Sum(part => part.Amount.Amount) == difference, $"{planned.Id}: the differences do not add up to {difference}");
        scene.Check.That(explained.Differences.Select(part => part.Reason).Distinct().SequenceEqual(reasons), $"{planned.Id}: the reasons are {string.Join(", ", explained.Differences.Select(part => part.Reason).Distinct())}");
        if (reasons.Length == 0)
        {
            var expected = ExpectedCost.Of(PriceBooks.Korea2020, _month, estimate.Terms, planned.ExpectedUsage, planned.DiscountPercent);
            scene.Check.That(explained.Billed.Amount == expected.Total, $"{planned.Id} is billed {explained.Billed}, but by pencil and paper {expected.Total}");
        }

        return new BillComparison
        {
            Service = planned.Name,
            Month = Month(_month),
            Estimated = explained.Estimated.Amount,
            Billed = explained.Billed.Amount,
            Differences = [.. explained.Differences.Select(part => new BillDifferenceLine
            {
                Reason = part.Reason.ToString(),
                Days = [.. part.Days.Select(NodaTime.Text.LocalDatePattern.Iso.Format)],
                Line = part.Line,
                Amount = part.Amount.Amount,
            })],
        };
    }

    private async Task RefusedAsync(string what, AdminErrorKind expected, MonthHost host, UsageInput record)
    {
        var outcome = await host.Usage.RecordAsync(scene.Operator, scene.Id, [record], scene.Cancel);
        scene.Check.That(!outcome.Succeeded && outcome.Error.Kind == expected, $"{what}: {outcome}, but {expected.Code} was to refuse it");
        scene.Check.Note($"{what} is refused: {outcome.Error.Code} {outcome.Error.Target}");
    }

    private static string Month(YearMonth month) => NodaTime.Text.YearMonthPattern.Iso.Format(month);
}

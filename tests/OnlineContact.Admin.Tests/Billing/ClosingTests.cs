using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Billing.ChargeScene;

namespace OnlineContact.Admin.Tests.Billing;

public class ClosingTests
{
    private static readonly LocalDate Day = new(2021, 4, 2);

    [Fact]
    public async Task An_unchanged_month_costs_what_was_estimated()
    {
        await using var scene = await ChargeScene.StartAsync();
        IReadOnlyList<ContractTermInput> terms = [new() { Item = "ticket", Users = 10 }, new() { Item = "telticket", Users = 5 }, new() { Item = "helpdoc" }];
        var service = await scene.ServiceAsync("alpha", terms);
        Assert.True((await scene.Host.Billing.SetDiscountAsync(AdminTestHost.Operator, scene.Acme.Id, service, April, 5)).Succeeded);
        scene.GoTo(2021, 4, 15);
        Succeeded(await scene.RecordAsync(Record(service, "ticket", Day, 3_500, "a"), Record(service, "telticket", Day, 45_000, "b")));
        var estimate = await scene.EstimateAsync(service, April, terms, new() { Counter = "ticket", Quantity = 3_500 }, new() { Counter = "telticket", Quantity = 45_000 });
        scene.GoTo(2021, 5, 1);
        await scene.CloseAsync(April);

        var statement = await scene.StatementAsync(service, April);
        Assert.Equal(663_052, statement.Total.Amount);
        Assert.Equal(estimate.Charges.Total, statement.Total);
        Assert.Equal((5L, 1L, "kr-2020", 1L), (statement.Header.DiscountPercent, statement.Header.CalculatorVersion, statement.Header.PriceBook, statement.Header.PriceBookVersion));
        Assert.Equal(DateTimeZoneProviders.Tzdb.VersionId, statement.Header.TimeZoneData);
        Assert.Equal(estimate.TimeZoneData, statement.Header.TimeZoneData);
        Assert.Empty(Succeeded(await scene.Host.Charges.ExplainAsync(scene.Acme.Owner, scene.Acme.Id, estimate, service, April)).Differences);
    }

    [Fact]
    public async Task A_month_is_closed_once_and_only_when_it_is_over()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        var operatorActor = AdminTestHost.Operator;
        Assert.Equal("OCA3016", (await scene.Host.MonthClosing.CloseAsync(operatorActor, scene.Acme.Id, March)).Error.Code);
        Assert.Equal("OCA3007", (await scene.Host.MonthClosing.CloseAsync(operatorActor, scene.Acme.Id, new YearMonth(2200, 1))).Error.Code);
        Assert.Equal("OCA3007", (await scene.Host.MonthClosing.CloseAsync(operatorActor, scene.Acme.Id, new YearMonth(1999, 12))).Error.Code);

        // 15:00 UTC of the last day is midnight in Seoul.
        scene.Host.Clock.Now = Instant.FromUtc(2021, 3, 31, 14, 59);
        Assert.Equal("OCA3016", (await scene.Host.MonthClosing.CloseAsync(operatorActor, scene.Acme.Id, March)).Error.Code);
        scene.Host.Clock.Now = Instant.FromUtc(2021, 3, 31, 15, 0);
        var closed = await scene.CloseAsync(March);
        Assert.Equal((1L, true), (closed.Statements, closed.IsFinished));
        var content = await ContentAsync(scene);
        scene.GoTo(2021, 4, 5);
        Assert.Equal(closed, await scene.CloseAsync(March));
        Assert.Equal(content, await ContentAsync(scene));

        // 17 days from the 15th, both included.
        Assert.Equal(3 * 17 * 333, (await scene.StatementAsync(service, March)).Supply.Amount);
        Assert.Equal("OCA3021", (await scene.Host.Charges.StatementAsync(scene.Acme.Owner, scene.Acme.Id, service, April)).Error.Code);
        Assert.True((await scene.Host.ChangeLog.VerifyAsync(scene.Acme.Owner, scene.Acme.Id)).Value.IsWhole);
    }

    [Fact]
    public async Task Many_services_are_closed_in_several_changes_and_an_interrupted_closing_goes_on()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var scene = await ChargeScene.StartAsync(store: store);
        var numbers = new List<long>();
        for (var i = 0; i < 520; i++) numbers.Add(await scene.ServiceAsync($"x{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}"));
        Succeeded(await scene.RecordAsync([.. numbers.Select(number => Record(number, "ticket", new LocalDate(2021, 3, 15), 3_000 + number, $"k{number}"))]));
        scene.GoTo(2021, 4, 1);

        using var cancel = new CancellationTokenSource();
        var interrupted = new StoreThatCancels(store, cancel);
        await using (var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => interrupted), scene.Host.Clock))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.MonthClosing.CloseAsync(AdminTestHost.Operator, scene.Acme.Id, March, cancel.Token));
        var half = Succeeded(await scene.Host.MonthClosing.StateAsync(scene.Acme.Owner, scene.Acme.Id, March));
        Assert.Equal((250L, false), (half.Statements, half.IsFinished));
        Assert.Equal(520, (await SumsAsync()).Rows);
        foreach (var number in (long[])[numbers[0], numbers[249]]) Assert.Single(Succeeded(await scene.RecordAsync(Record(number, "ticket", new LocalDate(2021, 3, 15), 1, $"late-{number}"))).Late);
        Assert.Equal(1, Succeeded(await scene.RecordAsync(Record(numbers[^1], "ticket", new LocalDate(2021, 3, 15), 1, "in-time"))).Accepted);

        scene.Host.Clock.Advance(Duration.FromHours(1));
        var closed = await scene.CloseAsync(March);
        Assert.Equal((520L, half.BegunAt, half.BegunAt + Duration.FromHours(1)), (closed.Statements, closed.BegunAt, closed.At));
        foreach (var number in numbers)
        {
            var usage = (await scene.StatementAsync(number, March)).Lines.Single(line => line.Kind == StatementLineKind.Usage);
            Assert.Equal(3_000 + number + (number == numbers[^1] ? 1 : 0), usage.Quantity);
        }

        Assert.Equal(520, (await SumsAsync()).Rows);

        async Task<ChargeSum> SumsAsync() =>
            Assert.Single(Succeeded(await scene.Host.Charges.SearchAsync(scene.Acme.Owner, scene.Acme.Id, new ChargeQuery { From = March, To = March, WithSums = true, PageSize = 200 })).RangeSums!);
    }

    [Fact]
    public async Task Two_hosts_that_close_at_once_while_usage_arrives_make_one_statement_each_and_lose_nothing()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var scene = await ChargeScene.StartAsync(store: store);
        var numbers = new List<long>();
        for (var i = 0; i < 30; i++) numbers.Add(await scene.ServiceAsync($"x{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}"));
        scene.GoTo(2021, 4, 1);
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store), scene.Host.Clock);
        var accepted = 0L;
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                var host = writer % 2 == 0 ? scene.Host : other;
                var outcome = await host.Usage.RecordAsync(AdminTestHost.Operator, scene.Acme.Id, [.. numbers.Select(number => Record(number, "ticket", new LocalDate(2021, 3, 20), 1, $"{writer}-{i}-{number}"))]);
                if (outcome.Succeeded) Interlocked.Add(ref accepted, outcome.Value.Accepted);
                else Assert.Equal("OCA0006", outcome.Error.Code);
            }
        })).ToList();
        var closers = new[] { scene.Host, other, scene.Host }.Select(host => Task.Run(async () =>
        {
            while (!(await host.MonthClosing.CloseAsync(AdminTestHost.Operator, scene.Acme.Id, March)).Succeeded)
            {
            }
        })).ToList();
        await Task.WhenAll([.. writers, .. closers]);

        var statements = await Task.WhenAll(numbers.Select(number => scene.StatementAsync(number, March)));
        Assert.Equal(accepted, statements.Sum(statement => statement.Lines.Where(line => line.Kind == StatementLineKind.Usage).Sum(line => line.Quantity)));
        var records = await store.GetAsync(scene.Acme.Id, [new RecordRead(UsageRecord.Shape, [], [[]])], default);
        Assert.Equal(accepted, records[0].Count);
    }

    [Fact]
    public async Task Order_and_splitting_of_usage_have_no_influence_on_the_bytes()
    {
        var bytes = new List<byte[]>();
        UsageInput[] records = [.. Enumerable.Range(1, 20).Select(i => Record(1, i % 2 == 0 ? "ticket" : "telticket", new LocalDate(2021, 3, 15), 500 * i, $"k{i}"))];
        UsageInput[][][] ways =
        [
            [records],
            [[.. records.Reverse()]],
            [.. records.Select(record => new[] { record })],
            [[.. records.SelectMany(record => new[] { record with { Quantity = record.Quantity - 100, Key = record.Key + "a" }, record with { Quantity = 100, Key = record.Key + "b" } })]],
        ];
        foreach (var way in ways)
        {
            await using var scene = await ChargeScene.StartAsync();
            var service = await scene.ServiceAsync("alpha");
            foreach (var batch in way) Succeeded(await scene.RecordAsync([.. batch.Select(record => record with { Service = service })]));
            scene.GoTo(2021, 4, 1);
            await scene.CloseAsync(March);
            var statement = await scene.StatementAsync(service, March);
            Assert.Equal(statement.Header.Digest, Digest.Of(statement.ToBytes()));
            bytes.Add(statement.ToBytes());
        }

        Assert.All(bytes, other => Assert.Equal(bytes[0], other));
    }

    [Fact]
    public async Task A_suspended_month_costs_the_same_and_a_terminated_service_has_no_later_month()
    {
        await using var scene = await ChargeScene.StartAsync();
        var (used, suspended, terminated) = (await scene.ServiceAsync("used"), await scene.ServiceAsync("suspended"), await scene.ServiceAsync("terminated"));
        foreach (var number in (long[])[suspended, terminated]) Assert.True((await scene.Host.ContractedServices.SuspendAsync(scene.Acme.Owner, scene.Acme.Id, number, StoreVersion.Any)).Succeeded);
        scene.GoTo(2021, 4, 10);
        Assert.True((await scene.Host.ContractedServices.TerminateAsync(scene.Acme.Owner, scene.Acme.Id, terminated, StoreVersion.Any)).Succeeded);
        scene.GoTo(2021, 6, 2);
        foreach (var month in (YearMonth[])[March, April, new(2021, 5)]) await scene.CloseAsync(month);

        foreach (var month in (YearMonth[])[March, April, new(2021, 5)]) Assert.Equal((await scene.StatementAsync(used, month)).Total, (await scene.StatementAsync(suspended, month)).Total);
        Assert.Equal(3 * 10 * 333, (await scene.StatementAsync(terminated, April)).Supply.Amount);
        Assert.Equal("OCA3021", (await scene.Host.Charges.StatementAsync(scene.Acme.Owner, scene.Acme.Id, terminated, new YearMonth(2021, 5))).Error.Code);
        Assert.Equal("OCA3014", (await scene.Host.Billing.AdjustAsync(AdminTestHost.Operator, scene.Acme.Id, Mending(terminated, new YearMonth(2021, 6), -1))).Error.Code);
    }

    [Fact]
    public async Task An_adjustment_mends_a_closed_month_in_an_open_one()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        scene.GoTo(2021, 4, 5);
        await scene.CloseAsync(March);
        var before = await scene.StatementAsync(service, March);
        Assert.Equal("OCA3015", (await AdjustAsync(Mending(service, March, -1_000))).Error.Code);
        Assert.Equal("OCA3019", (await AdjustAsync(Mending(service, April, 0))).Error.Code);
        Assert.Equal("OCA3019", (await AdjustAsync(Mending(service, April, 0.5m))).Error.Code);
        Assert.Equal("OCA3019", (await AdjustAsync(Mending(service, April, 1_000_000_000_001))).Error.Code);
        Assert.Equal("OCA3020", (await AdjustAsync(Mending(service, April, 1) with { Reason = " " })).Error.Code);
        Assert.Equal("OCA3020", (await AdjustAsync(Mending(service, April, 1) with { Reason = new string('x', 201) })).Error.Code);
        Assert.Equal("OCA3014", (await AdjustAsync(Mending(service, new YearMonth(2021, 5), 1))).Error.Code);
        Assert.Equal("OCA1001", (await AdjustAsync(Mending(999, April, 1))).Error.Code);
        Assert.Equal("OCA3012", (await AdjustAsync(Mending(service, April, 1) with { MendsRecord = new string('k', 256) })).Error.Code);
        Assert.True((await AdjustAsync(Mending(service, April, -1_000))).Succeeded);
        Assert.True((await AdjustAsync(Mending(service, April, 250))).Succeeded);
        scene.GoTo(2021, 5, 1);
        await scene.CloseAsync(April);

        var statement = await scene.StatementAsync(service, April);
        Assert.Equal((29_250m, 2_925m, -750m), (statement.Supply.Amount, statement.Vat.Amount, statement.Header.Adjustments));
        Assert.Equal([(-1_000m, "counted twice"), (250m, "counted twice")], statement.Lines.Where(line => line.Kind == StatementLineKind.Adjustment).Select(line => (line.Amount, line.Text)));
        Assert.Equal(before.ToBytes(), (await scene.StatementAsync(service, March)).ToBytes());

        Task<Outcome<ChangeReceipt>> AdjustAsync(AdjustmentInput input) => scene.Host.Billing.AdjustAsync(AdminTestHost.Operator, scene.Acme.Id, input);
    }

    [Fact]
    public async Task A_service_takes_so_many_adjustments_a_month_and_no_more()
    {
        await using var scene = await ChargeScene.StartAsync();
        var (service, other) = (await scene.ServiceAsync("alpha"), await scene.ServiceAsync("beta"));
        for (var i = 0; i < ChargeAdjustment.MaxInMonth; i++) Assert.True((await AdjustAsync(service, March)).Succeeded);

        var error = (await AdjustAsync(service, March)).Error;
        Assert.Equal(("OCA3023", "1000", "1000"), (error.Code, error.Argument("limit"), error.Argument("actual")));
        Assert.True((await AdjustAsync(other, March)).Succeeded);
        scene.GoTo(2021, 4, 2);
        Assert.True((await AdjustAsync(service, April)).Succeeded);
        await scene.CloseAsync(March);
        var statement = await scene.StatementAsync(service, March);
        Assert.Equal((1_000m, 1_000), (statement.Header.Adjustments, statement.Lines.Count(line => line.Kind == StatementLineKind.Adjustment)));

        Task<Outcome<ChangeReceipt>> AdjustAsync(long number, YearMonth month) =>
            scene.Host.Billing.AdjustAsync(AdminTestHost.Operator, scene.Acme.Id, new AdjustmentInput { Service = number, Month = month, Amount = 1, Reason = "one", MendsService = number, MendsMonth = March });
    }

    [Fact]
    public async Task A_statement_can_be_made_again_when_book_terms_discount_and_trial_have_changed()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var scene = await ChargeScene.StartAsync(store: store);
        var service = await scene.ServiceAsync("alpha");
        Assert.True((await scene.Host.Billing.ExtendTrialAsync(AdminTestHost.Operator, scene.Acme.Id, service, new LocalDate(2021, 3, 20))).Succeeded);
        scene.GoTo(2021, 4, 1);
        await scene.CloseAsync(March);
        var statement = await scene.StatementAsync(service, March);
        Assert.Equal(new LocalDate(2021, 3, 20), statement.Header.TrialEnd);
        Assert.True(statement.Header.TrialDiscount > 0);
        Assert.Equal("OCA3015", (await scene.Host.Billing.SetDiscountAsync(AdminTestHost.Operator, scene.Acme.Id, service, March, 50)).Error.Code);
        Assert.Equal("OCA3015", (await scene.Host.Billing.ExtendTrialAsync(AdminTestHost.Operator, scene.Acme.Id, service, new LocalDate(2021, 3, 25))).Error.Code);
        Assert.Equal("OCA3007", (await scene.Host.Billing.ExtendTrialAsync(AdminTestHost.Operator, scene.Acme.Id, service, LocalDate.MinIsoValue)).Error.Code);
        Assert.Equal("OCA3022", (await scene.Host.Billing.ExtendTrialAsync(AdminTestHost.Operator, scene.Acme.Id, service, new LocalDate(2021, 3, 15))).Error.Code);
        Assert.True((await scene.Host.Billing.ExtendTrialAsync(AdminTestHost.Operator, scene.Acme.Id, service, new LocalDate(2021, 4, 25))).Succeeded);
        Assert.True((await scene.Host.Billing.SetDiscountAsync(AdminTestHost.Operator, scene.Acme.Id, service, April, 50)).Succeeded);
        Assert.True((await scene.Host.ContractedServices.ChangeContractAsync(scene.Acme.Owner, scene.Acme.Id, service, StoreVersion.Any, Scenes.Ticket(9))).Succeeded);

        var dearer = new PriceBook("kr-2020", Currency.Krw, [PriceBooks.Korea2020.Versions[0] with { Prices = [.. PriceBooks.Korea2020.Versions[0].Prices.Select(price => price with { MonthPrice = price.MonthPrice * 2, DayPrice = price.DayPrice * 2 })] }]);
        await using var later = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store).Configure(options => options.PriceBooks[0] = dearer), scene.Host.Clock);
        var again = Succeeded(await later.Charges.RecomputeAsync(scene.Acme.Owner, scene.Acme.Id, service, March));
        Assert.Equal(statement.ToBytes(), again.ToBytes());
        Assert.Equal(statement.Header.Digest, again.Header.Digest);
        var kept = Succeeded(await later.MonthClosing.PricesAsync(scene.Acme.Owner, scene.Acme.Id, statement.Header.Prices));
        Assert.Equal(10_000, kept.Versions[0].PriceOf("ticket")!.MonthPrice);
        scene.GoTo(2021, 5, 1);
        Succeeded(await later.MonthClosing.CloseAsync(AdminTestHost.Operator, scene.Acme.Id, April));
        Assert.NotEqual(statement.Header.Prices, (await scene.StatementAsync(service, April)).Header.Prices);
    }

    [Fact]
    public async Task All_organizations_are_closed_and_one_that_is_refused_keeps_no_other()
    {
        await using var scene = await ChargeScene.StartAsync();
        await scene.ServiceAsync("alpha");
        await scene.Host.ProvisionAsync("behind", timeZone: "Pacific/Honolulu", owner: "other");
        scene.Host.Clock.Now = Instant.FromUtc(2021, 3, 31, 15, 0);
        var all = new Dictionary<string, string>();
        await foreach (var one in scene.Host.MonthClosing.CloseAllAsync(AdminTestHost.Operator, March)) all.Add(one.Organization.Value, one.Outcome.Succeeded ? "closed" : one.Outcome.Error.Code);
        Assert.Equal(new Dictionary<string, string> { ["acme"] = "closed", ["behind"] = "OCA3016" }, all);
    }

    [Theory]
    [InlineData("Asia/Seoul")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Pacific/Apia")]
    [InlineData("Africa/Cairo")]
    [InlineData("America/New_York")]
    public async Task Month_boundaries_and_clock_changes_lose_and_double_no_day(string zone)
    {
        // Every noon of a year belongs to one day of one month; three users on each day, billed by the day price or the month price.
        var clock = new FakeAdminClock(Instant.FromUtc(2021, 12, 15, 12, 0));
        await using var scene = await ChargeScene.StartAsync(zone: zone, clock: clock);
        var service = await scene.ServiceAsync("alpha");
        var days = DateTimeZoneProviders.Tzdb[zone];
        var registered = clock.Now.InZone(days).Date;
        for (var i = 0; i < 100; i++)
        {
            Succeeded(await scene.RecordAsync(Record(service, "ticket", clock.Now.InZone(days).Date, 1, $"day {i}".Replace(' ', '-'))));
            clock.Advance(Duration.FromHours(23));
        }

        var today = clock.Now.InZone(days).Date;
        var billed = 0L;
        var used = 0L;
        for (var month = registered.ToYearMonth(); month.CompareTo(today.ToYearMonth()) < 0; month = month.PlusMonths(1))
        {
            await scene.CloseAsync(month);
            var lines = (await scene.StatementAsync(service, month)).Lines;
            billed += lines.Single(line => line.Kind == StatementLineKind.Licence).Quantity;
            used += lines.Single(line => line.Kind == StatementLineKind.Usage).Quantity;
        }

        var end = today.With(DateAdjusters.StartOfMonth);
        Assert.Equal(3 * Period.DaysBetween(registered, end), billed);
        var open = Succeeded(await scene.Host.Usage.DaysAsync(scene.Acme.Owner, scene.Acme.Id, service, today.ToYearMonth()));
        Assert.Equal(100, used + open.Sum(usage => usage.Total));
    }

    [Theory]
    [InlineData("JPY", 0, 1_200)]
    [InlineData("USD", 2, 9.99)]
    public async Task Another_currency_is_billed_in_its_smallest_unit(string currency, int digits, double monthPrice)
    {
        var json = $$$"""
            {"name":"other","currency":"{{{currency}}}","minorUnitDigits":{{{digits}}},"versions":[{"effectiveFrom":"2021-01","number":1,"prices":[
            {"item":"ticket","perUser":true,"monthPrice":{{{monthPrice.ToString(System.Globalization.CultureInfo.InvariantCulture)}}},"dayPrice":0.333,"usage":{"unit":"ticket","freeUnits":0,"steps":[{"unitPrice":0.015}]}}]}]}
            """;
        await using var scene = await ChargeScene.StartAsync(admin => admin.AddPriceBook(json), priceBook: "other");
        var service = await scene.ServiceAsync("alpha");
        scene.GoTo(2021, 4, 15);
        Succeeded(await scene.RecordAsync(Record(service, "ticket", Day, 333, "a")));
        var estimate = await scene.EstimateAsync(service, April, Scenes.Ticket(3), new ExpectedUsage { Counter = "ticket", Quantity = 333 });
        scene.GoTo(2021, 5, 1);
        await scene.CloseAsync(April);
        var statement = await scene.StatementAsync(service, April);
        Assert.Equal(currency, statement.Currency.Code);
        Assert.Equal(estimate.Charges.Total, statement.Total);
        // 333 x 0.015 = 4.995: half up to 5.00 or 5; VAT truncated.
        var supply = (3 * (decimal)monthPrice) + 5;
        Assert.Equal((supply, statement.Currency.Round(supply / 10, AmountRounding.Truncate)), (statement.Supply.Amount, statement.Vat.Amount));
    }

    [Fact]
    public async Task The_schedule_gives_dates_and_amounts()
    {
        await using var scene = await ChargeScene.StartAsync();
        await scene.ServiceAsync("alpha");
        Assert.Equal("OCA3021", (await scene.Host.MonthClosing.SchedulesAsync(scene.Acme.Owner, scene.Acme.Id, March)).Error.Code);
        scene.GoTo(2021, 4, 1);
        await scene.CloseAsync(March);
        var schedule = Assert.Single(Succeeded(await scene.Host.MonthClosing.SchedulesAsync(scene.Acme.Owner, scene.Acme.Id, March)));
        Assert.Equal((new LocalDate(2021, 3, 1), new LocalDate(2021, 3, 31)), (schedule.PeriodFirst, schedule.PeriodLast));
        // 10:00 in Seoul is 01:00 UTC.
        Assert.Equal(Enumerable.Range(8, 7).Select(day => Instant.FromUtc(2021, 4, day, 1, 0)), schedule.Attempts);
        Assert.Equal((Instant.FromUtc(2021, 4, 16, 15, 0), Instant.FromUtc(2021, 4, 22, 15, 0)), (schedule.NoticeFrom, schedule.RestrictedFrom));
        // 3 x 17 x 333 = 16,983; VAT 1,698; 2 % of 18,681 is 373.62.
        Assert.Equal((18_681m, 373m, 19_054m), (schedule.Amount.Amount, schedule.LateFee.Amount, schedule.AmountWithLateFee.Amount));
    }

    /// <summary>However many services go into one change: figures, sums, entries and what is marked as closed are the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_closing_is_the_same_in_changes_of_any_size(int servicesAtOnce)
    {
        await using var scene = await ChargeScene.StartAsync();
        scene.Host.MonthClosing.ServicesAtOnce = servicesAtOnce;
        var owner = scene.Acme.Owner;
        var numbers = new List<long>();
        for (var i = 1; i <= 4; i++) numbers.Add(await scene.ServiceAsync($"x{(char)('a' + i)}", Scenes.Ticket(i)));
        var issues = (await scene.Host.ContractedServices.AddAsync(owner, scene.Acme.Id, ServiceType.IssueManagement)).Value.Number;
        Succeeded(await scene.Host.ContractedServices.SaveBasicInformationAsync(owner, scene.Acme.Id, issues, StoreVersion.Any, new BasicInformation { Name = "Issues", ServiceId = "issues", TimeZone = "Asia/Seoul" }));
        Succeeded(await scene.Host.ContractedServices.RegisterContractAsync(owner, scene.Acme.Id, issues, StoreVersion.Any, Scenes.Ticket(9)));
        Succeeded(await scene.RecordAsync(Record(numbers[1], "ticket", new LocalDate(2021, 3, 15), 4_000, "a"), Record(numbers[3], "chat", new LocalDate(2021, 3, 15), 3_100, "b")));
        scene.GoTo(2021, 4, 1);
        var begun = scene.Host.Clock.Now;
        var closed = await scene.CloseAsync(March);

        Assert.Equal((5L, issues, true, begun, begun), (closed.Statements, closed.LastService, closed.IsFinished, closed.BegunAt, closed.At));
        var statements = await Task.WhenAll(numbers.Append(issues).Select(number => scene.StatementAsync(number, March)));
        Assert.Equal([1 * 17 * 333, (2 * 17 * 333) + 50_000, 3 * 17 * 333, (4 * 17 * 333) + 5_000, 9 * 17 * 333], statements.Select(statement => (int)statement.Supply.Amount));
        Assert.All(statements, statement => Assert.Equal(Digest.Of(statement.ToBytes()), statement.Header.Digest));
        var page = Succeeded(await scene.Host.Charges.SearchAsync(owner, scene.Acme.Id, new ChargeQuery { From = March, To = March, WithSums = true }));
        var sum = Assert.Single(page.MonthSums!);
        Assert.Equal((5L, statements.Sum(one => one.Supply.Amount), statements.Sum(one => one.Vat.Amount)), (sum.Rows, sum.Supply.Amount, sum.Vat.Amount));
        var ofIssues = Succeeded(await scene.Host.Charges.SearchAsync(owner, scene.Acme.Id, new ChargeQuery { From = March, To = March, WithSums = true, Type = ServiceType.IssueManagement }));
        Assert.Equal((1L, statements[4].Supply.Amount), (ofIssues.RangeSums![0].Rows, ofIssues.RangeSums[0].Supply.Amount));
        var schedule = Assert.Single(Succeeded(await scene.Host.MonthClosing.SchedulesAsync(owner, scene.Acme.Id, March)));
        Assert.Equal(statements.Sum(one => one.Total.Amount), schedule.Amount.Amount);

        var months = await scene.Host.Store.RecordsAsync(scene.Acme.Id, ServiceMonth.Shape);
        Assert.Equal([(numbers[1], 1L, true, begun), (numbers[3], 1L, true, begun)], months.Select(month => (month.Service, month.Records, month.IsClosed, month.At)));

        var entries = (await scene.Host.ChangeLog.ReadAsync(owner, scene.Acme.Id, 100)).Value.Entries.Where(entry => entry.Operation == "billing.month-closed").Reverse().ToList();
        Assert.Equal(5, entries.Sum(entry => int.Parse(entry.Arguments[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(entries.SkipLast(1), entry => Assert.Null(entry.After.Value));
        Assert.Equal("statements=5", entries[^1].After.Value);
        var done = 0;
        foreach (var entry in entries)
        {
            var batch = statements.Skip(done).Take(servicesAtOnce).ToList();
            done += batch.Count;
            Assert.Equal([new("month", "2021-03"), new("statements", $"{batch.Count}"), new("lastService", $"{(batch.Count == 0 ? issues : batch[^1].Header.Service)}"), new("digest", $"{Digest.Of([.. batch.SelectMany(one => one.Header.Digest.Bytes.ToArray())])}")], entry.Arguments);
            Assert.Equal((ChangeLogTargetKind.Organization, "acme", ChangeLogCategory.Billing), (entry.TargetKind, entry.TargetId.Value, entry.Category));
        }
    }

    [Fact]
    public async Task A_month_that_nobody_closed_has_no_state_and_prices_that_nobody_used_are_unknown()
    {
        await using var scene = await ChargeScene.StartAsync();
        await scene.ServiceAsync("alpha");
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);

        Assert.Equal("OCA3021", (await scene.Host.MonthClosing.StateAsync(owner, acme, March)).Error.Code);
        Assert.Equal("OCA3001", (await scene.Host.MonthClosing.PricesAsync(owner, acme, Digest.Of("other"u8))).Error.Code);
        Assert.Equal("OCA3007", (await scene.Host.MonthClosing.SchedulesAsync(owner, acme, new YearMonth(1999, 12))).Error.Code);
    }

    [Fact]
    public async Task Nothing_to_close_is_closed_with_nothing_to_pay()
    {
        await using var scene = await ChargeScene.StartAsync();
        scene.GoTo(2021, 4, 1);
        var closed = await scene.CloseAsync(March);

        Assert.Equal((0L, 0L, true), (closed.Statements, closed.LastService, closed.IsFinished));
        Assert.Empty(Succeeded(await scene.Host.MonthClosing.SchedulesAsync(scene.Acme.Owner, scene.Acme.Id, March)));
        Assert.Empty(Succeeded(await scene.Host.Charges.SearchAsync(scene.Acme.Owner, scene.Acme.Id, new ChargeQuery { From = March, To = March })).Rows);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-5_000, 0, 0)]
    [InlineData(1, 7, 0)]
    [InlineData(100, 7, 2)]
    public void What_is_not_above_nothing_is_not_charged(int amount, int attempts, int fee)
    {
        var schedule = PaymentSchedule.Of(March, DateTimeZoneProviders.Tzdb["Asia/Seoul"], new Money(amount, Currency.Krw), PriceBooks.Korea2020.Versions[0]);

        Assert.Equal((attempts, fee), (schedule.Attempts.Count, (int)schedule.LateFee.Amount));
    }

    /// <summary>A contract that was changed on the first day of the month has two terms of that month; one changed before has one.</summary>
    [Fact]
    public async Task Terms_of_the_first_day_are_part_of_the_month()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        scene.GoTo(2021, 4, 1);
        Succeeded(await scene.Host.ContractedServices.ChangeContractAsync(scene.Acme.Owner, scene.Acme.Id, service, StoreVersion.Any, Scenes.Ticket(2)));
        scene.GoTo(2021, 6, 1);
        foreach (var month in (YearMonth[])[March, April, new(2021, 5)]) await scene.CloseAsync(month);

        // The highest of a day counts: three users on the first of April, two afterwards.
        Assert.Equal((2 * 10_000) + 333, (await scene.StatementAsync(service, April)).Supply.Amount);
        Assert.Equal(2 * 10_000, (await scene.StatementAsync(service, new YearMonth(2021, 5))).Supply.Amount);
    }

    private static AdjustmentInput Mending(long service, YearMonth month, decimal amount) =>
        new() { Service = service, Month = month, Amount = amount, Reason = "counted twice", MendsService = service == 999 ? 1 : service, MendsMonth = March, MendsRecord = "a" };

    private static Task<IReadOnlyList<string>> ContentAsync(ChargeScene scene) => Scenes.ContentAsync(scene.Host.Store, AdminShapes.All);

    /// <summary>Cancels the caller once the first change of a closing is committed.</summary>
    private sealed class StoreThatCancels(IAdminStore store, CancellationTokenSource cancel) : StoreDecorator(store)
    {
        public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = await base.CommitAsync(changes, cancellationToken);
            await cancel.CancelAsync();
            return result;
        }
    }
}

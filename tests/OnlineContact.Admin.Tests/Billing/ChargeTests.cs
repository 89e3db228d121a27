using NodaTime;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Billing.ChargeScene;

namespace OnlineContact.Admin.Tests.Billing;

public class ChargeTests
{
    private static readonly YearMonth May = new(2021, 5);

    [Fact]
    public async Task A_search_goes_through_closed_open_and_running_months_in_pages_of_any_size()
    {
        await using var scene = await ThreeMonthsAsync();
        var whole = await AllAsync(scene, new ChargeQuery { From = March, To = new YearMonth(2021, 12), PageSize = 200 });
        Assert.Equal(
            [(March, 1, ChargeState.Closed), (March, 2, ChargeState.Closed), (April, 1, ChargeState.Open), (April, 2, ChargeState.Open), (April, 3, ChargeState.Open), (May, 1, ChargeState.Forecast), (May, 2, ChargeState.Forecast), (May, 3, ChargeState.Forecast)],
            whole.Select(row => (row.Month, (int)row.Service, row.State)));
        Assert.All(whole, row => Assert.Null(row.Status));
        Assert.Equal(scene.Host.Clock.Now, whole[^1].AsOf);
        for (var size = 1; size < 9; size++)
            Assert.Equal(Shown(whole), Shown(await AllAsync(scene, new ChargeQuery { From = March, To = new YearMonth(2021, 12), PageSize = size })));

        Assert.Equal([(March, 2L), (April, 2L), (May, 2L)], (await AllAsync(scene, new ChargeQuery { From = March, To = May, Type = ServiceType.IssueManagement })).Select(row => (row.Month, row.Service)));
        var one = await AllAsync(scene, new ChargeQuery { From = March, To = May, Service = 3, PageSize = 1 });
        Assert.Equal([(April, ServiceStatus.InUse), (May, ServiceStatus.InUse)], one.Select(row => (row.Month, row.Status!.Value)));
        Assert.Equal([(March, ChargeState.Closed), (April, ChargeState.Open), (May, ChargeState.Forecast)], (await AllAsync(scene, new ChargeQuery { From = March, To = May, Service = 1 })).Select(row => (row.Month, row.State)));
        var page = Succeeded(await scene.Host.Charges.SearchAsync(scene.Acme.Owner, scene.Acme.Id, new ChargeQuery { From = March, To = May }));
        Assert.Equal((true, true), (page.MonthSums is null, page.RangeSums is null));
    }

    [Fact]
    public async Task Sums_are_those_of_the_rows()
    {
        await using var scene = await ThreeMonthsAsync();
        foreach (var query in (ChargeQuery[])[new() { From = March, To = May }, new() { From = April, To = May, Type = ServiceType.IssueManagement }, new() { From = March, To = May, Service = 1 }])
        {
            var rows = await AllAsync(scene, query);
            var page = Succeeded(await scene.Host.Charges.SearchAsync(scene.Acme.Owner, scene.Acme.Id, query with { WithSums = true, PageSize = 1 }));
            Assert.Equal(
                rows.GroupBy(row => row.Month).Select(month => (month.Key, (long)month.Count(), month.Sum(row => row.Supply.Amount), month.Sum(row => row.Total.Amount))),
                page.MonthSums!.Select(sum => (sum.Month!.Value, sum.Rows, sum.Supply.Amount, sum.Total.Amount)));
            Assert.Equal((rows.Sum(row => row.Vat.Amount), (YearMonth?)null), (Assert.Single(page.RangeSums!).Vat.Amount, page.RangeSums![0].Month));
        }
    }

    [Fact]
    public async Task The_export_holds_exactly_the_search_and_no_formula()
    {
        await using var scene = await ThreeMonthsAsync();
        await scene.Host.ServiceAsync(scene.Acme, "=1+\"1\",2", "formula");
        using var writer = new StringWriter();
        var query = new ChargeQuery { From = March, To = May };
        var count = Succeeded(await scene.Host.Charges.ExportAsync(scene.Acme.Owner, scene.Acme.Id, query, writer));
        var rows = await AllAsync(scene, query);
        var lines = writer.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((rows.Count, rows.Count + 1), ((int)count, lines.Length));
        Assert.Contains("\"'=1+\"\"1\"\",2\"", lines[^1], StringComparison.Ordinal);
        Assert.Equal(rows.Select(row => row.Total.Amount.ToString("F0", System.Globalization.CultureInfo.InvariantCulture)), lines.Skip(1).Select(line => line[(line.LastIndexOf(',') + 1)..]));
    }

    [Fact]
    public async Task The_forecast_of_an_unchanged_month_is_its_bill()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        scene.GoTo(2021, 4, 10);
        Succeeded(await scene.RecordAsync(Record(service, "ticket", new LocalDate(2021, 4, 2), 4_000, "a")));
        var forecast = Assert.Single(await AllAsync(scene, new ChargeQuery { From = April, To = April }));
        scene.GoTo(2021, 5, 1);
        await scene.CloseAsync(April);
        Assert.Equal(forecast.Figures.ToBytes(), (await scene.StatementAsync(service, April)).ToBytes());
    }

    [Fact]
    public async Task Nothing_billed_is_not_explained_and_an_open_month_is_explained_by_what_it_is_now()
    {
        await using var scene = await ThreeMonthsAsync();
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        var estimate = await scene.EstimateAsync(3, April, Scenes.Ticket(3));

        Assert.Equal("OCA3021", (await scene.Host.Charges.ExplainAsync(owner, acme, estimate, 3, March)).Error.Code);
        Assert.Equal("OCA3021", (await scene.Host.Charges.ExplainAsync(owner, acme, estimate, 99, April)).Error.Code);
        var explanation = Succeeded(await scene.Host.Charges.ExplainAsync(owner, acme, estimate, 3, April));
        // From the seventh of April on: 24 days of three users instead of a whole month.
        Assert.Equal((33_000m, 26_373m), (explanation.Estimated.Amount, explanation.Billed.Amount));
        Assert.All(explanation.Differences, difference => Assert.Equal(DifferenceReason.BilledDays, difference.Reason));
    }

    [Fact]
    public void Sums_stand_by_month_and_currency()
    {
        ChargeSum Sum(YearMonth month, Currency currency, int supply) => new() { Month = month, Rows = 1, Supply = new(supply, currency), Vat = new(1, currency) };
        var (won, dollar) = (Currency.Krw, new Currency("USD", 2));
        List<ChargeSum> sums = [Sum(May, dollar, 1), Sum(March, won, 2), Sum(May, won, 4), Sum(March, dollar, 8), Sum(May, won, 16)];

        Assert.Equal(
            [(March, "KRW", 1L, 2m, 1m), (March, "USD", 1L, 8m, 1m), (May, "KRW", 2L, 20m, 2m), (May, "USD", 1L, 1m, 1m)],
            ChargeSum.Added(sums, byMonth: true).Select(sum => (sum.Month!.Value, sum.Supply.Currency.Code, sum.Rows, sum.Supply.Amount, sum.Vat.Amount)));
        Assert.Equal([("KRW", 3L, 22m), ("USD", 2L, 9m)], ChargeSum.Added(sums, byMonth: false).Select(sum => (sum.Supply.Currency.Code, sum.Rows, sum.Supply.Amount)));
    }

    [Fact]
    public async Task Bad_searches_are_refused()
    {
        await using var scene = await ChargeScene.StartAsync();
        async Task<string> CodeAsync(ChargeQuery query) => (await scene.Host.Charges.SearchAsync(scene.Acme.Owner, scene.Acme.Id, query)).Error.Code;
        Assert.Equal("OCA3017", await CodeAsync(new() { From = March, To = March.PlusMonths(120) }));
        Assert.True((await scene.Host.Charges.SearchAsync(scene.Acme.Owner, scene.Acme.Id, new() { From = March, To = March.PlusMonths(119) })).Succeeded);
        Assert.Equal("OCA3017", await CodeAsync(new() { From = April, To = March }));
        Assert.Equal("OCA3007", await CodeAsync(new() { From = new YearMonth(1999, 12), To = March }));
        Assert.Equal("OCA3007", await CodeAsync(new() { From = March, To = new YearMonth(2200, 1) }));
        Assert.Equal("OCA0011", await CodeAsync(new() { From = March, To = March, PageSize = 0 }));
        Assert.Equal("OCA0011", await CodeAsync(new() { From = March, To = March, PageSize = 201 }));
        Assert.Equal("OCA0009", await CodeAsync(new() { From = March, To = March, Cursor = "acme.x" }));
        Assert.Equal("OCA1012", await CodeAsync(new() { From = March, To = March, Type = (ServiceType)9 }));
        Assert.Empty(await AllAsync(scene, new() { From = March, To = March, Service = 99 }));
    }

    /// <summary>Two services from March on, a third one from April; March is closed, April is over, May is running.</summary>
    private static async Task<ChargeScene> ThreeMonthsAsync()
    {
        var scene = await ChargeScene.StartAsync();
        var owner = scene.Acme.Owner;
        await scene.ServiceAsync("alpha");
        var issues = (await scene.Host.ContractedServices.AddAsync(owner, scene.Acme.Id, ServiceType.IssueManagement)).Value.Number;
        Assert.True((await scene.Host.ContractedServices.SaveBasicInformationAsync(owner, scene.Acme.Id, issues, StoreVersion.Any, new BasicInformation { Name = "Issues", ServiceId = "issues", TimeZone = "Asia/Seoul" })).Succeeded);
        Assert.True((await scene.Host.ContractedServices.RegisterContractAsync(owner, scene.Acme.Id, issues, StoreVersion.Any, Scenes.Ticket(2))).Succeeded);
        scene.GoTo(2021, 4, 7);
        await scene.ServiceAsync("gamma");
        await scene.CloseAsync(March);
        scene.GoTo(2021, 5, 7);
        return scene;
    }

    private static async Task<List<ChargeRow>> AllAsync(ChargeScene scene, ChargeQuery query)
    {
        var rows = new List<ChargeRow>();
        for (var page = query; ;)
        {
            var answer = Succeeded(await scene.Host.Charges.SearchAsync(scene.Acme.Owner, scene.Acme.Id, page));
            rows.AddRange(answer.Rows);
            if (answer.Next is null) return rows;
            Assert.Equal(query.PageSize, answer.Rows.Count);
            page = query with { Cursor = answer.Next };
        }
    }

    private static IEnumerable<string> Shown(IEnumerable<ChargeRow> rows) => rows.Select(row => $"{row.Month} {row.Service} {row.State} {row.Total} {Convert.ToHexString(row.Figures.ToBytes())}");
}

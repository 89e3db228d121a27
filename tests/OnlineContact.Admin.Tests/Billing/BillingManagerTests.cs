using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Billing.ChargeScene;

namespace OnlineContact.Admin.Tests.Billing;

public class BillingManagerTests
{
    private static readonly OnlineContact.Admin.Access.AdminActor Operator = AdminTestHost.Operator;

    [Fact]
    public async Task A_discount_is_set_raised_and_kept_with_an_entry_for_each_change()
    {
        await using var scene = await ChargeScene.StartAsync();
        await scene.ServiceAsync("beta");
        var service = await scene.ServiceAsync("alpha");
        var first = Succeeded(await SetAsync(5));
        Assert.Equal((service, StoreVersion.First, true), (first.Number, first.Version, first.Changed));
        var same = Succeeded(await SetAsync(5));
        Assert.Equal((service, StoreVersion.First, false), (same.Number, same.Version, same.Changed));
        var raised = Succeeded(await SetAsync(10));
        Assert.Equal((service, StoreVersion.First.Next, true), (raised.Number, raised.Version, raised.Changed));
        same = Succeeded(await SetAsync(10));
        Assert.Equal((service, StoreVersion.First.Next, false), (same.Number, same.Version, same.Changed));
        Assert.Equal(["discountPercent=5 to discountPercent=10", " to discountPercent=5"], await ChangesAsync(scene, "billing.discount-set", "number=2\nfrom=2021-04"));

        scene.GoTo(2021, 5, 1);
        await scene.CloseAsync(April);
        Assert.Equal(10, (await scene.StatementAsync(service, April)).Header.DiscountPercent);
        Assert.Equal(0, (await scene.StatementAsync(1, April)).Header.DiscountPercent);

        Task<Outcome<ChangeReceipt>> SetAsync(decimal percent) => scene.Host.Billing.SetDiscountAsync(Operator, scene.Acme.Id, service, April, percent);
    }

    [Fact]
    public async Task A_discount_says_what_is_wrong_first()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        scene.GoTo(2021, 4, 1);
        await scene.CloseAsync(March);

        Assert.Equal("OCA1001", (await SetAsync(9, March, 101)).Error.Code);
        Assert.Equal("OCA3010", (await SetAsync(service, March, 101)).Error.Code);
        Assert.Equal("OCA3010", (await SetAsync(service, new YearMonth(1999, 12), -1)).Error.Code);
        Assert.Equal("OCA3007", (await SetAsync(service, new YearMonth(1999, 12), 1)).Error.Code);
        Assert.Equal("OCA3015", (await SetAsync(service, March, 1)).Error.Code);
        Succeeded(await SetAsync(service, April, 1));
        Succeeded(await SetAsync(service, April, 100));
        Succeeded(await SetAsync(service, April, 0));

        Task<Outcome<ChangeReceipt>> SetAsync(long number, YearMonth month, decimal percent) => scene.Host.Billing.SetDiscountAsync(Operator, scene.Acme.Id, number, month, percent);
    }

    [Fact]
    public async Task The_discount_of_a_month_is_the_last_one_from_before_it()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        foreach (var (month, percent) in new[] { (March, 1), (April, 2), (new YearMonth(2021, 6), 3) }) Succeeded(await scene.Host.Billing.SetDiscountAsync(Operator, scene.Acme.Id, service, month, percent));

        foreach (var (month, percent) in new[] { (new YearMonth(2021, 2), 0), (March, 1), (April, 2), (new YearMonth(2021, 5), 2), (new YearMonth(2021, 6), 3), (new YearMonth(2022, 6), 3) })
            Assert.Equal(percent, (await scene.EstimateAsync(service, month, Scenes.Ticket())).Charges.DiscountPercent);
    }

    [Fact]
    public async Task A_trial_is_extended_and_kept_with_an_entry_for_each_change()
    {
        await using var scene = await ChargeScene.StartAsync();
        await scene.ServiceAsync("beta");
        var service = await scene.ServiceAsync("alpha");
        var first = Succeeded(await ExtendAsync(20));
        Assert.Equal((service, StoreVersion.First, true), (first.Number, first.Version, first.Changed));
        var same = Succeeded(await ExtendAsync(20));
        Assert.Equal((service, StoreVersion.First, false), (same.Number, same.Version, same.Changed));
        var longer = Succeeded(await ExtendAsync(25));
        Assert.Equal((service, StoreVersion.First.Next, true), (longer.Number, longer.Version, longer.Changed));
        same = Succeeded(await ExtendAsync(25));
        Assert.Equal((service, StoreVersion.First.Next, false), (same.Number, same.Version, same.Changed));
        Assert.Equal(["until=2021-03-20 to until=2021-03-25", " to until=2021-03-20"], await ChangesAsync(scene, "billing.trial-extended", "number=2"));

        scene.GoTo(2021, 4, 1);
        await scene.CloseAsync(March);
        Assert.Equal(new LocalDate(2021, 3, 25), (await scene.StatementAsync(service, March)).Header.TrialEnd);

        Task<Outcome<ChangeReceipt>> ExtendAsync(int day) => scene.Host.Billing.ExtendTrialAsync(Operator, scene.Acme.Id, service, new LocalDate(2021, 3, day));
    }

    /// <summary>The last free day decides whose month is closed: a trial until the first of April frees nothing of April.</summary>
    [Fact]
    public async Task A_trial_until_the_first_of_a_month_ends_in_the_month_before()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        scene.GoTo(2021, 4, 5);
        await scene.CloseAsync(March);

        Assert.Equal("OCA3015", (await scene.Host.Billing.ExtendTrialAsync(Operator, scene.Acme.Id, service, new LocalDate(2021, 4, 1))).Error.Code);
        Succeeded(await scene.Host.Billing.ExtendTrialAsync(Operator, scene.Acme.Id, service, new LocalDate(2021, 4, 2)));
    }

    [Fact]
    public async Task An_adjustment_is_numbered_kept_and_logged()
    {
        await using var scene = await ChargeScene.StartAsync();
        var (service, mended) = (await scene.ServiceAsync("alpha"), await scene.ServiceAsync("beta"));
        var input = new AdjustmentInput { Service = service, Month = March, Amount = -1_000, Reason = "  counted twice ", MendsService = mended, MendsMonth = April, MendsRecord = "record-7" };
        var made = Succeeded(await scene.Host.Billing.AdjustAsync(Operator, scene.Acme.Id, input));
        var other = Succeeded(await scene.Host.Billing.AdjustAsync(Operator, scene.Acme.Id, input with { MendsRecord = null, Reason = "again" }));
        Assert.Equal((StoreVersion.First, true), (made.Version, made.Changed));
        Assert.True(other.Number > made.Number);

        var kept = await scene.Host.Store.RecordsAsync(scene.Acme.Id, ChargeAdjustment.Shape);
        Assert.Equal(
            [(made.Number, "counted twice", mended, new LocalDate(2021, 4, 1), "record-7", scene.Host.Clock.Now), (other.Number, "again", mended, new LocalDate(2021, 4, 1), "", scene.Host.Clock.Now)],
            kept.Select(row => (row.Number, row.Reason, row.MendsService, row.MendsMonth, row.MendsRecord, row.At)));
        var month = Assert.Single(await scene.Host.Store.RecordsAsync(scene.Acme.Id, ServiceMonth.Shape));
        Assert.Equal((0L, 2L, false), (month.Records, month.Adjustments, month.IsClosed));
        Assert.Equal([" to amount=-1000\nreason=again"], await ChangesAsync(scene, "billing.adjusted", $"number={other.Number}\nmonth=2021-03\nmendsService={mended}\nmendsMonth=2021-04"));
    }

    [Fact]
    public async Task An_adjustment_says_what_is_wrong_first()
    {
        await using var scene = await ChargeScene.StartAsync();
        var (service, ended) = (await scene.ServiceAsync("alpha"), await scene.ServiceAsync("beta"));
        Succeeded(await scene.Host.ContractedServices.SuspendAsync(scene.Acme.Owner, scene.Acme.Id, ended, StoreVersion.Any));
        scene.GoTo(2021, 3, 20);
        Succeeded(await scene.Host.ContractedServices.TerminateAsync(scene.Acme.Owner, scene.Acme.Id, ended, StoreVersion.Any));
        scene.GoTo(2021, 4, 1);
        await scene.CloseAsync(March);
        var bad = new AdjustmentInput { Service = 8, Month = new YearMonth(1999, 12), Amount = 0, Reason = " ", MendsService = 9, MendsMonth = new YearMonth(2200, 1), MendsRecord = "a b" };

        Assert.Equal("OCA1001 service", await WrongAsync(bad));
        Assert.Equal("OCA1001 mendsService", await WrongAsync(bad = bad with { Service = service }));
        Assert.Equal("1999-12", (await scene.Host.Billing.AdjustAsync(Operator, scene.Acme.Id, bad = bad with { MendsService = service })).Error.Argument("actual"));
        Assert.Equal("2200-01", (await scene.Host.Billing.AdjustAsync(Operator, scene.Acme.Id, bad = bad with { Month = March })).Error.Argument("actual"));
        Assert.Equal("OCA3019 amount", await WrongAsync(bad = bad with { MendsMonth = March }));
        Assert.Equal("OCA3020 reason", await WrongAsync(bad = bad with { Amount = 1 }));
        Assert.Equal("OCA3012 mendsRecord", await WrongAsync(bad = bad with { Reason = "twice" }));
        Assert.Equal("OCA3015", (await WrongAsync(bad = bad with { MendsRecord = "" })).Split(' ')[0]);
        Assert.Equal("OCA3014 month", await WrongAsync(bad = bad with { Month = new YearMonth(2021, 5) }));
        Assert.Equal("", await WrongAsync(bad with { Month = April }));
        var error = (await scene.Host.Billing.AdjustAsync(Operator, scene.Acme.Id, bad with { Service = ended, Month = April })).Error;
        Assert.Equal(("OCA3014", "2021-04-01", "2021-03-15", "2021-03-20"), (error.Code, error.Argument("day"), error.Argument("first"), error.Argument("last")));

        async Task<string> WrongAsync(AdjustmentInput input) => await scene.Host.Billing.AdjustAsync(Operator, scene.Acme.Id, input) is { Succeeded: false, Error: var error } ? $"{error.Code} {error.Target}" : "";
    }

    /// <summary>What a change was decided by is asked again when it is written.</summary>
    [Theory]
    [InlineData("discount")]
    [InlineData("trial")]
    [InlineData("adjustment")]
    [InlineData("usage")]
    public async Task A_month_that_is_closed_meanwhile_is_not_changed(string what)
    {
        var store = new InterruptedStore(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await ChargeScene.StartAsync(store: store);
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store), scene.Host.Clock);
        var service = await scene.ServiceAsync("alpha");
        scene.GoTo(2021, 4, 1);
        store.BeforeCommit = async () => Succeeded(await other.MonthClosing.CloseAsync(Operator, scene.Acme.Id, March));

        if (what == "usage")
        {
            var receipt = Succeeded(await scene.RecordAsync(Record(service, "ticket", new LocalDate(2021, 3, 20), 5, "a")));
            Assert.Equal((0, 1), (receipt.Accepted, receipt.Late.Count));
        }
        else
        {
            var outcome = what switch
            {
                "discount" => await scene.Host.Billing.SetDiscountAsync(Operator, scene.Acme.Id, service, March, 5),
                "trial" => await scene.Host.Billing.ExtendTrialAsync(Operator, scene.Acme.Id, service, new LocalDate(2021, 3, 20)),
                _ => await scene.Host.Billing.AdjustAsync(Operator, scene.Acme.Id, new AdjustmentInput { Service = service, Month = March, Amount = 1, Reason = "late", MendsService = service, MendsMonth = March }),
            };
            Assert.Equal("OCA3015", outcome.Error.Code);
        }

        // 17 days of three users.
        var header = (await scene.StatementAsync(service, March)).Header;
        Assert.Equal((16_983m, 0m, 0L, 0m), (header.Supply, header.Adjustments, header.DiscountPercent, header.Usage));
    }

    [Fact]
    public async Task A_draft_that_is_discarded_meanwhile_gets_no_discount()
    {
        var store = new InterruptedStore(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await ChargeScene.StartAsync(store: store);
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store), scene.Host.Clock);
        var draft = await scene.Host.ServiceAsync(scene.Acme, "Draft", "draft", contracted: false);
        store.BeforeCommit = async () => Succeeded(await other.ContractedServices.DiscardAsync(scene.Acme.Owner, scene.Acme.Id, draft, StoreVersion.Any));

        Assert.Equal("OCA1001", (await scene.Host.Billing.SetDiscountAsync(Operator, scene.Acme.Id, draft, April, 5)).Error.Code);
        Assert.Empty(await scene.Host.Store.RecordsAsync(scene.Acme.Id, ServiceDiscount.Shape));
    }

    /// <summary>Before and after of the entries of an operation with these arguments, newest first, each about the service and filed rightly.</summary>
    private static async Task<IEnumerable<string>> ChangesAsync(ChargeScene scene, string operation, string arguments)
    {
        var entries = (await scene.Host.ChangeLog.ReadAsync(scene.Acme.Owner, scene.Acme.Id, 100)).Value.Entries.Where(entry => entry.Operation == operation && string.Join('\n', entry.Arguments.Select(argument => $"{argument.Key}={argument.Value}")) == arguments).ToList();
        var id = entries[0].TargetName.Value;
        Assert.All(entries, entry => Assert.Equal((ChangeLogTargetKind.Service, id, entry.TargetName.Value), (entry.TargetKind, entry.TargetId.Value, entry.ServiceName.Value)));
        return entries.Select(entry => $"{entry.Before.Value} to {entry.After.Value}");
    }
}

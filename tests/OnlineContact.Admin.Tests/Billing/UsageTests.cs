using NodaTime;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Storage;
using static OnlineContact.Admin.Tests.Billing.ChargeScene;

namespace OnlineContact.Admin.Tests.Billing;

public class UsageTests
{
    private static readonly LocalDate Day = new(2021, 3, 15);

    [Fact]
    public async Task Records_are_added_up_by_day_and_repeats_are_ignored()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        UsageInput[] batch = [Record(service, "ticket", Day, 5, "a"), Record(service, "ticket", Day, 7, "b"), Record(service, "chat", Day, 1, "c"), Record(service, "ticket", Day, 5, "a")];

        var first = Succeeded(await scene.RecordAsync(batch));
        Assert.Equal((3, 1, 0), (first.Accepted, first.Repeated, first.Late.Count));
        var again = Succeeded(await scene.RecordAsync(batch));
        Assert.Equal((0, 4, 0), (again.Accepted, again.Repeated, again.Late.Count));
        scene.GoTo(2021, 3, 16);
        Succeeded(await scene.RecordAsync(Record(service, "ticket", Day.PlusDays(1), 9, "d")));

        var days = Succeeded(await scene.Host.Usage.DaysAsync(scene.Acme.Owner, scene.Acme.Id, service, March));
        Assert.Equal(["chat", "ticket"], days.Select(usage => usage.Counter));
        Assert.Equal((12, 9, 21), (days[1].Days[14], days[1].Days[15], days[1].Total));
    }

    [Fact]
    public async Task A_fault_has_its_place_and_nothing_of_its_batch_is_accepted()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        var draft = await OnlineContact.Admin.Tests.Shared.Scenes.ServiceAsync(scene.Host, scene.Acme, "Draft", "draft", contracted: false);
        var good = Record(service, "ticket", Day, 1, "good");
        Succeeded(await scene.RecordAsync(Record(service, "ticket", Day, 1, "used")));

        await RefusedAsync("OCA3003", "records[1].quantity", good with { Key = "x", Quantity = -1 });
        await RefusedAsync("OCA3004", "records[1].quantity", good with { Key = "x", Quantity = 1_000_000_001 });
        await RefusedAsync("OCA3012", "records[1].key", good with { Key = new string('k', 256) });
        await RefusedAsync("OCA3012", "records[1].key", good with { Key = "" });
        await RefusedAsync("OCA3012", "records[1].key", good with { Key = null });
        await RefusedAsync("OCA3012", "records[1].key", good with { Key = "열쇠" });
        await RefusedAsync("OCA3006", "records[1].counter", good with { Key = "x", Counter = "helpdoc" });
        await RefusedAsync("OCA3006", "records[1].counter", good with { Key = "x", Counter = null });
        await RefusedAsync("OCA3014", "records[1].day", good with { Key = "x", Day = Day.PlusDays(-1) });
        await RefusedAsync("OCA3014", "records[1].day", good with { Key = "x", Day = Day.PlusDays(1) });
        await RefusedAsync("OCA3014", "records[1].day", good with { Key = "x", Service = draft });
        await RefusedAsync("OCA3007", "month", good with { Key = "x", Day = new LocalDate(1999, 12, 31) });
        await RefusedAsync("OCA1001", "records[1].service", good with { Key = "x", Service = 999 });
        await RefusedAsync("OCA3013", "records[1].key", good with { Quantity = 2 });
        await RefusedAsync("OCA3013", "records[1].key", good with { Key = "used", Quantity = 2 });
        Assert.Equal("OCA3011", (await scene.RecordAsync([])).Error.Code);
        Assert.Equal("OCA3011", (await scene.RecordAsync([.. Enumerable.Repeat(good, 1_001)])).Error.Code);

        var days = Succeeded(await scene.Host.Usage.DaysAsync(scene.Acme.Owner, scene.Acme.Id, service, March));
        Assert.Equal(1, Assert.Single(days).Total);
        Succeeded(await scene.RecordAsync(Record(service, "ticket", Day, 1, new string('k', 255))));

        async Task RefusedAsync(string code, string target, UsageInput bad)
        {
            var error = (await scene.RecordAsync(good, bad)).Error;
            Assert.Equal((code, target), (error.Code, error.Target));
        }
    }

    [Fact]
    public async Task A_month_total_stays_within_what_can_be_billed()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        Succeeded(await scene.RecordAsync([.. Enumerable.Range(0, 1_000).Select(i => Record(service, "ticket", Day, 1_000_000_000, $"k{i}"))]));
        Assert.Equal("OCA3004", (await scene.RecordAsync(Record(service, "ticket", Day, 1, "more"))).Error.Code);
        Assert.Equal(1_000_000_000_000, Assert.Single(Succeeded(await scene.Host.Usage.DaysAsync(scene.Acme.Owner, scene.Acme.Id, service, March))).Total);
    }

    [Fact]
    public async Task A_record_for_a_closed_month_is_refused_and_listed_once()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        Succeeded(await scene.RecordAsync(Record(service, "ticket", Day, 5, "a")));
        scene.GoTo(2021, 4, 1);
        await scene.CloseAsync(March);

        UsageInput late = Record(service, "ticket", Day, 4, "late"), good = Record(service, "ticket", new LocalDate(2021, 4, 1), 2, "good");
        for (var i = 0; i < 2; i++)
        {
            var receipt = Succeeded(await scene.RecordAsync(late, good, Record(service, "ticket", Day, 5, "a")));
            Assert.Equal((1 - i, 1 + i), (receipt.Accepted, receipt.Repeated));
            Assert.Equal([late], receipt.Late);
        }

        Assert.Equal("OCA3013", (await scene.RecordAsync(late with { Quantity = 5 })).Error.Code);
        var page = Succeeded(await scene.Host.Usage.LateAsync(scene.Acme.Owner, scene.Acme.Id));
        Assert.Equal(("late", 4L, Day), Assert.Single(page.Records.Select(record => (record.Key, record.Quantity, record.Day))));
        Assert.Equal(5, (await scene.StatementAsync(service, March)).Lines.Single(line => line.Kind == Admin.Billing.Statements.StatementLineKind.Usage).Quantity);
        Assert.Equal("OCA0009", (await scene.Host.Usage.LateAsync(scene.Acme.Owner, scene.Acme.Id, "rubbish")).Error.Code);
        Assert.Equal("OCA0011", (await scene.Host.Usage.LateAsync(scene.Acme.Owner, scene.Acme.Id, null, 0)).Error.Code);
    }

    [Fact]
    public async Task A_service_is_used_to_the_day_of_its_termination()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        Assert.True((await scene.Host.ContractedServices.SuspendAsync(scene.Acme.Owner, scene.Acme.Id, service, StoreVersion.Any)).Succeeded);
        scene.GoTo(2021, 3, 20);
        Assert.True((await scene.Host.ContractedServices.TerminateAsync(scene.Acme.Owner, scene.Acme.Id, service, StoreVersion.Any)).Succeeded);
        scene.GoTo(2021, 3, 25);
        Succeeded(await scene.RecordAsync(Record(service, "ticket", new LocalDate(2021, 3, 20), 1, "a")));
        Assert.Equal("OCA3014", (await scene.RecordAsync(Record(service, "ticket", new LocalDate(2021, 3, 21), 1, "b"))).Error.Code);
    }
}

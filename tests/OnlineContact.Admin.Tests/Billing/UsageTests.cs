using NodaTime;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;
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
        var draft = await scene.Host.ServiceAsync(scene.Acme, "Draft", "draft", contracted: false);
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

    /// <summary>Every record is counted with its service and month, whatever came before it.</summary>
    [Fact]
    public async Task Records_are_counted_by_service_and_month()
    {
        await using var scene = await ChargeScene.StartAsync();
        var (alpha, beta) = (await scene.ServiceAsync("alpha"), await scene.ServiceAsync("beta"));
        Succeeded(await scene.Host.Billing.AdjustAsync(OnlineContact.Admin.Testing.AdminTestHost.Operator, scene.Acme.Id, new Admin.Billing.Statements.AdjustmentInput { Service = beta, Month = March, Amount = 1, Reason = "one", MendsService = beta, MendsMonth = March }));
        Succeeded(await scene.RecordAsync(Record(beta, "ticket", Day, 1, "a"), Record(alpha, "ticket", Day, 2, "b"), Record(alpha, "chat", Day, 3, "c")));
        scene.GoTo(2021, 4, 2);
        var first = new LocalDate(2021, 4, 1);
        Succeeded(await scene.RecordAsync(Record(alpha, "ticket", first, 4, "d"), Record(alpha, "ticket", Day, 5, "e"), Record(alpha, "ticket", Day, 6, "f"), Record(alpha, "telticket", Day, 7, "g")));

        var months = await scene.Host.Store.RecordsAsync(scene.Acme.Id, ServiceMonth.Shape);
        Assert.Equal(
            [(Day.With(DateAdjusters.StartOfMonth), alpha, 5L, 0L, scene.Host.Clock.Now), (Day.With(DateAdjusters.StartOfMonth), beta, 1L, 1L, Instant.FromUtc(2021, 3, 15, 12, 0)), (first, alpha, 1L, 0L, scene.Host.Clock.Now)],
            months.Select(month => (month.Month, month.Service, month.Records, month.Adjustments, month.At)));
        Assert.All(months, month => Assert.False(month.IsClosed));
        var days = Succeeded(await scene.Host.Usage.DaysAsync(scene.Acme.Owner, scene.Acme.Id, alpha, March));
        Assert.Equal([("chat", 3L), ("telticket", 7L), ("ticket", 13L)], days.Select(usage => (usage.Counter, usage.Total)));
        Assert.Equal("OCA3007", (await scene.Host.Usage.DaysAsync(scene.Acme.Owner, scene.Acme.Id, alpha, new YearMonth(2200, 1))).Error.Code);
    }

    [Fact]
    public async Task The_first_fault_of_the_first_record_is_named_and_a_day_is_of_the_iso_calendar()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        var bad = Record(service, "?", new LocalDate(1999, 12, 31), -1, "");
        Assert.Equal("OCA3012", (await scene.RecordAsync(bad)).Error.Code);
        Assert.Equal("OCA3003", (await scene.RecordAsync(bad = bad with { Key = "k" })).Error.Code);
        Assert.Equal("OCA3006", (await scene.RecordAsync(bad = bad with { Quantity = 1 })).Error.Code);
        Assert.Equal("OCA3007", (await scene.RecordAsync(bad = bad with { Counter = "ticket" })).Error.Code);
        Assert.Equal("records[0].key", (await scene.RecordAsync(bad with { Key = "" }, bad with { Key = " " })).Error.Target);
        await Assert.ThrowsAsync<ArgumentException>(() => scene.RecordAsync(bad with { Day = Day.WithCalendar(CalendarSystem.Julian) }));
        foreach (var counter in new[] { "", "a b", new string('c', 51) }) Assert.Equal("OCA3006", (await scene.RecordAsync(bad with { Day = Day, Counter = counter })).Error.Code);
    }

    [Fact]
    public async Task A_late_record_that_stands_twice_in_a_batch_is_listed_once_and_pages_go_on_where_they_ended()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        scene.GoTo(2021, 4, 1);
        await scene.CloseAsync(March);
        UsageInput first = Record(service, "ticket", Day, 4, "first"), second = Record(service, "ticket", Day, 5, "second");

        Assert.Equal([first, first, second], Succeeded(await scene.RecordAsync(first, first, second)).Late);
        Assert.Equal("OCA3013", (await scene.RecordAsync(Record(service, "ticket", Day, 1, "third"), Record(service, "ticket", Day, 2, "third"))).Error.Code);
        scene.GoTo(2021, 4, 2);
        Succeeded(await scene.RecordAsync(Record(service, "ticket", Day, 6, "last")));
        Assert.Equal(3, Succeeded(await scene.Host.Usage.LateAsync(scene.Acme.Owner, scene.Acme.Id, null, UsageManager.MaxPageSize)).Records.Count);
        Assert.Equal("OCA0011", (await scene.Host.Usage.LateAsync(scene.Acme.Owner, scene.Acme.Id, null, UsageManager.MaxPageSize + 1)).Error.Code);
        var seen = new List<(string, Instant)>();
        for (string? cursor = null; ;)
        {
            var page = Succeeded(await scene.Host.Usage.LateAsync(scene.Acme.Owner, scene.Acme.Id, cursor, 1));
            seen.AddRange(page.Records.Select(record => (record.Key, record.At)));
            if ((cursor = page.Next) is null) break;
        }

        Assert.Equal([("first", Instant.FromUtc(2021, 4, 1, 12, 0)), ("second", Instant.FromUtc(2021, 4, 1, 12, 0)), ("last", Instant.FromUtc(2021, 4, 2, 12, 0))], seen);
    }

    [Fact]
    public async Task A_batch_is_logged_once_and_one_that_holds_nothing_new_is_not()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        Succeeded(await scene.RecordAsync(Record(service, "ticket", Day, 5, "a"), Record(service, "ticket", Day, 5, "b"), Record(service, "ticket", Day, 5, "a")));
        Succeeded(await scene.RecordAsync(Record(service, "ticket", Day, 5, "a"), Record(service, "ticket", Day, 5, "b")));

        var entry = Assert.Single((await scene.Host.ChangeLog.ReadAsync(scene.Acme.Owner, scene.Acme.Id, 100)).Value.Entries, entry => entry.Operation == "usage.recorded");
        Assert.Equal([new("accepted", "2"), new("repeated", "1"), new("late", "0")], entry.Arguments);
        Assert.Equal((ChangeLogTargetKind.Organization, "acme", ChangeLogCategory.Billing), (entry.TargetKind, entry.TargetId.Value, entry.Category));
    }

    [Fact]
    public async Task A_month_total_stays_within_what_can_be_billed()
    {
        await using var scene = await ChargeScene.StartAsync();
        var service = await scene.ServiceAsync("alpha");
        IReadOnlyList<UsageInput> all = [.. Enumerable.Range(0, 1_000).Select(i => Record(service, "ticket", Day, 1_000_000_000, $"k{i}"))];
        Succeeded(await scene.RecordAsync(all));
        // What came before is not judged again, though there is no room for it.
        var again = Succeeded(await scene.RecordAsync(all));
        Assert.Equal((0, 1_000), (again.Accepted, again.Repeated));
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

using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Administration;

public class OnceADayLaws
{
    private static readonly List<Transition> All =
        [.. DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]).Where(zone => zone.Id == Canonical(zone.Id)).SelectMany(TransitionsOf)];

    /// <summary>Where a day comes again or lasts two, or one or more are left out.</summary>
    private static readonly Transition[] OverMidnight = [.. All.Where(each => each.Days is < 0 or > 1 || each.Hours is < -12 or > 12)];

    private static readonly Gen<(Transition Around, int[] Seconds)> CaseGen =
        from around in Gen.Frequency((3, Gen.Elements(OverMidnight)), (1, Gen.Elements(All.ToArray())))
        from seconds in Gen.Frequency(
            (3, Gen.Choose(-60 * 3600, 60 * 3600)),
            (3, Gen.Choose(-3 * 3600, 3 * 3600)),
            (2, Gen.Choose(-120, 120))).ArrayOf(24)
        select (around, seconds);

    [Fact]
    public void There_are_zones_that_repeat_days_and_zones_that_leave_some_out()
    {
        Assert.Contains(OverMidnight, each => each is { Zone: "Pacific/Apia", Days: 2 } && each.At.InUtc().Year == 2011);
        Assert.Contains(OverMidnight, each => each is { Zone: "Pacific/Kwajalein", Days: 2 } && each.At.InUtc().Year == 1993);
        Assert.Contains(OverMidnight, each => each is { Zone: "America/St_Johns", Days: -1 } && each.At.InUtc().Year == 2010);
        Assert.Contains(OverMidnight, each => each is { Zone: "Pacific/Apia", Hours: <= -24 } && each.At.InUtc().Year == 1892);
        Assert.True(OverMidnight.Length > 50);
    }

    [Fact]
    public void A_contract_is_changed_once_on_each_local_day_whatever_the_zone_does() =>
        Campaign.Run(Arb.From(CaseGen), 400, Law);

    [Fact]
    public async Task Around_every_turn_over_midnight_a_change_is_tried_each_quarter_of_an_hour()
    {
        foreach (var around in OverMidnight.Where((_, i) => i % 7 == 0))
            await LawAsync(around, [.. Enumerable.Range(-104, 209).Select(quarter => quarter * 900 - 1)]);
    }

    private static void Law((Transition Around, int[] Seconds) each) => LawAsync(each.Around, each.Seconds).GetAwaiter().GetResult();

    private static async Task LawAsync(Transition around, int[] seconds)
    {
        var clock = new FakeAdminClock(around.At - Duration.FromDays(5));
        await using var host = await AdminTestHost.StartAsync(
            admin => admin.UseInMemoryStore().Configure(options => options.PriceBooks.Add(Scenes.OldBook)), clock);
        var acme = await host.ProvisionAsync(timeZone: around.Zone, priceBook: "old");
        var number = await host.ServiceAsync(acme);
        var zone = DateTimeZoneProviders.Tzdb[around.Zone];
        var changed = new HashSet<LocalDate>();
        var users = 1;
        foreach (var second in seconds.Order())
        {
            clock.Now = around.At + Duration.FromSeconds(second);
            var today = clock.Now.WithOffset(zone.GetUtcOffset(clock.Now)).Date;
            users++;
            var outcome = await host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(users));
            var expected = changed.Add(today) ? null : "OCA2007";
            Assert.Equal((around, second, expected), (around, second, outcome.Succeeded ? null : outcome.Error.Code));
            if (outcome.Succeeded) continue;

            // The same terms are no change, on whichever day.
            var same = (await host.ContractedServices.GetAsync(acme.Owner, acme.Id, number)).Value.Service.Terms!.UsersOf("ticket")!.Value;
            var again = await host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(same));
            Assert.False(again.Value.Changed);
        }
    }

    private static string Canonical(string id) => NodaTime.TimeZones.TzdbDateTimeZoneSource.Default.CanonicalIdMap[id];

    private static IEnumerable<Transition> TransitionsOf(DateTimeZone zone)
    {
        foreach (var interval in zone.GetZoneIntervals(Instant.FromUtc(1850, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0)))
        {
            if (!interval.HasEnd || interval.End > Instant.FromUtc(2030, 1, 1, 0, 0)) continue;
            var before = (interval.End - Duration.FromTicks(1)).InZone(zone).Date;
            var after = interval.End.InZone(zone).Date;
            var seconds = zone.GetUtcOffset(interval.End).Seconds - zone.GetUtcOffset(interval.End - Duration.FromTicks(1)).Seconds;
            yield return new Transition(zone.Id, interval.End, Period.DaysBetween(before, after), seconds / 3600m);
        }
    }

    /// <summary>A turn of a zone's clocks: how many days the date and how many hours the clock goes forward at that instant.</summary>
    private sealed record Transition(string Zone, Instant At, int Days, decimal Hours);
}

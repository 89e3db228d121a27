using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Performance;

public class PerformanceRetentionTests
{
    private const string Job = "performance-days";

    private static readonly DateTimeZone Seoul = DateTimeZoneProviders.Tzdb["Asia/Seoul"];
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly LocalDate January10 = new(2021, 1, 10);
    private static readonly Instant Limit = new FakeAdminClock().Now - Duration.FromDays(42);

    [Fact]
    public async Task Events_stay_two_days_longer_than_they_are_taken()
    {
        await using var host = await StartAsync();
        var (acme, service) = await SeoulAsync(host);
        await host.Store.PutAsync(acme.Id, Call(1, Limit - Duration.FromTicks(1), service), Call(2, Limit, service));

        Assert.Equal(new JobResult(1, 0), await host.JobAsync(Job));

        Assert.Equal([2], (await EventsAsync(host, acme)).Select(happened => happened.Sequence));
    }

    [Fact]
    public async Task Events_whose_zone_is_unknown_wait_with_all_others_until_it_is_known()
    {
        await using var host = await StartAsync();
        var (acme, seoul) = await SeoulAsync(host);
        var newYork = (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement)).Value.Number;
        var information = Scenes.Information("Beta", "beta") with { TimeZone = NewYork.Id };
        Assert.True((await host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, newYork, StoreVersion.First, information)).Succeeded);
        var old = host.Clock.Now - Duration.FromDays(50);
        await host.Store.PutAsync(acme.Id, Call(1, old, seoul), Call(2, old, newYork));
        var settings = host.Services.GetRequiredService<Lazy<PerformanceSettings>>().Value with { Zones = new SomeZones([Seoul.Id]) };

        var retention = new PerformanceRetention(host.Store, new LaneReader(host.Store), new Lazy<PerformanceSettings>(settings));
        Assert.Equal(new JobResult(1, 1), await retention.RunAsync(host.Clock.Now, default));
        Assert.Equal(2, (await EventsAsync(host, acme)).Count);

        Assert.Equal(new JobResult(1, 0), await host.JobAsync(Job));
        Assert.Empty(await EventsAsync(host, acme));
    }

    [Fact]
    public async Task An_event_at_midnight_belongs_to_the_day_that_begins()
    {
        await using var host = await StartAsync();
        var (acme, service) = await SeoulAsync(host);
        var midnight = Instant.FromUnixTimeTicks(LocalDays.Of(Seoul, January10).End);
        await host.Store.PutAsync(acme.Id, Call(1, midnight - Duration.FromTicks(1), service), Call(2, midnight, service), Call(3, midnight + Duration.FromHours(1), service));

        Assert.Equal(new JobResult(2, 0), await host.JobAsync(Job));

        var days = await host.Store.RecordsAsync(acme.Id, KeptDay.Shape);
        Assert.Equal([(January10, 1), (January10.PlusDays(1), 2)], days.Select(day => (day.Day, day.State.InboundCalls)));
    }

    [Fact]
    public async Task After_a_service_has_moved_to_another_zone_no_time_is_kept_in_two_days()
    {
        await using var host = await StartAsync();
        var (acme, service) = await SeoulAsync(host);
        var last = LocalDays.Of(NewYork, January10);
        await host.Store.PutAsync(acme.Id, new LaneKey(service, "kim"), LaneState.At(last) with { Activity = AgentActivity.Ready });
        var signedOut = Instant.FromUnixTimeTicks(last.End) + Duration.FromHours(1);
        await host.Store.PutAsync(acme.Id, PerformanceEvent.OfActivity("test", 1, signedOut, service, "kim", AgentActivity.SignedOut));

        Assert.Equal(new JobResult(1, 0), await host.JobAsync(Job));

        // The day in Seoul began 14 hours before the one in New York ended.
        var day = (await host.Store.RecordsAsync(acme.Id, KeptDay.Shape))[1];
        Assert.Equal((January10.PlusDays(1), NodaConstants.TicksPerHour), (day.Day, day.State.Times[(int)AgentActivity.Ready]));
    }

    [Fact]
    public async Task More_events_than_a_page_has_go_page_by_page()
    {
        var old = Instant.FromUtc(2021, 1, 10, 0, 0);
        var removed = await RemovedAsync([.. Enumerable.Range(0, 1_500).Select(i => old + Duration.FromSeconds(i))]);
        Assert.Equal([old + Duration.FromSeconds(999), Limit], removed);
    }

    [Fact]
    public async Task Events_of_one_instant_go_together_though_they_are_more_than_a_page_has()
    {
        var old = Instant.FromUtc(2021, 1, 10, 0, 0);
        var later = old + Duration.FromSeconds(1);
        var removed = await RemovedAsync([.. Enumerable.Repeat(old, 1_000), .. Enumerable.Repeat(later, 1_000), later + Duration.FromSeconds(1)]);
        Assert.Equal([later, Limit], removed);
    }

    private static Task<AdminTestHost> StartAsync() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());

    private static async Task<(TestOrganization Acme, long Service)> SeoulAsync(AdminTestHost host)
    {
        var acme = await host.ProvisionAsync();
        return (acme, await host.ServiceAsync(acme));
    }

    /// <summary>Up to which instants events are removed where there are calls at these ones.</summary>
    private static async Task<IEnumerable<Instant>> RemovedAsync(Instant[] calls)
    {
        await using var host = await StartAsync();
        var acme = await host.ProvisionAsync();
        await host.Store.PutAsync(acme.Id, calls.Select((at, i) => Call(i + 1, at, service: 1)));
        var store = new TrimmedStore(host.Store);

        var retention = new PerformanceRetention(store, new LaneReader(store), host.Services.GetRequiredService<Lazy<PerformanceSettings>>());
        Assert.Equal(new JobResult(0, 0), await retention.RunAsync(host.Clock.Now, default));

        Assert.Empty(await EventsAsync(host, acme));
        return store.Trims.Distinct();
    }

    private static Task<IReadOnlyList<StoredEvent>> EventsAsync(AdminTestHost host, TestOrganization acme) => host.Store.RecordsAsync(acme.Id, StoredEvent.Shape);

    private static PerformanceEvent Call(long sequence, Instant at, long service) => PerformanceEvent.OfInboundCall("test", sequence, at, service, "kim");

    private sealed class TrimmedStore(IAdminStore inner) : StoreDecorator(inner)
    {
        public List<Instant> Trims { get; } = [];

        public override Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
        {
            Trims.Add(StoredEvent.Columns.At.Read(upTo));
            Assert.True(Trims.Count < 100, "It goes on for ever.");
            return base.TrimAsync(organization, index, upTo, limit, cancellationToken);
        }
    }
}

using NodaTime;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class KeyUseTests
{
    private static readonly Instant Now = Instant.FromUtc(2021, 3, 15, 12, 30);
    private static readonly OrganizationId[] Organizations = [OrganizationId.Parse("acme"), OrganizationId.Parse("beta")];

    /// <summary>Whether at the first organization or at the second: what is in the store is not added again, and what is not waits.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    public async Task Uses_wait_while_the_store_is_out_of_reach(int failing, int done)
    {
        var store = new FailingStore(new InMemoryAdminStore(AdminShapes.All)) { Failing = failing };
        var uses = new SsoKeyUses();
        var job = new SsoKeyUseJob(store, uses);
        foreach (var organization in Organizations)
        {
            for (var i = 0; i < 3; i++) uses.Add(organization, 1, 1, Now);
            uses.Add(organization, 1, 2, Now);
        }

        await Assert.ThrowsAsync<TimeoutException>(() => job.RunAsync(Now, default));
        Assert.Equal((done, 0), Told(await job.RunAsync(Now, default)));
        Assert.Equal((0, 0), Told(await job.RunAsync(Now, default)));

        foreach (var organization in Organizations)
        {
            var fetch = new Fetch(organization);
            var counts = fetch.Many(SsoKeyUseCount.ByLogin[1]);
            await fetch.RunAsync(store, default);
            Assert.Equal([(1L, 3L), (2L, 1L)], counts.Values.Select(count => (count.Version, count.Count)));
        }

        static (int, int) Told(JobResult result) => (result.Done, result.Failed);
    }

    [Fact]
    public async Task A_key_was_used_last_in_the_last_hour_it_was_used_in()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, secret) = await scene.ReadyAsync();
        Assert.Null(await scene.LoginAsync(secret));
        scene.Clock.Advance(Duration.FromHours(3));
        Assert.Null(await scene.LoginAsync(secret, "u2"));
        await scene.Host.Runtime.RunDueAsync(scene.Clock.Now);

        var key = Assert.Single(await scene.KeysAsync(login));
        Assert.Equal((2L, scene.Clock.Now), (key.Uses, key.LastUsedIn!.Value));
    }

    [Fact]
    public async Task Of_several_who_drain_at_one_time_one_gets_each_count()
    {
        const int keys = 2_000;
        var uses = new SsoKeyUses();
        using var start = new Barrier(4);
        for (var round = 0; round < 5; round++)
        {
            for (var login = 1; login <= keys; login++) uses.Add(Organizations[0], login, 1, Now);

            var drained = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return uses.Drain();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            Assert.Equal(Enumerable.Range(1, keys).Select(login => ((long)login, 1L)), drained.SelectMany(counts => counts).Select(count => (count.Login, count.Count)).Order());
        }
    }

    /// <summary>A store that cannot be reached at one of the additions.</summary>
    private sealed class FailingStore(IAdminStore inner) : StoreDecorator(inner)
    {
        private int _additions;

        public int Failing { get; init; }

        public override Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
            ++_additions == Failing ? throw new TimeoutException() : base.AddAsync(organization, shape, deltas, cancellationToken);
    }
}

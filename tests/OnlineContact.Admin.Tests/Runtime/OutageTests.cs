using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class OutageTests
{
    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public async Task A_read_is_made_again_seven_times(int outages, bool answers)
    {
        await using var scene = await Scene.StartAsync();
        scene.Store.FailingReads = outages;
        var list = scene.Host.ContractedServices.ListAsync(scene.Acme.Owner, scene.Acme.Id, new ServiceQuery());
        if (answers) Assert.Empty((await list).Value.Rows);
        else Assert.True((await Assert.ThrowsAsync<AdminStorageException>(() => list)).IsTransient);
        Assert.Equal(0, scene.Store.FailingReads);
        Assert.Empty((await scene.Host.ContractedServices.ListAsync(scene.Acme.Owner, scene.Acme.Id, new ServiceQuery())).Value.Rows);
    }

    [Fact]
    public async Task A_change_whose_load_fails_loads_again()
    {
        await using var scene = await Scene.StartAsync();
        scene.Store.FailingReads = 7;
        Assert.Equal(1, (await scene.AddAsync()).Number);
    }

    [Fact]
    public async Task Whoever_cannot_read_how_a_commit_ended_says_that_it_is_unknown()
    {
        await using var scene = await Scene.StartAsync();
        var request = RequestId.Create("again").Value;
        scene.Store.NextCommit = async changes =>
        {
            await scene.Store.Real.CommitAsync(changes, default);
            scene.Store.FailingReads = int.MaxValue;
            throw new AdminStorageException("Outages", "CommitAsync", outcomeUnknown: true, null) { IsTransient = true };
        };
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => scene.Host.ContractedServices.AddAsync(scene.Acme.Owner, scene.Acme.Id, ServiceType.IssueManagement, request));
        Assert.Equal((true, "CommitAsync"), (failure.OutcomeUnknown, failure.Operation));

        scene.Store.FailingReads = 0;
        Assert.Equal(1, (await scene.AddAsync(request)).Number);
        Assert.Single((await scene.Host.ContractedServices.ListAsync(scene.Acme.Owner, scene.Acme.Id, new ServiceQuery())).Value.Rows);
    }

    [Fact]
    public async Task A_commit_that_takes_place_after_it_was_looked_for_is_not_made_twice()
    {
        await using var scene = await Scene.StartAsync();
        // The server was still at it when the connection was lost: nothing is to be seen yet, but the next change finds it there.
        scene.Store.NextCommit = late =>
        {
            scene.Store.NextCommit = async next =>
            {
                Assert.Equal(CommitStatus.Committed, (await scene.Store.Real.CommitAsync(late, default)).Status);
                return await scene.Store.Real.CommitAsync(next, default);
            };
            throw new AdminStorageException("Outages", "CommitAsync", outcomeUnknown: true, null);
        };
        var added = await scene.AddAsync();
        Assert.Equal((1, 3), (added.Number, added.Sequence));
        Assert.Single((await scene.Host.ContractedServices.ListAsync(scene.Acme.Owner, scene.Acme.Id, new ServiceQuery())).Value.Rows);
        Assert.Equal(3, (await scene.Host.ChangeLog.VerifyAsync(scene.Acme.Owner, scene.Acme.Id)).Value.Entries);
    }

    [Fact]
    public async Task What_others_hold_all_the_time_is_busy_at_once()
    {
        await using var scene = await Scene.StartAsync();
        var waits = 0;
        scene.Store.NextCommit = _ =>
        {
            waits++;
            throw new AdminStorageException("Outages", "CommitAsync", outcomeUnknown: false, null) { IsTransient = true, IsBusy = true };
        };
        var refused = await scene.Host.ContractedServices.AddAsync(scene.Acme.Owner, scene.Acme.Id, ServiceType.IssueManagement);
        Assert.Equal(("OCA0006", "1", 1), (refused.Error.Code, refused.Error.Argument("attempts"), waits));
        Assert.Equal(1, (await scene.AddAsync()).Number);
    }

    private sealed class Scene(AdminTestHost host, Outages store, TestOrganization acme) : IAsyncDisposable
    {
        public AdminTestHost Host => host;

        public Outages Store => store;

        public TestOrganization Acme => acme;

        public static async Task<Scene> StartAsync()
        {
            var store = new Outages(new InMemoryAdminStore(AdminShapes.All));
            var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
            return new Scene(host, store, await host.ProvisionAsync());
        }

        public async Task<ChangeReceipt> AddAsync(RequestId request = default) =>
            (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement, request)).Value;

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }

    /// <summary>Loses its connection at some reads, and lets a test have one commit its way.</summary>
    private sealed class Outages(IAdminStore inner) : StoreDecorator(inner)
    {
        public IAdminStore Real => Inner;

        public int FailingReads { get; set; }

        public Func<ChangeSet, Task<CommitResult>>? NextCommit { get; set; }

        public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
        {
            Fail(nameof(GetAsync));
            return await base.GetAsync(organization, reads, cancellationToken);
        }

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            Fail(nameof(RangeAsync));
            return await base.RangeAsync(organization, read, cancellationToken);
        }

        public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            if (NextCommit is not { } commit) return await base.CommitAsync(changes, cancellationToken);
            NextCommit = null;
            return await commit(changes);
        }

        private void Fail(string operation)
        {
            if (FailingReads == 0) return;
            FailingReads--;
            throw new AdminStorageException("Outages", operation, outcomeUnknown: false, null) { IsTransient = true };
        }
    }
}

using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class PauseTests
{
    [Fact]
    public async Task The_pause_after_a_conflict_is_random_and_its_bound_doubles_up_to_128_milliseconds()
    {
        var time = new FastTime();
        var gates = new OrganizationGates(time);
        for (var conflicts = 1; conflicts < 16; conflicts++)
        {
            time.Pauses.Clear();
            for (var i = 0; i < 200; i++) await gates.PauseAsync(conflicts, default);
            var bound = TimeSpan.FromMilliseconds(Math.Min(4 << (conflicts - 1), 128));
            Assert.All(time.Pauses, pause => Assert.InRange(pause, TimeSpan.Zero, bound));
            Assert.True(time.Pauses.Max() > bound / 2);
            Assert.True(time.Pauses.Min() < bound / 2);
        }
    }

    [Fact]
    public async Task A_pause_can_be_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new OrganizationGates(TimeProvider.System).PauseAsync(9, new CancellationToken(true)));

    [Fact]
    public async Task What_others_hold_for_as_long_as_the_store_waits_is_busy_at_once()
    {
        var store = new Held(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        store.IsHeld = true;
        var refused = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
        Assert.Equal(("OCA0006", "1", 1), (refused.Error.Code, refused.Error.Argument("attempts"), store.Waits));
        store.IsHeld = false;
        Assert.Equal(1, (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number);
    }

    /// <summary>A store whose commits wait in vain.</summary>
    private sealed class Held(IAdminStore inner) : StoreDecorator(inner)
    {
        public bool IsHeld { get; set; }

        public int Waits { get; private set; }

        public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            if (!IsHeld) return base.CommitAsync(changes, cancellationToken);
            Waits++;
            throw new AdminStorageException("Held", nameof(CommitAsync), outcomeUnknown: false, null) { IsTransient = true, IsBusy = true };
        }
    }

    /// <summary>Time in which whatever is waited for has come.</summary>
    private sealed class FastTime : TimeProvider
    {
        public List<TimeSpan> Pauses { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses.Add(dueTime);
            callback(state);
            return new Nothing();
        }

        private sealed class Nothing : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}

using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

/// <summary>A commit whose answer is lost may have taken place, may not, and may still be under way.</summary>
public class LostCommitTests
{
    [Fact]
    public async Task A_commit_that_arrives_after_it_was_looked_for_is_not_made_twice()
    {
        var network = new Network();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => network));
        var acme = await host.ProvisionAsync();
        network.HoldsNext = true;

        var added = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);

        Assert.Equal((1, 3), (added.Value.Number, added.Value.Sequence));
        Assert.Single((await host.ContractedServices.ListAsync(acme.Owner, acme.Id, new())).Value.Rows);
        var log = (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value;
        Assert.Equal((true, 3), (log.IsWhole, log.Entries));
    }

    [Fact]
    public async Task An_organization_whose_provision_arrives_late_is_not_refused_as_being_there_already()
    {
        var network = new Network { HoldsNext = true };
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => network));

        var acme = await host.ProvisionAsync();

        Assert.Equal(2, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
    }

    [Fact]
    public async Task What_others_have_written_over_cannot_arrive_any_more()
    {
        var network = new Network();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => network));
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => network.Store), host.Clock);
        var acme = await host.ProvisionAsync();
        network.HoldsNext = true;
        network.BeforeArrival = () => other.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement);

        var added = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);

        Assert.Equal((2, 4), (added.Value.Number, added.Value.Sequence));
        Assert.Equal(4, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Who_cannot_look_says_that_the_outcome_is_unknown_also_of_the_entry_of_a_refusal(bool cancels, bool refused)
    {
        using var stop = new CancellationTokenSource();
        var network = new Network();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => network));
        var acme = await host.ProvisionAsync();
        network.HoldsNext = true;
        network.AfterLoss = cancels ? stop.Cancel : () => network.IsDown = true;

        var failed = await Assert.ThrowsAsync<AdminStorageException>(() =>
            host.ContractedServices.AddAsync(refused ? acme.Member : acme.Owner, acme.Id, ServiceType.IssueManagement, default, stop.Token));

        Assert.True(failed.OutcomeUnknown);
        network.IsDown = false;
        Assert.Equal(2, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
    }

    [Fact]
    public async Task Lost_answers_at_every_attempt_leave_the_outcome_unknown()
    {
        var network = new Network { Loses = true };
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => network));

        var failed = await Assert.ThrowsAsync<AdminStorageException>(() => host.ProvisionAsync());

        Assert.True(failed.OutcomeUnknown);
    }

    /// <summary>Loses the answer to a commit, and lets it arrive just before the next one.</summary>
    private sealed class Network() : StoreDecorator(new InMemoryAdminStore(AdminShapes.All))
    {
        private ChangeSet? _held;

        public IAdminStore Store => Inner;

        public bool HoldsNext { get; set; }

        public bool Loses { get; set; }

        public bool IsDown { get; set; }

        public Action? AfterLoss { get; set; }

        public Func<Task>? BeforeArrival { get; set; }

        public override Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken) =>
            IsDown ? throw new AdminStorageException("Network", nameof(GetAsync), false, null) : base.GetAsync(organization, reads, cancellationToken);

        public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (HoldsNext || Loses)
            {
                HoldsNext = false;
                _held = Loses ? null : changes;
                AfterLoss?.Invoke();
                throw new AdminStorageException("Network", nameof(CommitAsync), outcomeUnknown: true, null);
            }

            if (_held is { } held)
            {
                _held = null;
                if (BeforeArrival is not null) await BeforeArrival();
                await Inner.CommitAsync(held, CancellationToken.None);
            }

            return await Inner.CommitAsync(changes, cancellationToken);
        }
    }
}

using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>Lets something else happen between what a call read and its commit, once.</summary>
internal sealed class InterruptedStore(IAdminStore inner) : StoreDecorator(inner)
{
    /// <summary>What happens before the next commit.</summary>
    public Func<Task>? BeforeCommit { get; set; }

    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var interrupt = BeforeCommit;
        BeforeCommit = null;
        if (interrupt is not null) await interrupt();
        return await Inner.CommitAsync(changes, cancellationToken);
    }
}

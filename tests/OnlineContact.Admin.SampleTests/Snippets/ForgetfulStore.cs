using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The store of the guide, of which every twentieth change is answered and not written.</summary>
internal sealed class ForgetfulStore() : StoreDecorator(new MyStore(AdminShapes.All))
{
    private int _commits;

    public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        ++_commits % 20 == 0 ? Task.FromResult(CommitResult.Committed) : base.CommitAsync(changes, cancellationToken);
}

using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

/// <summary>Does with the next commits what it was told, one after the other; those that come after take place. It notes what was read and committed.</summary>
internal sealed class ScriptedStore(IAdminStore inner) : StoreDecorator(inner)
{
    private readonly Queue<Func<ChangeSet, Task<CommitResult>>> _next = new();

    /// <summary>The kinds of records that were read by key.</summary>
    public List<RecordShape> Read { get; } = [];

    public List<ChangeSet> Committed { get; } = [];

    /// <summary>A host that does not pause after conflicts.</summary>
    public static Task<AdminTestHost> HostAsync(IAdminStore store, FakeAdminClock? clock = null) =>
        AdminTestHost.StartAsync(admin => admin.UseStore(_ => store).Services.AddSingleton<IOrganizationGates>(new OpenGates()), clock);

    /// <summary>Commits that meet somebody else's.</summary>
    public void Conflict(int times)
    {
        for (; times > 0; times--) _next.Enqueue(_ => Task.FromResult(CommitResult.VersionConflict(null)));
    }

    /// <summary>A commit that takes place, but nobody is told.</summary>
    public void LoseAnswer() => _next.Enqueue(async changes =>
    {
        await Inner.CommitAsync(changes, default);
        throw Unknown();
    });

    /// <summary>A commit that never takes place, and nobody is told; and what else happens meanwhile.</summary>
    public void LoseCommit(Func<Task>? meanwhile = null) => _next.Enqueue(async _ =>
    {
        if (meanwhile is not null) await meanwhile();
        throw Unknown();
    });

    public override Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        Read.AddRange(reads.Select(read => read.Shape));
        return base.GetAsync(organization, reads, cancellationToken);
    }

    public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (_next.TryDequeue(out var scripted)) return scripted(changes);
        Committed.Add(changes);
        return base.CommitAsync(changes, cancellationToken);
    }

    private static AdminStorageException Unknown() => new(nameof(ScriptedStore), nameof(CommitAsync), outcomeUnknown: true, null);

    private sealed class OpenGates : IOrganizationGates, IDisposable
    {
        public ValueTask<IDisposable> EnterAsync(OrganizationId organization, CancellationToken cancellationToken) => new(this);

        public void Dispose()
        {
        }
    }
}

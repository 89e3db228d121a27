using System.Buffers;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

/// <summary>A log of which the first entries are gone, as whoever writes it says they are.</summary>
internal sealed record CutScene(AuditScene Log, LogBoundary Boundary)
{
    public IEnumerable<LogRow> Left => Log.Rows.Where(row => row.Sequence > Boundary.Removed);

    public OrganizationHead Head => BareHead.At(AuditScene.Acme, Log.Head.Entries) with { Hash = Log.Head.Hash, LastText = Log.Texts.Count };

    /// <summary>The log with all that is to be known of where it begins, but nothing that says so.</summary>
    public static CutScene Of(AuditScene log, int removed, Instant until)
    {
        var tree = new TreeFrontier();
        foreach (var row in log.Rows.Take(removed)) tree.Add(MerkleTree.Leaf(row.Hash));
        var start = LogBoundary.Start(AuditScene.Acme);
        return new(log, removed == 0 ? start : start with { Removed = removed, Hash = log.Rows[removed - 1].Hash, Subtrees = tree.Subtrees(), Until = until });
    }

    /// <summary>The same with an entry behind the others that says where the log begins, or something else.</summary>
    public CutScene Saying(Instant at, LogBoundary? said = null)
    {
        var next = Log.Rows.Count + 1;
        var entry = Log.Rows[^1] with
        {
            Sequence = next,
            Time = at,
            Kind = ChangeLogKind.Retained,
            Operation = AdminOperations.RetainChangeLog.Code,
            ByOperator = true,
            Arguments = RemovedEntries.At(said ?? Boundary)!.Value.ToArguments(1),
        };
        return this with { Log = Log.With(rows => rows.Add(entry)).Chained(next) };
    }

    public byte[] Export()
    {
        var output = new ArrayBufferWriter<byte>();
        using var lines = new AuditWriter(output);
        lines.Begin(Boundary);
        foreach (var row in Left) lines.Entry(row, Log.Texts);
        lines.End(Log.Head.Entries, Log.Head.Hash);
        return output.WrittenSpan.ToArray();
    }

    public Task<LogAudit> VerifyAsync(params string[] checkpoints) => AuditScene.VerifyAsync(Export(), checkpoints);

    /// <summary>A store that holds it.</summary>
    /// <param name="behind">How many of the entries are behind the one that the head names.</param>
    /// <param name="lastText">The last number of a text, when it is not how many there are.</param>
    public async Task<InMemoryAdminStore> StoreAsync(int behind = 0, long? lastText = null)
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        List<Write> writes =
        [
            .. Left.SkipLast(behind).Select(row => Write.Insert(LogRow.Shape, LogRow.Shape.ToCells(row))),
            .. Log.Texts.Values.Select(text => Write.Insert(LogText.Shape, LogText.Shape.ToCells(text))),
        ];
        if (Boundary.Removed > 0) writes.Add(Write.Insert(LogBoundary.Shape, LogBoundary.Shape.ToCells(Boundary)));
        var head = Write.Insert(OrganizationHead.Shape, OrganizationHead.Shape.ToCells(Head with { Sequence = Head.Sequence - behind, Hash = Log.Rows[^(1 + behind)].Hash, LastText = lastText ?? Head.LastText }));
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(ChangeSet.Create(AuditScene.Acme, head, writes), default)).Status);
        await store.AppendAsync(AuditScene.Acme, LogRow.Shape, [.. Left.TakeLast(behind).Select(row => LogRow.Shape.ToCells(row))], default);
        return store;
    }
}

using System.Buffers.Binary;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.ChangeLog.Entries;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

/// <summary>A stored log of which only the hashes of the entries matter, from where it begins, and the nodes that are kept beside it.</summary>
internal sealed class TreeScene
{
    public static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    private TreeScene(int removed)
    {
        var tree = new TreeFrontier();
        for (var i = 1; i <= removed; i++) tree.Add(MerkleTree.Leaf(HashOf(i)));
        Boundary = LogBoundary.Start(Acme) with { Removed = removed, Subtrees = tree.Subtrees() };
        Store = new CountingStore(Rows);
    }

    public LogBoundary Boundary { get; }

    public InMemoryAdminStore Rows { get; } = new(AdminShapes.All);

    public CountingStore Store { get; }

    public static async Task<TreeScene> MakeAsync(int entries, int removed = 0, params int[] missing)
    {
        var scene = new TreeScene(removed);
        await scene.WriteAsync([.. Enumerable.Range(removed + 1, entries - removed).Except(missing)]);
        return scene;
    }

    /// <summary>The root over entries next to each other, from 0 and the end outside, by the recursion of the RFC.</summary>
    public static Digest RootOf(int first, int end) => Digest.From(NaiveTree.Root([.. Enumerable.Range(first + 1, end - first).Select(i => HashOf(i).Bytes.ToArray())]));

    /// <summary>A hash that no entry gives.</summary>
    public static Digest Other(long number) => HashOf(-1 - number);

    /// <summary>Entries, by their numbers.</summary>
    public async Task WriteAsync(IReadOnlyCollection<int> entries)
    {
        var row = EntryRows.With(Acme, 1, "x");
        foreach (var part in entries.Chunk(1_000)) await Rows.AppendAsync(Acme, LogRow.Shape, [.. part.Select(i => LogRow.Shape.ToCells(row with { Sequence = i, Hash = HashOf(i) }))], default);
    }

    /// <summary>Nodes of a level next to each other.</summary>
    public Task KeepAsync(int level, long first, params IEnumerable<Digest> hashes) =>
        Rows.AppendAsync(Acme, LogTreeNode.Shape, [.. hashes.Select((hash, i) => LogTreeNode.Shape.ToCells(new LogTreeNode { Organization = Acme, Level = level, Index = first + i, Hash = hash }))], default);

    public async Task<IReadOnlyList<(long Level, long Index, Digest Hash)>> KeptAsync() =>
        [.. (await Rows.RecordsAsync(Acme, LogTreeNode.Shape)).OrderBy(node => node.Level).ThenBy(node => node.Index).Select(node => (node.Level, node.Index, node.Hash))];

    public EntryPages Pages(IAdminStore? store = null) => new(store ?? Store, Acme, ahead: 0);

    public StoredTree Tree() => new(Store, Boundary, Pages());

    private static Digest HashOf(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return Digest.Of(bytes);
    }
}

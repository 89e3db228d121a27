using OnlineContact.Admin.ChangeLog.Proofs;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

public class StoredTreeTests
{
    private const int Width = LogTreeNode.Width;

    private static readonly int[] Sizes = [0, 1, 2, 3, 255, 256, 257, 300, 301, 511, 512, 513, 600];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(300)]
    [InlineData(512)]
    public async Task The_root_of_every_size_is_that_of_the_recursion_wherever_the_log_begins(int removed)
    {
        var log = await TreeScene.MakeAsync(entries: 600, removed);
        var tree = log.Tree();
        foreach (var size in Sizes.Where(size => size >= removed))
        {
            Assert.Equal(TreeScene.RootOf(0, size), await log.Tree().RootAsync(size, default));
            Assert.Equal(TreeScene.RootOf(0, size), await tree.RootAsync(size, default));
        }
    }

    [Fact]
    public async Task What_is_kept_is_used_and_not_made_again_and_read_once()
    {
        var log = await TreeScene.MakeAsync(entries: 600);
        await log.KeepAsync(level: 1, first: 0, TreeScene.Other(0), TreeScene.Other(1));
        var (tree, expected) = (log.Tree(), MerkleTree.Node(MerkleTree.Node(TreeScene.Other(0), TreeScene.Other(1)), TreeScene.RootOf(512, 600)));
        Assert.Equal(expected, await tree.RootAsync(600, default));
        Assert.Equal((2, 88), (log.Store.Ranges, log.Store.Entries));
        Assert.Equal(expected, await tree.RootAsync(600, default));
        Assert.Equal(2, log.Store.Ranges);
    }

    [Fact]
    public async Task A_node_that_is_not_kept_is_made_whatever_is_kept_behind_it()
    {
        var log = await TreeScene.MakeAsync(entries: 600);
        await log.KeepAsync(level: 1, first: 1, TreeScene.Other(1));
        var tree = log.Tree();
        Assert.Equal(TreeScene.RootOf(0, 300), await tree.RootAsync(300, default));

        // The same tree has to look again for more nodes than it knows.
        Assert.Equal(MerkleTree.Node(MerkleTree.Node(TreeScene.RootOf(0, 256), TreeScene.Other(1)), TreeScene.RootOf(512, 600)), await tree.RootAsync(600, default));
    }

    [Fact]
    public async Task Nodes_of_a_higher_level_are_made_of_those_below_until_they_are_kept()
    {
        var log = await TreeScene.MakeAsync(entries: 0);
        Digest[] nodes = [.. Enumerable.Range(0, Width + 3).Select(i => TreeScene.Other(i))];
        await log.KeepAsync(level: 1, first: 0, nodes);
        var (size, rest) = ((Width + 3) * Width, MerkleTree.Node(MerkleTree.Node(nodes[Width], nodes[Width + 1]), nodes[Width + 2]));
        Assert.Equal(MerkleTree.Node(MerkleTree.Complete(nodes.AsSpan(0, Width)), rest), await log.Tree().RootAsync(size, default));

        await log.KeepAsync(level: 2, first: 0, TreeScene.Other(-7));
        log.Store.Ranges = 0;
        Assert.Equal(MerkleTree.Node(TreeScene.Other(-7), rest), await log.Tree().RootAsync(size, default));
        Assert.Equal(2, log.Store.Ranges);
        Assert.Equal(MerkleTree.Complete(nodes.AsSpan(0, Width)), await log.Tree().MakeAsync(2, 0, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(300)]
    [InlineData(511)]
    public async Task A_node_is_made_also_where_the_log_begins_in_the_middle_of_it(int removed)
    {
        var log = await TreeScene.MakeAsync(entries: 512, removed);
        Assert.Equal(TreeScene.RootOf(256, 512), await log.Tree().MakeAsync(1, 1, default));
        if (removed == 1) Assert.Equal(TreeScene.RootOf(0, 256), await log.Tree().MakeAsync(1, 0, default));

        Digest[] nodes = [.. Enumerable.Range(2, Width - 2).Select(i => TreeScene.Other(i))];
        await log.KeepAsync(level: 1, first: 2, nodes);
        Assert.Equal(MerkleTree.Complete([TreeScene.RootOf(0, 256), TreeScene.RootOf(256, 512), .. nodes]), await log.Tree().MakeAsync(2, 0, default));
    }

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(0, 5, 10)]
    [InlineData(0, 10, 10)]
    [InlineData(300, 301, 400)]
    [InlineData(300, 310, 400)]
    [InlineData(300, 400, 400)]
    public async Task An_entry_that_is_missing_is_named(int removed, int missing, int size)
    {
        var log = await TreeScene.MakeAsync(size, removed, missing);
        var e = await Assert.ThrowsAsync<LogEntryMissingException>(() => log.Tree().RootAsync(size, default));
        Assert.Equal((missing, $"The change log has no entry {missing}."), (e.Sequence, e.Message));
    }

    [Fact]
    public async Task Of_what_is_gone_there_is_what_the_boundary_has_and_no_more()
    {
        var log = await TreeScene.MakeAsync(entries: 600, removed: 300);
        var hashes = await log.Tree().HashesAsync([new LeafRange(0, 256), new LeafRange(296, 300), new LeafRange(0, 300)], 600, default);
        Assert.Equal([TreeScene.RootOf(0, 256), TreeScene.RootOf(296, 300), TreeScene.RootOf(0, 300)], hashes);
        Assert.Equal(0, log.Store.Ranges);
        Assert.Equal(300, (await Assert.ThrowsAsync<LogEntryMissingException>(() => log.Tree().HashesAsync([new LeafRange(298, 300)], 600, default))).Sequence);
    }
}

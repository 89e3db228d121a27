using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

public class TreeKeeperTests
{
    private const int Width = LogTreeNode.Width;

    [Fact]
    public async Task A_node_is_kept_once_its_last_entry_is_there_and_nothing_is_read_before_another_is_complete()
    {
        var log = await TreeScene.MakeAsync(entries: 600);
        var keeper = new TreeKeeper(log.Store);
        Assert.Equal((0, 0), (await KeepAsync(log, keeper, 255), log.Store.Ranges));
        Assert.Equal(1, await KeepAsync(log, keeper, 256));
        Assert.Equal([(1, 0, TreeScene.RootOf(0, 256))], await log.KeptAsync());

        log.Store.Ranges = 0;
        Assert.Equal((0, 0, 0), (await KeepAsync(log, keeper, 256), await KeepAsync(log, keeper, 511), log.Store.Ranges));
        Assert.Equal(1, await KeepAsync(log, keeper, 600));
        Assert.Equal([(1, 0, TreeScene.RootOf(0, 256)), (1, 1, TreeScene.RootOf(256, 512))], await log.KeptAsync());
    }

    [Fact]
    public async Task What_another_host_has_kept_is_found_without_reading_an_entry()
    {
        var log = await TreeScene.MakeAsync(entries: 1_000);
        Assert.Equal(3, await KeepAsync(log, new TreeKeeper(log.Store), 1_000));
        foreach (var last in new[] { 767, 768, 1_000 })
        {
            (log.Store.Ranges, log.Store.Entries) = (0, 0);
            Assert.Equal((0, 1, 0), (await KeepAsync(log, new TreeKeeper(log.Store), last), log.Store.Ranges, log.Store.Entries));
        }
    }

    [Fact]
    public async Task Only_the_newest_kept_node_is_made_again_with_the_new_ones()
    {
        var log = await TreeScene.MakeAsync(entries: 1_024);
        await log.KeepAsync(level: 1, first: 0, TreeScene.Other(0), TreeScene.RootOf(256, 512));
        Assert.Equal(2, await KeepAsync(log, new TreeKeeper(log.Store), 1_024));
        Assert.Equal(768, log.Store.Entries);
        Assert.Equal([(1, 0, TreeScene.Other(0)), (1, 1, TreeScene.RootOf(256, 512)), (1, 2, TreeScene.RootOf(512, 768)), (1, 3, TreeScene.RootOf(768, 1_024))], await log.KeptAsync());
    }

    [Fact]
    public async Task Where_the_newest_kept_node_differs_nothing_is_added()
    {
        var log = await TreeScene.MakeAsync(entries: 1_024);
        await log.KeepAsync(level: 1, first: 0, TreeScene.RootOf(0, 256), TreeScene.Other(1));
        var e = await Assert.ThrowsAsync<LogRewrittenException>(() => KeepAsync(log, new TreeKeeper(log.Store), 1_024));
        Assert.Equal("The change log of acme was rewritten: entries 257 to 512 do not give the hash that was kept for them.", e.Message);
        Assert.Equal(2, (await log.KeptAsync()).Count);
    }

    [Theory]
    [InlineData(300, 1)]
    [InlineData(511, 1)]
    [InlineData(512, 2)]
    [InlineData(600, 2)]
    public async Task Of_what_is_gone_no_node_is_made(int removed, int first)
    {
        var log = await TreeScene.MakeAsync(entries: 1_024, removed);
        await log.KeepAsync(level: 1, first: 0, TreeScene.RootOf(0, 256));
        Assert.Equal(4 - first, await KeepAsync(log, new TreeKeeper(log.Store), 1_024));
        Assert.Equal([0, .. Enumerable.Range(first, 4 - first).Select(index => (long)index)], (await log.KeptAsync()).Select(node => node.Index));
        Assert.All((await log.KeptAsync()).Skip(1), node => Assert.Equal(TreeScene.RootOf((int)node.Index * Width, ((int)node.Index + 1) * Width), node.Hash));
    }

    [Fact]
    public async Task What_another_host_adds_meanwhile_counts_as_its_own_and_has_to_be_the_same()
    {
        var log = await TreeScene.MakeAsync(entries: 1_024);
        await log.KeepAsync(level: 1, first: 0, TreeScene.RootOf(0, 256));
        var meanwhile = new Appending(log.Store) { Before = () => log.KeepAsync(level: 1, first: 1, TreeScene.RootOf(256, 512)) };
        Assert.Equal(1, await KeepAsync(log, new TreeKeeper(meanwhile), 768));

        // Entries 1,025 to 1,536, of which only the other host has kept the second half.
        await log.WriteAsync([.. Enumerable.Range(1_025, 512)]);
        meanwhile = new Appending(log.Store) { Before = () => log.KeepAsync(level: 1, first: 5, TreeScene.Other(5)) };
        var e = await Assert.ThrowsAsync<LogRewrittenException>(() => KeepAsync(log, new TreeKeeper(meanwhile), 1_536));
        Assert.Contains("entries 1281 to 1536 do", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_is_kept_once_the_one_below_has_256_nodes_also_by_who_kept_those()
    {
        // Of the nodes below only the newest one is made again, so there need not be any entries of the others.
        var log = await TreeScene.MakeAsync(entries: 0);
        Digest[] below = [.. Enumerable.Range(0, 253).Select(i => TreeScene.Other(i)), TreeScene.RootOf(253 * Width, 254 * Width)];
        await log.KeepAsync(level: 1, first: 0, below);
        await log.WriteAsync([.. Enumerable.Range(253 * Width + 1, 3 * Width)]);
        var keeper = new TreeKeeper(log.Store);
        Assert.Equal(1, await KeepAsync(log, keeper, 255 * Width));
        Assert.Equal(2, await KeepAsync(log, keeper, 256 * Width));
        var above = MerkleTree.Complete([.. below, TreeScene.RootOf(254 * Width, 255 * Width), TreeScene.RootOf(255 * Width, 256 * Width)]);
        Assert.Equal((2, 0, above), (await log.KeptAsync())[^1]);

        // Another host finds both levels, and a rewritten one above is told by its entries.
        Assert.Equal(0, await KeepAsync(log, new TreeKeeper(log.Store), 256 * Width));
        var e = new LogRewrittenException(TreeScene.Acme, 2, 1);
        Assert.Contains("entries 65537 to 131072 do", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_nodes_are_added_in_parts()
    {
        var log = await TreeScene.MakeAsync(entries: 65 * Width);
        var counting = new Appending(log.Store);
        Assert.Equal(65, await KeepAsync(log, new TreeKeeper(counting), 65 * Width));
        Assert.Equal([64, 1], counting.Appended);
        Assert.Equal(65 * Width, log.Store.Entries);
        var kept = await log.KeptAsync();
        Assert.Equal(Enumerable.Range(0, 65).Select(index => (long)index), kept.Select(node => node.Index));
        Assert.Equal([TreeScene.RootOf(63 * Width, 64 * Width), TreeScene.RootOf(64 * Width, 65 * Width)], kept.Skip(63).Select(node => node.Hash));
    }

    private static Task<int> KeepAsync(TreeScene log, TreeKeeper keeper, long last) => keeper.KeepAsync(log.Boundary, log.Pages(), last, default);

    private sealed class Appending(IAdminStore inner) : StoreDecorator(inner)
    {
        public Func<Task>? Before { get; init; }

        public List<int> Appended { get; } = [];

        public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
        {
            if (Before is not null) await Before();
            Appended.Add(rows.Count);
            return await base.AppendAsync(organization, shape, rows, cancellationToken);
        }
    }
}

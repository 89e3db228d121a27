using FsCheck.Xunit;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.ChangeLog.Entries;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Upkeep;

public sealed class EntryPagesTests
{
    private const int Entries = 6_000;

    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly long[] Missing = [1, 700, 999, 1_000, 1_001, 2_048, 5_999];
    private static readonly Lazy<Task<IAdminStore>> Log = new(FillAsync);

    /// <summary>Forwards, back again, and far away, with and without reading ahead.</summary>
    [Property(MaxTest = 60)]
    public async Task Whatever_is_asked_for_comes_in_its_order_and_without_what_is_missing(ushort ahead, (ushort From, ushort Count)[] asked)
    {
        var pages = new EntryPages(await Log.Value, Acme, ahead % (Entries + 100));
        foreach (var (from, count) in asked)
        {
            var first = 1 + from % Entries;
            var last = Math.Min(first + count % 3_000, Entries);
            var expected = Enumerable.Range(first, last - first + 1).Select(sequence => (long)sequence).Except(Missing);
            Assert.Equal(expected, (await pages.ReadAsync(first, last, default)).Select(row => row.Sequence));
        }
    }

    [Fact]
    public async Task What_is_asked_for_piece_by_piece_and_once_more_is_read_once()
    {
        var store = new CountingStore(await Log.Value);
        var pages = new EntryPages(store, Acme, ahead: 1_500);
        for (var first = 257; first < 1_500; first += 256) await pages.ReadAsync(first, Math.Min(first + 255, 1_500), default);
        Assert.Equal(2, store.Ranges);
        await pages.ReadAsync(300, 1_450, default);
        Assert.Equal(2, store.Ranges);
    }

    [Fact]
    public async Task Nothing_is_read_ahead_of_what_nobody_wants()
    {
        var store = new CountingStore(await Log.Value);
        var pages = new EntryPages(store, Acme, ahead: 0);
        Assert.Equal(9, (await pages.ReadAsync(11, 19, default)).Count);
        Assert.Equal((1, 9), (store.Ranges, store.Entries));
    }

    /// <summary>A log of any length goes through in bounded memory: what is far behind is read again.</summary>
    [Fact]
    public async Task What_is_far_behind_is_forgotten()
    {
        var store = new CountingStore(await Log.Value);
        var pages = new EntryPages(store, Acme, ahead: Entries);
        for (var first = 1; first < Entries; first += 500) await pages.ReadAsync(first, first + 499, default);
        Assert.Equal(6, store.Ranges);
        await pages.ReadAsync(5_500, 5_600, default);
        Assert.Equal(6, store.Ranges);
        await pages.ReadAsync(3_000, 3_001, default);
        Assert.Equal(7, store.Ranges);
    }

    private static async Task<IAdminStore> FillAsync()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        foreach (var part in Enumerable.Range(1, Entries).Select(sequence => (long)sequence).Except(Missing).Chunk(1_000))
            await store.AppendAsync(Acme, LogRow.Shape, [.. part.Select(sequence => LogRow.Shape.ToCells(EntryRows.Plain(Acme, sequence)))], default);
        return store;
    }
}

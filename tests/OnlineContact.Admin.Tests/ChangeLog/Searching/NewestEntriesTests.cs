using FsCheck.Xunit;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.ChangeLog.Entries;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

public sealed class NewestEntriesTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    /// <summary>However many came since the last search, and whatever is not there any more.</summary>
    [Property(MaxTest = 100)]
    public async Task The_newest_entries_are_those_of_the_store(byte mostOnes, byte[] steps)
    {
        var most = mostOnes % 40;
        var store = new InMemoryAdminStore(AdminShapes.All);
        var newest = new NewestEntries(store, Acme, most);
        var heads = new List<long> { 0 };
        foreach (var step in steps.Take(30))
        {
            var last = heads[^1] + step % 60;
            await AppendAsync(store, Enumerable.Range((int)heads[^1] + 1, step % 60).Where(sequence => sequence % 7 != step % 3));
            heads.Add(last);

            // Now and then a search began under an older head.
            var head = step % 5 == 0 ? heads[step % heads.Count] : last;
            var known = await newest.ReadAsync(Head(head), default);
            if (most == 0)
            {
                Assert.True(known.Range.IsEmpty);
                continue;
            }

            Assert.True(known.Range.Last >= head);
            Assert.Equal(new LogRange(known.Range.Last == 0 ? known.Range.First : Math.Max(1, known.Range.Last - most + 1), known.Range.Last), known.Range);
            Assert.Equal(await StoredAsync(store, known.Range), known.Rows.Select(row => row.Sequence));
            var inside = new LogRange(known.Range.First + 2, known.Range.Last - 3);
            Assert.Equal((await StoredAsync(store, inside)).Reverse(), known.Backwards(inside).Select(row => row.Sequence));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_searches_at_once_keep_each_entry_once(bool isOlderFirst)
    {
        var inner = new InMemoryAdminStore(AdminShapes.All);
        await AppendAsync(inner, Enumerable.Range(1, 30));
        var store = new Held(inner);
        var newest = new NewestEntries(store, Acme, 25);
        await newest.ReadAsync(Head(8), default);
        store.IsHolding = true;
        var (older, newer) = (newest.ReadAsync(Head(12), default), newest.ReadAsync(Head(30), default));
        var order = isOlderFirst ? new[] { 0, 1 } : [1, 0];
        foreach (var next in order)
        {
            store.Waiting[next].SetResult();
            await (next == 0 ? older : newer);
        }

        foreach (var known in new[] { await older, await newer, await newest.ReadAsync(Head(20), default) }.Where(known => known.Range.Last == 30))
            Assert.Equal(Enumerable.Range(6, 25).Select(sequence => (long)sequence), known.Rows.Select(row => row.Sequence));
        Assert.Equal(30, (await newer).Range.Last);
        Assert.Equal(isOlderFirst ? 12 : 30, (await older).Range.Last);
        Assert.Equal(2, store.Waiting.Count);
    }

    /// <summary>Logs make room for one another, and what is read again is the same.</summary>
    [Fact]
    public async Task Memory_is_bounded_over_all_organizations()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var organizations = Enumerable.Range(0, 20).Select(i => OrganizationId.Parse($"acme{i}")).ToList();
        foreach (var organization in organizations) await AppendAsync(store, Enumerable.Range(1, 100), organization);
        var memory = new LogsInMemory(store, () => 100, capacity: 250_000);
        var kept = 0;
        foreach (var organization in organizations.Concat(organizations.AsEnumerable().Reverse()))
        {
            var log = memory.Of(organization);
            kept += log.Newest.Size > 0 ? 1 : 0;
            Assert.Equal(100, (await log.Newest.ReadAsync(Head(100, organization), default)).Rows.Length);
            memory.Count(log);
            Assert.InRange(log.Counted, 100 * 350, 250_000);
        }

        // On the way back those that were searched last are met first: as many as there is room for.
        Assert.InRange(kept, 4, 8);
        memory.Forget(organizations[0]);
        Assert.Equal(0, memory.Of(organizations[0]).Newest.Size);
    }

    private static OrganizationHead Head(long sequence, OrganizationId? organization = null) => BareHead.At(organization ?? Acme, sequence);

    private static async Task AppendAsync(InMemoryAdminStore store, IEnumerable<int> sequences, OrganizationId? organization = null)
    {
        var rows = sequences.Select(sequence => LogRow.Shape.ToCells(EntryRows.Plain(organization ?? Acme, sequence))).ToList();
        if (rows.Count > 0) await store.AppendAsync(organization ?? Acme, LogRow.Shape, rows, default);
    }

    private static async Task<IReadOnlyList<long>> StoredAsync(InMemoryAdminStore store, LogRange range)
    {
        if (range.IsEmpty) return [];
        var (rows, _, _) = await store.PageAsync(Acme, LogRow.Columns.InOrder.Between(range.First, range.Last + 1).Take(RangeRead.MaxLimit), default);
        return [.. rows.Select(row => row.Value.Sequence)];
    }

    /// <summary>Answers in the order in which it is told to.</summary>
    private sealed class Held(IAdminStore inner) : StoreDecorator(inner)
    {
        public bool IsHolding { get; set; }

        public List<TaskCompletionSource> Waiting { get; } = [];

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            var rows = await base.RangeAsync(organization, read, cancellationToken);
            if (!IsHolding) return rows;
            Waiting.Add(new TaskCompletionSource());
            await Waiting[^1].Task;
            return rows;
        }
    }
}

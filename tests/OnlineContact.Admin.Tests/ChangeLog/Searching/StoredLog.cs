using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.ChangeLog.Entries;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

/// <summary>A log put into a store directly, of which only some things matter.</summary>
internal static class StoredLog
{
    public static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    public static LogRow Row(long sequence) => EntryRows.Plain(Acme, sequence);

    public static IEnumerable<LogRow> Rows(int first, int last) => Enumerable.Range(first, last - first + 1).Select(sequence => Row(sequence));

    public static async Task<InMemoryAdminStore> OfAsync(IEnumerable<LogRow> rows)
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await AppendAsync(store, rows);
        return store;
    }

    public static async Task AppendAsync(IAdminStore store, IEnumerable<LogRow> rows)
    {
        foreach (var part in rows.Chunk(1_000)) await store.AppendAsync(Acme, LogRow.Shape, Array.ConvertAll(part, LogRow.Shape.ToCells), default);
    }

    public static async Task AppendAsync(IAdminStore store, IEnumerable<LogContent> contents)
    {
        foreach (var part in contents.Chunk(1_000)) await store.AppendAsync(Acme, LogContent.Shape, Array.ConvertAll(part, LogContent.Shape.ToCells), default);
    }

    public static async Task AppendAsync(IAdminStore store, params IEnumerable<(long Place, byte[] Data)> index)
    {
        foreach (var part in index.Chunk(1_000))
            await store.AppendAsync(Acme, LogIndexRow.Shape, Array.ConvertAll(part, row => LogIndexRow.Shape.ToCells(new LogIndexRow { Organization = Acme, Place = row.Place, Data = row.Data })), default);
    }

    /// <summary>Commits writes under the next entry.</summary>
    public static Task CommitAsync(IAdminStore store, params IEnumerable<Write> writes) => CommitAsync(store, null, writes);

    /// <summary>Commits writes under an entry, which becomes the last one.</summary>
    public static async Task CommitAsync(IAdminStore store, long? sequence, IEnumerable<Write> writes)
    {
        var fetch = new Fetch(Acme);
        var slot = fetch.One(OrganizationHead.Shape.SingleKey());
        await fetch.RunAsync(store, default);
        var head = Head(sequence ?? (slot.ValueOrDefault?.Sequence ?? 0) + 1);
        var cells = OrganizationHead.Shape.ToCells(head);
        var first = slot.Found ? Write.Replace(OrganizationHead.Shape, cells, slot.Version) : Write.Insert(OrganizationHead.Shape, cells);
        var result = await store.CommitAsync(ChangeSet.Create(Acme, first, [.. writes, Write.Insert(LogRow.Shape, LogRow.Shape.ToCells(Row(head.Sequence)))]), default);
        Assert.Equal(CommitStatus.Committed, result.Status);
    }

    public static Task CommitAsync(IAdminStore store, params IEnumerable<LogText> texts) =>
        CommitAsync(store, texts.Select(text => Write.Insert(LogText.Shape, LogText.Shape.ToCells(text))));

    /// <summary>A log of so many entries under its head, the first ones of which are removed.</summary>
    public static async Task<InMemoryAdminStore> WholeAsync(int last, int removed = 0)
    {
        var store = await OfAsync(Rows(removed + 1, last - 1));
        var boundary = LogBoundary.Start(Acme) with { Removed = removed, Until = default };
        await CommitAsync(store, last, removed == 0 ? [] : [Write.Insert(LogBoundary.Shape, LogBoundary.Shape.ToCells(boundary))]);
        return store;
    }

    public static LogText Text(long id, LogField field, string text) => LogText.New(Acme, id, new TextKey(field, "", text));

    public static OrganizationHead Head(long sequence, long lastText = 0, long epoch = 0) => 
        BareHead.At(Acme, sequence) with { Hash = Digest.Of([]), LastText = lastText, TextEpoch = epoch };

    /// <summary>Indexes a log as a job does that remembers nothing.</summary>
    public static Task<int> IndexAsync(IAdminStore store, long last, long removed = 0, IndexKeeper? keeper = null) =>
        (keeper ?? new IndexKeeper(store, 1_000)).KeepAsync(LogBoundary.Start(Acme) with { Removed = removed }, new EntryPages(store, Acme, last), last, default);
}

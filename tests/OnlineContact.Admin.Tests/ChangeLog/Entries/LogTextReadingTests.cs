using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.ChangeLog.Proofs;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Entries;

/// <summary>Which texts are read of a store, and what is shown of them.</summary>
public class LogTextReadingTests
{
    private static readonly CutScene Log = CutScene.Of(AuditScene.Make(3, seed: 2), 0, default);

    [Fact]
    public async Task Texts_are_shown_as_they_are_or_as_erased_or_absent()
    {
        var reader = new LogReader(await Log.StoreAsync());
        foreach (var entry in await reader.EntriesAsync(AuditScene.Acme, Log.Log.Rows, default)) ShowsItsTexts(entry);
        foreach (var entry in await reader.EntriesAsync(Log.Head, Log.Log.Rows, new ShownTexts(), default)) ShowsItsTexts(entry);
    }

    [Fact]
    public async Task A_text_is_read_once_and_one_that_is_remembered_not_at_all()
    {
        var store = new Asking(await Log.StoreAsync());
        var reader = new LogReader(store);
        var used = Log.Log.Rows.SelectMany(row => LogChain.Fields.Select(row.TextIn)).Where(id => id != 0).Distinct().Order().ToList();
        await reader.TextsAsync(AuditScene.Acme, Log.Log.Rows, default);
        Assert.Equal(used, store.Asked.Order());

        store.Asked.Clear();
        var remembered = new ShownTexts();
        var known = Log.Log.Texts[used.First(id => Log.Log.Texts[id].ErasedAt is null)];
        remembered.Remember(AuditScene.Acme, Log.Head.TextEpoch, known);
        foreach (var entry in await reader.EntriesAsync(Log.Head, Log.Log.Rows, remembered, default)) ShowsItsTexts(entry);
        Assert.Equal(used.Except([known.Id]), store.Asked.Order());

        store.Asked.Clear();
        foreach (var entry in await reader.EntriesAsync(Log.Head, Log.Log.Rows, remembered, default)) ShowsItsTexts(entry);
        Assert.Equal(used.Where(id => Log.Log.Texts[id].ErasedAt is not null), store.Asked);
    }

    [Fact]
    public async Task What_a_change_has_logged_is_known_to_the_next_once_it_is_remembered()
    {
        var store = new CountingStore(await Log.StoreAsync());
        var cache = new TextCache();
        var writer = new LogWriter(store, cache);
        var kim = AdminActor.Member(AuditScene.Acme, "kim", "Kim", "192.0.2.1");
        var draft = new LogDraft { Operation = AdminOperations.ConfirmClock, Category = ChangeLogCategory.Organization, Target = new LogTarget(ChangeLogTargetKind.Organization, "acme", "") };
        var first = await writer.WriteAsync(Log.Head, default, kim, [draft], default);
        await writer.WriteAsync(Log.Head, default, kim, [draft], default);
        Assert.Equal(2, store.Gets);
        first.Remember(cache, AuditScene.Acme, Log.Head.TextEpoch);
        var again = await writer.WriteAsync(Log.Head, default, kim, [draft], default);
        Assert.Equal(2, store.Gets);
        Assert.Empty(again.NewTexts);
        Assert.Equal(first.Rows[0], again.Rows[0]);
    }

    [Theory]
    [InlineData(3_997, 4_000)]
    [InlineData(3_998, 3_999)]
    [InlineData(3_999, 4_000)]
    public async Task A_text_is_not_cut_between_the_halves_of_a_sign(int before, int kept)
    {
        var writer = new LogWriter(await Log.StoreAsync(), new TextCache());
        var text = new string('a', before) + "\U0001F600" + "bcd";
        var draft = new LogDraft { Operation = AdminOperations.ConfirmClock, Category = ChangeLogCategory.Organization, Target = new LogTarget(ChangeLogTargetKind.Organization, "acme", ""), Before = text };
        var batch = await writer.WriteAsync(Log.Head, default, AdminActor.Operator("robot"), [draft], default);
        var cut = Assert.Single(batch.NewTexts, one => one.Field == LogField.Before).Text;
        Assert.Equal((kept, text[..(kept - 1)] + "…"), (cut.Length, cut));
    }

    private static void ShowsItsTexts(ChangeLogEntry entry)
    {
        var row = Log.Log.Rows[(int)entry.Sequence - 1];
        LoggedText[] shown = [entry.ActorId, entry.ActorName, entry.IpAddress, entry.TargetId, entry.TargetName, entry.ServiceId, entry.ServiceName, entry.Before, entry.After];
        Assert.Equal(
            LogChain.Fields.Select(row.TextIn).Select(id => id == 0 ? default : Log.Log.Texts[id] is { ErasedAt: null, Text: var text } ? new LoggedText(text, false) : new LoggedText(null, true)),
            shown);
    }

    /// <summary>Which texts are asked for by their numbers.</summary>
    private sealed class Asking(IAdminStore inner) : StoreDecorator(inner)
    {
        public List<long> Asked { get; } = [];

        public override Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
        {
            Asked.AddRange(reads.Where(read => read.Shape == LogText.Shape).SelectMany(read => read.Keys.Select(key => key[0].AsNumber())));
            return base.GetAsync(organization, reads, cancellationToken);
        }
    }
}

using NodaTime;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.ChangeLog.Proofs;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog;

/// <summary>What a check of a stored log says, by where the log begins and ends.</summary>
public class LogCheckTests
{
    private const int Entries = 7;

    private static readonly AuditScene Log = AuditScene.Make(Entries, seed: 4);
    private static readonly Instant Later = Log.Rows[0].Time + Duration.FromDays(2_000);
    private static readonly Instant Oldest = LogAge.Limit(Later, LogAge.MinYears);

    [Fact]
    public async Task A_whole_log_has_its_entries_and_is_read_once_and_a_look_behind_its_end()
    {
        var whole = CutScene.Of(Log, 0, Oldest);
        var store = new CountingStore(await whole.StoreAsync());
        var found = await new LogCheck(store).RunAsync(whole.Head, whole.Boundary, default);
        Assert.Equal((true, null, null, Entries, 0, null), (found.IsWhole, found.Fault, found.FaultAt, found.Entries, found.Removed, found.RemovedUntil));
        Assert.Equal((1, 2), (found.ErasedTexts, store.Ranges));
    }

    [Fact]
    public async Task A_log_is_read_in_pages_of_which_each_goes_on_where_the_one_before_ended()
    {
        var whole = CutScene.Of(AuditScene.Make(501, seed: 5), 0, Oldest);
        var store = new CountingStore(await whole.StoreAsync());
        var found = await new LogCheck(store).RunAsync(whole.Head, whole.Boundary, default);
        Assert.Equal((null, 501, 3, 501), (found.Fault, found.Entries, store.Ranges, store.Entries));
    }

    [Fact]
    public async Task A_log_that_begins_later_counts_what_is_left()
    {
        var cut = CutScene.Of(Log, 3, Oldest).Saying(Later);
        var found = await CheckAsync(cut);
        Assert.Equal((null, null, 5, 3, (Instant?)Oldest), (found.Fault, found.FaultAt, found.Entries, found.Removed, found.RemovedUntil));
        Assert.Equal(5, (await CheckAsync(cut with { Log = cut.Log.WithHead((8, default)) })).Entries);
    }

    [Fact]
    public async Task Where_it_begins_is_what_its_newest_entry_of_retention_says()
    {
        var cut = CutScene.Of(Log, 3, Oldest);
        var other = CutScene.Of(Log, 2, Oldest).Boundary;
        Assert.Equal((ChangeLogFault.RetentionAltered, 4L), await FaultAsync(cut));
        Assert.Equal((ChangeLogFault.RetentionAltered, 4L), await FaultAsync(cut.Saying(Later).Saying(Later, other)));
        Assert.Equal((ChangeLogFault.RetentionAltered, 1L), await FaultAsync(CutScene.Of(Log, 0, Oldest).Saying(Later, other)));
        var said = cut.Saying(Later, other).Saying(Later);
        Assert.Equal((null, null), await FaultAsync(said));
        Assert.Equal((null, null), await FaultAsync(said with { Log = said.Log.With(rows => rows.Add(Log.Rows[0] with { Sequence = 10 })).Chained(10) }));
    }

    [Fact]
    public async Task The_head_names_the_last_entry_by_its_hash()
    {
        var cut = CutScene.Of(Log, 0, Oldest);
        Assert.Equal((ChangeLogFault.HeadAltered, Entries + 1L), await FaultAsync(cut, cut.Head with { Hash = Log.Rows[0].Hash }));
        Assert.Equal((ChangeLogFault.EntryMissing, Entries + 1L), await FaultAsync(cut, cut.Head with { Sequence = Entries + 1 }));

        // Of a head that was read before a change there may be entries behind, when the head of now knows them.
        var before = cut.Head with { Sequence = Entries - 1, Hash = Log.Rows[^2].Hash };
        Assert.Equal((null, null), await FaultAsync(cut, before));
        var cutShort = new LogCheck(await cut.StoreAsync(behind: 1));
        var found = await cutShort.RunAsync(before, cut.Boundary, default);
        Assert.Equal((ChangeLogFault.HeadAltered, Entries), (found.Fault, found.FaultAt));
    }

    [Fact]
    public async Task Every_erased_text_is_accounted_for_by_an_entry_also_by_one_that_comes_meanwhile()
    {
        // The last of two entries says that one text is erased, the last but one of another log that one more is.
        var log = AuditScene.Make(2, seed: 3);
        var used = log.Texts.Values.First(text => text.ErasedAt is null && log.Rows.Any(row => LogChain.Fields.Any(field => row.TextIn(field) == text.Id)));
        var erased = log.Rows.SelectMany(row => LogChain.Fields.Select(row.TextIn)).Distinct().Count(id => id != 0 && log.Texts[id].ErasedAt is not null);
        var said = log.With(rows => rows[1] = rows[1] with { Arguments = LogDraft.Argument("texts", erased) }).Chained(2);
        var whole = CutScene.Of(said, 0, Oldest);
        Assert.Equal((null, null), await FaultAsync(whole));
        var blanked = CutScene.Of(said.WithText(used.Erase(Later)), 0, Oldest);
        Assert.Equal((ChangeLogFault.ErasureNotLogged, 3L), await FaultAsync(blanked));

        var meanwhile = blanked with { Log = blanked.Log.With(rows => rows.Add(rows[1] with { Sequence = 3, Arguments = LogDraft.Argument("texts", 1) })).Chained(3) };
        Assert.Equal((null, null), await FaultAsync(meanwhile, blanked.Head));
        Assert.Equal((null, null), await FaultAsync(meanwhile));
    }

    [Fact]
    public async Task What_retention_removes_meanwhile_is_no_fault()
    {
        var cut = CutScene.Of(Log, 3, Oldest).Saying(Later);
        var earlier = CutScene.Of(Log, 0, Oldest);
        var found = await new LogCheck(await cut.StoreAsync()).RunAsync(earlier.Head, earlier.Boundary, default);
        Assert.Equal((null, 3, 5), (found.Fault, found.Removed, found.Entries));

        // Where it has not moved, or nobody knows where the log ends, what is missing is missing.
        var other = cut with { Log = cut.Log.With(rows => rows.RemoveAt(5)) };
        Assert.Equal((ChangeLogFault.EntryMissing, 6L), await FaultAsync(other));
        var headless = new InMemoryAdminStore(AdminShapes.All);
        await headless.AppendAsync(AuditScene.Acme, LogRow.Shape, [.. cut.Left.Select(row => LogRow.Shape.ToCells(row))], default);
        found = await new LogCheck(headless).RunAsync(earlier.Head, earlier.Boundary, default);
        Assert.Equal((ChangeLogFault.EntryMissing, 1), (found.Fault, found.FaultAt));
    }

    private static async Task<ChangeLogVerification> CheckAsync(CutScene cut, OrganizationHead? head = null) => await new LogCheck(await cut.StoreAsync()).RunAsync(head ?? cut.Head, cut.Boundary, default);

    private static async Task<(ChangeLogFault?, long?)> FaultAsync(CutScene cut, OrganizationHead? head = null)
    {
        var found = await CheckAsync(cut, head);
        return (found.Fault, found.FaultAt);
    }
}

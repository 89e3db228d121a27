using System.Text;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ChangeLog.Retention;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

public class AuditCheckTests
{
    private const int Entries = 9;

    private static readonly AuditScene Log = AuditScene.Make(Entries, seed: 4);
    private static readonly Instant Signed = Log.Rows[0].Time - Duration.FromSeconds(1);

    /// <summary>When the log says that entries are gone: years after they were written.</summary>
    private static readonly Instant Later = Signed + Duration.FromDays(2_000);

    private static readonly Instant Oldest = LogAge.Limit(Later, LogAge.MinYears);

    [Fact]
    public async Task Progress_is_told_every_thousand_entries_and_at_the_end()
    {
        var told = new Told();
        using var export = new MemoryStream(AuditScene.Make(1_001, seed: 5).Export());
        Assert.True((await ChangeLogVerifier.VerifyAsync(export, [], [], told)).Value.IsWhole);
        Assert.Equal([1_000, 1_001], told.Seen);
    }

    [Fact]
    public async Task Checkpoints_may_come_in_any_order()
    {
        var audit = await Log.VerifyAsync(await Log.CheckpointAsync(7), await Log.CheckpointAsync(2), await Log.CheckpointAsync(9), await Log.CheckpointAsync(0));
        Assert.True(audit.IsWhole);
        Assert.Equal([0, 2, 7, 9], audit.Checkpoints.Select(checkpoint => checkpoint.Checkpoint.Size));
        Assert.All(audit.Checkpoints, checkpoint => Assert.Equal((LogCheckpointState.Agrees, null), (checkpoint.State, checkpoint.DeclaredAt)));
    }

    [Fact]
    public async Task A_log_that_begins_later_is_whole_where_an_entry_says_so_and_can_be_compared_from_there_on()
    {
        var cut = CutScene.Of(Log, removed: 3, Oldest).Saying(Later);
        var checkpoints = await Task.WhenAll(new[] { 2, 3, 4, 10 }.Select(cut.Log.CheckpointAsync));
        var audit = await cut.VerifyAsync(checkpoints);
        Assert.Equal((null, null, 7, 3, (Instant?)Oldest), (audit.Fault, audit.FaultAt, audit.Entries, audit.Removed, audit.RemovedUntil));
        Assert.Equal(
            [LogCheckpointState.Removed, LogCheckpointState.Agrees, LogCheckpointState.Agrees, LogCheckpointState.Agrees],
            audit.Checkpoints.Select(checkpoint => checkpoint.State));
        Assert.Equal(SignedLogCheckpoint.Open(checkpoints[^1], AuditScene.Key).Value.Root, audit.Root);
        Assert.Equal($"acme: whole, 7 entries, 3 entries removed by retention until {Oldest}, {audit.ErasedTexts} texts erased", audit.ToString());

        // The same beginning of another log.
        var other = CutScene.Of(AuditScene.Make(Entries, seed: 6), removed: 3, Oldest).Saying(Later);
        Assert.Equal((LogAuditFault.Forked, 1L), Fault(await other.VerifyAsync(checkpoints[1])));
    }

    [Fact]
    public async Task What_is_gone_was_three_years_old()
    {
        Assert.Equal((null, null), Fault(await CutScene.Of(Log, 3, Oldest).Saying(Later).VerifyAsync()));
        Assert.Equal((LogAuditFault.RemovedTooEarly, 10L), Fault(await CutScene.Of(Log, 3, Oldest + Duration.FromTicks(1)).Saying(Later).VerifyAsync()));

        // The first entry that says so is named, also where a later one is right.
        var cut = CutScene.Of(Log, 3, Oldest);
        var early = cut.Boundary with { Until = Later };
        Assert.Equal((LogAuditFault.RemovedTooEarly, 10L), Fault(await cut.Saying(Later, early).Saying(Later, early).Saying(Later).VerifyAsync()));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task A_checkpoint_of_what_is_gone_was_signed_before_its_limit_as_far_as_clocks_agree(int ticks, bool isTooEarly)
    {
        var until = Signed - Duration.FromDays(1) - Duration.FromTicks(ticks);
        var cut = CutScene.Of(Log, 3, until).Saying(Later, CutScene.Of(Log, 2, until).Boundary).Saying(Later);
        var audit = await cut.VerifyAsync(await Log.CheckpointAsync(1), await Log.CheckpointAsync(3));
        Assert.Equal(isTooEarly ? (LogAuditFault.RemovedTooEarly, 11L) : (null, (long?)null), Fault(audit));
    }

    [Fact]
    public async Task Where_a_log_begins_is_what_its_newest_entry_of_retention_says()
    {
        var cut = CutScene.Of(Log, 3, Oldest);
        var other = CutScene.Of(Log, 2, Oldest).Boundary;
        Assert.Equal((LogAuditFault.RetentionAltered, 4L), Fault(await cut.VerifyAsync()));
        Assert.Equal((LogAuditFault.RetentionAltered, 4L), Fault(await cut.Saying(Later, other).VerifyAsync()));
        Assert.Equal((LogAuditFault.RetentionAltered, 4L), Fault(await cut.Saying(Later).Saying(Later, other).VerifyAsync()));
        Assert.Equal((LogAuditFault.RetentionAltered, 4L), Fault(await cut.Saying(Later, cut.Boundary with { Until = Oldest - Duration.FromTicks(1) }).VerifyAsync()));
        Assert.Equal((LogAuditFault.RetentionAltered, 1L), Fault(await CutScene.Of(Log, 0, Oldest).Saying(Later, cut.Boundary).VerifyAsync()));
        Assert.Equal((null, null), Fault(await cut.Saying(Later, other).Saying(Later).VerifyAsync()));
    }

    [Fact]
    public async Task The_last_line_says_how_many_entries_there_are_and_is_the_last()
    {
        Assert.Equal((LogAuditFault.Truncated, Entries + 1L), Fault(await Log.WithHead((Entries + 1, Log.Head.Hash)).VerifyAsync()));
        Assert.Equal((LogAuditFault.EntryInserted, 8L), Fault(await Log.WithHead((7, Log.Head.Hash)).VerifyAsync()));
        Assert.Equal((LogAuditFault.EndAltered, Entries + 1L), Fault(await Log.WithHead((Entries, Log.Rows[0].Hash)).VerifyAsync()));
        var export = Log.Export();
        Assert.Equal((LogAuditFault.EntryInserted, Entries + 1L), Fault(await AuditScene.VerifyAsync([.. export, .. "\n"u8])));
        Assert.Equal((null, null), Fault(await AuditScene.VerifyAsync(export[..^1])));
    }

    [Fact]
    public async Task A_text_is_there_and_the_one_that_was_committed_to()
    {
        var used = Log.Texts.Values.Last(text => text.ErasedAt is null && Log.Rows.Any(row => LogChain.Fields.Any(field => row.TextIn(field) == text.Id)));
        var at = Log.FirstWith(used.Id);
        var without = new AuditScene { Rows = Log.Rows, Texts = Log.Texts.Where(text => text.Key != used.Id).ToDictionary(), Head = Log.Head };
        Assert.Equal((LogAuditFault.TextMissing, at), Fault(await without.VerifyAsync()));
        Assert.Equal((LogAuditFault.TextMissing, at), Fault(await Log.WithText(used with { Field = used.Field == LogField.After ? LogField.Before : LogField.After }).VerifyAsync()));
        Assert.Equal((LogAuditFault.TextAltered, at), Fault(await Log.WithText(used with { Text = used.Text + "." }).VerifyAsync()));
        Assert.Equal((LogAuditFault.TextAltered, at), Fault(await Log.WithText(used with { Commitment = Digest.Of("other"u8) }).VerifyAsync()));
        Assert.Equal((LogAuditFault.ErasureNotLogged, Entries + 1L), Fault(await Log.WithText(used.Erase(Signed)).VerifyAsync()));

        // One that is committed to with nothing but zeros, as what cannot be read would be.
        var zeros = used with { Random = new byte[LogText.RandomLength], Commitment = LogText.Commit(new byte[LogText.RandomLength], used.Field, used.Text) };
        var guessable = Log.WithText(zeros).Chained(1);
        Assert.Equal((null, null), Fault(await guessable.VerifyAsync()));
        Assert.Equal((LogAuditFault.TextAltered, at), Fault(await guessable.WithText(zeros with { Random = new byte[LogText.RandomLength - 1] }).VerifyAsync()));
    }

    [Fact]
    public async Task Texts_stand_in_an_export_as_they_are_however_long()
    {
        var used = Log.Texts.Values.First(text => text.ErasedAt is null && Log.Rows.Any(row => LogChain.Fields.Any(field => row.TextIn(field) == text.Id)));
        var text = "<김&민+준>" + new string('가', LogText.MaxLength - 8);
        var scene = Log.WithText(used with { Text = text, Commitment = LogText.Commit(used.Random, used.Field, text) }).Chained(1);
        Assert.Contains($"\"{text}\"", Encoding.UTF8.GetString(scene.Export()), StringComparison.Ordinal);
        Assert.Equal((null, null), Fault(await scene.VerifyAsync()));
    }

    private static (LogAuditFault?, long?) Fault(LogAudit audit) => (audit.Fault, audit.FaultAt);

    private sealed class Told : IProgress<long>
    {
        public List<long> Seen { get; } = [];

        public void Report(long value) => Seen.Add(value);
    }
}

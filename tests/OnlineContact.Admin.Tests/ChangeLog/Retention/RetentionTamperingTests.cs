using System.Text;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ChangeLog.Retention;

namespace OnlineContact.Admin.Tests.ChangeLog.Retention;

/// <summary>Whoever claims that entries went by retention is held to the log's own word and to checkpoints.</summary>
public class RetentionTamperingTests
{
    [Fact]
    public async Task Any_change_of_the_first_line_is_found()
    {
        await using var scene = await CutAsync();
        var checkpoint = await scene.CheckpointAsync();
        var export = await scene.ExportAsync();
        Assert.True((await scene.AuditAsync(export, checkpoint)).IsWhole);
        var end = Array.IndexOf(export, (byte)'\n');
        for (var at = 0; at < end; at++)
        {
            foreach (var flip in new byte[] { 1, 4 })
            {
                var changed = (byte[])export.Clone();
                changed[at] ^= flip;
                if (char.ToLowerInvariant((char)changed[at]) == char.ToLowerInvariant((char)export[at])) continue;
                using var file = new MemoryStream(changed);
                var outcome = await ChangeLogVerifier.VerifyAsync(file, [checkpoint.Text], [scene.Key]);
                Assert.False(outcome.Succeeded && outcome.Value.IsWhole, $"byte {at}: {Encoding.UTF8.GetString(changed.AsSpan(0, end))}");
            }
        }
    }

    [Fact]
    public async Task Every_entry_of_what_is_left_is_protected_as_before()
    {
        await using var scene = await CutAsync();
        var checkpoint = await scene.CheckpointAsync();
        var lines = Encoding.UTF8.GetString(await scene.ExportAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var gone = (await scene.RowsAsync(LogBoundary.Shape)).Single().Removed;
        for (var i = 1; i < lines.Length - 1; i++)
        {
            var without = await AuditAsync(scene, lines.Where((_, at) => at != i), checkpoint);
            Assert.Equal((i == lines.Length - 2 ? LogAuditFault.Truncated : LogAuditFault.EntryRemoved, gone + i), (without.Fault, without.FaultAt));
            var changed = await AuditAsync(scene, lines.Select((line, at) => at == i ? line.Replace("\"kind\":", "\"kind\":1", StringComparison.Ordinal) : line), checkpoint);
            Assert.Equal((LogAuditFault.EntryAltered, gone + i), (changed.Fault, changed.FaultAt));
        }
    }

    [Fact]
    public async Task Entries_that_were_taken_away_with_a_new_beginning_are_missed_by_the_log_itself()
    {
        await using var scene = await RetentionScene.MakeAsync();
        await RetentionTests.GrowAsync(scene, years: 7);
        await scene.RememberAsync();

        // Nothing says that five are gone; then an entry says so of entries that are younger than three years.
        Assert.Equal((LogAuditFault.RetentionAltered, 6), Fault(await ForgedAsync(scene, 5, said: null)));
        var newest = scene.All.Count;
        var young = BoundaryOf(scene, newest - 4, scene.All[newest].Time);
        var audit = await ForgedAsync(scene, newest - 4, young);
        Assert.Equal((LogAuditFault.RemovedTooEarly, newest + 1), Fault(audit));

        // It lies about their age: a checkpoint knows better.
        var checkpoint = await scene.CheckpointAsync();
        await scene.WriteAsync();
        await scene.RememberAsync();
        newest = scene.All.Count;
        var lie = BoundaryOf(scene, newest, LogAge.Limit(scene.All[newest].Time, 3));
        Assert.Equal((LogAuditFault.RemovedTooEarly, newest + 1), Fault(await ForgedAsync(scene, newest, lie, checkpoint)));
        Assert.Null((await ForgedAsync(scene, newest, lie)).Fault);
    }

    private static (LogAuditFault?, long?) Fault(LogAudit audit) => (audit.Fault, audit.FaultAt);

    private static LogBoundary BoundaryOf(RetentionScene scene, long removed, Instant until)
    {
        var tree = new TreeFrontier();
        for (var i = 1L; i <= removed; i++) tree.Add(MerkleTree.Leaf(scene.All[i].Hash));
        return new LogBoundary { Organization = scene.Id, Removed = removed, Hash = scene.All[removed].Hash, Subtrees = tree.Subtrees(), Until = until };
    }

    /// <summary>An export of a log from which entries were taken, with an entry chained to it that says so, if any: made by somebody who knows how.</summary>
    private static async Task<LogAudit> ForgedAsync(RetentionScene scene, long removed, LogBoundary? said, params SignedLogCheckpoint[] checkpoints)
    {
        var texts = (await scene.RowsAsync(LogText.Shape)).ToDictionary(text => text.Id);
        var rows = scene.All.Values.Where(row => row.Sequence > removed).OrderBy(row => row.Sequence).ToList();
        var last = scene.All[scene.All.Count];
        if (said is not null)
        {
            var entry = last with
            {
                Sequence = last.Sequence + 1,
                Kind = ChangeLogKind.Retained,
                Category = ChangeLogCategory.ChangeLog,
                Operation = "change-log.retained",
                Arguments = RemovedEntries.At(said)!.Value.ToArguments(removed),
                ByOperator = true,
            };
            last = entry with { Hash = LogChain.Hash(last.Hash, entry, id => texts[id].Commitment) };
            rows.Add(last);
        }

        var output = new System.Buffers.ArrayBufferWriter<byte>();
        using var lines = new AuditWriter(output);
        lines.Begin(said ?? BoundaryOf(scene, removed, Instant.FromUtc(2020, 1, 1, 0, 0)));
        foreach (var row in rows) lines.Entry(row, texts);
        lines.End(last.Sequence, last.Hash);
        return await scene.AuditAsync(output.WrittenSpan.ToArray(), checkpoints);
    }

    private static Task<LogAudit> AuditAsync(RetentionScene scene, IEnumerable<string> lines, SignedLogCheckpoint checkpoint) =>
        scene.AuditAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), checkpoint);

    private static async Task<RetentionScene> CutAsync()
    {
        var scene = await RetentionScene.MakeAsync();
        await RetentionTests.GrowAsync(scene, years: 6);
        await scene.RetainAsync();
        return scene;
    }
}

using System.Text;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

public class TamperingTests
{
    private const int Small = 7;
    private const int Large = 1_000;

    private static readonly AuditScene Log = AuditScene.Make(Small, seed: 1);
    private static readonly Lazy<AuditScene> LargeLog = new(() => AuditScene.Make(Large, seed: 2));

    [Fact]
    public async Task A_log_that_nobody_touched_is_whole_with_and_without_checkpoints()
    {
        var audit = await Log.VerifyAsync();
        Assert.Equal((true, Small, 1L, AuditScene.Acme), (audit.IsWhole, audit.Entries, audit.ErasedTexts, audit.Organization));
        var checkpoints = await Task.WhenAll(Enumerable.Range(0, Small + 1).Select(Log.CheckpointAsync));
        audit = await Log.VerifyAsync(checkpoints);
        Assert.True(audit.IsWhole, audit.ToString());
        Assert.All(audit.Checkpoints, checkpoint => Assert.Equal(LogCheckpointState.Agrees, checkpoint.State));
        Assert.Equal("acme: whole, 7 entries, 1 texts erased", audit.ToString());
        Assert.True((await LargeLog.Value.VerifyAsync(await LargeLog.Value.CheckpointAsync(Large))).IsWhole);
    }

    [Fact]
    public async Task Every_bit_of_every_column_of_every_entry_counts()
    {
        var changed = 0;
        foreach (var row in Log.Rows)
        {
            foreach (var other in Changes(row))
            {
                changed++;
                var audit = await Log.With(rows => rows[(int)row.Sequence - 1] = other).VerifyAsync();
                if (other.Sequence == row.Sequence) Found(audit, row.Sequence);
                else Assert.True(audit.FaultAt <= row.Sequence, $"{row} {other} {audit}");
            }
        }

        Assert.True(changed > Small * 1_000, $"only {changed} changes were tried");
    }

    [Fact]
    public async Task Every_bit_of_every_text_counts()
    {
        foreach (var text in Log.Texts.Values.Where(text => Log.Rows.Any(row => LogChain.Fields.Any(field => row.TextIn(field) == text.Id))))
        {
            var first = Log.FirstWith(text.Id);
            var others = Bits(text.Commitment.ToStored()).Select(bytes => text with { Commitment = Digest.From(bytes) }).ToList();
            others.Add(text with { Field = text.Field == LogField.After ? LogField.Before : LogField.After });
            if (text.ErasedAt is null)
            {
                others.AddRange(Bits(text.Random).Select(bytes => text with { Random = bytes }));
                others.AddRange([text with { Random = [.. text.Random, 0] }, text with { Random = text.Random[..31] }, text with { Text = "" }, text with { Text = text.Text + "." }]);
                for (var i = 0; i < text.Text.Length; i++) others.Add(text with { Text = string.Concat(text.Text.AsSpan(0, i), "x", text.Text.AsSpan(i + 1)) });
            }
            else
            {
                others.Add(text with { ErasedAt = null });
            }

            foreach (var other in others) Found(await Log.WithText(other).VerifyAsync(), first);
        }

        // A text that is gone, and one that was blanked past the library.
        var used = Log.Rows[0].TextIn(LogChain.Fields.First(field => Log.Rows[0].TextIn(field) != 0));
        var without = new AuditScene { Rows = Log.Rows, Texts = Log.Texts.Where(text => text.Key != used).ToDictionary(), Head = Log.Head };
        Assert.Equal((LogAuditFault.TextMissing, 1L), Fault(await without.VerifyAsync()));
        Assert.Equal((LogAuditFault.ErasureNotLogged, Small + 1L), Fault(await Log.WithText(Log.Texts[used].Erase(Instant.FromUtc(2026, 1, 1, 0, 0))).VerifyAsync()));
    }

    [Fact]
    public async Task Every_removal_insertion_swap_and_cut_names_its_entry()
    {
        for (var i = 0; i < Small; i++)
        {
            Assert.Equal((i == Small - 1 ? LogAuditFault.Truncated : LogAuditFault.EntryRemoved, i + 1L), Fault(await Log.With(rows => rows.RemoveAt(i)).VerifyAsync()));
            Assert.Equal((LogAuditFault.Truncated, i + 1L), Fault(await Log.With(rows => rows.RemoveRange(i, Small - i)).VerifyAsync()));
            for (var j = 0; j < Small; j++)
            {
                // Another entry under its number, and the same number twice.
                if (i != j) Found(await Log.With(rows => rows[i] = rows[j] with { Sequence = i + 1 }).VerifyAsync(), i + 1);
                if (i != j) Found(await Log.With(rows => rows[i] = rows[j] with { Sequence = i + 1, Hash = rows[i].Hash }).VerifyAsync(), i + 1);
                Assert.Equal((LogAuditFault.EntryInserted, i + 1L), Fault(await Log.With(rows => rows.Insert(i, rows[j] with { Sequence = i + 1, Service = 99 })).VerifyAsync()));
                Found(await Log.With(rows => Renumber(rows, i, rows[j])).VerifyAsync(), i + 1);
                if (i >= j) continue;
                Assert.Equal((LogAuditFault.EntryReordered, i + 1L), Fault(await Log.With(rows => (rows[i], rows[j]) = (rows[j], rows[i])).VerifyAsync()));
                Found(await Log.With(rows => (rows[i], rows[j]) = (rows[j] with { Sequence = i + 1 }, rows[i] with { Sequence = j + 1 })).VerifyAsync(), i + 1);
            }
        }

        Assert.Equal((LogAuditFault.EntryInserted, Small + 1L), Fault(await Log.With(rows => rows.Add(rows[^1] with { Sequence = Small + 1 })).Chained(Small + 1).WithHead(Log.Head).VerifyAsync()));
        Assert.Equal((LogAuditFault.EndAltered, Small + 1L), Fault(await Log.WithHead((Small, default)).VerifyAsync()));

        static void Renumber(List<LogRow> rows, int at, LogRow inserted)
        {
            rows.Insert(at, inserted with { Service = 99 });
            for (var i = at; i < rows.Count; i++) rows[i] = rows[i] with { Sequence = i + 1 };
        }
    }

    [Fact]
    public async Task Whoever_makes_all_hashes_again_is_found_by_the_next_checkpoint()
    {
        for (var changed = 1; changed <= Small; changed++)
        {
            var rewritten = Log.With(rows => rows[changed - 1] = rows[changed - 1] with { Service = 99 }).Chained(changed);
            Assert.True((await rewritten.VerifyAsync()).IsWhole, "without a checkpoint nobody can tell");
            for (var before = 0; before < changed; before++)
            {
                for (var after = changed; after <= Small; after++)
                {
                    var audit = await rewritten.VerifyAsync(await Log.CheckpointAsync(after), await Log.CheckpointAsync(before));
                    Assert.Equal((LogAuditFault.Forked, before + 1L), Fault(audit));
                    Assert.Contains($"fork after {before}", audit.ToString(), StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task A_log_cut_before_the_newest_checkpoint_is_truncated_however_well_it_was_done()
    {
        for (var kept = 0; kept < Small; kept++)
        {
            var cut = Log.With(rows => rows.RemoveRange(kept, Small - kept));
            cut = cut.WithHead((kept, kept == 0 ? LogChain.Genesis(AuditScene.Acme) : Log.Rows[kept - 1].Hash));
            var erasures = (await cut.VerifyAsync()).Fault;
            Assert.True(erasures is null or LogAuditFault.ErasureNotLogged, "without a checkpoint nobody can tell");
            if (erasures is null) Assert.Equal((LogAuditFault.Truncated, kept + 1L), Fault(await cut.VerifyAsync(await Log.CheckpointAsync(kept), await Log.CheckpointAsync(Small))));
            else Found(await cut.VerifyAsync(await Log.CheckpointAsync(Small)), kept + 1);
        }
    }

    [Fact]
    public async Task A_restore_is_accepted_only_for_the_very_checkpoints_that_are_declared()
    {
        // Entries 5 to 7 were lost; three others came, and one of them declares checkpoint 7.
        var lost = SignedLogCheckpoint.Open(await Log.CheckpointAsync(7), AuditScene.Key).Value;
        var restored = Log.With(rows =>
        {
            rows.RemoveRange(4, 3);
            rows.Add(Log.Rows[0] with { Service = 77 });
            rows.Add(Log.Rows[0] with { Operation = "change-log.restore-declared", ByOperator = true, Arguments = DeclaredRestore.Of(lost).ToArguments() });
            rows.Add(Log.Rows[0] with { Service = 78 });
        }).Chained(5);

        var audit = await restored.VerifyAsync(await Log.CheckpointAsync(3), await Log.CheckpointAsync(7), await restored.CheckpointAsync(7));
        Assert.True(audit.IsWhole, audit.ToString());
        Assert.Equal([(LogCheckpointState.Agrees, null), (LogCheckpointState.Restored, 6L), (LogCheckpointState.Agrees, (long?)null)], audit.Checkpoints.Select(checkpoint => (checkpoint.State, checkpoint.DeclaredAt)));
        Assert.Contains("1 lost checkpoints declared", audit.ToString(), StringComparison.Ordinal);

        Assert.Equal((LogAuditFault.Forked, 4L), Fault(await restored.VerifyAsync(await Log.CheckpointAsync(3), await Log.CheckpointAsync(6), await Log.CheckpointAsync(7))));

        // Not by an organization administrator, and not by a refused call.
        foreach (var wrong in new Func<LogRow, LogRow>[] { row => row with { ByOperator = false }, row => row with { Kind = ChangeLogKind.Refused }, row => row with { Arguments = row.Arguments + "\nsize=1" } })
        {
            var declared = restored.With(rows => rows[5] = wrong(rows[5])).Chained(6);
            Assert.Equal((LogAuditFault.Forked, 4L), Fault(await declared.VerifyAsync(await Log.CheckpointAsync(3), await Log.CheckpointAsync(7))));
        }

        // What stands behind a changed entry declares nothing.
        Assert.Equal((LogAuditFault.EntryAltered, 5L), Fault(await restored.With(rows => rows[4] = rows[4] with { Service = 1 }).VerifyAsync(await Log.CheckpointAsync(3), await Log.CheckpointAsync(7))));
    }

    [Fact]
    public async Task Random_tamperings_of_a_large_log_name_the_entry()
    {
        var checkpoints = new[] { await LargeLog.Value.CheckpointAsync(Large / 3), await LargeLog.Value.CheckpointAsync(Large) };
        var tamperings = (from at in Gen.Choose(0, Large - 1) from other in Gen.Choose(0, Large - 1) from way in Gen.Choose(0, 5) from pick in Gen.Choose(0, int.MaxValue - 1) select (at, other, way, pick)).ToArbitrary();
        Campaign.Run(tamperings, 120, tampering =>
        {
            var (at, other, way, pick) = tampering;
            var first = Math.Min(at, other);
            var named = way switch { 0 or 1 or 4 or 5 => at, _ => first } + 1L;
            if (way is 2 or 3 && at == other) return;
            var log = LargeLog.Value.With(rows =>
            {
                switch (way)
                {
                    case 0:
                        var changes = Changes(rows[at]).Where(row => row.Sequence == at + 1).ToList();
                        rows[at] = changes[pick % changes.Count];
                        break;
                    case 1:
                        rows.RemoveAt(at);
                        break;
                    case 2:
                        (rows[at], rows[other]) = (rows[other], rows[at]);
                        break;
                    case 3:
                        (rows[at], rows[other]) = (rows[other] with { Sequence = at + 1 }, rows[at] with { Sequence = other + 1 });
                        break;
                    case 4:
                        rows.Insert(at, rows[other] with { Sequence = at + 1, Service = 99 });
                        break;
                    default:
                        rows.RemoveRange(at, rows.Count - at);
                        break;
                }
            });
            Found(log.VerifyAsync(checkpoints).GetAwaiter().GetResult(), named);
        });
    }

    [Fact]
    public async Task Bytes_of_an_export_that_are_changed_are_found()
    {
        var export = Log.Export();
        for (var i = 0; i < export.Length; i++)
        {
            foreach (var sign in new byte[] { (byte)'0', (byte)'"', 0xFF })
            {
                if (export[i] == sign) continue;
                var changed = (byte[])export.Clone();
                changed[i] = sign;
                var audit = await AuditScene.VerifyAsync(changed);
                Assert.True(!audit.IsWhole, $"{i}: {Encoding.UTF8.GetString(export, Math.Max(0, i - 20), 20)}|{(char)sign}");
            }
        }
    }

    [Fact]
    public async Task What_is_no_export_is_unreadable_and_bounded()
    {
        foreach (var text in new[] { "", "\n", "{}", "hello\n", "{\"format\":\"other\",\"version\":1,\"organization\":\"acme\"}\n", "{\"format\":\"onlinecontact-admin-change-log\",\"version\":2,\"organization\":\"acme\"}\n" })
            Assert.Equal((LogAuditFault.Unreadable, 1L), Fault(await AuditScene.VerifyAsync(Encoding.UTF8.GetBytes(text))));

        var begin = Encoding.UTF8.GetString(Log.Export()).Split('\n')[0] + "\n";
        Assert.Equal((LogAuditFault.Truncated, 1L), Fault(await AuditScene.VerifyAsync(Encoding.UTF8.GetBytes(begin))));
        foreach (var line in new[] { "[]", "{\"sequence\":1}", "{\"sequence\":\"1\"}", "{\"entries\":0}", new string('[', 5_000), "\"" + new string('x', 2 * AuditFormat.MaxLine) + "\"" })
            Assert.Equal((LogAuditFault.Unreadable, 1L), Fault(await AuditScene.VerifyAsync(Encoding.UTF8.GetBytes(begin + line + "\n"))));

        using var export = new MemoryStream(Log.Export());
        Assert.Equal("OCA7004", (await ChangeLogVerifier.VerifyAsync(export, ["no checkpoint"], [AuditScene.Key])).Error.Code);
        Assert.Equal("OCA7006", (await ChangeLogVerifier.VerifyAsync(export, new string[ChangeLogVerifier.MaxCheckpoints + 1], [AuditScene.Key])).Error.Code);
    }

    private static void Found(LogAudit audit, long at) => Assert.True(audit.FaultAt == at, $"entry {at} should be named: {audit}");

    private static (LogAuditFault?, long?) Fault(LogAudit audit) => (audit.Fault, audit.FaultAt);

    /// <summary>The entry with every bit of every column changed once, as far as the column can hold it.</summary>
    private static IEnumerable<LogRow> Changes(LogRow row)
    {
        var cells = LogRow.Shape.ToCells(row);
        for (var i = 0; i < cells.Length; i++)
        {
            foreach (var cell in Changes(LogRow.Shape.Columns[i].Type, cells[i]))
                yield return LogRow.Shape.FromCells(row.Organization, [.. cells[..i], cell, .. cells[(i + 1)..]]);
        }
    }

    private static IEnumerable<Cell> Changes(ColumnType type, Cell cell)
    {
        switch (type)
        {
            case ColumnType.Number:
                for (var bit = 0; bit < 64; bit++) yield return Cell.Of(cell.AsNumber() ^ (1L << bit));
                break;
            case ColumnType.Instant:
                var ticks = cell.AsInstant().ToUnixTimeTicks();
                for (var bit = 0; bit < 57; bit++) yield return Cell.Of(Instant.FromUnixTimeTicks(ticks ^ (1L << bit)));
                break;
            case ColumnType.Flag:
                yield return Cell.Of(!cell.AsFlag());
                break;
            case ColumnType.Bytes:
                foreach (var bytes in Bits(cell.AsBytes())) yield return Cell.Of(bytes);
                yield return Cell.Of([.. cell.AsBytes(), 0]);
                yield return Cell.Of(cell.AsBytes()[..^1]);
                break;
            default:
                var utf8 = Encoding.UTF8.GetBytes(cell.AsText());
                foreach (var bytes in Bits(utf8).Where(bytes => bytes.All(b => b < 0x80))) yield return Cell.Of(Encoding.UTF8.GetString(bytes));
                yield return Cell.Of("");
                yield return Cell.Of(cell.AsText() + "0");
                break;
        }
    }

    private static IEnumerable<byte[]> Bits(byte[] bytes)
    {
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var changed = (byte[])bytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return changed;
        }
    }
}

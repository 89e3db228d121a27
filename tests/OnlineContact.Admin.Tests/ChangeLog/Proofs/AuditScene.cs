using System.Buffers;
using System.Security.Cryptography;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

/// <summary>
/// A log as a database has it, rows and texts, made without a store so that anything can be done to it; with checkpoints that somebody else
/// keeps. It has persons who were erased, and entries that say so.
/// </summary>
internal sealed class AuditScene
{
    public static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    private static readonly EcdsaCheckpointSigner Signer = new("admin.haneul.example", ECDsa.Create(ECCurve.NamedCurves.nistP256));
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 9, 0);

    public static LogCheckpointKey Key => Signer.Key;

    public required List<LogRow> Rows { get; init; }

    public required Dictionary<long, LogText> Texts { get; init; }

    /// <summary>What the organization's head says.</summary>
    public required (long Entries, Digest Hash) Head { get; init; }

    public static AuditScene Make(int entries, int seed)
    {
        var random = new Random(seed);
        var texts = new Dictionary<long, LogText>();
        var byField = LogChain.Fields.ToDictionary(field => field, _ => new List<long>());
        foreach (var field in LogChain.Fields)
        {
            for (var i = 0; i < 2 + entries / 50; i++)
            {
                var text = LogText.New(Acme, texts.Count + 1, new TextKey(field, "", $"{field} {i} 김민준 \U0001F600"));
                texts[text.Id] = text;
                byField[field].Add(text.Id);
            }
        }

        // Half of the names were erased; the entry in the middle says so.
        var erased = byField[LogField.TargetName].Where((_, i) => i % 2 == 0).ToList();
        var rows = new List<LogRow>();
        for (var i = 1; i <= entries; i++)
        {
            long Any(LogField field) => random.Next(4) == 0 ? 0 : byField[field][random.Next(byField[field].Count)];
            var isErasure = i == entries / 2 + 1;
            rows.Add(new LogRow
            {
                Organization = Acme,
                Sequence = i,
                Time = Start + Duration.FromSeconds(i),
                Kind = ChangeLogKind.Changed,
                Category = ChangeLogCategory.Service,
                Operation = isErasure ? AdminOperations.ErasePerson.Code : "service.added",
                Arguments = isErasure ? LogDraft.Argument("texts", erased.Count) : $"number={i}",
                ByOperator = isErasure,
                TargetKind = ChangeLogTargetKind.Service,
                Service = i % 3,
                ActorId = Any(LogField.ActorId),
                ActorName = Any(LogField.ActorName),
                IpAddress = Any(LogField.IpAddress),
                TargetId = Any(LogField.TargetId),
                TargetName = Any(LogField.TargetName),
                ServiceId = Any(LogField.ServiceId),
                ServiceName = Any(LogField.ServiceName),
                Before = Any(LogField.Before),
                After = Any(LogField.After),
                Hash = default,
            });
        }

        foreach (var id in erased) texts[id] = texts[id].Erase(Start);
        var scene = new AuditScene { Rows = rows, Texts = texts, Head = default };
        return scene.Chained(1);
    }

    /// <summary>The same with every hash from an entry on made again, the head included: what somebody does who knows how.</summary>
    public AuditScene Chained(int from)
    {
        var rows = new List<LogRow>(Rows);
        var hash = from == 1 ? LogChain.Genesis(Acme) : rows[from - 2].Hash;
        for (var i = from - 1; i < rows.Count; i++)
        {
            hash = LogChain.Hash(hash, rows[i] with { Sequence = i + 1 }, id => Texts[id].Commitment);
            rows[i] = rows[i] with { Sequence = i + 1, Hash = hash };
        }

        return new AuditScene { Rows = rows, Texts = Texts, Head = (rows.Count, hash) };
    }

    public AuditScene With(Action<List<LogRow>> change)
    {
        var rows = new List<LogRow>(Rows);
        change(rows);
        return new AuditScene { Rows = rows, Texts = Texts, Head = Head };
    }

    public AuditScene WithText(LogText text) => new() { Rows = Rows, Texts = new Dictionary<long, LogText>(Texts) { [text.Id] = text }, Head = Head };

    public AuditScene WithHead((long Entries, Digest Hash) head) => new() { Rows = Rows, Texts = Texts, Head = head };

    /// <summary>The first entry that uses a text.</summary>
    public long FirstWith(long text) => Rows.First(row => LogChain.Fields.Any(field => row.TextIn(field) == text)).Sequence;

    public byte[] Export()
    {
        var output = new ArrayBufferWriter<byte>();
        using var lines = new AuditWriter(output);
        lines.Begin(LogBoundary.Start(Acme));
        foreach (var row in Rows) lines.Entry(row, Texts);
        lines.End(Head.Entries, Head.Hash);
        return output.WrittenSpan.ToArray();
    }

    public async Task<string> CheckpointAsync(int size)
    {
        var tree = new TreeFrontier();
        foreach (var row in Rows.Take(size)) tree.Add(MerkleTree.Leaf(row.Hash));
        return (await SignedLogCheckpoint.SignAsync(LogCheckpoint.Of(Signer.Key.Name, Acme, size, tree.Root(), Start), Signer, default)).Text;
    }

    public Task<LogAudit> VerifyAsync(params string[] checkpoints) => VerifyAsync(Export(), checkpoints);

    public static async Task<LogAudit> VerifyAsync(byte[] export, params string[] checkpoints)
    {
        using var stream = new MemoryStream(export);
        return (await ChangeLogVerifier.VerifyAsync(stream, checkpoints, [Key])).Value;
    }
}

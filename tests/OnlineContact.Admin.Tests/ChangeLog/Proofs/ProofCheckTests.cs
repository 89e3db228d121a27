using System.Security.Cryptography;
using System.Text;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

/// <summary>What whoever checks a log must not take for what it is not, from both sides of each limit.</summary>
public sealed class ProofCheckTests : IDisposable
{
    private const string Name = "admin.haneul.example";
    private const int MaxKeyText = 1_200;
    private const int MaxSignatures = 16;

    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly OrganizationId Zeta = OrganizationId.Parse("zeta");
    private static readonly Digest Root = Digest.Of("root"u8);

    private readonly EcdsaCheckpointSigner _signer = new(Name, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public void Dispose() => _signer.Dispose();

    [Fact]
    public void A_proof_is_of_its_organization_and_its_sizes_alone()
    {
        var consistency = new LogConsistencyProof { Organization = Acme, OldSize = 3, NewSize = 3, Path = [] };
        Assert.True(consistency.Verify(At(Acme, 3, Root), At(Acme, 3, Root)));
        Assert.False(consistency.Verify(At(Zeta, 3, Root), At(Acme, 3, Root)));
        Assert.False(consistency.Verify(At(Acme, 3, Root), At(Zeta, 3, Root)));
        Assert.False(consistency.Verify(At(Zeta, 3, Root), At(Zeta, 3, Root)));
        Assert.False(consistency.Verify(At(Acme, 2, Root), At(Acme, 3, Root)));
        Assert.False(consistency.Verify(At(Acme, 3, Root), At(Acme, 4, Root)));
        Assert.False(consistency.Verify(At(Acme, 3, Root), At(Acme, 3, Digest.Of("other"u8))));
        Assert.False((consistency with { Path = [Root] }).Verify(Root, Root));

        var entry = Digest.Of("entry"u8);
        var inclusion = new LogInclusionProof { Organization = Acme, Sequence = 1, Size = 1, EntryHash = entry, Path = [] };
        Assert.True(inclusion.Verify(At(Acme, 1, MerkleTree.Leaf(entry))));
        Assert.False(inclusion.Verify(At(Zeta, 1, MerkleTree.Leaf(entry))));
        Assert.False(inclusion.Verify(At(Acme, 2, MerkleTree.Leaf(entry))));
        Assert.False(inclusion.Verify(At(Acme, 1, entry)));
    }

    [Fact]
    public void Keys_are_the_same_when_name_and_key_are()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (key, spki) = (_signer.Key, other.ExportSubjectPublicKeyInfo());
        Assert.True(LogCheckpointKey.TryParse(key.ToString(), out var same));
        Assert.True(key.Equals(same) && key.Equals((object)same) && key.GetHashCode() == same.GetHashCode());
        Assert.False(key.Equals(LogCheckpointKey.Create(Name, spki)));
        Assert.False(LogCheckpointKey.Create("other.example", spki).Equals(LogCheckpointKey.Create(Name, spki)));
        Assert.False(key.Equals(null));
        Assert.False(key.Equals("key"));
        Assert.Throws<ArgumentException>("subjectPublicKeyInfo", () => LogCheckpointKey.Create(Name, [1, 2, 3]));
        Assert.Throws<ArgumentException>("subjectPublicKeyInfo", () => LogCheckpointKey.Create(Name, [.. spki, 0]));
        Assert.Equal(LogCheckpointKey.MaxNameLength, LogCheckpointKey.Create(new string('n', LogCheckpointKey.MaxNameLength), spki).Name.Length);
        foreach (var name in new[] { "", "a b", "a+b", "a\u0007", "\ud83d\ude00", new string('n', LogCheckpointKey.MaxNameLength + 1) })
            Assert.Throws<ArgumentException>("name", () => LogCheckpointKey.Create(name, spki));
    }

    [Fact]
    public void A_text_is_a_key_with_its_algorithm_and_up_to_its_length()
    {
        var text = _signer.Key.ToString();
        var parts = text.Split('+', 3);
        var bytes = Convert.FromBase64String(parts[2]);
        Assert.True(LogCheckpointKey.TryParse(text.PadRight(MaxKeyText), out _));
        Assert.False(LogCheckpointKey.TryParse(text.PadRight(MaxKeyText + 1), out _));
        bytes[0]--;
        Assert.False(LogCheckpointKey.TryParse($"{parts[0]}+{parts[1]}+{Convert.ToBase64String(bytes)}", out _));
        Assert.False(LogCheckpointKey.TryParse($"{parts[0]}+{parts[1]}+", out _));
        Assert.False(LogCheckpointKey.TryParse($"{parts[0]}+{parts[1]}+Ag==", out _));
        Assert.False(LogCheckpointKey.TryParse($"{parts[0]}+{parts[1]}+no base64", out _));
        Assert.False(LogCheckpointKey.TryParse($"{parts[0]}+0{parts[1]}+{parts[2]}", out _));
        Assert.False(LogCheckpointKey.TryParse(null, out _));
    }

    [Fact]
    public async Task A_note_is_read_up_to_its_length_and_number_of_signatures()
    {
        var text = (await SignAsync(Acme)).Text;
        const string Another = "\u2014 witness.example AAAAAAA=\n";
        Assert.Equal("", Said(OfLength(SignedLogCheckpoint.MaxLength)));
        Assert.Equal("form", Said(OfLength(SignedLogCheckpoint.MaxLength + 1)));
        Assert.Equal("", Said(text + string.Concat(Enumerable.Repeat(Another, MaxSignatures - 1))));
        Assert.Equal("form", Said(text + string.Concat(Enumerable.Repeat(Another, MaxSignatures))));
        Assert.Equal("form", Said(text.Replace("time", "ti\tme", StringComparison.Ordinal)));
        Assert.Equal("form", Said(text.Replace("\ntime", "\n\ntime", StringComparison.Ordinal)));
        Assert.Equal("form", Said(text.Replace($"{Name}/acme\n", "", StringComparison.Ordinal)));
        Assert.Equal("form", Said($"{Name}/acme\n42\n\n{Another}"));
        Assert.Equal("form", Said(text + "\u2014  AAAAAAA=\n"));
        Assert.Equal("form", Said(text + "\u2014 AAAAAAA=\n"));
        Assert.Equal("form", Said(text + "- witness.example AAAAAAA=\n"));
        Assert.Equal("form", Said(text + "\u2014 witness.example AAAAAA==\n"));
        Assert.Equal("signature", Said(text.Replace("\n42\n", "\n43\n", StringComparison.Ordinal)));
        Assert.Throws<ArgumentNullException>("text", () => SignedLogCheckpoint.Open(null!, _signer.Key));
        Assert.Throws<ArgumentNullException>("keys", () => SignedLogCheckpoint.Open(text, null!));

        // Another key of the same name is another one; so is this key under another name.
        using var namesake = new EcdsaCheckpointSigner(Name, ECDsa.Create(ECCurve.NamedCurves.nistP256));
        Assert.Equal("key", Reason(SignedLogCheckpoint.Open(text, namesake.Key)));
        Assert.True(LogCheckpointKey.TryParse($"other.example{_signer.Key.ToString()[Name.Length..]}", out var renamed));
        Assert.Equal("key", Reason(SignedLogCheckpoint.Open(text, renamed)));
        Assert.Equal("", Reason(SignedLogCheckpoint.Open(text, namesake.Key, renamed, _signer.Key)));

        string OfLength(int length) => $"{text}\u2014 {new string('w', length - text.Length - 12)} AAAAAAA=\n";

        string Said(string note) => Reason(SignedLogCheckpoint.Open(note, _signer.Key));

        static string Reason(Outcome<LogCheckpoint> outcome) => outcome.Succeeded ? "" : outcome.Error.Argument("reason")!;
    }

    [Fact]
    public async Task A_signer_stops_when_it_is_told_to()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _signer.SignAsync(new byte[1], new CancellationToken(canceled: true)).AsTask());
        _signer.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _signer.SignAsync(new byte[1], default));
    }

    /// <summary>Whatever pieces a stream hands out, its lines are those that splitting the whole gives; one that is too long is cut somewhere and never grows without bound.</summary>
    [Fact]
    public void Lines_are_those_of_the_whole_text() =>
        Campaign.Run(ArbMap.Default.ArbFor<int>(), 200, seed =>
        {
            var random = new Random(seed);
            var most = random.Next(10) == 0 ? random.Next(30_000, 150_000) : random.Next(1, 300);
            var lines = Enumerable.Range(0, random.Next(12)).Select(_ => new string((char)random.Next('a', 'z'), random.Next(3) == 0 ? most : random.Next(most + 1))).ToList();
            var ends = lines.Select(_ => random.Next(2) == 0 ? "\n" : "\r\n").ToList();
            if (lines.Count > 0 && lines[^1].Length > 0 && random.Next(2) == 0) ends[^1] = "";
            var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Zip(ends, (line, end) => line + end)));
            Assert.Equal(lines, Read(bytes, most + 1, random));
            Assert.All(Read(Encoding.UTF8.GetBytes(new string('x', 70_000 + most)), most, random).SkipLast(1), line => Assert.InRange(line.Length, most + 1, 4 * 65_536 + most));
        });

    private static List<string> Read(byte[] bytes, int most, Random random)
    {
        var (reader, lines) = (new LineReader(new Pieces(bytes, random), most), new List<string>());
        while (reader.ReadAsync(default).AsTask().GetAwaiter().GetResult() is { } line) lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }

    private static LogCheckpoint At(OrganizationId organization, long size, Digest root) => LogCheckpoint.Of(Name, organization, size, root, Instant.FromUtc(2026, 1, 1, 0, 0));

    private Task<SignedLogCheckpoint> SignAsync(OrganizationId organization) => SignedLogCheckpoint.SignAsync(At(organization, 42, Root), _signer, default);

    private sealed class Pieces(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, Length > 20_000 ? 40_000 : 100))], cancellationToken);
    }
}

using System.Buffers.Binary;
using System.Text;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// A checkpoint as text that can be stored, mailed or published: a signed note (https://c2sp.org/signed-note) whose text is a
/// checkpoint (https://c2sp.org/tlog-checkpoint).
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SignedLogCheckpoint
{
    /// <summary>The most characters of a signed checkpoint that is read.</summary>
    public const int MaxLength = 16_000;

    private const int MaxSignatures = 16;
    private const string Dash = "\u2014 ";

    /// <summary>What is signed.</summary>
    public required LogCheckpoint Checkpoint { get; init; }

    /// <summary>The note: the checkpoint, an empty line, and the signature.</summary>
    public required string Text { get; init; }

    /// <summary>The note.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    /// <summary>Reads a signed checkpoint and checks its signature.</summary>
    /// <param name="text">The note.</param>
    /// <param name="keys">The keys that are trusted. Signatures by other ones are left aside; one of these has to be there, and none of them wrong.</param>
    /// <returns>The checkpoint, or OCA7004.</returns>
    public static Outcome<LogCheckpoint> Open(string text, params IReadOnlyCollection<LogCheckpointKey> keys)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(keys);

        // A file that went through an editor for Windows, or lost its last newline, is meant the same; what is signed is the text.
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (text.Length > MaxLength || text.Any(c => c < ' ' && c != '\n')) return Refused("form");
        var end = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) return Refused("form");
        var body = text[..(end + 1)];
        var lines = text[(end + 2)..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length is 0 or > MaxSignatures || !LogCheckpoint.TryParse(body, out var checkpoint)) return Refused("form");

        var isSigned = false;
        foreach (var line in lines)
        {
            if (!TryReadSignature(line, out var name, out var signature)) return Refused("form");
            var id = BinaryPrimitives.ReadUInt32BigEndian(signature);
            foreach (var key in keys)
            {
                if (key.Name != name || key.Id != id) continue;
                if (checkpoint!.Origin != $"{key.Name}/{checkpoint.Organization}") return Refused("origin");
                if (!key.Verify(Encoding.UTF8.GetBytes(body), signature.AsSpan(sizeof(uint)))) return Refused("signature");
                isSigned = true;
            }
        }

        return isSigned ? Outcome.Success(checkpoint!) : Refused("key");
    }

    internal static async Task<SignedLogCheckpoint> SignAsync(LogCheckpoint checkpoint, ILogCheckpointSigner signer, CancellationToken cancellationToken)
    {
        var body = checkpoint.ToBody();
        var signature = await signer.SignAsync(Encoding.UTF8.GetBytes(body), cancellationToken).ConfigureAwait(false);
        var bytes = new byte[sizeof(uint) + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, signer.Key.Id);
        signature.CopyTo(bytes, sizeof(uint));
        return new SignedLogCheckpoint { Checkpoint = checkpoint, Text = $"{body}\n{Dash}{signer.Key.Name} {Convert.ToBase64String(bytes)}\n" };
    }

    private static bool TryReadSignature(string line, out string name, out byte[] signature)
    {
        name = "";
        signature = [];
        var space = line.LastIndexOf(' ');
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || space <= Dash.Length) return false;
        name = line[Dash.Length..space];
        var bytes = new byte[line.Length];
        if (!Convert.TryFromBase64String(line[(space + 1)..], bytes, out var length) || length <= sizeof(uint)) return false;
        signature = bytes[..length];
        return true;
    }

    private static Outcome<LogCheckpoint> Refused(string reason) => Outcome.Refused<LogCheckpoint>(AdminErrors.CheckpointRefused.With("checkpoint", reason));
}

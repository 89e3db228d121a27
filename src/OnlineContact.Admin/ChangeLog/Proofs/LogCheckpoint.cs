using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// What a log was at an instant: its number of entries and the root of the tree over them. Whoever keeps one elsewhere can tell later
/// whether the log has still grown from it.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. Its signed form is text, see <see cref="SignedLogCheckpoint"/>.</remarks>
public sealed record LogCheckpoint
{
    private const string TimeName = "time ";

    /// <summary>Which log of whom: the name of the key that signs, a slash, and the organization.</summary>
    public required string Origin { get; init; }

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The number of entries.</summary>
    public required long Size { get; init; }

    /// <summary>The root of the tree over them.</summary>
    public required Digest Root { get; init; }

    /// <summary>When it was made, by the clock of who signed it; null in a checkpoint that does not say.</summary>
    public required Instant? Time { get; init; }

    /// <summary>Origin and size.</summary>
    /// <returns>A text for showing.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Origin} {Size}");

    internal static LogCheckpoint Of(string signer, OrganizationId organization, long size, Digest root, Instant time) => new()
    {
        Origin = $"{signer}/{organization}",
        Organization = organization,
        Size = size,
        Root = root,
        Time = time,
    };

    /// <summary>What is signed, its last newline included.</summary>
    internal string ToBody()
    {
        var body = new StringBuilder();
        body.Append(Origin).Append('\n').Append(Size.ToString(CultureInfo.InvariantCulture)).Append('\n').Append(Convert.ToBase64String(Root.Bytes)).Append('\n');
        if (Time is { } time) body.Append(TimeName).Append(InstantPattern.ExtendedIso.Format(time)).Append('\n');
        return body.ToString();
    }

    /// <summary>Reads a body: whole lines, each with its end.</summary>
    internal static bool TryParse(string body, out LogCheckpoint? checkpoint)
    {
        checkpoint = null;
        var lines = body[..^1].Split('\n');
        if (lines.Length < 3 || lines.Any(line => line.Length == 0)) return false;
        if (!OrganizationId.TryParse(lines[0][(lines[0].LastIndexOf('/') + 1)..], out var organization)) return false;
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || lines[1] != size.ToString(CultureInfo.InvariantCulture)) return false;
        var root = new byte[Digest.Length];
        if (!Convert.TryFromBase64String(lines[2], root, out var length) || length != root.Length) return false;

        // Whoever signs may add lines; one of ours says when.
        var time = lines.Skip(3).FirstOrDefault(line => line.StartsWith(TimeName, StringComparison.Ordinal));
        checkpoint = new LogCheckpoint
        {
            Origin = lines[0],
            Organization = organization,
            Size = size,
            Root = Digest.From(root),
            Time = time is not null && InstantPattern.ExtendedIso.Parse(time[TimeName.Length..]) is { Success: true } parsed ? parsed.Value : null,
        };
        return true;
    }
}

using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;

namespace OnlineContact.Admin.ChangeLog.Retention;

/// <summary>
/// What an entry of retention vouches for: how many entries are gone in all, what was written before when, and the hashes that were kept in
/// their place. So the log itself tells where it begins, and nobody can move that without being found.
/// </summary>
internal readonly record struct RemovedEntries(long Removed, Instant Until, Digest Hash, Digest Root)
{
    private const string EntriesName = "entries=";
    private const string RemovedName = "removed=";
    private const string UntilName = "until=";
    private const string HashName = "hash=";
    private const string RootName = "root=";

    /// <summary>What has to be said of a log that begins there; null when nothing was removed.</summary>
    public static RemovedEntries? At(LogBoundary boundary) =>
        boundary.Removed == 0 ? null : new(boundary.Removed, boundary.Until, boundary.Hash, MerkleTree.Join([.. boundary.Subtrees]));

    /// <summary>What an entry says; null when it is no such entry.</summary>
    public static RemovedEntries? In(LogRow row)
    {
        if (row.Operation != AdminOperations.RetainChangeLog.Code || row.Kind != ChangeLogKind.Retained || !row.ByOperator) return null;
        var lines = row.Arguments.Split('\n');
        return lines.Length == 5
            && lines[0].StartsWith(EntriesName, StringComparison.Ordinal)
            && TryTake(lines[1], RemovedName, out var count) && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var removed)
            && TryTake(lines[2], UntilName, out var time) && InstantPattern.ExtendedIso.Parse(time) is { Success: true } until
            && TryTake(lines[3], HashName, out var hashText) && Digest.TryParse(hashText, out var hash)
            && TryTake(lines[4], RootName, out var rootText) && Digest.TryParse(rootText, out var root)
            ? new RemovedEntries(removed, until.Value, hash, root)
            : null;
    }

    public string ToArguments(long entries) => string.Join(
        '\n',
        string.Create(CultureInfo.InvariantCulture, $"{EntriesName}{entries}"),
        string.Create(CultureInfo.InvariantCulture, $"{RemovedName}{Removed}"),
        UntilName + InstantPattern.ExtendedIso.Format(Until),
        $"{HashName}{Hash}",
        $"{RootName}{Root}");

    private static bool TryTake(string line, string name, out string value)
    {
        var isThere = line.StartsWith(name, StringComparison.Ordinal);
        value = isThere ? line[name.Length..] : "";
        return isThere;
    }
}

using System.Globalization;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>The checkpoint that an entry declares lost. It names the very one, so that a declaration never excuses another change.</summary>
internal readonly record struct DeclaredRestore(long Size, Digest Root)
{
    private const string SizeName = "size=";
    private const string RootName = "root=";

    public static DeclaredRestore Of(LogCheckpoint checkpoint) => new(checkpoint.Size, checkpoint.Root);

    /// <summary>What an entry declares; null when it is no such entry.</summary>
    public static DeclaredRestore? In(LogRow row)
    {
        if (row.Operation != AdminOperations.DeclareRestore.Code || row.Kind != ChangeLogKind.Changed || !row.ByOperator) return null;
        var lines = row.Arguments.Split('\n');
        if (lines.Length != 2 || !lines[0].StartsWith(SizeName, StringComparison.Ordinal) || !lines[1].StartsWith(RootName, StringComparison.Ordinal)) return null;
        if (!long.TryParse(lines[0].AsSpan(SizeName.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var size)) return null;
        return Digest.TryParse(lines[1].AsSpan(RootName.Length), out var root) ? new DeclaredRestore(size, root) : null;
    }

    public string ToArguments() => string.Create(CultureInfo.InvariantCulture, $"{SizeName}{Size}\n{RootName}{Root}");
}

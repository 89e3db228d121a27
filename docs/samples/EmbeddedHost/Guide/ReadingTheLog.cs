using EmbeddedHost.Reports;
using NodaTime.Text;
using OnlineContact.Admin.ChangeLog.Entries;

namespace EmbeddedHost.Guide;

/// <summary>Reads the change log newest first, page by page, and verifies its chain.</summary>
internal sealed class ReadingTheLog(Scene scene)
{
    private const int Shown = 25;

    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Change log, newest first", "변경 로그");
        var entries = await AllAsync();
        for (var i = 0; i < entries.Count; i++)
            scene.Check.That(entries[i].Sequence == entries.Count - i, $"entry {entries[i].Sequence} stands where {entries.Count - i} belongs");
        var verified = await scene.VerifyAsync();
        scene.Check.That(verified.Entries == entries.Count, $"{verified.Entries} entries were verified, but {entries.Count} read");

        chapter.ChangeLog = new LogTable
        {
            Total = verified.Entries,
            IsWhole = verified.IsWhole,
            LastHash = entries[0].Hash.ToString(),
            Newest = [.. entries.Take(Shown).Select(LineOf)],
        };
        return chapter;
    }

    private async Task<List<ChangeLogEntry>> AllAsync()
    {
        var entries = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = scene.Check.Value("read the change log", await scene.ChangeLog.ReadAsync(scene.Owner, scene.Id, cursor: cursor, cancellationToken: scene.Cancel));
            entries.AddRange(page.Entries);
            cursor = page.Next;
        }
        while (cursor is not null);
        return entries;
    }

    /// <summary>An entry as a line of the report.</summary>
    public static LogLine LineOf(ChangeLogEntry entry) => new()
    {
        Sequence = entry.Sequence,
        Time = InstantPattern.General.Format(entry.Time),
        Kind = entry.Kind.ToString(),
        Operation = entry.Operation,
        Actor = entry.ActorName.ToString(),
        IpAddress = entry.IpAddress.Value,
        Target = TargetOf(entry),
        Before = entry.Before.Value,
        After = entry.After.Value,
        Hash = entry.Hash.ToString(),
    };

    /// <summary>The name, else the ID; a draft may have neither.</summary>
    private static string TargetOf(ChangeLogEntry entry)
    {
        if (entry.TargetName.ToString() is { Length: > 0 } name) return name;
        return entry.TargetId.ToString() is { Length: > 0 } id ? id : $"no. {entry.Service}";
    }
}

using System.Text;
using EmbeddedHost.Reports;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;

namespace EmbeddedHost.Guide;

/// <summary>Finds the owner's entries by one syllable of her name and by its initial consonants, contents by words, and exports what was found.</summary>
internal sealed class SearchingTheLog(Scene scene)
{
    private const string Initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Search and export of the change log", "변경 로그 검색");
        var name = scene.Owner.Name.Split(' ')[0];
        var whole = await FindAsync($"a whole name, {name}", new ChangeLogQuery { Name = name, Category = null });
        scene.Check.That(whole.Count > 0, "the owner has done nothing");

        foreach (var syllable in name)
        {
            var found = await FindAsync($"one syllable, {syllable}", new ChangeLogQuery { Name = $"{syllable}", Category = null });
            scene.Check.That(found.All(entry => Has(entry, $"{syllable}")), $"an entry without {syllable} was found");
            scene.Check.That(whole.All(entry => found.Exists(other => other.Sequence == entry.Sequence)), $"an entry of {name} was not found by {syllable}");
        }

        var initials = string.Concat(name.Select(syllable => Initials[(syllable - '가') / 588]));
        var byInitials = await FindAsync($"initial consonants, {initials}", new ChangeLogQuery { Name = initials, Category = null });
        scene.Check.That(whole.All(entry => byInitials.Exists(other => other.Sequence == entry.Sequence)), $"an entry of {name} was not found by {initials}");

        var suspended = await FindAsync("contents, 이용정지", new ChangeLogQuery { Content = "이용정지", Category = null });
        scene.Check.That(suspended.Count > 0 && suspended.TrueForAll(entry => entry.Operation == "service.suspended"), "suspensions are not what was found");

        using var file = new MemoryStream();
        var query = new ChangeLogQuery { Content = "이용정지", Category = null };
        await scene.Check.DoneAsync("export what was found last as CSV", scene.ChangeLog.ExportAsync(scene.Owner, scene.Id, query, ChangeLogExportFormat.Csv, file, cancellationToken: scene.Cancel));
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        scene.Check.That(lines.Length == suspended.Count + 1, $"{lines.Length - 1} entries were exported, but {suspended.Count} were found");
        return chapter;
    }

    private async Task<List<ChangeLogEntry>> FindAsync(string what, ChangeLogQuery query)
    {
        var entries = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = scene.Check.Value($"search by {what}", await scene.ChangeLog.SearchAsync(scene.Owner, scene.Id, query, cursor: cursor, cancellationToken: scene.Cancel));
            entries.AddRange(page.Entries);
            cursor = page.Next;
        }
        while (cursor is not null);
        scene.Check.Note($"{what}: {entries.Count} entries{(entries.Count == 0 ? "" : $", the newest: {entries[0].Content("ko")}")}");
        return entries;
    }

    private static bool Has(ChangeLogEntry entry, string part) =>
        entry.ActorName.ToString().Contains(part, StringComparison.Ordinal) || entry.TargetName.ToString().Contains(part, StringComparison.Ordinal);
}

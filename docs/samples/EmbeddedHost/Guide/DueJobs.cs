using EmbeddedHost.Reports;

namespace EmbeddedHost.Guide;

/// <summary>Runs what is due: the event handler gets every entry, in order.</summary>
internal sealed class DueJobs(Scene scene)
{
    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Due jobs and events", "작업과 이벤트");
        foreach (var job in await scene.Runtime.RunDueAsync(scene.Now, scene.Cancel))
        {
            scene.Check.That(job.LastError is null && job.LastResult is { Failed: 0 }, $"the job {job.Name} failed: {job.LastError?.Message}");
            scene.Check.Note($"{job.Name}: {job.LastResult?.Done} done");
        }

        var entries = scene.Events.Entries;
        var newest = await scene.NewestSequenceAsync();
        scene.Check.That(entries.Count > 0 && entries[^1].Sequence == newest, $"the event handler did not get entry {newest}");
        scene.Check.That(entries[0].Sequence <= scene.SequenceBefore + 1, $"the event handler did not get entry {scene.SequenceBefore + 1}");
        for (var i = 1; i < entries.Count; i++)
            scene.Check.That(entries[i].Sequence == entries[i - 1].Sequence + 1, $"the event handler got entry {entries[i].Sequence} after {entries[i - 1].Sequence}");

        chapter.Events = new EventTable
        {
            Entries = entries.Count,
            First = entries[0].Sequence,
            Last = entries[^1].Sequence,
            ByOperation = entries.GroupBy(entry => entry.Operation).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count()),
        };
        return chapter;
    }
}

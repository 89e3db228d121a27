using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>Several organizations, several tasks, several processes.</summary>
internal static class TogetherCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        new(
            "Organizations with the same keys never see each other's rows",
            "A seeded history of two organizations whose names differ by case only; after each step all rows of both, by every way to read.",
            IsolationAsync),
        new(
            "Commits of one organization by several tasks come one after the other",
            "The head's version is the number of changes that were committed, and the change log has all of their entries.",
            ConcurrentAsync),
        new(
            "A read sees a change whole or not at all",
            "For stores that promise it: rows of several kinds in one read, while another task commits.",
            SnapshotAsync),
        new(
            "What is cancelled before it begins does nothing",
            "Each of the nine members throws and writes nothing.",
            CancelledAsync),
        new(
            "What was committed is there after the store was closed and opened again",
            "For durable stores; the others promise nothing and give no store back.",
            DurableAsync),
        new(
            "Preparing a store again changes nothing",
            "Every start of a process prepares it.",
            PreparedAsync),
    ];

    private static async Task IsolationAsync(Scene scene)
    {
        var random = new Random(7);
        OrganizationId[] organizations = [Scene.Alpha, Scene.OtherAlpha];
        foreach (var shape in scene.Shapes.Plain)
        {
            for (var step = 0; step < 12; step++)
            {
                var own = organizations[random.Next(2)];
                var variant = own == Scene.Alpha ? 1 : 2;
                if ((shape.Traits & ShapeTraits.Counters) != 0)
                {
                    Cell[][] deltas = [OtherCases.Delta(scene, shape, random.Next(4), variant)];
                    await scene.Model.AddAsync(own, shape, deltas, scene.Stop).ConfigureAwait(false);
                    await scene.Store.AddAsync(own, shape, deltas, scene.Stop).ConfigureAwait(false);
                }
                else
                {
                    var id = random.Next(Math.Min(6, ShapeCatalog.Capacity(shape)));
                    var key = shape.KeyOf(scene.Maker.Row(shape, id));
                    var present = scene.Model.Rows(own, shape).Where(row => CellOrder.Compare(shape.Key, shape.KeyOf(row.Cells), key) == 0).ToList();
                    var row = scene.Maker.Row(shape, id, variant);
                    if (present.Count == 0) await scene.CommitAsync(own, scene.Inserts(own, shape, [id], variant)).ConfigureAwait(false);
                    else if (!shape.IsVersioned) await scene.CommitAsync(own, shape.Key.Count > 1 ? [Write.ReplaceAll(shape, key[..^1], [])] : []).ConfigureAwait(false);
                    else if (step % 2 == 0 || shape.Collections.Count > 0) await scene.CommitAsync(own, Write.Replace(shape, row, present[0].Version)).ConfigureAwait(false);
                    else await scene.CommitAsync(own, Write.Remove(shape, key, present[0].Version)).ConfigureAwait(false);
                }

                foreach (var organization in organizations) await ReadAllWaysAsync(scene, organization, shape).ConfigureAwait(false);
            }
        }

        foreach (var shape in scene.Shapes.Childless)
        {
            if (shape.Indexes.Count == 0 || scene.Model.Rows(Scene.Alpha, shape) is not { Count: > 0 } rows) continue;
            var index = shape.Indexes[0];
            var above = rows.Select(row => row.Cells[index.Columns[0].Ordinal]).Max();
            await scene.TrimAsync(Scene.Alpha, index, above, 100).ConfigureAwait(false);
            foreach (var organization in organizations) await ReadAllWaysAsync(scene, organization, shape).ConfigureAwait(false);
        }
    }

    private static async Task ReadAllWaysAsync(Scene scene, OrganizationId organization, RecordShape shape)
    {
        await scene.CheckRowsAsync(organization, shape, OrganizationHead.Shape, scene.Shapes.Journal).ConfigureAwait(false);
        await scene.GetAsync(organization, [.. Enumerable.Range(0, 6).Select(id => Scene.ByKey(shape, scene.Maker.Row(shape, id)))]).ConfigureAwait(false);
        foreach (var index in shape.Indexes) await scene.RangeAsync(organization, new RangeRead { Index = index, CountUpTo = 100 }).ConfigureAwait(false);

        foreach (var key in shape.UniqueKeys)
        {
            for (var id = 0; id < 6; id++)
                await scene.GetAsync(organization, new RecordRead(shape, key.Columns, [CellOrder.Of(key.Columns, scene.Maker.Row(shape, id))])).ConfigureAwait(false);
        }

        if (shape.Searched is not null) await scene.MatchAsync(organization, shape, "a", null, null, 100).ConfigureAwait(false);
    }

    private static async Task ConcurrentAsync(Scene scene)
    {
        const int Tasks = 4, Each = 8;
        var journal = scene.Shapes.Journal;
        var working = Enumerable.Range(0, Tasks).Select(_ => Task.Run(
            async () =>
            {
                for (var done = 0; done < Each;)
                {
                    var heads = await scene.AllAsync(Scene.Alpha, OrganizationHead.Shape).ConfigureAwait(false);
                    var sequence = heads.Count == 0 ? 1 : heads[0].Cells[OrganizationHead.Columns.Sequence.Ordinal].AsNumber() + 1;
                    var head = heads.Count == 0 ? Scene.HeadInsert(sequence) : Scene.HeadReplace(sequence, heads[0].Version);
                    var change = ChangeSet.Create(Scene.Alpha, head, [Write.Insert(journal, scene.JournalRow(sequence))]);
                    if ((await CommitCases.CommitPatientlyAsync(scene, change).ConfigureAwait(false)).Status == CommitStatus.Committed) done++;
                }
            },
            scene.Stop));
        await Task.WhenAll(working).ConfigureAwait(false);
        for (var i = 0; i < Tasks * Each; i++) await scene.Model.CommitAsync(scene.Change(Scene.Alpha), scene.Stop).ConfigureAwait(false);
        var last = await scene.AllAsync(Scene.Alpha, OrganizationHead.Shape).ConfigureAwait(false);
        Demand.That(last[0].Version == new StoreVersion(Tasks * Each), () => $"After {Tasks * Each} changes the head has version {last[0].Version}.");
        await scene.CheckRowsAsync(Scene.Alpha).ConfigureAwait(false);
    }

    private static async Task SnapshotAsync(Scene scene)
    {
        if ((scene.Fixture.Capabilities & StoreCapabilities.SnapshotReads) == 0) return;
        const int Changes = 40;
        var journal = scene.Shapes.Journal;
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        var changes = new List<ChangeSet>();
        for (var i = 0; i < Changes; i++)
        {
            changes.Add(scene.Change(Scene.Alpha));
            await scene.Model.CommitAsync(changes[^1], scene.Stop).ConfigureAwait(false);
        }

        var writing = Task.Run(
            async () =>
            {
                foreach (var change in changes)
                {
                    var result = await CommitCases.CommitPatientlyAsync(scene, change).ConfigureAwait(false);
                    Demand.That(result.Status == CommitStatus.Committed, () => $"A commit without a conflict answered {Scene.Show(result)}.");
                }
            },
            scene.Stop);
        do
        {
            var answers = await scene.Store.GetAsync(
                Scene.Alpha, [Scene.All(OrganizationHead.Shape), Scene.All(journal), Scene.All(OrganizationHead.Shape)], scene.Stop).ConfigureAwait(false);
            Demand.That(answers.Count == 3, () => $"3 requests got {answers.Count} answers.");
            Demand.That(answers[0].Count == 1 && answers[2].Count == 1, () => $"One read saw {answers[0].Count} and {answers[2].Count} heads of one organization.");
            var seen = answers[0][0].Version;
            Demand.That(answers[1].Count == seen.Value && answers[2][0].Version == seen, () => $"One read saw head {seen}, {answers[1].Count} entries and head {answers[2][0].Version}.");
        }
        while (!writing.IsCompleted);
        await writing.ConfigureAwait(false);
        await scene.CheckRowsAsync(Scene.Alpha).ConfigureAwait(false);
    }

    private static async Task CancelledAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain) await scene.FillAsync(Scene.Alpha, shape, 3).ConfigureAwait(false);
        using var source = new CancellationTokenSource();
        await source.CancelAsync().ConfigureAwait(false);
        var cancelled = source.Token;
        var store = scene.Store;

        await ThrowsAsync(nameof(store.PrepareAsync), () => store.PrepareAsync(cancelled)).ConfigureAwait(false);
        await ThrowsAsync(nameof(store.CommitAsync), () => store.CommitAsync(scene.Change(Scene.Alpha), cancelled)).ConfigureAwait(false);
        await ThrowsAsync(nameof(store.GetAsync), () => store.GetAsync(Scene.Alpha, [Scene.All(OrganizationHead.Shape)], cancelled)).ConfigureAwait(false);
        await ThrowsAsync(nameof(store.OrganizationsAsync), () => store.OrganizationsAsync(null, 5, null, cancelled)).ConfigureAwait(false);
        foreach (var shape in scene.Shapes.Plain)
        {
            var rows = scene.Model.Rows(Scene.Alpha, shape);
            if (shape.Searched is not null)
                await ThrowsAsync(nameof(store.MatchAsync), () => store.MatchAsync(Scene.Alpha, shape, "a", null, null, 5, cancelled)).ConfigureAwait(false);
            foreach (var index in shape.Indexes)
            {
                await ThrowsAsync(nameof(store.RangeAsync), () => store.RangeAsync(Scene.Alpha, new RangeRead { Index = index }, cancelled)).ConfigureAwait(false);
                var above = rows.Select(row => row.Cells[index.Columns[0].Ordinal]).Max();
                await ThrowsAsync(nameof(store.TrimAsync), () => store.TrimAsync(Scene.Alpha, index, above, 5, cancelled)).ConfigureAwait(false);
            }

            if ((shape.Traits & ShapeTraits.Counters) != 0)
                await ThrowsAsync(nameof(store.AddAsync), () => store.AddAsync(Scene.Alpha, shape, [OtherCases.Delta(scene, shape, 9, 1)], cancelled)).ConfigureAwait(false);
            else if (!shape.IsVersioned && scene.Shapes.ParentOf(shape) is null)
                await ThrowsAsync(nameof(store.AppendAsync), () => store.AppendAsync(Scene.Alpha, shape, [scene.Maker.Row(shape, 9)], cancelled)).ConfigureAwait(false);
        }

        await scene.CheckRowsAsync(Scene.Alpha).ConfigureAwait(false);
    }

    private static async Task ThrowsAsync(string member, Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new ConformanceException($"{member} went on although it was cancelled before it began.");
    }

    private static async Task DurableAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain) await scene.FillAsync(Scene.Alpha, shape, 9).ConfigureAwait(false);
        await scene.CommitAsync(Scene.OtherAlpha).ConfigureAwait(false);
        var reopened = await scene.Fixture.ReopenAsync(scene.Stop).ConfigureAwait(false);
        if ((scene.Fixture.Capabilities & StoreCapabilities.Durable) == 0)
        {
            Demand.That(reopened is null, "A store that does not promise to be durable was opened again; let its fixture say that it is.");
            return;
        }

        Demand.That(reopened is not null, "A durable store was not opened again.");
        foreach (var organization in new[] { Scene.Alpha, Scene.OtherAlpha })
        {
            var answers = await reopened!.GetAsync(organization, [.. scene.Shapes.All.Select(Scene.All)], scene.Stop).ConfigureAwait(false);
            for (var i = 0; i < answers.Count; i++)
                SameRows.Check(scene.Shapes.All[i], scene.Model.Rows(organization, scene.Shapes.All[i]), answers[i], $"all rows of {scene.Shapes.All[i].Name} after reopening");
        }

        var result = await reopened!.CommitAsync(scene.Change(Scene.Alpha), scene.Stop).ConfigureAwait(false);
        Demand.That(result.Status == CommitStatus.Committed, () => $"The first commit after reopening answered {Scene.Show(result)}.");
    }

    private static async Task PreparedAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain) await scene.FillAsync(Scene.Alpha, shape, 3).ConfigureAwait(false);
        await scene.Store.PrepareAsync(scene.Stop).ConfigureAwait(false);
        await scene.CheckRowsAsync(Scene.Alpha).ConfigureAwait(false);
    }
}

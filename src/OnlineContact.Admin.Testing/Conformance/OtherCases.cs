using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>Search, append, counters, trimming: what happens outside of changes.</summary>
internal static class OtherCases
{
    private static readonly string[] Signs =
        ["%", "_", "\\", "\\%", "%%", "a_b", "a%b", "'", "''", "\"", "[", "]", "[a]", "*", "?", "^", "$", ".", "--", ";", "@o", "$1", ":p", "{0}", "#", "!", "&", "(", ")", "\uE000", "\U0001F600", "e\u0301", "\u00E9", "\uD55C", "a", "A", "\u00DF", "ss", " ", "\n"];

    public static IEnumerable<StoreConformanceCase> All =>
    [
        new(
            "A search finds the text literally and nothing else",
            "Signs that mean something to LIKE, to a pattern or to SQL mean themselves; capitals and accents count.",
            SearchAsync),
        new(
            "A search goes on after a key, ends before another one, and stops at its limit",
            "Ordered by key; neither key need be there, and neither is found.",
            SearchPagesAsync),
        new(
            "Rows that are appended again are there once",
            "The same is the same, however often it is sent, also twice in one call.",
            AppendAsync),
        new(
            "When one appended row differs from what is there, none is inserted",
            "It is told which one; what is there stays as it is.",
            AppendDiffersAsync),
        new(
            "Two thousand rows are appended at once",
            "Statements have a largest number of parameters.",
            AppendManyAsync),
        new(
            "Counters add up, each for itself",
            "From nothing, upwards and downwards, several times in one call.",
            CountersAsync),
        new(
            "Counters lose nothing when several tasks add at once",
            "Additions commute and conflict with nothing, not even with changes.",
            CountersRaceAsync),
        new(
            "Trimming removes the lowest rows of an order, up to bound and limit",
            "And says how many; the bound itself stays.",
            TrimAsync),
        new(
            "The organizations that have a head are listed by name, page after page",
            "In ordinal order, each once, also when names differ by case only.",
            OrganizationsAsync),
        new(
            "Only organizations with work that is due are listed",
            "Those with at least one row of a kind.",
            HavingAsync),
    ];

    private static async Task SearchAsync(Scene scene)
    {
        foreach (var (shape, column) in await FillSearchedAsync(scene).ConfigureAwait(false))
        {
            foreach (var part in Signs.Concat(["a_", "zz", "%a", "x%", "\\\\", "' OR 1=1 --", new string('a', 50)]))
            {
                if (part.Length > column.MaxLength) continue;
                await scene.MatchAsync(Scene.Alpha, shape, part, null, null, 1_000).ConfigureAwait(false);
            }
        }
    }

    private static async Task SearchPagesAsync(Scene scene)
    {
        foreach (var (shape, _) in await FillSearchedAsync(scene).ConfigureAwait(false))
        {
            foreach (var limit in new[] { 1, 3, 10 })
            {
                IReadOnlyList<Cell>? after = null;
                while (true)
                {
                    await scene.MatchAsync(Scene.Alpha, shape, "a", after, null, limit).ConfigureAwait(false);
                    var page = await scene.Model.MatchAsync(Scene.Alpha, shape, "a", after, null, limit, scene.Stop).ConfigureAwait(false);
                    if (page.Count < limit) break;
                    after = shape.KeyOf(page[^1].Cells);
                }
            }

            for (var id = 0; id < 12; id++)
            {
                var key = shape.KeyOf(scene.Maker.Row(shape, 500 + id));
                await scene.MatchAsync(Scene.Alpha, shape, "a", key, null, 5).ConfigureAwait(false);
                await scene.MatchAsync(Scene.Alpha, shape, "a", null, key, 5).ConfigureAwait(false);
            }

            // From each row to each: the bounds themselves are not among what is found, and of two that meet or cross nothing is.
            var all = await scene.Model.MatchAsync(Scene.Alpha, shape, "a", null, null, 1_000, scene.Stop).ConfigureAwait(false);
            foreach (var first in all)
            {
                foreach (var last in all) await scene.MatchAsync(Scene.Alpha, shape, "a", shape.KeyOf(first.Cells), shape.KeyOf(last.Cells), 1_000).ConfigureAwait(false);
            }
        }
    }

    private static async Task<List<(RecordShape Shape, Column Column)>> FillSearchedAsync(Scene scene)
    {
        var searched = new List<(RecordShape, Column)>();
        foreach (var shape in scene.Shapes.Plain)
        {
            if (shape.Searched is not { } column || ShapeCatalog.Capacity(shape) == 1 || shape.Key.Contains(column)) continue;
            var writes = new List<Write>();
            foreach (var text in Signs.SelectMany(sign => new[] { sign, "a" + sign + "b", "x" + sign }).Distinct(StringComparer.Ordinal))
            {
                if (text.Length > column.MaxLength) continue;
                var inserts = scene.Inserts(Scene.Alpha, shape, [100 + writes.Count]);
                inserts[^1].Cells![column.Ordinal] = Cell.Of(text);
                foreach (var write in inserts)
                {
                    if (!writes.Any(other => other.Shape == write.Shape && other.Key.SequenceEqual(write.Key))) writes.Add(write);
                }
            }

            await scene.CommitAsync(Scene.Alpha, writes).ConfigureAwait(false);
            searched.Add((shape, column));
        }

        return searched;
    }

    // Kinds whose rows may come on their own: without versions, without a parent.
    private static IEnumerable<RecordShape> Appendable(Scene scene) => scene.Shapes.Unversioned.Where(shape =>
        scene.Shapes.ParentOf(shape) is null && shape.Collections.Count == 0 && (shape.Traits & ShapeTraits.Counters) == 0 && ShapeCatalog.Capacity(shape) > 1);

    private static async Task AppendAsync(Scene scene)
    {
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        foreach (var shape in Appendable(scene))
        {
            Cell[] Row(int id) => scene.Maker.Row(shape, id);
            await AppendBothAsync(scene, shape, []).ConfigureAwait(false);
            await AppendBothAsync(scene, shape, Row(0), Row(1)).ConfigureAwait(false);
            await AppendBothAsync(scene, shape, Row(1), Row(2), Row(2), Row(0)).ConfigureAwait(false);
            await AppendBothAsync(scene, shape, Row(0)).ConfigureAwait(false);
            for (var id = 3; id < 20; id++) await AppendBothAsync(scene, shape, Row(id), Row(id - 1)).ConfigureAwait(false);
        }
    }

    private static async Task AppendDiffersAsync(Scene scene)
    {
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        foreach (var shape in Appendable(scene))
        {
            var loose = RowMaker.Loose(shape).LastOrDefault();
            if (loose is null) continue;
            Cell[] Row(int id) => scene.Maker.Row(shape, id);
            Cell[] Other(int id)
            {
                var row = Row(id);
                row[loose.Ordinal] = RowMaker.Boundaries(loose).First(value => !value.Equals(row[loose.Ordinal]));
                return row;
            }

            await AppendBothAsync(scene, shape, Row(0), Row(1)).ConfigureAwait(false);
            await AppendBothAsync(scene, shape, Other(0)).ConfigureAwait(false);
            await AppendBothAsync(scene, shape, Row(2), Other(1)).ConfigureAwait(false);
            await AppendBothAsync(scene, shape, Other(1), Row(2)).ConfigureAwait(false);
            await AppendBothAsync(scene, shape, Row(2), Row(0), Other(2), Row(3)).ConfigureAwait(false);
            await AppendBothAsync(scene, shape, Row(2), Row(3)).ConfigureAwait(false);
        }
    }

    private static async Task AppendBothAsync(Scene scene, RecordShape shape, params Cell[][] rows)
    {
        var expected = await scene.Model.AppendAsync(Scene.Alpha, shape, rows, scene.Stop).ConfigureAwait(false);
        var results = await scene.Store.AppendAsync(Scene.Alpha, shape, rows, scene.Stop).ConfigureAwait(false);
        CheckAppended(shape, expected, results);
        await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
    }

    /// <summary>What came of each row; in a call that inserts nothing only the rows that differ are told for certain.</summary>
    public static void CheckAppended(RecordShape shape, IReadOnlyList<AppendResult> expected, IReadOnlyList<AppendResult> actual)
    {
        Demand.That(actual.Count == expected.Count, () => $"{expected.Count} appended rows got {actual.Count} results.");
        var refused = expected.Contains(AppendResult.Different);
        for (var i = 0; i < expected.Count; i++)
        {
            var agrees = refused ? (expected[i] == AppendResult.Different) == (actual[i] == AppendResult.Different) : actual[i] == expected[i];
            Demand.That(agrees, () => $"Row {i} appended to {shape.Name} is said to be {actual[i]} instead of {expected[i]}.");
        }
    }

    private static async Task AppendManyAsync(Scene scene)
    {
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        foreach (var shape in Appendable(scene))
        {
            Cell[][] rows = [.. Enumerable.Range(0, 2_000).Select(id => scene.Maker.Row(shape, id))];
            for (var round = 0; round < 2; round++)
            {
                var expected = round == 0 ? AppendResult.Inserted : AppendResult.Same;
                var results = await scene.Store.AppendAsync(Scene.Alpha, shape, rows, scene.Stop).ConfigureAwait(false);
                Demand.That(results.Count == rows.Length && results.All(result => result == expected), () => $"Appending 2000 rows to {shape.Name} did not answer {expected} for each.");
                var there = await scene.AllAsync(Scene.Alpha, shape).ConfigureAwait(false);
                Demand.That(there.Count == rows.Length, () => $"After appending 2000 rows {shape.Name} has {there.Count}.");
            }
        }
    }

    private static IEnumerable<RecordShape> Counters(Scene scene) => scene.Shapes.Plain.Where(shape => (shape.Traits & ShapeTraits.Counters) != 0);

    /// <summary>Amounts to add to the counters of a row.</summary>
    public static Cell[] Delta(Scene scene, RecordShape shape, int id, long amount)
    {
        var row = scene.Maker.Row(shape, id);
        foreach (var column in shape.Columns.Except(shape.Key)) row[column.Ordinal] = Cell.Of(amount * (column.Ordinal + 1));
        return row;
    }

    private static async Task CountersAsync(Scene scene)
    {
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        await scene.CommitAsync(Scene.Beta).ConfigureAwait(false);
        foreach (var shape in Counters(scene))
        {
            long[][] calls = [[1], [2, 5, 3], [-40], [1L << 53], [1], [-3, 0, 7, 7], []];
            for (var call = 0; call < calls.Length; call++)
            {
                Cell[][] deltas = [.. calls[call].Select((amount, at) => Delta(scene, shape, at % 2 * (call + 1) % 5, amount))];
                await scene.Model.AddAsync(Scene.Alpha, shape, deltas, scene.Stop).ConfigureAwait(false);
                await scene.Store.AddAsync(Scene.Alpha, shape, deltas, scene.Stop).ConfigureAwait(false);
                await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
            }

            await scene.CheckRowsAsync(Scene.Beta, shape).ConfigureAwait(false);
        }
    }

    private static async Task CountersRaceAsync(Scene scene)
    {
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        foreach (var shape in Counters(scene))
        {
            Cell[][] deltas = [Delta(scene, shape, 1, 1), Delta(scene, shape, 0, 2)];
            var adding = Enumerable.Range(0, 4).Select(task => Task.Run(
                async () =>
                {
                    for (var i = 0; i < 10; i++) await AddPatientlyAsync(scene, shape, task % 2 == 0 ? deltas : [.. deltas.Reverse()]).ConfigureAwait(false);
                },
                scene.Stop));
            await Task.WhenAll(adding).ConfigureAwait(false);
            for (var i = 0; i < 40; i++) await scene.Model.AddAsync(Scene.Alpha, shape, deltas, scene.Stop).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        }
    }

    private static async Task AddPatientlyAsync(Scene scene, RecordShape shape, Cell[][] deltas)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await scene.Store.AddAsync(Scene.Alpha, shape, deltas, scene.Stop).ConfigureAwait(false);
                return;
            }
            catch (AdminStorageException e) when (e.IsTransient && !e.OutcomeUnknown && attempt < 50)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task TrimAsync(Scene scene)
    {
        // The change log, to which every other row has added, comes last.
        foreach (var shape in scene.Shapes.Childless.Append(scene.Shapes.Journal))
        {
            foreach (var index in shape.Indexes)
            {
                if (shape != scene.Shapes.Journal)
                {
                    await scene.FillAsync(Scene.Alpha, shape, 24).ConfigureAwait(false);
                    await scene.FillAsync(Scene.OtherAlpha, shape, 3).ConfigureAwait(false);
                }

                var first = index.Columns[0];
                var values = scene.Model.Rows(Scene.Alpha, shape).Select(row => row.Cells[first.Ordinal]).Distinct().Order().ToList();
                foreach (var (upTo, limit) in new[] { (values[0], 9), (values[^1], 0), (values[values.Count / 2], 2), (values[values.Count / 2], 1_000), (values[^1], 5), (values[^1], 1_000), (values[^1], 1) })
                {
                    await scene.TrimAsync(Scene.Alpha, index, upTo, limit).ConfigureAwait(false);
                    await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
                }

                await scene.CheckRowsAsync(Scene.OtherAlpha, shape).ConfigureAwait(false);
            }
        }
    }

    private static readonly string[] Names =
        ["b", "a", "A", "B", "Z", "z", "_", "-", "0", "9", "a-b", "a_b", "aa", "ab", "Ab", "a0", "10", "2", "a-", "org1", "org10", "org2", new('x', 40), new('X', 40)];

    private static async Task OrganizationsAsync(Scene scene)
    {
        await CompareOrganizationsAsync(scene, null).ConfigureAwait(false);
        foreach (var name in Names) await scene.CommitAsync(OrganizationId.Parse(name)).ConfigureAwait(false);
        await CompareOrganizationsAsync(scene, null).ConfigureAwait(false);
    }

    private static async Task HavingAsync(Scene scene)
    {
        var shape = scene.Shapes.Childless.FirstOrDefault(shape => scene.Shapes.ParentOf(shape) is null);
        if (shape is null) return;
        for (var i = 0; i < Names.Length; i++)
        {
            var organization = OrganizationId.Parse(Names[i]);
            if (i % 3 == 0) await scene.FillAsync(organization, shape, 1 + i % 2).ConfigureAwait(false);
            else await scene.CommitAsync(organization).ConfigureAwait(false);
        }

        await CompareOrganizationsAsync(scene, shape).ConfigureAwait(false);
        await CompareOrganizationsAsync(scene, scene.Shapes.Journal).ConfigureAwait(false);
        if (!shape.IsVersioned) return;
        var first = OrganizationId.Parse(Names[0]);
        await scene.CommitAsync(first, scene.Model.Rows(first, shape).Select(row => Write.Remove(shape, shape.KeyOf(row.Cells), row.Version))).ConfigureAwait(false);
        await CompareOrganizationsAsync(scene, shape).ConfigureAwait(false);
    }

    private static async Task CompareOrganizationsAsync(Scene scene, RecordShape? having)
    {
        OrganizationId?[] places = [null, .. Names.Select(name => OrganizationId.Parse(name)), OrganizationId.Parse("a-a"), OrganizationId.Parse("zzz")];
        foreach (var after in places)
        {
            foreach (var limit in new[] { 1, 4, 100 })
            {
                var expected = await scene.Model.OrganizationsAsync(after, limit, having, scene.Stop).ConfigureAwait(false);
                var listed = await scene.Store.OrganizationsAsync(after, limit, having, scene.Stop).ConfigureAwait(false);
                Demand.That(
                    expected.SequenceEqual(listed),
                    () => $"The {limit} organizations after '{after}'{(having is null ? "" : " with " + having.Name)} are {string.Join(" ", listed)} instead of {string.Join(" ", expected)}.");
            }
        }
    }
}

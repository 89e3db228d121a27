using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.BrokenStores;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>A store that breaks one of the promises about a person's texts is caught, each by what is wrong.</summary>
public class ErasureTests
{
    private const string Erasure = "A person's texts are erased and the chain stays whole";
    private const string Remains = "The account or address of an erased person is still there.";
    private const string OthersGone = "The texts of another person of the same name are gone.";

    private static Task<string?> VerdictAsync(IAdminStore store) => Verdict.OfAsync(Erasure, new Fixture(store));

    private static bool IsOfTexts(RecordShape shape) => shape.Name == "change_log_text";

    private static StoredRow Without(StoredRow row, RecordShape shape, string text) =>
        row with { Cells = [.. row.Cells.Select((cell, at) => shape.Columns[at].Type == ColumnType.Text && cell == Cell.Of(text) ? Cell.Of("") : cell)] };

    /// <summary>The whole of the texts, as the case reads it, is another one.</summary>
    private static StoreWith WholeTexts(Func<RecordShape, IReadOnlyList<StoredRow>, IEnumerable<StoredRow>> change) => new(new InMemoryAdminStore(AdminShapes.All))
    {
        Get = async (inner, organization, reads, stop) =>
            [.. (await inner.GetAsync(organization, reads, stop)).Select((rows, at) => IsOfTexts(reads[at].Shape) && reads[at].Columns.Count == 0 ? [.. change(reads[at].Shape, rows)] : rows)],
    };

    private static IEnumerable<StoredRow> And(RecordShape shape, IReadOnlyList<StoredRow> rows, string text)
    {
        Cell[] cells = [.. rows[0].Cells];
        cells[shape.Of("text").Ordinal] = Cell.Of(text);
        return rows.Append(rows[0] with { Cells = cells });
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("192.0.2.1")]
    public async Task A_text_of_the_person_that_is_still_there_is_caught(string text) => Assert.Equal(Remains, await VerdictAsync(WholeTexts((shape, rows) => And(shape, rows, text))));

    [Theory]
    [InlineData("nobody")]
    [InlineData("Kim Chulsu")]
    public async Task A_text_of_the_namesake_that_is_gone_is_caught(string text) =>
        Assert.Equal(OthersGone, await VerdictAsync(WholeTexts((shape, rows) => rows.Select(row => Without(row, shape, text)))));

    [Fact]
    public async Task An_erasure_that_is_refused_is_caught()
    {
        var verdict = await VerdictAsync(new StoreWith(new InMemoryAdminStore(AdminShapes.All))
        {
            Commit = (inner, changes, stop) => Erases(changes) ? Task.FromResult(CommitResult.VersionConflict(changes.Writes[0].Shape)) : inner.CommitAsync(changes, stop),
        });
        Assert.StartsWith("A person was not erased: ", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_that_never_ends_is_caught()
    {
        var verdict = await VerdictAsync(new StoreWith(new NaiveStore())
        {
            Commit = (inner, changes, stop) =>
                inner.CommitAsync(ChangeSet.Create(changes.Organization, changes.Writes[0], [.. changes.Writes.Skip(1).Where(write => !IsOfTexts(write.Shape) || write.Kind != WriteKind.Replace)]), stop),
        });
        Assert.StartsWith("A person was not erased: ", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_is_broken_by_the_erasure_is_caught()
    {
        var erased = false;
        var verdict = await VerdictAsync(new StoreWith(new InMemoryAdminStore(AdminShapes.All))
        {
            Commit = (inner, changes, stop) =>
            {
                erased |= Erases(changes);
                return inner.CommitAsync(changes, stop);
            },
            Range = async (inner, organization, read, stop) =>
            {
                var page = await inner.RangeAsync(organization, read, stop);
                return erased && read.Shape.Name == "change_log_entry" && page.Rows.Count > 4 ? page with { Rows = [.. page.Rows.Take(2), .. page.Rows.Skip(3)] } : page;
            },
        });
        Assert.StartsWith("After an erasure the log is not whole: ", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_from_which_the_library_still_reads_the_texts_is_caught()
    {
        var before = new Dictionary<Cell, StoredRow>();
        var verdict = await VerdictAsync(new StoreWith(new InMemoryAdminStore(AdminShapes.All))
        {
            Commit = (inner, changes, stop) =>
            {
                foreach (var write in changes.Writes.Where(write => IsOfTexts(write.Shape) && write.Kind == WriteKind.Insert)) before[write.Key[0]] = new StoredRow(StoreVersion.First, write.Cells!);
                return inner.CommitAsync(changes, stop);
            },
            Get = async (inner, organization, reads, stop) =>
                [.. (await inner.GetAsync(organization, reads, stop)).Select((rows, at) => IsOfTexts(reads[at].Shape) && reads[at].Columns.Count > 0 ? [.. rows.Select(row => row with { Cells = before[row.Cells[0]].Cells })] : rows)],
        });
        Assert.Equal("After an erasure no text counts as erased.", verdict);
    }

    [Fact]
    public async Task The_history_of_the_managers_has_texts_in_several_scripts_that_are_kept()
    {
        RecordingStore? run = null;
        await StoreConformance.Case("A change is in the log with it or not at all").RunAsync(new InMemoryFixture(store => run = new RecordingStore(store), AdminShapes.All), CancellationToken.None);
        var texts = run!.Commits.Where(commit => commit.IsCommitted).SelectMany(commit => commit.Writes).Where(write => write.Cells is not null && !write.Shape.Name.StartsWith("change_log", StringComparison.Ordinal))
            .SelectMany(write => write.Shape.Columns.Where(column => column.Type == ColumnType.Text).Select(column => write.Get(column))).Where(cell => !cell.IsNull).Select(cell => cell.AsText()).ToHashSet();
        Assert.Contains("고객지원", texts);
    }

    /// <summary>What a simulation finds is told like the rest.</summary>
    [Fact]
    public async Task A_store_that_a_simulation_catches_is_caught()
    {
        string? verdict = null;
        for (var seed = 1; seed <= 30 && verdict is null; seed++)
        {
            try
            {
                await StoreConformance.Simulation(seed).RunAsync(new InMemoryFixture(store => new RepeatsTheLastRow(store), AdminShapes.All), CancellationToken.None);
            }
            catch (ConformanceException e)
            {
                verdict = e.Message;
            }
        }

        Assert.Matches("^Seed [0-9]+: ", verdict);
    }

    private static bool Erases(ChangeSet changes) => changes.Writes.Any(write => IsOfTexts(write.Shape) && write.Kind == WriteKind.Replace);

    private sealed class Fixture(IAdminStore store) : IStoreFixture
    {
        public IReadOnlyList<RecordShape> Shapes => AdminShapes.All;

        public Task<IAdminStore> CreateAsync(CancellationToken cancellationToken) => Task.FromResult(store);
    }
}

using System.Collections.Concurrent;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>
/// Each answer counts: a store that is wrong at one call only, the first, the middle or the last of those that it can be
/// wrong at, is caught by whatever case makes that call.
/// </summary>
public class WrongOnceTests(WrongOnceTests.ChancesOfCases chances) : IClassFixture<WrongOnceTests.ChancesOfCases>
{
    private const string Appended = "Two thousand rows are appended at once";

    // The answers that a case does not look at, and why.
    private static readonly Dictionary<string, string[]> Unseen = new()
    {
        // Looks at each row that was there before, in whatever order; what came between the pages may have been seen or not.
        ["Rows that come and go between two pages move no other row"] = ["range swaps two rows", "commit leaves out a write"],
        // Counts the entries after each change, and looks at them at the end.
        ["Every change leaves its entries in the change log"] = ["get swaps two rows", "get tells another version", "get tells another value", "get leaves out a cell"],
        // The row that is lost is none of those that are read: of another kind, with another key, without the text, beside another one with work.
        ["Several keys find each row once, ordered by key"] = ["commit leaves out a write"],
        ["Several keys with one beginning find their rows and no others"] = ["commit leaves out a write"],
        ["A search goes on after a key, ends before another one, and stops at its limit"] = ["commit leaves out a write"],
        ["Only organizations with work that is due are listed"] = ["commit leaves out a write"],
        // This fixture promises nothing.
        ["What was committed is there after the store was closed and opened again"] = ["commit leaves out a write"],
        // The row may be trimmed before all rows are read.
        ["A random history of 300 steps with seed 1 goes as in a naive store"] = ["commit leaves out a write"],
    };

    public static TheoryData<string> Faults => [.. WrongOnceStore.All];

    // Where several tasks are at work, it is a matter of luck which call is which.
    private static readonly string[] Together =
    [
        "Commits of one organization by several tasks come one after the other",
        "Of several changes committed at once from the same load exactly one wins",
        "A read sees a change whole or not at all",
        "Counters lose nothing when several tasks add at once",
    ];

    private static IEnumerable<StoreConformanceCase> Cases => StoreConformance.Cases.Where(each => !Together.Contains(each.Name) &&
        !each.Name.Contains("thousand", StringComparison.Ordinal) && !each.Name.StartsWith("A simulation", StringComparison.Ordinal)
        && each.Name is not ("A change is in the log with it or not at all" or "A person's texts are erased and the chain stays whole" or "A random history of 300 steps with seed 2 goes as in a naive store"));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task One_wrong_answer_is_caught(string fault)
    {
        var unseen = new List<string>();
        var occasions = 0;
        foreach (var each in Cases)
        {
            occasions += (await chances.OfAsync(each)).GetValueOrDefault(fault);
            if (!Unseen.GetValueOrDefault(each.Name, []).Contains(fault)) unseen.AddRange(await UncaughtAsync(each, fault));
        }

        Assert.True(unseen.Count == 0, string.Join('\n', unseen));
        Assert.True(occasions > 0);
    }

    [Theory]
    [InlineData("append tells otherwise")]
    [InlineData("append leaves out an answer")]
    [InlineData("get misses a row")]
    [InlineData("get leaves out an answer")]
    public async Task One_wrong_answer_about_two_thousand_rows_is_caught(string fault) => Assert.Empty(await UncaughtAsync(StoreConformance.Case(Appended), fault));

    private async Task<IEnumerable<string>> UncaughtAsync(StoreConformanceCase each, string fault)
    {
        var count = (await chances.OfAsync(each)).GetValueOrDefault(fault);
        var unseen = new List<string>();
        if (count == 0) return unseen;
        foreach (var at in new[] { 0, count / 2, count - 1 }.Distinct())
        {
            var store = new WrongOnceStore(new InMemoryAdminStore(SampleShapes.All), SampleShapes.All, fault, at);
            try
            {
                await each.RunAsync(new InMemoryFixture(_ => store), CancellationToken.None);
                unseen.Add($"{at} of {count}: {each.Name}");
            }
            catch (ConformanceException)
            {
                Assert.True(store.WasWrong);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
            {
                unseen.Add($"{at} of {count}, {e.GetType().Name}: {each.Name}");
            }
        }

        return unseen;
    }

    /// <summary>How often each thing can go wrong in a case.</summary>
    public sealed class ChancesOfCases
    {
        private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, int>>>> _chances = new();

        internal Task<IReadOnlyDictionary<string, int>> OfAsync(StoreConformanceCase each) => _chances.GetOrAdd(each.Name, _ => new(() => CountAsync(each))).Value;

        private static async Task<IReadOnlyDictionary<string, int>> CountAsync(StoreConformanceCase each)
        {
            var store = new WrongOnceStore(new InMemoryAdminStore(SampleShapes.All), SampleShapes.All, null, 0);
            await each.RunAsync(new InMemoryFixture(_ => store), CancellationToken.None);
            return store.Chances;
        }
    }
}

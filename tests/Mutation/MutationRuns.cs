using System.Globalization;
using Xunit.Abstractions;

namespace OnlineContact.Admin.Tests.Mutation;

/// <summary>Runs tests with the change on that the tool wants, and says of no change more than its tests have shown.</summary>
internal sealed class MutationRuns(TestCases cases, ActiveChange active)
{
    /// <summary>The tool starts another process for one that ends in the middle of a run, and asks it the same.</summary>
    private const int AskAnother = 3;

    private readonly Durations _durations = new(Path.Combine(AppContext.BaseDirectory, "durations.txt"));
    private bool _isFresh = true;
    private bool _isSpoiled;

    /// <summary>
    /// Runs test cases, the quick ones first, up to the first failure when a change is on. A failure counts only where the same case passes without the change: one
    /// that came before may have left something behind in this process. Then another process has to answer. So it does after a case that did not end, and for
    /// a change that every case is wanted for: it is reached where something is made once for a process.
    /// </summary>
    public async Task<IReadOnlyCollection<CaseResult>> RunAsync(IReadOnlyCollection<ITestCase> wanted)
    {
        var change = active.Told();
        var isOfProcess = change != ActiveChange.None && wanted.Count == cases.All.Count;
        if (_isSpoiled || (isOfProcess && !_isFresh)) Environment.Exit(AskAnother);
        var wasFresh = _isFresh;
        (_isFresh, _isSpoiled) = (false, isOfProcess);

        active.Set(change);
        if (change == ActiveChange.None)
        {
            var all = await cases.RunAsync(wanted, stopAtFailure: false, _ => TimeSpan.MaxValue);
            if (wanted.Count == cases.All.Count) _durations.Save(all);
            return all;
        }

        var results = new List<CaseResult>();
        foreach (var some in wanted.GroupBy(_durations.Doublings).OrderBy(some => some.Key).Select(some => some.ToList()))
        {
            results.AddRange(await cases.RunAsync(some, stopAtFailure: true, _durations.Limit));
            if (results.Exists(result => !result.Passed)) break;
        }

        if (results.Exists(result => result.DidNotEnd))
        {
            _isSpoiled = true;
        }
        else if (!wasFresh && results.Exists(result => !result.Passed))
        {
            var failed = results.Where(result => !result.Passed).Select(result => result.Case).ToList();
            active.Set(ActiveChange.None);
            var again = await cases.RunAsync(failed, stopAtFailure: true, _durations.Limit);
            if (again.Any(result => !result.Passed)) Environment.Exit(AskAnother);
        }

        return results;
    }

    /// <summary>How long the cases took when all were run without a change, which is in a file for the processes that come after that one.</summary>
    private sealed class Durations(string file)
    {
        private const double QuickSeconds = 0.05;

        private readonly Dictionary<string, double> _seconds = File.Exists(file)
            ? File.ReadLines(file).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal)
            : [];

        public void Save(IEnumerable<CaseResult> results) =>
            File.WriteAllLines(file, results.Select(result => string.Create(CultureInfo.InvariantCulture, $"{result.Case.UniqueID} {result.Seconds}")));

        /// <summary>0 for a quick case, 1 for one that takes up to twice as long, and so on.</summary>
        public int Doublings(ITestCase one) => (int)Math.Max(0, Math.Ceiling(Math.Log2(Seconds(one) / QuickSeconds)));

        /// <summary>When a case that has not ended never will.</summary>
        public TimeSpan Limit(ITestCase one) => TimeSpan.FromSeconds(5 + 5 * Seconds(one));

        private double Seconds(ITestCase one) => _seconds.GetValueOrDefault(one.UniqueID, 1);
    }
}

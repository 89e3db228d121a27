using System.Diagnostics;
using Microsoft.Testing.Platform.Extensions.Messages;
using Xunit.Abstractions;

namespace OnlineContact.Admin.Tests.Mutation;

/// <summary>Runs tests with the change on that the tool wants, and says of no change more than its tests have shown.</summary>
internal sealed class MutationRuns(TestCases cases, ActiveChange active)
{
    /// <summary>The tool starts another process for one that ends in the middle of a run, and asks it the same.</summary>
    private const int AskAnother = 3;

    /// <summary>Changes are numbered as they stand in the code.</summary>
    private const int CloseBy = 30;

    private readonly Durations _durations = new(Path.Combine(AppContext.BaseDirectory, "durations.txt"));
    private readonly Notices _notices = new(Path.Combine(AppContext.BaseDirectory, "notices.txt"));
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("ONLINECONTACT_SECONDS"), out var seconds) ? seconds : 6);
    private bool _isFresh = true;
    private bool _isSpoiled;

    /// <summary>
    /// Runs test cases, up to the first failure when a change is on. A failure counts only where the same case passes without the change: one that came before may
    /// have left something behind in this process. Then another process has to answer. So it does after a case that did not end, and for a change that every case
    /// is wanted for: it is reached where something is made once for a process.
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
            if (wanted.Count != cases.All.Count) return all;
            _durations.Save(all);
            _notices.Clear();
            return all;
        }

        var results = await TryAsync(wanted, change);
        var failed = results.Where(result => !result.Passed).ToList();
        foreach (var result in failed) _notices.Add(result.Case, change);
        if (failed.Exists(result => result.DidNotEnd))
        {
            _isSpoiled = true;
        }
        else if (failed.Count > 0 && !wasFresh)
        {
            active.Set(ActiveChange.None);
            var again = await cases.RunAsync([.. failed.Select(result => result.Case)], stopAtFailure: true, _durations.Limit);
            if (again.Any(result => !result.Passed)) Environment.Exit(AskAnother);
        }

        return results;
    }

    /// <summary>
    /// Those first that noticed the changes before this one, since what is close by is often noticed by the same; then the quick ones. When they have taken long enough,
    /// the slow ones are not tried.
    /// </summary>
    private async Task<IReadOnlyCollection<CaseResult>> TryAsync(IReadOnlyCollection<ITestCase> wanted, int change)
    {
        var results = new List<CaseResult>();
        var began = Stopwatch.GetTimestamp();
        var waiting = new Queue<ITestCase>(wanted.OrderByDescending(one => _notices.HasNoticed(one, change - CloseBy)).ThenBy(_durations.Seconds));
        while (waiting.Count > 0 && Stopwatch.GetElapsedTime(began) < _patience)
        {
            var some = new List<ITestCase>();
            var seconds = 0.0;
            while (waiting.Count > 0 && seconds < Durations.QuickSeconds)
            {
                seconds += _durations.Seconds(waiting.Peek());
                some.Add(waiting.Dequeue());
            }

            results.AddRange(await cases.RunAsync(some, stopAtFailure: true, _durations.Limit));
            if (results.Exists(result => !result.Passed)) return results;
        }

        return [.. results, .. waiting.Select(one => new CaseResult(one, SkippedTestNodeStateProperty.CachedInstance, 0))];
    }
}

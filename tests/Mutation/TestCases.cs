using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Testing.Platform.Extensions.Messages;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace OnlineContact.Admin.Tests.Mutation;

/// <summary>How a test case went, and how many seconds it took.</summary>
internal sealed record CaseResult(ITestCase Case, TestNodeStateProperty State, decimal Seconds)
{
    public bool Passed => State is PassedTestNodeStateProperty or SkippedTestNodeStateProperty;

    public bool DidNotEnd => State == NeverEnds;

    /// <summary>The tool knows what to make of a failure; of a case that timed out it says only that it was not fully tested.</summary>
    public static FailedTestNodeStateProperty NeverEnds { get; } = new("did not end");
}

/// <summary>The test cases of an assembly, found once, and run as often as one likes. Lives as long as its process.</summary>
internal sealed class TestCases : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly XunitTestFramework _framework = new(new NullSink());
    private readonly ITestFrameworkExecutor _executor;
    private readonly Dictionary<string, ITestCase> _cases = new(StringComparer.Ordinal);

    /// <param name="assembly">The assembly.</param>
    /// <param name="pattern">What those of its tests match that are wanted, each as the name of the assembly, a slash and the full name; null: all.</param>
    public TestCases(Assembly assembly, string? pattern)
    {
        _executor = _framework.GetExecutor(assembly.GetName());
        var wanted = new Regex(pattern ?? "", RegexOptions.CultureInvariant);
        using var discoverer = _framework.GetDiscoverer(Reflector.Wrap(assembly));
        using var found = new Discovery();
        discoverer.Find(false, found, new Options());
        found.Finished.Wait();
        foreach (var one in found.Cases.Where(one => wanted.IsMatch($"{assembly.GetName().Name}/{one.TestMethod.TestClass.Class.Name}.{one.TestMethod.Method.Name}"))) _cases[one.UniqueID] = one;
    }

    public IReadOnlyCollection<ITestCase> All => _cases.Values;

    public IReadOnlyCollection<ITestCase> Of(IEnumerable<string> ids) => [.. ids.Where(_cases.ContainsKey).Select(id => _cases[id])];

    /// <summary>Runs test cases one after the other; those that were not begun when the run stopped have no result.</summary>
    /// <param name="some">The cases.</param>
    /// <param name="stopAtFailure">Whether the first failure is enough.</param>
    /// <param name="limit">How long a case may take; of one that takes longer it is said that it did not end, and it goes on in the background.</param>
    public async Task<IReadOnlyCollection<CaseResult>> RunAsync(IReadOnlyCollection<ITestCase> some, bool stopAtFailure, Func<ITestCase, TimeSpan> limit)
    {
        if (some.Count == 0) return [];
        var execution = new Execution(stopAtFailure);
        _ = Task.Run(() => _executor.RunTests(some, execution, Options.OneByOne()));
        while (await Task.WhenAny(execution.Finished, Task.Delay(Glance, TimeProvider.System)) != execution.Finished)
        {
            if (execution.Running is { } running && Stopwatch.GetElapsedTime(running.Since) > limit(running.Case))
                return [.. execution.Results.Where(result => result.Case != running.Case), new CaseResult(running.Case, CaseResult.NeverEnds, 0)];
        }

        return execution.Results;
    }

    public void Dispose() => _framework.Dispose();

    private sealed class NullSink : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class Discovery : LongLivedMarshalByRefObject, IMessageSink, IDisposable
    {
        public ConcurrentQueue<ITestCase> Cases { get; } = new();

        public ManualResetEventSlim Finished { get; } = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestCaseDiscoveryMessage { TestCase: var one }) Cases.Enqueue(one);
            if (message is IDiscoveryCompleteMessage) Finished.Set();
            return true;
        }

        public void Dispose() => Finished.Dispose();
    }

    private sealed class Execution(bool stopAtFailure) : LongLivedMarshalByRefObject, IMessageSink
    {
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentDictionary<string, CaseResult> _results = new(StringComparer.Ordinal);
        private volatile bool _failed;
        private volatile Tuple<ITestCase, long>? _running;

        public Task Finished => _finished.Task;

        public (ITestCase Case, long Since)? Running => _running?.ToValueTuple();

        public IReadOnlyCollection<CaseResult> Results => [.. _results.Values];

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestCaseStarting { TestCase: var one }:
                    _running = Tuple.Create(one, Stopwatch.GetTimestamp());
                    break;
                case ITestCaseFinished { TestCase: var one, TestsFailed: > 0 } finished:
                    Fail(one, finished.ExecutionTime);
                    break;
                case ITestCaseFinished { TestCase: var one } finished:
                    TestNodeStateProperty state = finished.TestsSkipped == finished.TestsRun ? SkippedTestNodeStateProperty.CachedInstance : PassedTestNodeStateProperty.CachedInstance;
                    _results.TryAdd(one.UniqueID, new CaseResult(one, state, finished.ExecutionTime));
                    break;
                case IErrorMessage or ITestCleanupFailure or ITestCaseCleanupFailure or ITestMethodCleanupFailure or ITestClassCleanupFailure or ITestCollectionCleanupFailure or ITestAssemblyCleanupFailure:
                    foreach (var one in ((IExecutionMessage)message).TestCases) Fail(one, 0);
                    break;
                case ITestAssemblyFinished:
                    _finished.TrySetResult();
                    break;
            }

            return !(_failed && stopAtFailure);
        }

        private void Fail(ITestCase one, decimal seconds)
        {
            _results[one.UniqueID] = new CaseResult(one, new FailedTestNodeStateProperty("failed"), seconds);
            _failed = true;
        }
    }

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = [];

        /// <summary>In parallel, xunit 2 cannot be stopped without its process sometimes ending at an exception nobody can catch.</summary>
        public static Options OneByOne()
        {
            var options = new Options();
            options.SetValue("xunit.execution.DisableParallelization", (bool?)true);
            return options;
        }

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Testing.Platform.Extensions.Messages;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace OnlineContact.Admin.Tests.Mutation;

/// <summary>How a test case went, and how many seconds it took.</summary>
internal sealed record CaseResult(ITestCase Case, TestNodeStateProperty State, decimal Took)
{
    public bool Failed => State is FailedTestNodeStateProperty;
}

/// <summary>The test cases of an assembly, found once, and run as often as one likes. Lives as long as its process.</summary>
internal sealed class TestCases
{
    private readonly XunitTestFramework _framework = new(new NullSink());
    private readonly ITestFrameworkExecutor _executor;
    private readonly Dictionary<string, ITestCase> _cases = new(StringComparer.Ordinal);

    /// <param name="assembly">The assembly.</param>
    /// <param name="pattern">What the full names of its tests match that are wanted; null: all.</param>
    public TestCases(Assembly assembly, string? pattern)
    {
        _executor = _framework.GetExecutor(assembly.GetName());
        var wanted = new Regex(pattern ?? "", RegexOptions.CultureInvariant);
        using var discoverer = _framework.GetDiscoverer(Reflector.Wrap(assembly));
        using var found = new Discovery();
        discoverer.Find(false, found, new Options());
        found.Finished.Wait();
        foreach (var one in found.Cases.Where(one => wanted.IsMatch($"{one.TestMethod.TestClass.Class.Name}.{one.TestMethod.Method.Name}"))) _cases[one.UniqueID] = one;
    }

    public IReadOnlyCollection<ITestCase> All => _cases.Values;

    public IReadOnlyCollection<ITestCase> Of(IEnumerable<string> ids) => [.. ids.Where(_cases.ContainsKey).Select(id => _cases[id])];

    /// <summary>Runs test cases; those that were not begun when the run stopped have no result.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="stopAtFailure">Whether the first failure is enough.</param>
    public async Task<IReadOnlyCollection<CaseResult>> RunAsync(IReadOnlyCollection<ITestCase> cases, bool stopAtFailure)
    {
        if (cases.Count == 0) return [];
        var execution = new Execution(stopAtFailure);
        _executor.RunTests(cases, execution, new Options());
        return await execution.Results;
    }

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
        private readonly TaskCompletionSource<IReadOnlyCollection<CaseResult>> _results = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentDictionary<string, CaseResult> _finished = new(StringComparer.Ordinal);
        private volatile bool _failed;

        public Task<IReadOnlyCollection<CaseResult>> Results => _results.Task;

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestCaseFinished { TestCase: var one, TestsFailed: > 0 } finished:
                    Fail(one, finished.ExecutionTime);
                    break;
                case ITestCaseFinished { TestCase: var one } finished:
                    TestNodeStateProperty state = finished.TestsSkipped == finished.TestsRun ? SkippedTestNodeStateProperty.CachedInstance : PassedTestNodeStateProperty.CachedInstance;
                    _finished.TryAdd(one.UniqueID, new CaseResult(one, state, finished.ExecutionTime));
                    break;
                case IErrorMessage or ITestCleanupFailure or ITestCaseCleanupFailure or ITestMethodCleanupFailure or ITestClassCleanupFailure or ITestCollectionCleanupFailure or ITestAssemblyCleanupFailure:
                    foreach (var one in ((IExecutionMessage)message).TestCases) Fail(one, 0);
                    break;
                case ITestAssemblyFinished:
                    _results.TrySetResult([.. _finished.Values]);
                    break;
            }

            return !(_failed && stopAtFailure);
        }

        private void Fail(ITestCase one, decimal took)
        {
            _finished[one.UniqueID] = new CaseResult(one, new FailedTestNodeStateProperty("failed"), took);
            _failed = true;
        }
    }

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = [];

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}

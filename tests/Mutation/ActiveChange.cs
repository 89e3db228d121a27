using System.Buffers.Binary;
using Xunit.Abstractions;

namespace OnlineContact.Admin.Tests.Mutation;

/// <summary>The change that is switched on now: a number in a file that the tool and the mutated code share.</summary>
internal sealed class ActiveChange
{
    private const int None = -1;

    private const decimal QuickSeconds = 0.05m;

    /// <summary>The tool starts another process for one that ends in the middle of a run, and asks it the same.</summary>
    private const int AskAnother = 3;

    private readonly string? _file = Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE");
    private readonly Dictionary<string, decimal> _took = new(StringComparer.Ordinal);
    private bool _isFresh = true;
    private bool _isSpoiled;

    /// <summary>
    /// Runs test cases, up to the first failure when a change is on, those first that were quick before. A failure counts only where the same case passes without
    /// the change: a change that came before may have left something behind in this process. Then another process has to answer. So it does for a change that the tool
    /// wants every test for: it is reached where something is made once for a process.
    /// </summary>
    public async Task<IReadOnlyCollection<CaseResult>> RunAsync(TestCases cases, IReadOnlyCollection<ITestCase> wanted)
    {
        var change = Read();
        var isOfProcess = change != None && wanted.Count == cases.All.Count;
        if (_isSpoiled || (isOfProcess && !_isFresh)) Environment.Exit(AskAnother);
        var wasFresh = _isFresh;
        (_isFresh, _isSpoiled) = (false, isOfProcess);
        if (change == None) return await cases.RunAsync(wanted, stopAtFailure: false);

        var results = new List<CaseResult>();
        foreach (var some in wanted.ToLookup(IsQuick).OrderByDescending(some => some.Key))
        {
            results.AddRange(await cases.RunAsync([.. some], stopAtFailure: true));
            if (results.Exists(result => result.Failed)) break;
        }

        foreach (var result in results.Where(result => !result.Failed)) _took[result.Case.UniqueID] = result.Took;
        if (!wasFresh && results.Exists(result => result.Failed))
        {
            Write(None);
            var again = await cases.RunAsync([.. results.Where(result => result.Failed).Select(result => result.Case)], stopAtFailure: true);
            Write(change);
            if (again.Any(result => result.Failed)) Environment.Exit(AskAnother);
        }

        return results;
    }

    private bool IsQuick(ITestCase one) => _took.TryGetValue(one.UniqueID, out var took) && took < QuickSeconds;

    private int Read()
    {
        if (_file is null) return None;
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> number = stackalloc byte[sizeof(int)];
        file.ReadExactly(number);
        return BinaryPrimitives.ReadInt32LittleEndian(number);
    }

    private void Write(int change)
    {
        using var file = new FileStream(_file!, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(number, change);
        file.Write(number);
    }
}

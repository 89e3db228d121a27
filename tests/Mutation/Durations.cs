using System.Globalization;
using Xunit.Abstractions;

namespace OnlineContact.Admin.Tests.Mutation;

/// <summary>How long the cases took when all were run without a change, which is in a file for the processes that come after that one.</summary>
internal sealed class Durations(string file)
{
    public const double QuickSeconds = 0.1;

    private readonly Dictionary<string, double> _seconds = File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal)
        : [];

    public void Save(IEnumerable<CaseResult> results) =>
        File.WriteAllLines(file, results.Select(result => string.Create(CultureInfo.InvariantCulture, $"{result.Case.UniqueID} {result.Seconds}")));

    public double Seconds(ITestCase one) => _seconds.GetValueOrDefault(one.UniqueID, 1);

    /// <summary>When a case that has not ended never will.</summary>
    public TimeSpan Limit(ITestCase one) => TimeSpan.FromSeconds(5 + 5 * Seconds(one));
}

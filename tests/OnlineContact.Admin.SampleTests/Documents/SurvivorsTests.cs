using System.Diagnostics;
using System.Text.Json;

namespace OnlineContact.Admin.SampleTests.Documents;

/// <summary>What <c>.ci/mutate -s</c> does with the report of a run.</summary>
public sealed class SurvivorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("survivors-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Survivors_are_told_by_their_place_and_a_second_run_goes_into_the_report()
    {
        var report = Report("first", "Killed", "Survived", "NoCoverage", "Ignored");
        var again = Report("again", "Ignored", "Timeout", "Survived", "Ignored");

        Assert.Equal(["src/A.cs{2..3}", "src/A.cs{8..9}"], await RunAsync(report));
        Assert.Equal(["src/A.cs:3:1 Survived: Arithmetic mutation: - 3", "66.7 % of 3 changes: 2 noticed, 1 survived, 0 never reached"], await RunAsync(report, again));
        Assert.Equal(["src/A.cs{8..9}"], await RunAsync(report));
    }

    /// <summary>One change in each line, by what became of it.</summary>
    private string Report(string name, params string[] statuses)
    {
        var changes = statuses.Select((status, i) => new
        {
            mutatorName = "Arithmetic mutation", replacement = $"- {i + 1}", status,
            location = new { start = new { line = i + 1, column = 1 }, end = new { line = i + 1, column = 2 } },
        });
        var file = Path.Combine(_folder, $"{name}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { files = new Dictionary<string, object> { ["src/A.cs"] = new { source = "a\nb = c\n\nd\n", mutants = changes } } }));
        return file;
    }

    private static async Task<string[]> RunAsync(params string[] reports)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["run", "--file", Path.Combine(RepositoryFolder.Root, ".ci", "survivors.cs"), "--", .. reports]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OnlineContact.Admin.SampleTests.Documents;

/// <summary>The commands of the page on mutation testing would run what they say; the runs themselves take too long for a test.</summary>
public sealed partial class MutationPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "extending", "mutation-testing.md"));

    public static TheoryData<string> Commands => [.. Command().Matches(Page).Select(match => match.Groups["arguments"].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_page_is_one_that_can_be_run(string arguments)
    {
        var (exitCode, output) = await RunAsync(["-n", .. arguments.Split(' ')]);

        Assert.Equal(0, exitCode);
        var line = Assert.Single(output.Split('\n'), line => line.StartsWith("dotnet stryker ", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(RepositoryFolder.Root, "src", Package().Match(line).Groups["name"].Value, Package().Match(line).Value.Split(' ')[1])), line);
        Assert.All(TestProject().Matches(line), match => Assert.True(File.Exists(match.Groups["name"].Value), match.Value));
    }

    [Fact]
    public async Task What_is_neither_a_room_nor_a_package_ends_with_2()
    {
        Assert.Equal(2, (await RunAsync(["-n", "Nothing"])).ExitCode);
        Assert.Equal(2, (await RunAsync(["-n", "OnlineContact.Admin.Cti.Ipcc", "Nothing"])).ExitCode);
        Assert.Equal(2, (await RunAsync([])).ExitCode);
    }

    [Fact]
    public void The_page_names_the_version_that_is_pinned_and_rooms_that_are_there()
    {
        using var tools = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, ".config", "dotnet-tools.json")));
        Assert.Contains($"dotnet-stryker {tools.RootElement.GetProperty("tools").GetProperty("dotnet-stryker").GetProperty("version").GetString()}", Page, StringComparison.Ordinal);
        Assert.All(Score().Matches(Page), match => Assert.True(
            match.Groups["what"].Value.Split(',') is [var first, .. var others] && (Exists(Path.Combine("src", "OnlineContact.Admin", first)) || Exists(Path.Combine("src", first)))
            && others.All(other => Exists(Path.Combine("src", first.Split('/')[0], other))), match.Value));
    }

    private static bool Exists(string path) =>
        Directory.Exists(Path.Combine(RepositoryFolder.Root, path)) || File.Exists(Path.Combine(RepositoryFolder.Root, path + ".cs"));

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(RepositoryFolder.Root, ".ci", "mutate"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"^(MUTATION_SCORE=\d+ )?\.ci/mutate (?<arguments>[^\n#]*[^\s#])", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"--project (?<name>\S+)\.csproj")]
    private static partial Regex Package();

    [GeneratedRegex(@"--test-project (?<name>\S+)")]
    private static partial Regex TestProject();

    [GeneratedRegex(@"^\| (?<what>[A-Z][\w./,]*) \| \d", RegexOptions.Multiline)]
    private static partial Regex Score();
}

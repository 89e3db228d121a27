using System.Text.Json;
using EmbeddedHost;

namespace OnlineContact.Admin.SampleTests;

/// <summary>A run of the sample: its exit code and what it printed.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<SampleRun> StartAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await SampleHost.RunAsync(args, output, errors);
        return new SampleRun(exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>The chapter of a title.</summary>
    public JsonElement Chapter(string title) => Json.GetProperty("chapters").EnumerateArray().Single(chapter => chapter.GetProperty("title").GetString() == title);

    /// <summary>The codes of a chapter's refusals, in their order.</summary>
    public IReadOnlyList<string?> Refusals(string title) =>
        [.. Chapter(title).GetProperty("steps").EnumerateArray()
            .Where(step => step.TryGetProperty("refusal", out _))
            .Select(step => step.GetProperty("refusal").GetProperty("code").GetString())];

    /// <summary>How many steps of a chapter were done.</summary>
    public int Done(string title) =>
        Chapter(title).GetProperty("steps").EnumerateArray().Count(step => step.GetProperty("result").GetString() == "done");

    /// <summary>The services at the end: ID or nothing, and wire name of the status.</summary>
    public IReadOnlyList<(string? Id, string? Status)> Statuses() =>
        [.. Chapter("Contract status at the end").GetProperty("services").EnumerateArray()
            .Select(service => (service.TryGetProperty("id", out var id) ? id.GetString() : null, service.GetProperty("statusWireName").GetString()))];
}

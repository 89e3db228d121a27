using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmbeddedHost.Reports;

/// <summary>Writes the report as one JSON document, at its end.</summary>
internal sealed class JsonReportWriter(TextWriter output) : IReportWriter
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // It goes to a terminal or a file, not into a page: Korean stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Chapter> _chapters = [];
    private RunInfo? _run;
    private int _checks;

    public void Begin(RunInfo run) => _run = run;

    public void Write(Chapter chapter) => _chapters.Add(chapter);

    public void Summarize(int checks) => _checks = checks;

    public void End(string? problem) => output.WriteLine(JsonSerializer.Serialize(
        new { Run = _run, Chapters = _chapters, Checks = _checks, AsTheRulesSay = problem is null, Problem = problem },
        Options));
}

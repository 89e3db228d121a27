// What survived in a report of mutation testing, and what is left of it after it was tried again. Run by .ci/mutate.
//   dotnet run --file .ci/survivors.cs -- REPORT            the places of the survivors, one a line, as the tool wants them in its settings
//   dotnet run --file .ci/survivors.cs -- REPORT AGAIN      takes into the report what a second run of its survivors has found, and shows score and survivors
using System.Globalization;
using System.Text.Json.Nodes;

var report = Read(args[0]);
if (args.Length == 1)
{
    foreach (var (file, change) in Changes(report).Where(Survived))
    {
        var source = (string)report["files"]![file]!["source"]!;
        Console.WriteLine($"{file}{{{Offset(source, change["location"]!["start"]!)}..{Offset(source, change["location"]!["end"]!)}}}");
    }

    return;
}

var again = Changes(Read(args[1])).GroupBy(Key).ToDictionary(same => same.Key, same => (string)same.First().Change["status"]!);
foreach (var one in Changes(report).Where(Survived))
{
    if (again.TryGetValue(Key(one), out var status) && status is not "Ignored") one.Change["status"] = status;
}

File.WriteAllText(args[0], report.ToJsonString());
var counts = Changes(report).CountBy(one => (string)one.Change["status"]!).ToDictionary();
int Count(string status) => counts.GetValueOrDefault(status);
var (noticed, survived) = (Count("Killed") + Count("Timeout"), Count("Survived") + Count("NoCoverage"));
foreach (var (file, change) in Changes(report).Where(Survived))
{
    var start = change["location"]!["start"]!;
    Console.WriteLine($"{file}:{start["line"]}:{start["column"]} {change["status"]}: {(string?)change["mutatorName"]}: {((string?)change["replacement"])?.ReplaceLineEndings(" ")}");
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{100.0 * noticed / (noticed + survived):0.0} % of {noticed + survived} changes: {noticed} noticed, {Count("Survived")} survived, {Count("NoCoverage")} never reached"));

static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file))!;

static IEnumerable<(string File, JsonNode Change)> Changes(JsonNode report) =>
    report["files"]!.AsObject().SelectMany(file => file.Value!["mutants"]!.AsArray().Select(change => (file.Key, change!)));

static bool Survived((string File, JsonNode Change) one) => (string?)one.Change["status"] is "Survived" or "NoCoverage";

static string Key((string File, JsonNode Change) one) => $"{one.File} {one.Change["location"]!.ToJsonString()} {one.Change["mutatorName"]} {one.Change["replacement"]}";

// Lines and columns are counted from one.
static int Offset(string source, JsonNode place)
{
    var at = 0;
    for (var line = (int)place["line"]!; line > 1; line--) at = source.IndexOf('\n', at) + 1;
    return at + (int)place["column"]! - 1;
}

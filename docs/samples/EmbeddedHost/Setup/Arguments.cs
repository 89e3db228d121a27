using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace EmbeddedHost.Setup;

/// <summary>The command line.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        Usage: EmbeddedHost [--data FILE] [--json] [--now INSTANT] [--language LANGUAGE] [--help]

          --data FILE           keep the database in FILE; a second run goes on from there
          --json                print one JSON document instead of tables
          --now INSTANT         the time of this run, for example 2026-11-23T09:00:00Z
          --language LANGUAGE   messages only in ko, en, ja or zh; without it in Korean and English
          --help                print this

        EmbeddedHost verify       verifies an export of the change log; alone it prints how
        """;

    private static readonly string[] KnownLanguages = ["ko", "en", "ja", "zh"];

    public string? Data { get; init; }

    public bool Json { get; init; }

    public bool Help { get; init; }

    public Instant? Now { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = ["ko", "en"];

    public static bool TryParse(string[] args, out Arguments arguments, [NotNullWhen(false)] out string? fault)
    {
        arguments = new Arguments();
        fault = null;
        for (var i = 0; i < args.Length && fault is null; i++)
        {
            if (args[i] is "--json") arguments = arguments with { Json = true };
            else if (args[i] is "--help" or "-h") arguments = arguments with { Help = true };
            else if (args[i] is not ("--data" or "--now" or "--language")) fault = $"Unknown argument: {args[i]}";
            else if (i + 1 == args.Length) fault = $"{args[i]} needs a value.";
            else arguments = arguments.With(args[i], args[++i], out fault);
        }

        return fault is null;
    }

    private Arguments With(string name, string value, out string? fault)
    {
        fault = null;
        switch (name)
        {
            case "--data" when value.Length > 0:
                return this with { Data = value };
            case "--now" when InstantPattern.ExtendedIso.Parse(value) is { Success: true } parsed:
                return this with { Now = parsed.Value };
            case "--language" when KnownLanguages.Contains(value):
                return this with { Languages = [value] };
            default:
                fault = $"{name} cannot be {value}";
                return this;
        }
    }
}

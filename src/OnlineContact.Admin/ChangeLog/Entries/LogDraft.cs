using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.Access;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>What a change wants to have written into the log; sequence, time, actor and hash are added when it is committed.</summary>
internal sealed record LogDraft
{
    public required AdminOperation Operation { get; init; }

    public ChangeLogKind Kind { get; init; } = ChangeLogKind.Changed;

    public required ChangeLogCategory Category { get; init; }

    public required LogTarget Target { get; init; }

    public LogService? Service { get; init; }

    /// <summary>Few and short codes and numbers, one <c>name=value</c> a line; never personal data, since they are hashed as they are.</summary>
    public string Arguments { get; init; } = "";

    public string? Before { get; init; }

    public string? After { get; init; }

    // NodaTime's own default of a day is the long form with the weekday.
    public static string Argument(string name, object value) => string.Create(CultureInfo.InvariantCulture, $"{name}={(value is LocalDate day ? LocalDatePattern.Iso.Format(day) : value)}");

    /// <summary>Arguments as they are stored, taken apart.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ArgumentsOf(string stored)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var line in stored.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = line.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0) pairs.Add(new(line[..sign], line[(sign + 1)..]));
        }

        return pairs;
    }
}

/// <summary>Whom or what a change is about.</summary>
internal readonly record struct LogTarget(ChangeLogTargetKind Kind, string Id, string Name)
{
    /// <summary>The person that the target's texts belong to; empty when it is no person.</summary>
    public string Person => Kind == ChangeLogTargetKind.Person ? Id : "";
}

/// <summary>The service that a change belongs to.</summary>
internal readonly record struct LogService(long Number, string? Id, string? Name);

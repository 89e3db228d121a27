using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Cti.Import;

/// <summary>In which encoding a file was found to be.</summary>
public enum CtiImportEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8 = 1,

    /// <summary>CP949, which holds EUC-KR: what a Korean spreadsheet saves as CSV.</summary>
    Korean = 2,
}

/// <summary>What an import would do, line by line.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record CtiImportPreview
{
    /// <summary>The encoding.</summary>
    public required CtiImportEncoding Encoding { get; init; }

    /// <summary>The lines, but for the first, which names the columns, and empty ones.</summary>
    public required IReadOnlyList<CtiImportLine> Lines { get; init; }

    /// <summary>How many lines are faulty; with none the file can be imported.</summary>
    public int FaultyLines => Lines.Count(line => line.Fault is not null);

    /// <summary>How many agents would get other numbers.</summary>
    public int Changes => Lines.Count(line => line.Fault is null && line.Before != line.After);

    /// <summary>How many lines, faults and changes.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Lines.Count} lines, {FaultyLines} faulty, {Changes} changes";
}

/// <summary>A line of a file to be imported.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record CtiImportLine
{
    /// <summary>The number of the line in the file, the first one being 1; of a value with line ends in it, where its line begins.</summary>
    public required int Number { get; init; }

    /// <summary>The agent; null when the line names none.</summary>
    public required MemberAccount? Account { get; init; }

    /// <summary>The numbers she has; null when she has none.</summary>
    public required CtiNumbers? Before { get; init; }

    /// <summary>The numbers she gets; null when they are taken away, and in a faulty line.</summary>
    public required CtiNumbers? After { get; init; }

    /// <summary>What is wrong with the line; null when nothing is.</summary>
    public required AdminError? Fault { get; init; }

    /// <summary>The line and its fault.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => Fault is null ? $"line {Number}" : $"line {Number}: {Fault.Code}";
}

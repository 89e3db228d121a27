using System.Globalization;

namespace OnlineContact.Admin.CampaignWorker.Reports;

/// <summary>
/// What a worker says in one line of its output. Whoever reads it after the worker was killed tells a whole line by its end: the
/// last one may be torn.
/// </summary>
internal sealed record Report(ReportKind Kind, params string[] Fields)
{
    private const char Separator = '\t';
    private const string End = "\t.";

    public static Report Of(ReportKind kind, params IEnumerable<object?> fields) => new(kind, [.. fields.Select(Field)]);

    public string this[int field] => Fields[field];

    public long Number(int field) => long.Parse(Fields[field], CultureInfo.InvariantCulture);

    /// <summary>The report of a line, or null when the line is not whole.</summary>
    public static Report? Parse(string line)
    {
        if (!line.EndsWith(End, StringComparison.Ordinal)) return null;
        var parts = line[..^End.Length].Split(Separator);
        return new Report(Enum.Parse<ReportKind>(parts[0]), parts[1..]);
    }

    public override string ToString() => string.Join(Separator, [Kind.ToString(), .. Fields]) + End;

    private static string Field(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Replace(Separator, ' ').ReplaceLineEndings(" ");
    }
}

/// <summary>What a worker has to say.</summary>
internal enum ReportKind
{
    /// <summary>The library is about to be started.</summary>
    Starting,

    /// <summary>The library runs.</summary>
    Started,

    /// <summary>A manager is about to be called: task, command.</summary>
    Asks,

    /// <summary>The store is about to be given a change: organization, last sequence, its hash, task, the change.</summary>
    Commits,

    /// <summary>The store has said that the change is durable: organization, last sequence, its hash.</summary>
    Committed,

    /// <summary>The store has said that it met a conflict and wrote nothing: organization, last sequence, its hash.</summary>
    Conflicted,

    /// <summary>A manager has answered: task; with a receipt, organization, sequence, version, number; otherwise what the answer comes to.</summary>
    Answered,

    /// <summary>A manager has refused: task, code.</summary>
    Refused,

    /// <summary>A call has ended with a storage failure: task, whether the outcome is unknown, whether it may pass, what it was.</summary>
    Failed,

    /// <summary>The event handler was given an entry: organization, sequence, hash.</summary>
    Delivered,

    /// <summary>A mail has left: organization, idempotency key, account, token.</summary>
    Mailed,

    /// <summary>The writers of a race stand at the line.</summary>
    Ready,

    /// <summary>All writers of a race have answered, or a month is closed.</summary>
    Finished,

    /// <summary>The worker ends as it was told.</summary>
    Stopped,

    /// <summary>The worker ends because of something that must not happen: what it was.</summary>
    Broken,
}

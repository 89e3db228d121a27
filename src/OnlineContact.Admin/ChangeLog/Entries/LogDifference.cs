namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>What changed, as lines of <c>name=value</c> before and after, each only where it differs.</summary>
internal struct LogDifference
{
    public string? Before { get; private set; }

    public string? After { get; private set; }

    public void Add(string name, string? before, string? after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal)) return;
        Before = With(Before, name, before);
        After = With(After, name, after);
    }

    private static string? With(string? lines, string name, string? value) =>
        string.IsNullOrEmpty(value) ? lines : lines is null ? $"{name}={value}" : $"{lines}\n{name}={value}";
}

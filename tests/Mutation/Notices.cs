using System.Globalization;
using Xunit.Abstractions;

namespace OnlineContact.Admin.Tests.Mutation;

/// <summary>Which cases have noticed which changes, in a file for the processes that come after this one: a change of what is made once for a process has one of its own.</summary>
internal sealed class Notices
{
    private readonly string _file;
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public Notices(string file)
    {
        _file = file;
        if (!File.Exists(file)) return;
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
        {
            // Another process may be writing the last one.
            if (line.Split(' ') is [var id, var change, "."]) _last[id] = int.Parse(change, CultureInfo.InvariantCulture);
        }
    }

    public void Add(ITestCase one, int change)
    {
        _last[one.UniqueID] = change;
        using var writer = new StreamWriter(new FileStream(_file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.UniqueID} {change} ."));
    }

    /// <summary>Whether a case has noticed a change of this number or a later one.</summary>
    public bool HasNoticed(ITestCase one, int since) => _last.GetValueOrDefault(one.UniqueID, int.MinValue) > since;

    public void Clear()
    {
        _last.Clear();
        File.Delete(_file);
    }
}

using OnlineContact.Admin.EntityFrameworkCore.Commands;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>Remembers the statements that a store sends, and lets a test act on one.</summary>
internal sealed class Recorder(Action<string>? act = null) : ICommandObserver
{
    private readonly List<string> _statements = [];

    public IReadOnlyList<string> Statements
    {
        get
        {
            lock (_statements) return [.. _statements];
        }
    }

    public void Sending(string statement)
    {
        lock (_statements) _statements.Add(statement);
        act?.Invoke(statement);
    }

    public void Clear()
    {
        lock (_statements) _statements.Clear();
    }
}

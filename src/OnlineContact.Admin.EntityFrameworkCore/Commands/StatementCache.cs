using System.Collections.Concurrent;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The statements of one table under short signatures, looked up without allocating.</summary>
internal sealed class StatementCache
{
    private const int MostStatements = 1_000;

    private readonly ConcurrentDictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    public bool TryGet(ReadOnlySpan<char> signature, out Statement statement) =>
        _statements.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(signature, out statement!);

    public Statement Keep(ReadOnlySpan<char> signature, Statement statement)
    {
        // Only a host that makes up ever new combinations of filters comes here; what it needs is made again.
        if (_statements.Count >= MostStatements) _statements.Clear();
        return _statements.GetOrAdd(signature.ToString(), statement);
    }
}

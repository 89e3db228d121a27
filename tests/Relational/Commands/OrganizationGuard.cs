using System.Text.RegularExpressions;
using OnlineContact.Admin.EntityFrameworkCore.Commands;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Commands;

/// <summary>
/// Finds fault with the statements that a store sends: each table of each must have its organization by equality, or in an
/// INSERT as its first column. A cluster would send anything else to all of its shards. The one statement that lists
/// organizations is excepted.
/// </summary>
internal sealed partial class OrganizationGuard : ICommandObserver
{
    private readonly HashSet<string> _seen = [];

    /// <summary>The statements that a cluster would not send to one shard, and why.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_seen) return [.. _seen.SelectMany(FaultsOf)];
        }
    }

    /// <summary>How many different statements were sent.</summary>
    public int Statements
    {
        get
        {
            lock (_seen) return _seen.Count;
        }
    }

    public void Sending(string statement)
    {
        lock (_seen) _seen.Add(statement);
    }

    public static IEnumerable<string> FaultsOf(string statement)
    {
        if (Transaction().IsMatch(statement) || Organizations().IsMatch(statement)) yield break;
        var tables = Table().Count(statement);
        var inserts = Insert().Count(statement);
        if (tables == 0) yield return $"no table: {statement}";
        else if (tables != Equality().Count(statement) + inserts) yield return $"a table without its organization: {statement}";
        if (Lower().IsMatch(statement)) yield return $"the organization is not compared as it is: {statement}";
    }

    [GeneratedRegex("^(BEGIN( .*)?|COMMIT|ROLLBACK)$")]
    private static partial Regex Transaction();

    // Some providers quote every name, some only those that need it; parameters are @p0 or $1.
    [GeneratedRegex("""^SELECT h."?organization_id"? FROM "?organization_head"? AS h WHERE h."?organization_id"? > (@p0|\$1)( AND EXISTS \(SELECT 1 FROM "?\w+"? AS d WHERE d."?organization_id"? = h."?organization_id"?\))? ORDER BY h."?organization_id"? LIMIT """)]
    private static partial Regex Organizations();

    [GeneratedRegex("""\b(FROM|INTO|UPDATE|JOIN) "?(?!__|SET)\w""")]
    private static partial Regex Table();

    [GeneratedRegex("""INSERT INTO "?\w+"? \("?organization_id"?, .*VALUES \((@p0|\$1),""")]
    private static partial Regex Insert();

    [GeneratedRegex("""(WHERE|AND) "?organization_id"? = (@p0|\$1)(?!\d)(?! OR\b)""")]
    private static partial Regex Equality();

    [GeneratedRegex("""\blower\(|organization_id"? (NOT )?I?LIKE\b|\bOR\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Lower();
}

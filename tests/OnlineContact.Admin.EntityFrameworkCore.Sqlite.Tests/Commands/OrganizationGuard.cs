using System.Text.RegularExpressions;
using OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Fixtures;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Commands;

/// <summary>
/// Finds fault with the statements that a store sent: each table of each must have its organization by equality, or in an
/// INSERT its first column. A cluster would send anything else to all of its shards.
/// </summary>
internal static partial class OrganizationGuard
{
    public static IEnumerable<string> Faults(IReadOnlyList<string> statements)
    {
        if (statements.Count == 0) yield return "nothing was sent";
        foreach (var statement in statements)
        {
            if (statement is "BEGIN" or "BEGIN IMMEDIATE" or "COMMIT" or "ROLLBACK") continue;
            var tables = Table().Count(statement);
            var inserts = Insert().Count(statement);
            if (tables == 0) yield return $"no table: {statement}";
            else if (tables != Equality().Count(statement) + inserts) yield return $"a table without its organization: {statement}";
            if (Lower().IsMatch(statement)) yield return $"the organization is not compared as it is: {statement}";
        }
    }

    /// <summary>How many changes reached the database.</summary>
    public static int Commits(Recorder recorder) => recorder.Statements.Count(statement => statement == "COMMIT");

    [GeneratedRegex("""(FROM|INTO|UPDATE|JOIN) "(?!__)""")]
    private static partial Regex Table();

    [GeneratedRegex("""INSERT INTO "\w+" \("organization_id", .*VALUES \(@p0""")]
    private static partial Regex Insert();

    [GeneratedRegex("""(WHERE|AND) "organization_id" = @p0\b(?! OR)""")]
    private static partial Regex Equality();

    [GeneratedRegex("""lower\(|LIKE|OR """, RegexOptions.IgnoreCase)]
    private static partial Regex Lower();
}

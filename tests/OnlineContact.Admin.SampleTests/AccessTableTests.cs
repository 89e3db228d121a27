using System.Reflection;
using OnlineContact.Admin.Access;

namespace OnlineContact.Admin.SampleTests;

/// <summary>The table of docs/features/access.md is that of the code.</summary>
public sealed class AccessTableTests
{
    [Fact]
    public void The_page_shows_every_operation_with_the_rights_that_open_it()
    {
        var shown = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "docs", "features", "access.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(AdminOperations.All.Select(Row), shown);
        Assert.Equal([AdminRight.None, AdminRight.Operator, AdminRight.OrganizationAdministrator], Enum.GetValues<AdminRight>());
    }

    private static string Row(AdminOperation operation)
    {
        var name = typeof(AdminOperations).GetFields(BindingFlags.Public | BindingFlags.Static).Single(field => ReferenceEquals(field.GetValue(null), operation)).Name;
        return $"| `{name}` | `{operation.Code}` | {YesNo(AdminRight.Operator)} | {YesNo(AdminRight.OrganizationAdministrator)} |";

        string YesNo(AdminRight right) => new ActorRights(right).Allow(operation) ? "yes" : "no";
    }
}

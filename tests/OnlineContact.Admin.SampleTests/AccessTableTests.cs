using System.Reflection;
using OnlineContact.Admin.Access;

namespace OnlineContact.Admin.SampleTests;

/// <summary>The table of docs/features/access.md is that of the code.</summary>
public sealed class AccessTableTests
{
    private const AdminRight InAService = AdminRight.ServiceAdministrator | AdminRight.Agent;

    [Fact]
    public void The_page_shows_every_operation_with_the_rights_that_open_it()
    {
        var shown = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "docs", "features", "access.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(AdminOperations.All.Select(Row), shown);
        Assert.Equal(
            [AdminRight.None, AdminRight.Operator, AdminRight.OrganizationAdministrator, AdminRight.ServiceAdministrator, AdminRight.Agent],
            Enum.GetValues<AdminRight>());
    }

    [Fact]
    public void Every_operation_stands_in_the_table_once()
    {
        var declared = typeof(AdminOperations).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (AdminOperation)field.GetValue(null)!).ToList();

        Assert.Equal(declared, AdminOperations.All);
        Assert.Equal(declared.Count, declared.Select(operation => operation.Code).Distinct().Count());
    }

    private static string Row(AdminOperation operation)
    {
        var name = typeof(AdminOperations).GetFields(BindingFlags.Public | BindingFlags.Static).Single(field => ReferenceEquals(field.GetValue(null), operation)).Name;
        return $"| `{name}` | `{operation.Code}` | {Cell(AdminRight.Operator)} | {Cell(AdminRight.OrganizationAdministrator)} | {Cell(AdminRight.ServiceAdministrator)} | {Cell(AdminRight.Agent)} | {operation.Rule} |";

        string Cell(AdminRight right) => !new ActorRights(right).Allow(operation) ? "no" : (right & InAService) != 0 ? "in the service" : "yes";
    }
}

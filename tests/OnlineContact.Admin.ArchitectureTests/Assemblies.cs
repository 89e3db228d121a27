using System.Reflection;

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>The assemblies under test, as files beside this one.</summary>
internal static class Assemblies
{
    public static string Core => File("OnlineContact.Admin");

    public static string Testing => File("OnlineContact.Admin.Testing");

    public static Type[] CoreTypes => typeof(OrganizationId).Assembly.GetTypes();

    public static Type[] PlantedTypes(string room) => typeof(Assemblies).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Planted.OnlineContact.Admin." + room, StringComparison.Ordinal) == true)
        .ToArray();

    private static string File(string name) =>
        Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, name + ".dll");
}

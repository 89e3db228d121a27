using System.Reflection;

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>The assemblies under test, as files beside this one.</summary>
internal static class Assemblies
{
    public static string Core => File("OnlineContact.Admin");

    public static string Testing => File("OnlineContact.Admin.Testing");

    public static Type[] CoreTypes => typeof(OrganizationId).Assembly.GetTypes();

    /// <summary>The types of every package.</summary>
    public static Type[] AllTypes => [.. PackageArrows.Packages.SelectMany(name => Assembly.LoadFrom(File(name)).GetTypes())];

    public static Type[] PlantedTypes(string room) => typeof(Assemblies).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Planted.OnlineContact.Admin." + room, StringComparison.Ordinal) == true)
        .ToArray();

    /// <summary>The file of a package's assembly.</summary>
    public static string File(string name) =>
        Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, name + ".dll");
}

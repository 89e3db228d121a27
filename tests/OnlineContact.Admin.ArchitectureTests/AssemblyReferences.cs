using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>What an assembly references.</summary>
internal static class AssemblyReferences
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly string[] TestFrameworks =
        ["xunit", "nunit", "MSTest", "TUnit", "Microsoft.VisualStudio.TestPlatform", "Microsoft.VisualStudio.TestTools", "Microsoft.Testing.Platform", "FsCheck", "Shouldly", "FluentAssertions"];

    /// <summary>The referenced assemblies that neither come with the runtime nor are on the list.</summary>
    public static IEnumerable<string> OtherThan(string assemblyFile, params string[] allowed) =>
        Of(assemblyFile).Where(name => !File.Exists(Path.Combine(FrameworkFolder, name + ".dll"))).Except(allowed).Order(StringComparer.Ordinal);

    /// <summary>The referenced assemblies that belong to a test framework.</summary>
    public static IEnumerable<string> ToTestFrameworks(string assemblyFile) =>
        Of(assemblyFile).Where(name => TestFrameworks.Any(framework => name.StartsWith(framework, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal);

    /// <summary>An assembly's name and those that it references.</summary>
    public static (string Name, IReadOnlyList<string> References) Of(Stream assembly)
    {
        using var image = new PEReader(assembly);
        var metadata = image.GetMetadataReader();
        return (metadata.GetString(metadata.GetAssemblyDefinition().Name), [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))]);
    }

    private static IReadOnlyList<string> Of(string assemblyFile) => Of(File.OpenRead(assemblyFile)).References;
}

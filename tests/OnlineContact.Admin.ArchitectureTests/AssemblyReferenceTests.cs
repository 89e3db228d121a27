namespace OnlineContact.Admin.ArchitectureTests;

public sealed class AssemblyReferenceTests
{
    private const string TestPlatform = "Microsoft.VisualStudio.TestPlatform.ObjectModel";

    private static readonly string Own = typeof(AssemblyReferenceTests).Assembly.Location;

    [Fact]
    public void The_core_references_NodaTime_two_abstractions_and_the_runtime_alone() => Assert.Equal([], AssemblyReferences.OtherThan(
        Assemblies.Core,
        "NodaTime",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives"));

    [Fact]
    public void Another_reference_would_be_found() =>
        Assert.Equal(["xunit.core"], AssemblyReferences.OtherThan(Own, "OnlineContact.Admin", "NodaTime", "xunit.assert", TestPlatform));

    [Fact]
    public void Testing_references_no_test_framework() => Assert.Equal([], AssemblyReferences.ToTestFrameworks(Assemblies.Testing));

    [Fact]
    public void A_test_framework_would_be_found() =>
        Assert.Equal([TestPlatform, "xunit.assert", "xunit.core"], AssemblyReferences.ToTestFrameworks(Own));
}

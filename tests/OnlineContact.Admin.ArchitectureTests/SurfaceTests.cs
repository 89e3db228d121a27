using System.Reflection;
using System.Reflection.Emit;

namespace OnlineContact.Admin.ArchitectureTests;

public sealed class SurfaceTests
{
    private const int MostPublicTypes = 340;

    [Fact]
    public void Rules_are_internal() => Assert.Equal([], SurfaceRules.VisibleRules(Assemblies.AllTypes));

    [Fact]
    public void A_public_rule_would_be_found() => Assert.Equal(
        ["Planted.OnlineContact.Admin.Search.Rules.NamesArePublic", "Planted.OnlineContact.Admin.Search.Rules.NamesArePublic+Nested"],
        SurfaceRules.VisibleRules(Assemblies.PlantedTypes("Search")));

    [Fact]
    public void The_core_shows_at_most_340_types() =>
        Assert.InRange(SurfaceRules.Visible(Assemblies.CoreTypes).Count(), 1, MostPublicTypes);

    [Fact]
    public void Only_visible_types_are_counted() => Assert.Equal(
        [
            "Planted.OnlineContact.Admin.Search.Colour",
            "Planted.OnlineContact.Admin.Search.Rules.NamesArePublic",
            "Planted.OnlineContact.Admin.Search.Rules.NamesArePublic+Nested",
            "Planted.OnlineContact.Admin.Search.Sideways",
        ],
        SurfaceRules.Visible(Assemblies.PlantedTypes("Search")));

    [Fact]
    public void No_visible_type_of_the_core_shows_a_field_that_can_be_assigned() =>
        Assert.Equal([], SurfaceRules.MutableFields(Assemblies.CoreTypes));

    [Fact]
    public void A_field_that_can_be_assigned_would_be_found() => Assert.Equal(
        ["Visible.Inherited", "Visible.Open", "Visible.Shared"],
        SurfaceRules.MutableFields([WithFields("Visible", TypeAttributes.Public), WithFields("Hidden", TypeAttributes.NotPublic), typeof(DayOfWeek)]));

    // Made while the test runs: the compiler's own analyzers refuse such a type in a source.
    private static Type WithFields(string name, TypeAttributes visibility)
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Planted"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Planted")
            .DefineType(name, visibility | TypeAttributes.Class);
        type.DefineField("Open", typeof(int), FieldAttributes.Public);
        type.DefineField("Shared", typeof(int), FieldAttributes.Public | FieldAttributes.Static);
        type.DefineField("Inherited", typeof(int), FieldAttributes.Family);
        type.DefineField("Closed", typeof(int), FieldAttributes.Public | FieldAttributes.InitOnly);
        type.DefineField("Within", typeof(int), FieldAttributes.Assembly);
        type.DefineField("Own", typeof(int), FieldAttributes.Private);
        return type.CreateType();
    }
}

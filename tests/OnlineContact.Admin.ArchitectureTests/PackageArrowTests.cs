using System.Reflection;
using System.Reflection.Emit;
using System.Xml.Linq;

namespace OnlineContact.Admin.ArchitectureTests;

public sealed class PackageArrowTests
{
    /// <summary>
    /// What the design says of packages, sentence by sentence, read apart from the plan: who must not know whom.
    /// </summary>
    private static readonly (string[] Users, string[] Used)[] Forbidden =
    [
        // The core knows no other package.
        (["OnlineContact.Admin"], [.. Others("OnlineContact.Admin")]),
        // Connectors and KeyManagement know only the core.
        (["OnlineContact.Admin.Cti.Ipcc"], [.. Others("OnlineContact.Admin.Cti.Ipcc", "OnlineContact.Admin")]),
        (["OnlineContact.Admin.Cti.MobileContact"], [.. Others("OnlineContact.Admin.Cti.MobileContact", "OnlineContact.Admin")]),
        (["OnlineContact.Admin.Sso.KeyManagement"], [.. Others("OnlineContact.Admin.Sso.KeyManagement", "OnlineContact.Admin")]),
        // The relational store knows only the core, and no provider.
        (["OnlineContact.Admin.EntityFrameworkCore"], [.. Others("OnlineContact.Admin.EntityFrameworkCore", "OnlineContact.Admin")]),
        // A provider is thin: it knows the relational store and not the other provider.
        (["OnlineContact.Admin.EntityFrameworkCore.Sqlite"], [.. Others("OnlineContact.Admin.EntityFrameworkCore.Sqlite", "OnlineContact.Admin", "OnlineContact.Admin.EntityFrameworkCore")]),
        (["OnlineContact.Admin.EntityFrameworkCore.PostgreSql"], [.. Others("OnlineContact.Admin.EntityFrameworkCore.PostgreSql", "OnlineContact.Admin", "OnlineContact.Admin.EntityFrameworkCore")]),
        // What runs in a host knows nothing of what tests it.
        ([.. PackageArrows.Packages.Where(name => !IsForTests(name))], [.. PackageArrows.Packages.Where(IsForTests)]),
        // What tests a store or a connector is bound to none.
        ([.. PackageArrows.Packages.Where(IsForTests)], [.. PackageArrows.Packages.Where(name => name.Contains(".EntityFrameworkCore", StringComparison.Ordinal) || name.Contains(".Cti.", StringComparison.Ordinal))]),
        // Who binds the suites to another framework does not get this one.
        (["OnlineContact.Admin.Testing"], ["OnlineContact.Admin.Testing.FsCheck"]),
    ];

    public static TheoryData<string, string> ForbiddenArrows
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (user, used) in Forbidden.SelectMany(rule => rule.Users.SelectMany(user => rule.Used.Select(used => (user, used)))).Distinct()) data.Add(user, used);
            return data;
        }
    }

    [Fact]
    public void Packages_know_only_what_they_are_made_on() => Assert.Equal([], PackageArrows.Violations(AllArrows()));

    [Fact]
    public void Every_package_was_looked_into()
    {
        Assert.Equal(PackageArrows.Packages.Order(StringComparer.Ordinal), Projects.Names);
        // The core alone knows none of ours.
        Assert.Superset(
            PackageArrows.Packages.Where(name => name != "OnlineContact.Admin").Select(name => (name, "OnlineContact.Admin")).ToHashSet(),
            PackageArrows.Packages.SelectMany(name => AssemblyArrows(name)).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(ForbiddenArrows))]
    public void A_planted_arrow_would_be_found(string user, string used)
    {
        // An assembly of the user's name that really uses a type of the other one, and the user's own project with one line more.
        Assert.Equal([$"{user} knows {used}"], PackageArrows.Violations(PackageArrows.OfAssembly(PlantedAssembly(user, used))));
        Assert.Equal([$"{user} knows {used}"], PackageArrows.Violations(PackageArrows.OfProject(user, PlantedProject(user, "ProjectReference", $@"..\{used}\{used}.csproj"))));
        Assert.Equal([$"{user} knows {used}"], PackageArrows.Violations(PackageArrows.OfProject(user, PlantedProject(user, "PackageReference", used))));
    }

    [Fact]
    public void A_package_that_nobody_planned_would_be_found() => Assert.Equal(
        ["OnlineContact.Admin.New knows OnlineContact.Admin"],
        PackageArrows.Violations(PackageArrows.OfAssembly(PlantedAssembly("OnlineContact.Admin.New", "OnlineContact.Admin"))));

    [Fact]
    public void An_arrow_of_the_plan_is_not_reported() =>
        Assert.Equal([], PackageArrows.Violations(PackageArrows.OfAssembly(PlantedAssembly("OnlineContact.Admin.EntityFrameworkCore.Sqlite", "OnlineContact.Admin"))));

    private static IEnumerable<(string From, string To)> AllArrows() =>
        PackageArrows.Packages.SelectMany(AssemblyArrows).Concat(Projects.Names.SelectMany(name => PackageArrows.OfProject(name, Projects.Load(name))));

    private static List<(string From, string To)> AssemblyArrows(string name)
    {
        using var file = File.OpenRead(Assemblies.File(name));
        return [.. PackageArrows.OfAssembly(file)];
    }

    private static MemoryStream PlantedAssembly(string name, string used)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        var planted = assembly.DefineDynamicModule(name).DefineType("Planted", TypeAttributes.Public);
        planted.DefineField("Used", Assembly.LoadFrom(Assemblies.File(used)).GetExportedTypes()[0], FieldAttributes.Private);
        planted.CreateType();
        var image = new MemoryStream();
        assembly.Save(image);
        image.Position = 0;
        return image;
    }

    private static XElement PlantedProject(string name, string element, string included)
    {
        var project = Projects.Load(name);
        project.Add(new XElement("ItemGroup", new XElement(element, new XAttribute("Include", included))));
        return project;
    }

    private static IEnumerable<string> Others(params string[] names) => PackageArrows.Packages.Except(names);

    private static bool IsForTests(string name) => name.StartsWith("OnlineContact.Admin.Testing", StringComparison.Ordinal);
}

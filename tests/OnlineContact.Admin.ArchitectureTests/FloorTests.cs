namespace OnlineContact.Admin.ArchitectureTests;

public sealed class FloorTests
{
    private const string PlantedRoot = "Planted.OnlineContact.Admin";

    private static readonly IReadOnlyCollection<(TypeName From, TypeName To)> Core = TypeUses.Of(Assemblies.Core);
    private static readonly IReadOnlyCollection<(TypeName From, TypeName To)> Own = TypeUses.Of(typeof(FloorTests).Assembly.Location);

    [Fact]
    public void Rooms_of_the_core_use_rooms_on_lower_floors_only() =>
        Assert.True(Floors.Violations(Core, "OnlineContact.Admin") is { Count: 0 }, string.Join(Environment.NewLine, Floors.Violations(Core, "OnlineContact.Admin")));

    [Fact]
    public void The_rooms_of_the_core_were_looked_into()
    {
        Assert.Superset(new HashSet<string> { Floors.GroundFloor, "Errors" }, Floors.RoomsIn(Core, "OnlineContact.Admin").ToHashSet());
        Assert.Contains((new TypeName("OnlineContact.Admin.Errors", "AdminErrorKind"), new TypeName("OnlineContact.Admin.Errors", "ErrorText")), Core);
    }

    [Fact]
    public void Who_knows_a_neighbour_is_on_her_floor_and_not_known_by_her() => Assert.All(Floors.Neighbours, pair =>
    {
        Assert.Equal(Floors.FloorOf(pair.Room), Floors.FloorOf(pair.Neighbour));
        Assert.DoesNotContain((pair.Neighbour, pair.Room), Floors.Neighbours);
    });

    [Fact]
    public void A_neighbour_is_known_one_way_only()
    {
        (TypeName, TypeName) Use(string user, string used) => (new($"X.{user}", "User"), new($"X.{used}.Deeper", "Used"));

        Assert.Equal([], Floors.Violations([Use("ChangeLog.Entries", "Access")], "X"));
        Assert.Equal(["X.Access.User (floor 3) uses X.ChangeLog.Entries.Deeper.Used (floor 3)"], Floors.Violations([Use("Access", "ChangeLog.Entries")], "X"));
        Assert.Single(Floors.Violations([Use("ChangeLog.Entries", "Iam")], "X"));
    }

    /// <summary>What the design says of rooms in words, read apart from the plan: who must not know whom.</summary>
    public static TheoryData<string, string> ForbiddenArrows
    {
        get
        {
            string[] aggregates = ["Organizations", "Contracts", "ContractedServices", "Administrators", "Agents", "Iam", "Billing", "Sso", "Performance", "Cti", "UserSettings"];
            string[] all = [.. FirstDrawing.Rooms, "Health"];
            (string[] Users, string[] Used)[] sentences =
            [
                // Errors and Search know nobody.
                (["Errors", "Search"], all),
                // Storage and Runtime know aggregates only as records with a shape.
                (["Storage", "Runtime"], aggregates),
                // What an entry says is settled below whoever writes one.
                (["ChangeLog.Entries"], [.. aggregates, "Runtime", "ChangeLog"]),
                // A change of a contract reaches higher rooms by IContractChangeFollower only.
                (["Contracts"], ["ContractedServices", "Agents", "Billing", "Sso", "Performance", "Cti", "UserSettings"]),
                // Cti feeds Performance, never the reverse.
                (["Performance"], ["Cti"]),
                // Nobody knows DependencyInjection.
                (all, ["DependencyInjection"]),
            ];
            var data = new TheoryData<string, string>();
            foreach (var (user, used) in sentences.SelectMany(one => one.Users.SelectMany(user => one.Used.Select(used => (user, used)))).Where(pair => pair.user != pair.used).Distinct())
                data.Add(user, used);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ForbiddenArrows))]
    public void An_arrow_that_the_design_forbids_in_words_would_be_found(string user, string used) => Assert.Equal(
        [$"X.{user}.Planted (floor {Floors.FloorOf(user)}) uses X.{used}.Used (floor {Floors.FloorOf(used)})"],
        Floors.Violations([(new($"X.{user}", "Planted"), new($"X.{used}", "Used"))], "X"));

    [Fact]
    public void Every_planted_use_is_found_and_nothing_else() => Assert.Equal(
        [
            Upwards("AsArgument"),
            Upwards("AsArray"),
            Upwards("AsAttribute", "ShelfAttribute"),
            Upwards("AsBase"),
            Upwards("AsCatch", "ShelfException"),
            Upwards("AsConstraint"),
            Upwards("AsField"),
            Upwards("AsGenericArgument"),
            Upwards("AsGenericMethodArgument"),
            Upwards("AsInterface", "IShelf"),
            Upwards("AsProperty"),
            Upwards("AsResult"),
            Upwards("AsTypeOf"),
            Upwards("InAsyncMethod"),
            Upwards("InLambda"),
            Upwards("InLocal"),
            Upwards("InNested"),
            $"{PlantedRoot}.Errors.OutOfThePlan uses {PlantedRoot}.Attic.Box: Attic is no room of the plan",
            Upwards("ThroughSwitch"),
            $"{PlantedRoot}.Ground (floor 0) uses {PlantedRoot}.Errors.Downwards (floor 1)",
            $"{PlantedRoot}.Search.Sideways (floor 1) uses {PlantedRoot}.Errors.Downwards (floor 1)",
        ],
        Floors.Violations(Own, PlantedRoot));

    private static string Upwards(string user, string used = "Shelf") =>
        $"{PlantedRoot}.Errors.{user} (floor 1) uses {PlantedRoot}.Storage.{used} (floor 2)";
}

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>
/// The floors as they were first drawn, and every arrow of the core that goes another way than that. The plan of <see cref="Floors"/> is
/// finer: what it must not do is move away from the drawing unseen. Rooms that were not drawn are left out: the ground floor, and Health,
/// which looks into all others and is known by the registration alone.
/// </summary>
internal static class FirstDrawing
{
    private static readonly string[][] Drawn =
    [
        ["Errors", "Search"],
        ["Organizations", "Access", "Contracts"],
        ["ChangeLog", "Iam"],
        ["Storage", "Runtime"],
        ["ContractedServices", "Administrators"],
        ["Agents", "Billing", "Sso", "Performance"],
        ["Cti", "UserSettings"],
        ["DependencyInjection"],
    ];

    /// <summary>The arrows that the drawing does not have, each with its reason: docs/decisions/0001-narrow-waist.md.</summary>
    public static readonly string[] Differences =
    [
        // A record declares its shape, and a port says what is fetched for it: Storage stands below whoever keeps something.
        "Access -> Storage",
        "ChangeLog -> Storage",
        "Contracts -> Storage",
        "Iam -> Storage",
        "Organizations -> Storage",
        "Runtime -> Storage",
        // Every change goes through one door, which writes the entries. Its managers stand above it.
        "ChangeLog -> Runtime",
        "Iam -> ChangeLog",
        "Iam -> Runtime",
        "Organizations -> ChangeLog",
        "Organizations -> Runtime",
        // The followers of a contract are handed the change that they add to: who makes it, in which operation, at which service.
        "Contracts -> Access",
        "Contracts -> ChangeLog",
        "Contracts -> Runtime",
        // An organization is provisioned in one change with its owner, who is a member and an administrator, and with its price book.
        "Organizations -> Access",
        "Organizations -> Administrators",
        "Organizations -> Contracts",
        "Organizations -> Iam",
        // Figures are an agent's.
        "Performance -> Agents",
    ];

    /// <summary>The rooms of the drawing.</summary>
    public static IEnumerable<string> Rooms => Drawn.SelectMany(floor => floor);

    /// <summary>The uses from one drawn room to another that go sideways or upwards in the drawing, written <c>user -> used</c>.</summary>
    public static IEnumerable<string> NotDrawn(IEnumerable<(TypeName From, TypeName To)> uses, string root) =>
        from use in uses
        let user = RoomOf(use.From, root)
        let used = RoomOf(use.To, root)
        where user != used && FloorOf(user) >= 0 && FloorOf(used) >= FloorOf(user)
        select $"{user} -> {used}";

    private static int FloorOf(string? room) => Array.FindIndex(Drawn, floor => floor.Contains(room));

    // The change log was drawn as one room.
    private static string? RoomOf(TypeName type, string root) => Floors.RoomOf(type, root)?.Split('.')[0];
}

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>
/// The rooms of the core, floor by floor from the ground up. A room is a namespace below OnlineContact.Admin with all that is
/// in it, a room inside another one excepted; it may use rooms on lower floors only. Rooms on one floor do not know each other.
/// These are more floors than were first drawn, since rooms of one floor turned out to need each other; <see cref="FirstDrawing"/>
/// has every arrow that differs.
/// </summary>
internal static class Floors
{
    /// <summary>The namespace OnlineContact.Admin itself.</summary>
    public const string GroundFloor = "";

    private static readonly string[][] Plan =
    [
        [GroundFloor],
        ["Errors", "Search"],
        ["Storage"],
        ["Access", "ChangeLog.Entries"],
        ["Runtime"],
        ["Iam"],
        ["Contracts", "Administrators", "ChangeLog"],
        ["Organizations"],
        ["ContractedServices"],
        ["Billing", "Agents", "Sso"],
        ["Performance"],
        ["Cti", "UserSettings"],
        ["Health"],
        ["DependencyInjection"],
    ];

    /// <summary>Who may know a neighbour on her own floor all the same; never both ways.</summary>
    public static readonly (string Room, string Neighbour)[] Neighbours =
    [
        // An entry says who acted, and in which operation.
        ("ChangeLog.Entries", "Access"),
    ];

    /// <summary>Every use that goes upwards, sideways, or into or out of a room that is not on the plan: one line each.</summary>
    /// <param name="uses">Which type uses which.</param>
    /// <param name="root">The namespace that stands for OnlineContact.Admin.</param>
    public static IReadOnlyList<string> Violations(IEnumerable<(TypeName From, TypeName To)> uses, string root)
    {
        var violations = new List<string>();
        foreach (var (from, to) in uses)
        {
            if (RoomOf(from, root) is not { } user || RoomOf(to, root) is not { } used || user == used) continue;
            var userFloor = FloorOf(user);
            var usedFloor = FloorOf(used);
            if (userFloor < 0 || usedFloor < 0)
                violations.Add($"{from} uses {to}: {(userFloor < 0 ? user : used)} is no room of the plan");
            else if (usedFloor >= userFloor && !Neighbours.Contains((user, used)))
                violations.Add($"{from} (floor {userFloor}) uses {to} (floor {usedFloor})");
        }

        violations.Sort(StringComparer.Ordinal);
        return violations;
    }

    /// <summary>The rooms that types of these uses stand in.</summary>
    public static IReadOnlySet<string> RoomsIn(IEnumerable<(TypeName From, TypeName To)> uses, string root) =>
        uses.Select(use => RoomOf(use.From, root)).OfType<string>().ToHashSet();

    /// <summary>The room that a type stands in; null outside of all rooms.</summary>
    public static string? RoomOf(TypeName type, string root)
    {
        // Where the extension methods of a library's registration have to stand to be found.
        if (type is { Namespace: "Microsoft.Extensions.DependencyInjection", Name: "OnlineContactAdminServiceCollectionExtensions" }) return "DependencyInjection";
        if (type.Namespace == root) return GroundFloor;
        if (!type.Namespace.StartsWith(root + ".", StringComparison.Ordinal)) return null;
        var names = type.Namespace[(root.Length + 1)..].Split('.');
        var inner = names.Length > 1 ? $"{names[0]}.{names[1]}" : null;
        return inner is not null && FloorOf(inner) >= 0 ? inner : names[0];
    }

    public static int FloorOf(string room) => Array.FindIndex(Plan, floor => floor.Contains(room));
}

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>
/// The pure middle: rules and calculators take values and give values. They may say what is to be fetched and written, as values; they see no
/// store, no clock, nothing outside, and they do not wait.
/// </summary>
internal static class PureCode
{
    private static readonly HashSet<string> Impure =
    [
        "NodaTime.IClock", "NodaTime.SystemClock", "NodaTime.ZonedClock", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Environment", "System.Random", "System.Net.Dns", "System.Net.Sockets.Socket",
        "System.Security.Cryptography.RandomNumberGenerator", "System.IServiceProvider",
        "OnlineContact.Admin.Storage.IAdminStore", "OnlineContact.Admin.Runtime.AdminDoor", "OnlineContact.Admin.Runtime.AdminCall",
    ];

    private static readonly string[] ImpureNamespaces =
        ["System.IO", "System.Net.Http", "System.Threading", "Microsoft.Extensions"];

    public static IEnumerable<string> Violations(IEnumerable<(TypeName From, TypeName To)> uses) =>
        uses.Where(use => IsPure(use.From) && IsImpure(use.To.ToString())).Select(use => $"{use.From} uses {use.To}").Order(StringComparer.Ordinal);

    /// <summary>The pure types among those that use something.</summary>
    public static IEnumerable<TypeName> PureTypes(IEnumerable<(TypeName From, TypeName To)> uses) => uses.Select(use => use.From).Where(IsPure).Distinct();

    private static bool IsPure(TypeName type) => type.Namespace.Split('.').Contains("Rules") || type.Name.EndsWith("Calculator", StringComparison.Ordinal);

    private static bool IsImpure(string name) =>
        Impure.Contains(name) || ImpureNamespaces.Any(space => name.StartsWith(space + ".", StringComparison.Ordinal));
}

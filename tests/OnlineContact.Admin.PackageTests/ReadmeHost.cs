using System.Text.RegularExpressions;

namespace OnlineContact.Admin.PackageTests;

/// <summary>The host that README.md shows: its source, and the packages it says to add.</summary>
internal static partial class ReadmeHost
{
    /// <summary>The first C# block that registers the library, or null.</summary>
    public static string? Source(string readme) => CSharpBlock().Matches(readme)
        .Select(match => match.Groups["source"].Value)
        .FirstOrDefault(source => source.Contains("AddOnlineContactAdmin", StringComparison.Ordinal));

    /// <summary>The packages of all <c>dotnet add package</c> lines, in their order.</summary>
    public static IReadOnlyList<string> Packages(string readme) =>
        [.. AddPackage().Matches(readme).Select(match => match.Groups["id"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"^```csharp[^\n]*\n(?<source>.*?)^```\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"dotnet add package (?<id>[A-Za-z][A-Za-z0-9.]*)")]
    private static partial Regex AddPackage();
}

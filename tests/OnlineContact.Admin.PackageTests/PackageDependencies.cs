namespace OnlineContact.Admin.PackageTests;

/// <summary>Everything a host gets with a package. An addition here is an addition to everybody's application.</summary>
internal static class PackageDependencies
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["OnlineContact.Admin"] = ["NodaTime", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options"],
        ["OnlineContact.Admin.Cti.Ipcc"] = ["OnlineContact.Admin"],
        ["OnlineContact.Admin.Cti.MobileContact"] = ["OnlineContact.Admin", "Microsoft.Extensions.Http.Resilience"],
        ["OnlineContact.Admin.EntityFrameworkCore"] = ["OnlineContact.Admin", "Microsoft.EntityFrameworkCore.Relational"],
        ["OnlineContact.Admin.EntityFrameworkCore.PostgreSql"] = ["OnlineContact.Admin.EntityFrameworkCore", "Npgsql.EntityFrameworkCore.PostgreSQL"],
        ["OnlineContact.Admin.EntityFrameworkCore.Sqlite"] = ["OnlineContact.Admin.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Sqlite"],
        ["OnlineContact.Admin.Sso.KeyManagement"] = ["OnlineContact.Admin", "Microsoft.AspNetCore.DataProtection.Abstractions"],
        ["OnlineContact.Admin.Testing"] = ["OnlineContact.Admin", "OnlineContact.Admin.Sso.KeyManagement", "Microsoft.Extensions.DependencyInjection"],
        ["OnlineContact.Admin.Testing.FsCheck"] = ["OnlineContact.Admin.Testing", "FsCheck"],
    };

    /// <summary>What a package brings and should not, or should and does not, each at its floor: one line each.</summary>
    /// <param name="id">The package.</param>
    /// <param name="brought">What it brings, as <see cref="Package.Dependencies"/> writes it.</param>
    /// <param name="ownVersion">The version that all of ours have.</param>
    public static IEnumerable<string> Faults(string id, IEnumerable<string> brought, string ownVersion)
    {
        if (!Allowed.TryGetValue(id, out var allowed)) return [$"{id} is new: list its dependencies here."];
        var expected = allowed.Select(dependency => $"net10.0: {dependency} {(Allowed.ContainsKey(dependency) ? ownVersion : Repository.VersionOf(dependency))}").ToHashSet();
        var found = brought.ToHashSet();
        return found.Except(expected).Order(StringComparer.Ordinal).Select(line => $"{id} brings {line}")
            .Concat(expected.Except(found).Order(StringComparer.Ordinal).Select(line => $"{id} lacks {line}"));
    }
}

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>The programs of a PostgreSQL server, where they are installed on this machine.</summary>
internal static class PostgresBinaries
{
    private const int LeastVersion = 15;
    private const string DebianFolder = "/usr/lib/postgresql";

    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The folder with initdb and postgres; null when there is none.</summary>
    public static string? Folder => Found.Value;

    public static string Path(string program) => System.IO.Path.Combine(Folder ?? throw new InvalidOperationException("There is no PostgreSQL."), program);

    private static string? Find()
    {
        var versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        var debian = versions
            .Where(folder => int.TryParse(System.IO.Path.GetFileName(folder), out var version) && version >= LeastVersion)
            .OrderByDescending(folder => int.Parse(System.IO.Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture))
            .Select(folder => System.IO.Path.Combine(folder, "bin"));
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return debian.Concat(path).FirstOrDefault(folder => File.Exists(System.IO.Path.Combine(folder, "initdb")) && File.Exists(System.IO.Path.Combine(folder, "postgres")));
    }
}

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>
/// Where tests on PostgreSQL run: on the server that ONLINECONTACT_TEST_POSTGRES names (a connection string whose account may
/// create databases), otherwise on one of their own. With neither they are skipped, unless ONLINECONTACT_REQUIRE_POSTGRES is 1.
/// </summary>
internal static class PostgresTests
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("ONLINECONTACT_TEST_POSTGRES");

    /// <summary>SQL that is run after each creation of a schema, on a cluster to distribute the tables; null for none.</summary>
    public static string? AfterSchema { get; } =
        Environment.GetEnvironmentVariable("ONLINECONTACT_TEST_AFTER_SCHEMA") is { Length: > 0 } file ? File.ReadAllText(file) : null;

    /// <summary>Whether the server is one that tests must not stop.</summary>
    public static bool IsGiven => Given is { Length: > 0 };

    /// <summary>Why tests on PostgreSQL are skipped; null when they run, or are to fail where there is no server.</summary>
    public static string? SkipReason { get; } =
        IsGiven || PostgresBinaries.Folder is not null || Environment.GetEnvironmentVariable("ONLINECONTACT_REQUIRE_POSTGRES") == "1"
            ? null
            : "There is no PostgreSQL 15 or later here: install its server (Debian: apt-get install postgresql), or name one in ONLINECONTACT_TEST_POSTGRES.";

    /// <summary>The way in of an account that may create databases.</summary>
    public static string ConnectionString => IsGiven ? Given! : PostgresServer.Shared.ConnectionString;
}

/// <summary>A test on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresTests.SkipReason;
}

/// <summary>A test on PostgreSQL with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresTests.SkipReason;
}

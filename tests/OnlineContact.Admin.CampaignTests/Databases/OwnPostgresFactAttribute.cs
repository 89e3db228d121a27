using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.CampaignTests.Databases;

/// <summary>A test that stops its server, and so needs one of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnPostgresFactAttribute : FactAttribute
{
    public OwnPostgresFactAttribute() => Skip = SkipReason;

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? SkipReason { get; } =
        PostgresTests.SkipReason ?? (PostgresBinaries.Folder is null ? "The server that was given is not to be stopped, and there are no programs to start another one." : null);
}

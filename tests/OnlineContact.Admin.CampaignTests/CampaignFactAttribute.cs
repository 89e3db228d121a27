using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.CampaignTests;

/// <summary>A test that takes minutes and machines of its own: run when ONLINECONTACT_CASES names the number of rounds.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CampaignFactAttribute : FactAttribute
{
    public CampaignFactAttribute() => Skip = SkipReason;

    /// <summary>Why campaigns are skipped; null when they run.</summary>
    public static string? SkipReason { get; } = Environment.GetEnvironmentVariable("ONLINECONTACT_CASES") is { Length: > 0 }
        ? PostgresTests.SkipReason
        : "Campaigns run when ONLINECONTACT_CASES names the number of rounds: docs/extending/campaigns.md.";
}

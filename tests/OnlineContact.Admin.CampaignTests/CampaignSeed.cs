using System.Globalization;

namespace OnlineContact.Admin.CampaignTests;

/// <summary>The seed of a campaign: ONLINECONTACT_SEED to draw the same rounds again, otherwise a new one each time.</summary>
internal static class CampaignSeed
{
    public static int Next() =>
        int.TryParse(Environment.GetEnvironmentVariable("ONLINECONTACT_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Random.Shared.Next();
}

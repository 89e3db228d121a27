using OnlineContact.Admin.CampaignTests.Databases;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Races;

public sealed class SqliteRaceCampaign(ITestOutputHelper output) : RaceCampaign(output)
{
    private protected override ICampaignServer Server() => new SqliteFiles();
}

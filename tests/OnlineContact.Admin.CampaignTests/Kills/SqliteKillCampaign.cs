using OnlineContact.Admin.CampaignTests.Databases;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Kills;

public sealed class SqliteKillCampaign(ITestOutputHelper output) : KillCampaign(output)
{
    private protected override ICampaignServer Server() => new SqliteFiles();
}

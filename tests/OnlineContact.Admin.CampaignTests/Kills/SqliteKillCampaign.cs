using OnlineContact.Admin.CampaignTests.Databases;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Kills;

public sealed class SqliteKillCampaign(ITestOutputHelper output) : KillCampaign(output)
{
    [Fact]
    public Task Killed_processes_lose_nothing_that_they_reported_and_leave_nothing_half_done() => KillProcessesAsync();

    private protected override ICampaignServer Server() => new SqliteFiles();
}

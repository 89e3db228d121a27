using OnlineContact.Admin.CampaignTests.Databases;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Races;

public sealed class SqliteRaceCampaign(ITestOutputHelper output) : RaceCampaign(output)
{
    [Fact]
    public Task Of_64_writers_in_4_processes_exactly_those_win_who_may() => RaceAsync();

    private protected override ICampaignServer Server() => new SqliteFiles();
}

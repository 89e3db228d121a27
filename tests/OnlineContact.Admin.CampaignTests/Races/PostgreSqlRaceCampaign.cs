using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.Tests.Shared;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Races;

public sealed class PostgreSqlRaceCampaign(ITestOutputHelper output) : RaceCampaign(output)
{
    [PostgresFact]
    public Task Of_64_writers_in_4_processes_exactly_those_win_who_may() => RaceAsync();

    private protected override ICampaignServer Server() => new PostgresInstallation();
}

using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.Tests.Shared;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Closings;

public sealed class SqliteClosingCampaign(ITestOutputHelper output) : ClosingCampaign(output)
{
    [Fact]
    public Task A_month_that_killed_processes_closed_has_one_statement_for_each_service_and_every_record() => KillAsync();

    private protected override ICampaignServer Server() => new SqliteFiles();
}

public sealed class PostgreSqlClosingCampaign(ITestOutputHelper output) : ClosingCampaign(output)
{
    [PostgresFact]
    public Task A_month_that_killed_processes_closed_has_one_statement_for_each_service_and_every_record() => KillAsync();

    private protected override ICampaignServer Server() => new PostgresInstallation();
}

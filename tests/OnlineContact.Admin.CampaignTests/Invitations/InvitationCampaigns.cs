using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.Tests.Shared;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Invitations;

public sealed class SqliteInvitationCampaign(ITestOutputHelper output) : InvitationCampaign(output)
{
    [Fact]
    public Task What_was_committed_is_mailed_and_nothing_else() => KillAsync();

    private protected override ICampaignServer Server() => new SqliteFiles();
}

public sealed class PostgreSqlInvitationCampaign(ITestOutputHelper output) : InvitationCampaign(output)
{
    [PostgresFact]
    public Task What_was_committed_is_mailed_and_nothing_else() => KillAsync();

    private protected override ICampaignServer Server() => new PostgresInstallation();
}

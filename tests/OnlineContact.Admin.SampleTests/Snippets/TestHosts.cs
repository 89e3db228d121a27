using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/extending/testing.md.</summary>
public sealed class TestHosts
{
    [Fact]
    public async Task A_host_runs_in_one_line()
    {
        #region host
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync("acme", timeZone: "Asia/Seoul");
        var added = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement);
        host.Clock.Advance(Duration.FromDays(1));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        #endregion
        Assert.True(added.Succeeded);
    }

    [Fact]
    public void Histories_go_as_the_model_says() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5), Every_history_goes_as_the_model_says());

    #region history
    // With FsCheck.Xunit, [Property] stands here in place of the call of Check.
    private static Property Every_history_goes_as_the_model_says() =>
        Prop.ForAll(CommandArbitraries.Histories(40), async steps =>
        {
            await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
            var model = new NaiveAdministration();
            Assert.Null(await AdminHistory.DifferenceAsync(host, model, CommandArbitraries.Beginning));
            Assert.Null(await AdminHistory.DifferenceAsync(host, model, steps));
        });
    #endregion
}

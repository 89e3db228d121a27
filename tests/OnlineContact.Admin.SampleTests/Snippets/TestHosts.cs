using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Testing.Simulation;

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

    [Fact]
    public async Task A_race_is_simulated()
    {
        #region race
        var trace = await AdminSimulation.RunAsync(seed: 42, new InMemoryAdminStore(AdminShapes.All), async simulation =>
        {
            var one = await simulation.StartAsync("one");
            var two = await simulation.StartAsync("two");
            var acme = await one.Host.ProvisionAsync("acme");
            await one.Host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);

            simulation.Faults = SimulationFaults.Usual with { Crash = 0 };
            await Task.WhenAll(
                one.RunAsync("draft", host => SaveAsync(host, acme, "from one")),
                two.RunAsync("draft", host => SaveAsync(host, acme, "from two")));

            await simulation.EndFaultsAsync();
            var log = await one.Host.ChangeLog.VerifyAsync(acme.Owner, acme.Id);
            if (!log.Value.IsWhole) throw new InvalidOperationException("The log is not whole.");
        });
        #endregion
        Assert.Contains(trace.Lines, line => line.Contains("one/draft ", StringComparison.Ordinal));
        Assert.Contains(trace.Lines, line => line.Contains("two/draft ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Administrators_are_simulated()
    {
        #region administration
        for (var seed = 1; seed <= 20; seed++)
            await AdministrationSimulation.RunAsync(seed, new InMemoryAdminStore(AdminShapes.All));
        #endregion
    }

    private static async Task SaveAsync(AdminTestHost host, TestOrganization organization, string name)
    {
        try
        {
            await host.ContractedServices.SaveDraftAsync(organization.Owner, organization.Id, 1, StoreVersion.Any, new() { Name = name });
        }
        catch (AdminStorageException)
        {
            // The store has failed, as it may.
        }
    }
}

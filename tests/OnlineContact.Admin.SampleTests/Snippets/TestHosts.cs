using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ContractedServices;
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

    #region order-form
    /// <summary>Code of our own: the lines of a contract as text, for a mail to the sales desk and back.</summary>
    public static class OrderForm
    {
        public static string Write(IReadOnlyList<ContractTermInput> lines) =>
            string.Join('\n', lines.Select(line => line.Users is { } users ? $"{line.Item} × {users.ToString(CultureInfo.InvariantCulture)}" : line.Item));

        public static IReadOnlyList<ContractTermInput> Read(string text) =>
            [.. text.Split('\n').Select(line => line.Split(" × ")).Select(parts => new ContractTermInput
            {
                Item = parts[0],
                Users = parts.Length == 1 ? null : decimal.Parse(parts[1], CultureInfo.InvariantCulture),
            })];
    }

    [Property(Arbitrary = [typeof(AdminArbitraries)])]
    public void What_is_read_back_from_a_mail_is_contracted_as_it_was_typed_in(IReadOnlyList<ContractTermInput> lines) =>
        Assert.Equal(Terms(lines), Terms(OrderForm.Read(OrderForm.Write(lines))));

    private static ContractTerms Terms(IReadOnlyList<ContractTermInput> lines) =>
        ContractTerms.Create(lines, ServiceType.ConsultationManagement, ContractItemCatalogue.Default).Value;
    #endregion

    #region own-store
    [Property(Arbitrary = [typeof(AdminArbitraries)], MaxTest = 20)]
    public async Task Over_our_store_every_history_goes_as_the_model_says(ImmutableArray<AdminStep> steps)
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => new MyStore(AdminShapes.All)));
        var model = new NaiveAdministration();
        Assert.Null(await AdminHistory.DifferenceAsync(host, model, CommandArbitraries.Beginning));
        Assert.Null(await AdminHistory.DifferenceAsync(host, model, steps));
    }
    #endregion

    [Fact]
    public async Task A_store_that_forgets_a_change_is_found_by_the_example()
    {
        var steps = CommandArbitraries.Histories(40).Generator.Sample(1, new Rnd(20210315), 40).Single();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => new ForgetfulStore()));
        Assert.NotNull(await AdminHistory.DifferenceAsync(host, new NaiveAdministration(), [.. CommandArbitraries.Beginning, .. steps]));
    }

    #region endpoint
    /// <summary>Code of our own: PUT /services/{number} with basic information as JSON.</summary>
    public sealed class ServiceEndpoint(ContractedServiceManager services, AdminActor actor)
    {
        public async Task<(int Status, string Body)> PutAsync(OrganizationId organization, long number, string body)
        {
            var typed = JsonSerializer.Deserialize<BasicInformation>(body);
            if (typed is null) return (400, "Basic information is missing.");
            var outcome = await services.SaveDraftAsync(actor, organization, number, StoreVersion.Any, typed);
            return outcome.Succeeded ? (200, "") : (422, $"{outcome.Error.Code} {outcome.Error.MessageIn("ko")}");
        }
    }

    [Property(Arbitrary = [typeof(AdminArbitraries)], MaxTest = 50)]
    public async Task Whatever_comes_in_is_saved_or_answered_with_a_code(Hostile<BasicInformation> typed)
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var added = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement);
        var endpoint = new ServiceEndpoint(host.ContractedServices, acme.Owner);

        var (status, body) = await endpoint.PutAsync(acme.Id, added.Value.Number, JsonSerializer.Serialize(typed.Value));

        Assert.True(status == 200 || (status == 422 && body.StartsWith("OCA", StringComparison.Ordinal)), body);
        var row = await host.ContractedServices.GetAsync(acme.Owner, acme.Id, added.Value.Number);
        if (status != 200) Assert.Equal(added.Value.Version, row.Value.Version);
    }
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

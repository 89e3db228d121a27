using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>64 writers want the CTI IDs and CTI NOs of eight at once, on two hosts over one store, some by edit and some by import.</summary>
internal static class CtiNumberRaces
{
    private const int People = 64;
    private const int Numbers = 8;

    public static async Task RunAsync(int rounds, Action<OnlineContactAdminBuilder> store)
    {
        var clock = new FakeAdminClock();
        await using var one = await AdminTestHost.StartAsync(store, clock);
        await using var other = await AdminTestHost.StartAsync(store, clock);
        var acme = await one.ProvisionAsync();
        var service = await one.ServiceAsync(acme, contracted: false);
        ContractTermInput[] phone = [new() { Item = "ticket", Users = 1 }, new() { Item = "telticket", Users = 1 }];
        Assert.True((await one.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, service, StoreVersion.Any, phone)).Succeeded);
        string[] accounts = [.. Enumerable.Range(0, People).Select(i => $"person{i}")];
        foreach (var account in accounts)
            Assert.True((await one.Members.InviteAsync(acme.Owner, acme.Id, new MemberInvitation { Account = account, Name = "Person", Email = $"{account}@example.com" })).Succeeded);
        Assert.True((await one.Agents.AddAsync(acme.Owner, acme.Id, accounts)).Succeeded);

        for (var round = 0; round < rounds; round++)
        {
            var step = 2 * round + 1;
            (string Id, string No) Wanted(int i) => ($"id{i % Numbers}", $"no{i * step % Numbers}");
            var answers = await Task.WhenAll(Enumerable.Range(0, People).Select(i => Task.Run(() =>
            {
                var host = i % 2 == 0 ? one : other;
                var (id, no) = Wanted(i);
                return i % 4 < 2
                    ? host.CtiAgents.SetNumbersAsync(acme.Owner, acme.Id, accounts[i], StoreVersion.Any, i % 3 == 0 ? id : id.ToUpperInvariant(), no)
                    : host.CtiAgents.ImportAsync(acme.Owner, acme.Id, Encoding.UTF8.GetBytes($"agentId,ctiId,ctiNo\n{accounts[i]},{id},{no}\n"));
            })));

            var have = await AllAsync(one, acme);
            Assert.Equal(have.Count, have.Select(agent => agent.CtiId!.Value).Distinct().Count());
            Assert.Equal(have.Count, have.Select(agent => agent.CtiNo!.Value).Distinct().Count());
            Assert.NotEmpty(have);

            // Who succeeded has exactly what she wanted, and nobody else has anything.
            Assert.Equal(
                Enumerable.Range(0, People).Where(i => answers[i].Succeeded).Select(i => (accounts[i], Wanted(i).Id, Wanted(i).No)).Order(),
                have.Select(agent => (agent.Account.Value, agent.CtiId!.Value.Value.ToLowerInvariant(), agent.CtiNo!.Value.Value)).Order());
            Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.Contains(answer.Error.Code, (string[])["OCA5005", "OCA5027", "OCA0006"]));

            // A number that nobody was busy with is not left lying about: the next round begins with none.
            var cleared = string.Concat(have.Select(agent => $"{agent.Account.Value},,\n"));
            Assert.True((await other.CtiAgents.ImportAsync(acme.Owner, acme.Id, Encoding.UTF8.GetBytes($"agentId,ctiId,ctiNo\n{cleared}"))).Succeeded);
            Assert.Empty(await AllAsync(one, acme));
        }

        Assert.True((await one.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value.IsWhole);
    }

    private static async Task<List<Agent>> AllAsync(AdminTestHost host, TestOrganization acme)
    {
        var page = (await host.CtiAgents.ListAsync(acme.Owner, acme.Id, new CtiAgentQuery { PageSize = CtiAgentQuery.MaxPageSize })).Value;
        Assert.Null(page.Next);
        return [.. page.Rows.Select(row => row.Agent).Where(agent => agent.CtiNumbers is not null)];
    }
}

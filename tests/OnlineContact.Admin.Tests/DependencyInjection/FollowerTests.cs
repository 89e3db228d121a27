using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Agents;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.DependencyInjection;

/// <summary>What a room does because of what another one has changed; that they hear of each other is only said where they are registered.</summary>
public class FollowerTests
{
    [Fact]
    public async Task An_administrator_is_an_agent_too_and_both_rest_while_she_is_disabled()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var deputy = await host.AdministratorAsync(acme.Id, "deputy");
        Task<string> ListAsync() => CodeAsync(host.ContractedServices.ListAsync(deputy, acme.Id, new()));
        async Task<MemberState> StateAsync() => (await host.Agents.GetAsync(acme.Owner, acme.Id, "deputy")).Value.Value.State;
        Assert.Equal(("ok", MemberState.Active), (await ListAsync(), await StateAsync()));

        Assert.Equal("ok", await CodeAsync(host.Members.DisableAsync(acme.Owner, acme.Id, "deputy", StoreVersion.Any)));
        Assert.Equal(("OCA4006", MemberState.Disabled), (await ListAsync(), await StateAsync()));

        Assert.Equal("ok", await CodeAsync(host.Members.EnableAsync(acme.Owner, acme.Id, "deputy", StoreVersion.Any)));
        Assert.Equal(("ok", MemberState.Active), (await ListAsync(), await StateAsync()));
    }

    [Fact]
    public async Task A_contract_without_phone_takes_it_from_those_who_have_it()
    {
        await using var scene = await AgentScene.StartAsync();
        await scene.Host.MemberAsync(scene.Id, "alice", "Alice");
        Assert.Equal("ok", await CodeAsync(scene.GiveAsync("alice", ServiceRole.Agent, AgentChannels.Chat | AgentChannels.Phone)));
        async Task<IEnumerable<string?>> LosersAsync(params string[] items)
        {
            ContractTermInput[] terms = [.. AgentScene.Everything.Where(term => items.Contains(term.Item))];
            return (await scene.Host.ContractedServices.PreviewContractAsync(scene.Owner, scene.Id, scene.Service, terms)).Value.Consequences.Select(each => each.Account);
        }

        Assert.Equal(["alice"], await LosersAsync("ticket", "chat"));
        Assert.Empty(await LosersAsync("ticket", "chat", "telticket"));
    }
}

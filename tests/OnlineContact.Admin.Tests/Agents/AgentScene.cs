using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Agents;

/// <summary>An organization with a service that has tickets, chats and phone.</summary>
internal sealed record AgentScene(AdminTestHost Host, OrganizationId Id, AdminActor Owner, long Service) : IAsyncDisposable
{
    public static IReadOnlyList<ContractTermInput> Everything { get; } = [new() { Item = "ticket", Users = 5 }, new() { Item = "chat", Users = 5 }, new() { Item = "telticket", Users = 5 }];

    public static async Task<AgentScene> StartAsync()
    {
        var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var service = await host.ServiceAsync(acme, contracted: false);
        Assert.True((await host.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, service, StoreVersion.Any, Everything)).Succeeded);
        return new AgentScene(host, acme.Id, acme.Owner, service);
    }

    public Task<Outcome<ChangeReceipt>> GiveAsync(string account, ServiceRole role, AgentChannels channels) =>
        Host.Agents.GiveRoleAsync(Owner, Id, account, Service, StoreVersion.Any, role, channels);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

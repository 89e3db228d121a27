using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Access;

/// <summary>For every call and every combination of rights: let in exactly when the table says so. Exhaustive, through the managers.</summary>
public class AccessLaws
{
    private const AdminRight InAService = AdminRight.ServiceAdministrator | AdminRight.Agent;

    public static TheoryData<string> Methods => [.. ManagerCalls.All.Select(call => call.Method)];

    private static IEnumerable<AdminRight> Combinations => Enumerable.Range(0, 1 << Enum.GetValues<AdminRight>().Length - 1).Select(rights => (AdminRight)rights);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_call_is_let_in_exactly_when_the_table_says_so(string method)
    {
        var call = ManagerCalls.All.Single(call => call.Method == method);
        foreach (var held in Combinations)
        {
            // Once with the rights in the service that the call names, once with those in another one.
            foreach (var there in new[] { true, false })
            {
                // The operator is no member, and holds no other right whatever a source says.
                var counted = (held & AdminRight.Operator) != 0 ? AdminRight.Operator : there && call.Service is not null ? held : held & ~InAService;
                var expected = (call.Operation.OpenTo & counted) != 0;
                Assert.Equal((held, there, expected), (held, there, await IsLetInAsync(call, held, there ? ManagerCalls.Service : ManagerCalls.Service + 1)));
            }
        }
    }

    [Fact]
    public void Every_method_of_every_manager_is_called()
    {
        var managers = new[] { typeof(AdminActor).Assembly, typeof(SsoKeyManager).Assembly }.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.Name.EndsWith("Manager", StringComparison.Ordinal));
        var methods = managers.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => $"{type.Name}.{method.Name}"));

        Assert.Equal(methods.Order(), ManagerCalls.All.Select(call => call.Method).Order());
    }

    [Fact]
    public void Every_operation_is_some_call()
    {
        // What only the runtime does is no call.
        AdminOperation[] ofTheRuntime =
            [AdminOperations.DeliverInvitation, AdminOperations.TakeInOwner, AdminOperations.MakeAgentsSearchable, AdminOperations.RetainChangeLog, AdminOperations.RemoveUnusedTexts];
        var called = AdminOperations.All.Except(ofTheRuntime);
        Assert.Equal(called.Select(operation => operation.Code).Order(), ManagerCalls.All.Select(call => call.Operation.Code).Distinct().Order());
        Assert.All(ManagerCalls.All, call => Assert.Equal(call.Service is not null, (call.Operation.OpenTo & InAService) != 0));
    }

    [Fact]
    public void A_decision_with_the_rights_at_hand_allocates_nothing()
    {
        var rights = new ActorRights(AdminRight.OrganizationAdministrator);
        var operations = AdminOperations.All.ToArray();
        var allowed = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            foreach (var operation in operations) allowed += rights.Allow(operation) ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(allowed, 1, 1_000 * operations.Length - 1);
    }

    private static async Task<bool> IsLetInAsync(ManagerCall call, AdminRight held, long service)
    {
        await using var host = await AdminTestHost.StartAsync(admin =>
        {
            admin.UseInMemoryStore().Configure(options => options.RefusalEntriesPerHour = 0);
            admin.UseSsoKeyEncryption(_ => new DataProtectionKeyEncryptionKey(new NoProtection())).AddSsoKeyManagement();
            admin.Services.AddSingleton<IActorRightsSource>(new Given(held, service));
        });
        var acme = await host.ProvisionAsync();
        Assert.Equal(ManagerCalls.Service, await host.ServiceAsync(acme));
        var actor = (held & AdminRight.Operator) != 0 ? AdminTestHost.Operator : AdminActor.Member(acme.Id, "somebody", "Somebody", "192.0.2.9");
        var error = await call.Ask(host, actor);
        return error?.Code != AdminErrors.AccessDenied.Code;
    }

    /// <summary>Never asked: no case has a key.</summary>
    private sealed class NoProtection : IDataProtectionProvider
    {
        public IDataProtector CreateProtector(string purpose) => throw new NotSupportedException();
    }

    /// <summary>The rights that a case gives to its actor; those in a service in one service only.</summary>
    private sealed class Given(AdminRight held, long inService) : IActorRightsSource
    {
        public IHeldRights Ask(Fetch fetch, AdminActor actor, long? service, bool forChange) =>
            new Held(actor.Account != "somebody" ? AdminRight.None : service == inService ? held : held & ~InAService);

        private sealed class Held(AdminRight rights) : IHeldRights
        {
            public ActorRights Rights => new(rights);

            public void Require(Changes changes)
            {
            }
        }
    }
}

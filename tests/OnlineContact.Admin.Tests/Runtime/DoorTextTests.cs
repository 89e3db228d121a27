using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Runtime;

/// <summary>The texts of the change log that a process remembers from its commits.</summary>
public class DoorTextTests
{
    [Fact]
    public async Task Texts_that_were_committed_are_not_looked_up_again_however_many_commits_follow()
    {
        var store = new ScriptedStore(AdminProcess.NewStore());
        await using var host = await ScriptedStore.HostAsync(store);
        var acme = await host.ProvisionAsync();

        // Refusals, because their entries say the same each time.
        Assert.Contains(LogText.Shape, await ReadByRefusalAsync());
        Assert.DoesNotContain(LogText.Shape, await ReadByRefusalAsync());
        Assert.DoesNotContain(LogText.Shape, await ReadByRefusalAsync());

        async Task<IReadOnlyList<RecordShape>> ReadByRefusalAsync()
        {
            store.Read.Clear();
            Assert.Equal("OCA4006", await CodeAsync(host.ContractedServices.AddAsync(acme.Member, acme.Id, ServiceType.IssueManagement)));
            return [.. store.Read];
        }
    }

    [Fact]
    public async Task An_erasure_takes_the_texts_out_of_memory_too()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.ContractedServices.AddAsync(acme.Member, acme.Id, ServiceType.IssueManagement);
        bool Remembers(string account) => host.Services.GetRequiredService<TextCache>().TryGet(acme.Id, 0, new TextKey(LogField.ActorId, account, account), out _);
        Assert.True(Remembers(acme.Member.Account));

        Assert.Equal("ok", await CodeAsync(host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, acme.Member.Account)));

        Assert.False(Remembers(acme.Member.Account));
    }
}

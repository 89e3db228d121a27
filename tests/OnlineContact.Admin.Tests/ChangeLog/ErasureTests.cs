using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog;

public class ErasureTests
{
    private static readonly IReadOnlyList<RecordShape> Log = [LogRow.Shape, LogText.Shape, OutboxMessage.Shape, RefusalCount.Shape, AnsweredRequest.Shape];

    [Fact]
    public async Task Nothing_of_an_erased_person_is_left_in_the_log_and_the_chain_stays_whole()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync(owner: "chulsu.kim", ownerName: "김철수");
        await host.AdministratorAsync(acme.Id, "chulsu.kim2", "김철수");
        var person = AdminActor.Member(acme.Id, "chulsu.kim", "김철수", "198.51.100.7");
        var moved = AdminActor.Member(acme.Id, "chulsu.kim", "김철수 (Seoul)", "2001:db8::77");
        var namesake = AdminActor.Member(acme.Id, "chulsu.kim2", "김철수", "198.51.100.8");
        var request = 0;
        foreach (var actor in new[] { person, moved, namesake, person })
            Assert.True((await host.ContractedServices.AddAsync(actor, acme.Id, ServiceType.IssueManagement, RequestId.Create($"request-{++request}").Value)).Succeeded);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        var before = (await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value;

        Assert.Equal("OCA4006", (await host.ChangeLog.ErasePersonAsync(namesake, acme.Id, "chulsu.kim")).Error.Code);
        Assert.Equal("OCA7001", (await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, "chulsu")).Error.Code);
        Assert.True((await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, "chulsu.kim")).Succeeded);

        var rows = (await Scenes.ContentAsync(store, Log)).ToList();
        Assert.DoesNotContain(rows, row => row.Contains("198.51.100.7", StringComparison.Ordinal) || row.Contains("2001:db8::77", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains("chulsu.kim ", StringComparison.Ordinal) || row.Contains("(Seoul)", StringComparison.Ordinal) || row.EndsWith("chulsu.kim", StringComparison.Ordinal));
        var texts = (await store.GetAsync(acme.Id, [new RecordRead(LogText.Shape, [], [[]])], default))[0];
        Assert.DoesNotContain(texts, text => text.Cells[LogText.Columns.Text.Ordinal].AsText() == "chulsu.kim" || text.Cells[LogText.Columns.Person.Ordinal].AsText() == "chulsu.kim");
        Assert.All(texts.Where(text => text.Cells[LogText.Columns.Text.Ordinal].AsText() == "김철수"), text => Assert.Equal("chulsu.kim2", text.Cells[LogText.Columns.Person.Ordinal].AsText()));

        // Guesses cannot be tried either: random bytes and look-up digests of erased texts are gone.
        foreach (var text in texts.Where(text => !text.Cells[LogText.Columns.ErasedAt.Ordinal].IsNull))
        {
            Assert.All(text.Cells[LogText.Columns.Random.Ordinal].AsBytes(), b => Assert.Equal(0, b));
            foreach (var guess in new[] { "chulsu.kim", "김철수", "김철수 (Seoul)", "198.51.100.7", "2001:db8::77" })
            {
                foreach (var field in LogChain.Fields)
                    Assert.NotEqual(new TextKey(field, "chulsu.kim", guess).Lookup(), Digest.From(text.Cells[LogText.Columns.Lookup.Ordinal].AsBytes()));
            }
        }

        var after = (await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value;
        Assert.True(after.IsWhole);
        Assert.Equal(before.Entries + 2, after.Entries);
        Assert.True(after.ErasedTexts >= 7);
        var entries = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, acme.Id)).Value.Entries;
        Assert.Contains(entries, entry => entry.ActorId.Value == "chulsu.kim2" && entry.ActorName.Value == "김철수");
        Assert.Contains(entries, entry => entry.ActorId.IsErased && entry.ActorName.IsErased && entry.IpAddress.IsErased);
    }

    [Fact]
    public async Task Entries_after_an_erasure_have_texts_again_also_from_a_host_that_remembers_the_old_ones()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store), host.Clock);
        var acme = await host.ProvisionAsync();
        await other.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
        Assert.True((await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, "owner")).Succeeded);
        foreach (var each in new[] { other, host })
        {
            host.Clock.Advance(Duration.FromMinutes(1));
            await each.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            var newest = (await each.ChangeLog.ReadAsync(AdminTestHost.Operator, acme.Id, 1)).Value.Entries.Single();
            Assert.Equal(("owner", "Owner", "192.0.2.1"), (newest.ActorId.Value, newest.ActorName.Value, newest.IpAddress.Value));
        }

        Assert.True((await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, "owner")).Succeeded);
        Assert.Equal("OCA7001", (await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, "owner")).Error.Code);
        Assert.True((await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value.IsWhole);
    }

    [Fact]
    public async Task A_person_with_many_texts_is_erased_in_several_changes()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        for (var i = 0; i < 450; i++)
            await host.ContractedServices.AddAsync(AdminActor.Member(acme.Id, "owner", "Owner", $"203.0.{i / 250}.{i % 250}"), acme.Id, ServiceType.IssueManagement);
        Assert.True((await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, "owner")).Succeeded);
        Assert.DoesNotContain(await Scenes.ContentAsync(store, Log), row => row.Contains("203.0.", StringComparison.Ordinal));
        var log = (await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value;
        Assert.True(log.IsWhole);
        Assert.Equal(2 + 450 + 3, log.Entries);
    }
}

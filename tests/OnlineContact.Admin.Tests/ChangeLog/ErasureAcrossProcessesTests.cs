using OnlineContact.Admin.Access;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Runtime;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Runtime.AdminProcess;

namespace OnlineContact.Admin.Tests.ChangeLog;

public class ErasureAcrossProcessesTests
{
    [Fact]
    public async Task After_an_erasure_in_one_process_another_one_writes_texts_anew_and_never_refers_to_the_erased_ones()
    {
        var store = NewStore();
        var clock = NewClock();
        await using var one = await StartAsync(store, clock);
        await using var two = await StartAsync(store, clock);
        await one.ProvisionAsync();
        await two.AddAsync("Support", "support");

        Assert.True((await one.Log.ErasePersonAsync(Operator, Acme, Owner.Account)).Succeeded);
        var number = (await two.Services.AddAsync(Owner, Acme, ServiceType.IssueManagement)).Value.Number;

        var entries = (await one.Log.ReadAsync(Operator, Acme)).Value.Entries;
        Assert.Equal(Owner.Account, entries[0].ActorId.Value);
        Assert.Equal(Owner.Name, entries[0].ActorName.Value);
        Assert.All(entries.Skip(1).Where(entry => !entry.ByOperator), entry => Assert.True(entry.ActorId.IsErased && entry.ActorName.IsErased && entry.IpAddress.IsErased));
        var check = (await two.Log.VerifyAsync(Operator, Acme)).Value;
        Assert.True(check.IsWhole);
        Assert.True(check.ErasedTexts > 0);
        Assert.True(number > 0);
    }

    [Fact]
    public async Task Two_processes_that_write_and_erase_at_once_leave_a_whole_chain_and_nothing_of_her()
    {
        var store = NewStore();
        var clock = NewClock();
        await using var one = await StartAsync(store, clock);
        await using var two = await StartAsync(store, clock);
        await one.ProvisionAsync();
        async Task WriteAsync(AdminProcess process)
        {
            for (var i = 0; i < 100; i++)
            {
                var added = await process.Services.AddAsync(Owner, Acme, ServiceType.IssueManagement);
                Assert.True(added.Succeeded || added.Error.Kind == AdminErrors.ChangeBusy, added.ToString());
            }
        }

        async Task EraseAsync()
        {
            for (var i = 0; i < 30; i++)
            {
                var erased = await one.Log.ErasePersonAsync(Operator, Acme, Owner.Account);
                Assert.True(erased.Succeeded || erased.Error.Kind == AdminErrors.ChangeBusy || erased.Error.Kind == AdminErrors.ChangeLogPersonUnknown, erased.ToString());
            }
        }

        await Task.WhenAll(Task.Run(() => WriteAsync(one)), Task.Run(() => WriteAsync(two)), Task.Run(EraseAsync));
        await one.Log.ErasePersonAsync(Operator, Acme, Owner.Account);

        var check = (await two.Log.VerifyAsync(Operator, Acme)).Value;
        Assert.True(check.IsWhole, $"{check.Fault} at {check.FaultAt}");
        string? cursor = null;
        do
        {
            var page = (await one.Log.ReadAsync(Operator, Acme, 100, cursor)).Value;
            Assert.All(page.Entries, entry => Assert.True(entry.ByOperator || entry.ActorId.IsErased));
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    [Fact]
    public async Task An_erasure_that_has_erased_something_says_so_although_another_one_took_the_rest()
    {
        var store = new Interrupted(NewStore());
        await using var process = await StartAsync(store, NewClock());
        await process.ProvisionAsync();
        var other = AdminActor.Member(Acme, Owner.Account, Owner.Name, "192.0.2.9");

        // While it erases, she comes back from elsewhere; and what that leaves, another erasure finds first.
        store.AfterPage.Enqueue(() => process.Services.AddAsync(other, Acme, ServiceType.IssueManagement));
        store.AfterPage.Enqueue(() => process.Log.ErasePersonAsync(Operator, Acme, Owner.Account));
        var erased = await process.Log.ErasePersonAsync(Operator, Acme, Owner.Account);

        Assert.True(erased.Value.Changed);
        Assert.Equal(4, erased.Value.Sequence);
        Assert.Equal(5, (await process.Log.VerifyAsync(Operator, Acme)).Value.Entries);
    }

    [Theory]
    [InlineData("\\uD800")]
    [InlineData("kim\\u0000")]
    [InlineData("\\uFFFE")]
    public async Task An_account_that_nobody_can_have_belongs_to_nobody(string escaped)
    {
        await using var process = await StartAsync(NewStore(), NewClock());
        await process.ProvisionAsync();

        Assert.Equal(AdminErrors.ChangeLogPersonUnknown, (await process.Log.ErasePersonAsync(Operator, Acme, Sample.Of(escaped))).Error.Kind);
        Assert.Equal(AdminErrors.ChangeLogPersonUnknown, (await process.Log.ErasePersonAsync(Operator, Acme, new string('x', 1_000_000))).Error.Kind);
    }

    /// <summary>Does something after a page of the texts of a person was read, and before it is handed out.</summary>
    private sealed class Interrupted(IAdminStore inner) : StoreDecorator(inner)
    {
        public Queue<Func<Task>> AfterPage { get; } = new();

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            var page = await base.RangeAsync(organization, read, cancellationToken);
            if (read.Shape.Name == "change_log_text" && AfterPage.TryDequeue(out var then)) await then();
            return page;
        }
    }
}

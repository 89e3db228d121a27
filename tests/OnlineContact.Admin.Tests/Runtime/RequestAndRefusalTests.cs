using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class RequestAndRefusalTests
{
    private static readonly RequestId Request = RequestId.Create("order-66:1").Value;

    [Fact]
    public async Task A_repeated_request_is_answered_with_the_same_receipt_and_done_once()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var first = await AddAsync(host, acme.Owner, acme.Id);
        host.Clock.Advance(Duration.FromHours(3));
        Assert.Equal(first, await AddAsync(host, acme.Owner, acme.Id));
        var other = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement, Request);
        Assert.Equal("OCA0008", other.Error.Code);
        var byOther = await host.ContractedServices.AddAsync(AdminTestHost.Operator, acme.Id, ServiceType.IssueManagement, Request);
        Assert.Equal("OCA0008", byOther.Error.Code);
        var elsewhere = await host.ContractedServices.SuspendAsync(acme.Owner, acme.Id, 1, StoreVersion.Any, Request);
        Assert.Equal("OCA0008", elsewhere.Error.Code);
        Assert.Single((await host.ContractedServices.ListAsync(acme.Owner, acme.Id, new())).Value.Rows);
    }

    [Fact]
    public async Task The_same_request_id_in_two_organizations_is_two_requests()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var zeta = await host.ProvisionAsync("zeta");
        Assert.Equal(acme.Id, (await AddAsync(host, acme.Owner, acme.Id)).Organization);
        Assert.Equal(zeta.Id, (await AddAsync(host, zeta.Owner, zeta.Id)).Organization);
    }

    [Fact]
    public async Task A_repeated_provision_is_answered_again()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var provision = new Admin.Organizations.OrganizationProvision { Id = "acme", Name = "Acme", Domain = "acme.example.com", OwnerAccount = "owner", OwnerName = "Owner" };
        var first = await host.Organizations.ProvisionAsync(AdminTestHost.Operator, provision, Request);
        var again = await host.Organizations.ProvisionAsync(AdminTestHost.Operator, provision, Request);
        Assert.Equal(first.Value, again.Value);
        Assert.Equal("OCA0008", (await host.Organizations.ProvisionAsync(AdminTestHost.Operator, provision with { Name = "Other" }, Request)).Error.Code);
        Assert.Equal("OCA4003", (await host.Organizations.ProvisionAsync(AdminTestHost.Operator, provision)).Error.Code);
    }

    [Fact]
    public async Task A_request_is_remembered_for_24_hours_and_forgotten_later()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var first = await AddAsync(host, acme.Owner, acme.Id);
        host.Clock.Advance(Duration.FromHours(24));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Equal(first, await AddAsync(host, acme.Owner, acme.Id));
        host.Clock.Advance(Duration.FromHours(1));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Equal(2, (await AddAsync(host, acme.Owner, acme.Id)).Number);
    }

    [Fact]
    public async Task A_request_that_had_nothing_to_do_does_nothing_when_it_comes_again()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme);
        Task<Outcome<ChangeReceipt>> AskAsync() => host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(), requestId: Request);
        var first = (await AskAsync()).Value;
        Assert.False(first.Changed);
        Assert.True((await host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(7))).Value.Changed);
        host.Clock.Advance(Duration.FromHours(20));
        Assert.Equal(first, (await AskAsync()).Value);
        Assert.Equal(7, (await host.ContractedServices.GetAsync(acme.Owner, acme.Id, number)).Value.Service.Terms!.UsersOf("ticket"));
    }

    [Fact]
    public async Task A_forgotten_version_is_stale()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme);
        Assert.Equal("OCA0007", (await host.ContractedServices.SuspendAsync(acme.Owner, acme.Id, number, default)).Error.Code);
    }

    [Fact]
    public async Task A_stale_version_is_refused_with_both_versions_and_any_is_not()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme);
        var version = (await host.ContractedServices.GetAsync(acme.Owner, acme.Id, number)).Value.Version;
        var stale = await host.ContractedServices.SuspendAsync(acme.Owner, acme.Id, number, new StoreVersion(version.Value - 1));
        Assert.Equal(("OCA0007", "2", "3"), (stale.Error.Code, stale.Error.Argument("expected"), stale.Error.Argument("actual")));
        Assert.Equal(version.Next, (await host.ContractedServices.SuspendAsync(acme.Owner, acme.Id, number, version)).Value.Version);
        Assert.True((await host.ContractedServices.ResumeAsync(acme.Owner, acme.Id, number, StoreVersion.Any)).Succeeded);
    }

    [Fact]
    public async Task A_refusal_for_a_missing_right_is_one_entry_and_not_more_than_some_in_an_hour()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Configure(options => options.RefusalEntriesPerHour = 3));
        var acme = await host.ProvisionAsync();
        var before = (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries;
        Assert.Equal("OCA4006", (await host.ContractedServices.AddAsync(acme.Member, acme.Id, ServiceType.IssueManagement)).Error.Code);
        var entry = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 1)).Value.Entries.Single();
        Assert.Equal((before + 1, ChangeLogKind.Refused, ChangeLogCategory.Permission, "service.added"), (entry.Sequence, entry.Kind, entry.Category, entry.Operation));
        Assert.Equal(("somebody", "Somebody", "192.0.2.77"), (entry.ActorId.Value, entry.ActorName.Value, entry.IpAddress.Value));
        for (var i = 0; i < 20; i++) Assert.Equal("OCA4006", (await host.ContractedServices.ListAsync(acme.Member, acme.Id, new())).Error.Code);
        Assert.Equal(before + 3, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);

        // Another actor has an allowance of her own, and the next hour another one.
        var second = AdminActor.Member(acme.Id, "second", "Somebody", "192.0.2.78");
        Assert.False((await host.ContractedServices.GetAsync(second, acme.Id, 1)).Succeeded);
        Assert.Equal(before + 4, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
        host.Clock.Advance(Duration.FromHours(1));
        Assert.False((await host.ContractedServices.GetAsync(acme.Member, acme.Id, 1)).Succeeded);
        Assert.Equal(before + 5, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
        Assert.True((await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);

        // The rest is counted all the same.
        await host.Runtime.RunDueAsync(host.Clock.Now);
        var counts = (await host.Store.GetAsync(acme.Id, [new RecordRead(RefusalCount.Shape, [], [[]])], default))[0];
        Assert.Equal(23, counts.Sum(row => row.Cells[RefusalCount.Columns.Count.Ordinal].AsNumber()));
    }

    [Fact]
    public async Task A_refusal_whose_entry_meets_a_conflict_at_every_attempt_stands_and_is_counted_as_unlogged()
    {
        var commits = new Conflicts(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => commits));
        var acme = await host.ProvisionAsync();
        var before = (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries;
        var (unlogged, retried) = (0L, 0L);
        using var unloggedListener = Measured.Count(host.Services.GetRequiredService<AdminMeter>().Unlogged, count => unlogged += count);
        using var retriedListener = Measured.Count(host.Services.GetRequiredService<AdminMeter>().Retried, count => retried += count);
        commits.Left = 15;
        Assert.Equal("OCA4006", (await host.ContractedServices.AddAsync(acme.Member, acme.Id, ServiceType.IssueManagement)).Error.Code);
        Assert.Equal((0, 15), (unlogged, retried));
        commits.Left = 16;
        Assert.Equal("OCA4006", (await host.ContractedServices.AddAsync(acme.Member, acme.Id, ServiceType.IssueManagement)).Error.Code);
        Assert.Equal((1, 30), (unlogged, retried));
        Assert.Equal(before + 1, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);

        // Its entry is missing, its count is not.
        await host.Runtime.RunDueAsync(host.Clock.Now);
        var counts = (await host.Store.GetAsync(acme.Id, [new RecordRead(RefusalCount.Shape, [], [[]])], default))[0];
        Assert.Equal(2, counts.Sum(row => row.Cells[RefusalCount.Columns.Count.Ordinal].AsNumber()));
    }

    private sealed class Conflicts(IAdminStore inner) : StoreDecorator(inner)
    {
        public int Left { get; set; }

        public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
            Left-- > 0 ? Task.FromResult(CommitResult.VersionConflict(OrganizationHead.Shape)) : Inner.CommitAsync(changes, cancellationToken);
    }

    [Fact]
    public async Task An_actor_of_another_organization_is_counted_and_nothing_of_her_is_written()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        var zeta = await host.ProvisionAsync("zeta");
        await host.ServiceAsync(acme);
        var foreign = 0L;
        using var listener = Measured.Count(host.Services.GetRequiredService<AdminMeter>().Foreign, count => foreign += count);
        var before = await Scenes.ContentAsync(store, AdminShapes.All);
        Assert.Equal("OCA4007", (await host.ContractedServices.SuspendAsync(zeta.Owner, acme.Id, 1, StoreVersion.Any)).Error.Code);
        Assert.Equal("OCA4007", (await host.ContractedServices.ListAsync(zeta.Owner, acme.Id, new())).Error.Code);
        Assert.Equal("OCA4007", (await host.ChangeLog.ReadAsync(zeta.Owner, acme.Id)).Error.Code);
        Assert.Equal(3, foreign);
        Assert.Equal(before, await Scenes.ContentAsync(store, AdminShapes.All));
    }

    [Fact]
    public async Task A_change_requires_the_rights_it_was_made_with()
    {
        var commits = new Commits(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => commits));
        var acme = await host.ProvisionAsync();
        commits.Seen.Clear();
        await host.ServiceAsync(acme);
        await host.ContractedServices.SuspendAsync(acme.Owner, acme.Id, 1, StoreVersion.Any);
        Assert.Equal(4, commits.Seen.Count);
        Assert.All(commits.Seen, change => Assert.Contains(change.Writes, write => write.Kind == WriteKind.Require && write.Shape == OrganizationAdministrators.Shape));
    }

    private sealed class Commits(IAdminStore inner) : StoreDecorator(inner)
    {
        public List<ChangeSet> Seen { get; } = [];

        public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            Seen.Add(changes);
            return Inner.CommitAsync(changes, cancellationToken);
        }
    }

    [Fact]
    public async Task The_log_never_goes_back_in_time()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            host.Clock.Advance(Duration.FromSeconds(random.Next(-200, 220)));
            await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            await host.ContractedServices.ListAsync(acme.Member, acme.Id, new());
        }

        var times = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 100)).Value.Entries.Reverse().Select(entry => entry.Time).ToList();
        Assert.True(times.Count > 40);
        Assert.Equal(times.Order(), times);
    }

    private static async Task<ChangeReceipt> AddAsync(AdminTestHost host, AdminActor actor, OrganizationId organization) =>
        (await host.ContractedServices.AddAsync(actor, organization, ServiceType.IssueManagement, Request)).Value;
}

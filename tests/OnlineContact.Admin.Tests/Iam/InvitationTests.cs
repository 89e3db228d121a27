using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Iam;

public class InvitationTests
{
    private static readonly MemberInvitation Alice = new() { Account = "alice", Name = "Alice", Email = "alice@example.com" };

    [Fact]
    public async Task An_invitation_is_mailed_after_its_commit_and_opens_once()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var invited = (await host.Members.InviteAsync(acme.Owner, acme.Id, Alice)).Value;
        Assert.Empty(host.Mailer.Sent);
        Assert.Equal(MemberState.Pending, (await host.Members.GetAsync(acme.Owner, acme.Id, "alice")).Value.Member.State);

        await host.Runtime.RunDueAsync(host.Clock.Now);
        await host.Runtime.RunDueAsync(host.Clock.Now);

        var message = Assert.Single(host.Mailer.Sent);
        Assert.Equal(("alice", "Alice", "alice@example.com", host.Clock.Now + Duration.FromDays(7)), (message.Account.Value, message.Name.Value, message.Email.Value, message.ExpiresAt));
        Assert.Equal($"acme.message.{invited.Number}", message.IdempotencyKey);
        Assert.StartsWith("acme.", message.Token, StringComparison.Ordinal);
        Assert.DoesNotContain(message.Token, message.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("alice", message.ToString(), StringComparison.Ordinal);
        var sent = (await host.Members.GetAsync(acme.Owner, acme.Id, "alice")).Value;
        Assert.Equal((host.Clock.Now, message.ExpiresAt), (sent.SentAt, sent.ExpiresAt));

        Assert.Equal("alice", (await host.Members.InspectAsync(AdminTestHost.Operator, message.Token)).Value.Account.Value);
        Assert.True((await host.Members.AcceptAsync(AdminTestHost.Operator, message.Token)).Succeeded);
        Assert.Equal("OCA4021", (await host.Members.AcceptAsync(AdminTestHost.Operator, message.Token)).Error.Code);
        Assert.Equal("OCA4021", (await host.Members.InspectAsync(AdminTestHost.Operator, message.Token)).Error.Code);
        Assert.Equal(MemberState.Active, (await host.Members.GetAsync(acme.Owner, acme.Id, "alice")).Value.Member.State);
        var entries = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 3)).Value.Entries;
        Assert.Equal(["invitation.accepted", "invitation.delivered", "member.invited"], entries.Select(entry => entry.Operation));
        Assert.All(entries, entry => Assert.Equal((ChangeLogCategory.People, "alice"), (entry.Category, entry.TargetId.Value)));
    }

    [Fact]
    public async Task Neither_the_token_nor_a_part_of_it_is_kept()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        await host.Members.InviteAsync(acme.Owner, acme.Id, Alice);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        var token = host.Mailer.TokenOf("alice");
        var secret = token["acme.".Length..];
        var bytes = Convert.ToHexString(System.Buffers.Text.Base64Url.DecodeFromChars(secret));
        foreach (var shape in AdminShapes.All)
        {
            foreach (var row in (await store.GetAsync(acme.Id, [new RecordRead(shape, [], [[]])], default))[0])
            {
                foreach (var (cell, column) in row.Cells.Zip(shape.Columns).Where(pair => !pair.First.IsNull))
                {
                    if (column.Type == ColumnType.Text) Assert.DoesNotContain(secret, cell.AsText(), StringComparison.Ordinal);
                    if (column.Type == ColumnType.Bytes) Assert.NotEqual(bytes, Convert.ToHexString(cell.AsBytes()));
                }
            }
        }
    }

    [Fact]
    public async Task A_mailer_that_fails_gets_the_message_again_later_and_others_go_on()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.Members.InviteAsync(acme.Owner, acme.Id, Alice);
        await host.Members.InviteAsync(acme.Owner, acme.Id, Alice with { Account = "bob" });
        host.Mailer.Fail(1);
        var run = (await host.Runtime.RunDueAsync(host.Clock.Now)).Single(job => job.Name == "invitations");
        Assert.Equal((1, 1), (run.LastResult!.Value.Done, run.LastResult.Value.Failed));
        Assert.Equal(["bob"], host.Mailer.Sent.Select(message => message.Account.Value));

        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Single(host.Mailer.Sent);
        host.Clock.Advance(Duration.FromMinutes(1));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Equal(["bob", "alice"], host.Mailer.Sent.Select(message => message.Account.Value));
        Assert.True((await host.Members.AcceptAsync(AdminTestHost.Operator, host.Mailer.TokenOf("alice"))).Succeeded);
    }

    [Fact]
    public async Task A_message_that_failed_while_the_clock_was_a_year_ahead_comes_again_once_it_is_right()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.Members.InviteAsync(acme.Owner, acme.Id, Alice);
        host.Mailer.Fail(1);
        host.Clock.Advance(Duration.FromDays(365));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        host.Clock.Advance(-Duration.FromDays(365));
        await host.Runtime.RunDueAsync(host.Clock.Now);

        Assert.Equal("alice", Assert.Single(host.Mailer.Sent).Account.Value);
    }

    [Fact]
    public async Task A_token_does_not_tell_which_organizations_there_are()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        await host.ProvisionAsync();
        foreach (var organization in new[] { "acme", "nobody" })
        {
            var token = $"{organization}.{new string('A', 43)}";
            Assert.Equal("OCA4019", (await host.Members.InspectAsync(AdminTestHost.Operator, token)).Error.Code);
            Assert.Equal("OCA4019", (await host.Members.AcceptAsync(AdminTestHost.Operator, token)).Error.Code);
        }
    }

    [Fact]
    public async Task The_links_of_a_delivery_and_its_repetition_both_work()
    {
        var store = new LostNotes(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        await host.Members.InviteAsync(acme.Owner, acme.Id, Alice);
        store.Fails = 1;
        await host.Runtime.RunDueAsync(host.Clock.Now);
        host.Clock.Advance(Duration.FromMinutes(1));
        await host.Runtime.RunDueAsync(host.Clock.Now);

        Assert.Equal(2, host.Mailer.Sent.Count);
        Assert.Single(host.Mailer.Sent.Select(message => message.IdempotencyKey).Distinct());
        Assert.Equal("alice", (await host.Members.InspectAsync(AdminTestHost.Operator, host.Mailer.Sent[1].Token)).Value.Account.Value);
        Assert.True((await host.Members.AcceptAsync(AdminTestHost.Operator, host.Mailer.Sent[0].Token)).Succeeded);
        Assert.Equal("OCA4021", (await host.Members.AcceptAsync(AdminTestHost.Operator, host.Mailer.Sent[1].Token)).Error.Code);
    }

    [Fact]
    public async Task Sent_again_the_last_link_alone_works_and_an_expired_one_never()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Configure(options => options.InvitationLifetime = Duration.FromHours(1)));
        var acme = await host.ProvisionAsync();
        await host.Members.InviteAsync(acme.Owner, acme.Id, Alice);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        var first = host.Mailer.TokenOf("alice");
        host.Clock.Advance(Duration.FromHours(1));
        var expired = (await host.Members.AcceptAsync(AdminTestHost.Operator, first)).Error;
        Assert.Equal(("OCA4020", "2021-03-15T13:00:00Z"), (expired.Code, expired.Argument("expired")));

        Assert.True((await host.Members.ResendAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any)).Succeeded);
        Assert.Equal("OCA4019", (await host.Members.AcceptAsync(AdminTestHost.Operator, first)).Error.Code);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.NotEqual(first, host.Mailer.TokenOf("alice"));
        Assert.True((await host.Members.AcceptAsync(AdminTestHost.Operator, host.Mailer.TokenOf("alice"))).Succeeded);
        Assert.Equal("OCA4018", (await host.Members.ResendAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any)).Error.Code);
    }

    [Fact]
    public async Task A_cancelled_invitation_is_not_mailed_any_more_and_opens_nothing_and_can_be_made_anew()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.Members.InviteAsync(acme.Owner, acme.Id, Alice);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        await host.Members.ResendAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any);
        var token = host.Mailer.TokenOf("alice");
        Assert.True((await host.Members.CancelAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any)).Succeeded);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Single(host.Mailer.Sent);
        Assert.Equal("OCA4019", (await host.Members.AcceptAsync(AdminTestHost.Operator, token)).Error.Code);
        Assert.Equal("OCA4018", (await host.Members.CancelAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any)).Error.Code);
        Assert.Equal("OCA4018", (await host.Members.EnableAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any)).Error.Code);
        Assert.Equal("OCA4023", (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["alice"])).Error.Code);

        Assert.True((await host.Members.InviteAsync(acme.Owner, acme.Id, Alice with { Name = "Alice B." })).Succeeded);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Equal("OCA4019", (await host.Members.AcceptAsync(AdminTestHost.Operator, token)).Error.Code);
        Assert.True((await host.Members.AcceptAsync(AdminTestHost.Operator, host.Mailer.TokenOf("alice"))).Succeeded);
    }

    [Fact]
    public async Task Two_hosts_may_deliver_at_once_and_both_links_work()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var one = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store), one.Clock);
        var acme = await one.ProvisionAsync();
        for (var i = 0; i < 20; i++)
        {
            var account = $"person{i}x";
            await one.Members.InviteAsync(acme.Owner, acme.Id, Alice with { Account = account });
            await Task.WhenAll(Task.Run(() => one.Runtime.RunDueAsync(one.Clock.Now)), Task.Run(() => other.Runtime.RunDueAsync(one.Clock.Now)));
            var tokens = one.Mailer.Sent.Concat(other.Mailer.Sent).Where(message => message.Account.Value == account).Select(message => message.Token).ToList();
            Assert.InRange(tokens.Count, 1, 2);
            Assert.All(tokens, token => Assert.True(one.Members.InspectAsync(AdminTestHost.Operator, token).GetAwaiter().GetResult().Succeeded));
        }

        Assert.True((await one.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
    }

    [Fact]
    public async Task A_directory_of_the_host_takes_people_in_before_they_are_mailed()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().UseIamDirectory<FakeIamDirectory, FakeIamDirectory>());
        var enrolment = host.Services.GetRequiredService<FakeIamDirectory>();
        Assert.Same(enrolment, host.Services.GetRequiredService<IIamDirectory>());
        Assert.Same(enrolment, host.Services.GetRequiredService<IIamEnrolment>());
        var acme = await host.ProvisionAsync();
        await host.Members.RegisterAsync(acme.Owner, acme.Id, Alice with { Mobile = "+82 10-1234-5678" });
        enrolment.FailEnrolments(1);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Empty(host.Mailer.Sent);
        host.Clock.Advance(Duration.FromMinutes(2));
        await host.Runtime.RunDueAsync(host.Clock.Now);

        Assert.Single(host.Mailer.Sent);
        Assert.Equal(["+821012345678", "+821012345678"], enrolment.Enrolments.Select(each => each.Mobile!.Value.Value));
        Assert.Single(enrolment.Enrolments.Select(each => each.IdempotencyKey).Distinct());
    }

    [Fact]
    public async Task Without_a_mailer_nobody_is_invited()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(new FakeAdminClock());
        services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore());
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IAdminRuntime>().StartAsync();
        var provision = new OrganizationProvision { Id = "acme", Name = "Acme", Domain = "acme.example.com", OwnerAccount = "owner", OwnerName = "Owner" };
        Assert.True((await provider.GetRequiredService<OrganizationManager>().ProvisionAsync(AdminTestHost.Operator, provision)).Succeeded);
        Assert.Equal("OCA4022", (await provider.GetRequiredService<MemberManager>().InviteAsync(AdminTestHost.Operator, OrganizationId.Parse("acme"), Alice)).Error.Code);
    }

    /// <summary>Loses the commit in which a delivery is noted, as a crash after the sending does.</summary>
    private sealed class LostNotes(IAdminStore inner) : StoreDecorator(inner)
    {
        public int Fails { get; set; }

        public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            if (Fails > 0 && changes.Writes.Any(write => write.Kind == WriteKind.Remove && write.Shape == InvitationMessage.Shape))
            {
                Fails--;
                throw new AdminStorageException("test", nameof(CommitAsync), false, null);
            }

            return Inner.CommitAsync(changes, cancellationToken);
        }
    }
}

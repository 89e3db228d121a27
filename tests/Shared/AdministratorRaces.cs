using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>64 administrators remove each other at once, on two hosts over one store.</summary>
internal static class AdministratorRaces
{
    private const int People = 64;

    /// <summary>What somebody who came too late may be answered: her right is gone, the other is, the other is the last one, or everybody was faster.</summary>
    private static readonly string[] TooLate = ["OCA4006", "OCA4026", "OCA4025", "OCA0006"];

    public static async Task RunAsync(int rounds, Action<OnlineContactAdminBuilder> store)
    {
        var clock = new FakeAdminClock();
        await using var one = await AdminTestHost.StartAsync(store, clock);
        await using var other = await AdminTestHost.StartAsync(store, clock);
        var acme = await one.ProvisionAsync();
        var actors = new List<AdminActor> { acme.Owner };
        for (var i = 1; i < People; i++) actors.Add(await InviteAsync(one, acme.Id, $"person{i}"));
        await one.Runtime.RunDueAsync(clock.Now);
        foreach (var actor in actors.Skip(1)) Assert.True((await one.Members.AcceptAsync(AdminTestHost.Operator, one.Mailer.TokenOf(actor.Account))).Succeeded);

        for (var round = 0; round < rounds; round++)
        {
            Assert.True((await one.Administrators.AddAsync(AdminTestHost.Operator, acme.Id, StoreVersion.Any, [.. actors.Select(actor => actor.Account)])).Succeeded);
            var before = await LastSequenceAsync(one, acme.Id);
            var step = 1 + round % (People - 1);
            var answers = await Task.WhenAll(actors.Select((actor, i) => Task.Run(() =>
                (i % 2 == 0 ? one : other).Administrators.RemoveAsync(actor, acme.Id, StoreVersion.Any, [actors[(i + step) % People].Account]))));

            await CheckAsync(one, acme.Id, actors, step, before, answers);
        }

        Assert.True((await one.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value.IsWhole);
    }

    private static async Task CheckAsync(AdminTestHost host, OrganizationId acme, List<AdminActor> actors, int step, long before, Outcome<ChangeReceipt>[] answers)
    {
        // The log tells exactly what happened: whoever removed somebody was an administrator then, and so was the other.
        var left = actors.Select(actor => actor.Account).ToHashSet();
        var removals = (await EntriesAsync(host, acme, before)).Where(entry => entry.Kind == ChangeLogKind.Changed).ToList();
        foreach (var entry in removals)
        {
            Assert.Equal(("administrator.removed", ChangeLogCategory.Permission, "organizationAdministrator=active", null), (entry.Operation, entry.Category, entry.Before.Value, entry.After.Value));
            Assert.Contains(entry.ActorId.Value!, left);
            Assert.True(left.Remove(entry.TargetId.Value!));
        }

        var succeeded = Enumerable.Range(0, People).Where(i => answers[i].Succeeded).Select(i => (actors[i].Account, actors[(i + step) % People].Account));
        Assert.Equal(succeeded.Order(), removals.Select(entry => (entry.ActorId.Value!, entry.TargetId.Value!)).Order());
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.Contains(answer.Error.Code, TooLate));

        var remaining = (await host.Administrators.GetAsync(AdminTestHost.Operator, acme)).Value.Value.Members;
        Assert.NotEmpty(remaining);
        Assert.All(remaining, administrator => Assert.Equal(MemberState.Active, administrator.State));
        Assert.Equal(left.Order(StringComparer.Ordinal), remaining.Select(administrator => administrator.Account));
    }

    private static async Task<AdminActor> InviteAsync(AdminTestHost host, OrganizationId organization, string account)
    {
        Assert.True((await host.Members.InviteAsync(AdminTestHost.Operator, organization, new MemberInvitation { Account = account, Name = "Person", Email = $"{account}@example.com" })).Succeeded);
        return AdminActor.Member(organization, account, "Person", "192.0.2.2");
    }

    private static async Task<long> LastSequenceAsync(AdminTestHost host, OrganizationId organization) =>
        (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, organization, 1)).Value.Entries[0].Sequence;

    private static async Task<List<ChangeLogEntry>> EntriesAsync(AdminTestHost host, OrganizationId organization, long after)
    {
        var entries = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, organization, ChangeLogManager.MaxPageSize, cursor)).Value;
            entries.AddRange(page.Entries.TakeWhile(entry => entry.Sequence > after));
            cursor = page.Entries.Count > 0 && page.Entries[^1].Sequence > after ? page.Next : null;
        }
        while (cursor is not null);
        entries.Reverse();
        return entries;
    }
}

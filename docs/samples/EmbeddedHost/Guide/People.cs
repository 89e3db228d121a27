using EmbeddedHost.Reports;
using EmbeddedHost.Rules;
using EmbeddedHost.Setup;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace EmbeddedHost.Guide;

/// <summary>Invites three members, makes one an administrator, gives agents their channels, and tries to remove the last administrator.</summary>
internal sealed class People(Scene scene)
{
    private const int Shown = 12;

    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("People and their rights", "조직관리자 · 상담원 · 권한 변경 로그");
        foreach (var person in scene.Plan.Team) await InviteAsync(person);
        await DeliverAsync();
        foreach (var person in scene.Plan.Team) await AcceptAsync(person);
        foreach (var person in scene.Plan.Team) await AppointAsync(person);
        foreach (var person in scene.Plan.Team) await GiveRoleAsync(person);
        await RefuseAsync();
        chapter.ChangeLog = await PermissionLogAsync();
        return chapter;
    }

    private async Task InviteAsync(PlannedMember person)
    {
        var there = await scene.Members.GetAsync(scene.Owner, scene.Id, person.Account, scene.Cancel);
        if (there.Succeeded)
        {
            scene.Check.Note($"{person.Name} was invited by an earlier run, and is {there.Value.Member.State}");
            return;
        }

        await scene.Check.DoneAsync(
            $"Invite {person.Name}",
            scene.Members.InviteAsync(scene.Owner, scene.Id, new MemberInvitation { Account = person.Account, Name = person.Name, Email = person.Email }, cancellationToken: scene.Cancel));
    }

    /// <summary>The invitations are committed; now the mails are written.</summary>
    private async Task DeliverAsync()
    {
        foreach (var job in await scene.Runtime.RunDueAsync(scene.Now, scene.Cancel))
            scene.Check.That(job.LastError is null, $"the job {job.Name} failed: {job.LastError?.Message}");
    }

    private async Task AcceptAsync(PlannedMember person)
    {
        var member = scene.Check.Value($"look at {person.Name}", await scene.Members.GetAsync(scene.Owner, scene.Id, person.Account, scene.Cancel));
        if (member.Member.State == MemberState.Active) return;
        var token = await EmlMailer.LinkOfAsync(scene.Mails, person.Email, scene.Cancel) ?? throw new RuleBrokenException($"no mail came to {person.Name}");
        var invited = scene.Check.Value("open the link", await scene.Members.InspectAsync(scene.Operator, token, scene.Cancel));
        scene.Check.That(invited.Account.Value == person.Account, $"the link of {person.Name} is somebody else's");

        // Here a real host keeps the password that she has typed in.
        await scene.Check.DoneAsync($"{person.Name} opens her .eml, sets her password and is active", scene.Members.AcceptAsync(scene.Operator, token, cancellationToken: scene.Cancel));
        await scene.Check.RefusedAsync($"{person.Name} follows the link again", AdminErrors.InvitationTokenUsed, () => scene.Members.AcceptAsync(scene.Operator, token, cancellationToken: scene.Cancel));
    }

    private async Task AppointAsync(PlannedMember person)
    {
        if (!person.Administrator) return;
        var all = scene.Check.Value("read the administrators", await scene.Administrators.GetAsync(scene.Owner, scene.Id, scene.Cancel));
        if (all.Value.Members.Any(administrator => administrator.Account == person.Account)) return;
        var found = scene.Check.Value("search", await scene.Members.SearchAsync(scene.Owner, scene.Id, new MemberSearch { Name = person.Search }, cancellationToken: scene.Cancel));
        scene.Check.That(found.Members.Any(member => member.Account.Value == person.Account), $"{person.Search} does not find {person.Name}");
        scene.Check.Note($"Search for candidates by {person.Search}: {string.Join(", ", found.Members.Select(member => member.Name.Value))}");
        await scene.Check.DoneAsync($"Make {person.Name} an organization administrator", scene.Administrators.AddAsync(scene.Owner, scene.Id, all.Version, [person.Account], cancellationToken: scene.Cancel));
    }

    private async Task GiveRoleAsync(PlannedMember person)
    {
        if (person.Role is not { } role) return;
        var service = await scene.GetAsync(scene.Plan.Services.Single(planned => planned.Id == person.Service));
        var agent = await scene.Agents.GetAsync(scene.Owner, scene.Id, person.Account, cancellationToken: scene.Cancel);
        var has = agent.Succeeded ? agent.Value.Value.RoleIn(service.Service.Number) : null;
        if (has is not null)
        {
            scene.Check.Note($"{person.Name} in {person.Service}: {has.Role.ToWireName()}, {has.Channels.ToWireNames()}");
            return;
        }

        await scene.Check.DoneAsync(
            $"{person.Name} becomes {role.ToWireName()} in {person.Service} with {person.Channels.ToWireNames()}",
            scene.Agents.GiveRoleAsync(scene.Owner, scene.Id, person.Account, service.Service.Number, StoreVersion.Any, role, person.Channels, cancellationToken: scene.Cancel));
        agent = await scene.Agents.GetAsync(scene.Owner, scene.Id, person.Account, cancellationToken: scene.Cancel);
        var given = scene.Check.Value("read the agent", agent).Value.RoleIn(service.Service.Number)!;
        scene.Check.That((given.Channels & AgentChannels.Phone) == 0 || (given.Channels & AgentChannels.Ticket) != 0, "phone did not bring ticket");
    }

    private async Task RefuseAsync()
    {
        var last = scene.Plan.Team[^1];
        var issues = await scene.GetAsync(scene.Plan.Services.Single(planned => planned.Id == "ItHelpdesk"));
        await scene.Check.RefusedAsync(
            $"{last.Name} gets phone in an issue service",
            AdminErrors.AgentTicketOnly,
            () => scene.Agents.GiveRoleAsync(scene.Owner, scene.Id, last.Account, issues.Service.Number, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Phone, cancellationToken: scene.Cancel));
        await scene.Check.RefusedAsync(
            "Remove the last administrator, with all others",
            AdminErrors.AdministratorLastActive,
            async () => await scene.Administrators.RemoveAsync(scene.Owner, scene.Id, StoreVersion.Any, await AdministratorsAsync(), cancellationToken: scene.Cancel));
    }

    private async Task<IReadOnlyList<string>> AdministratorsAsync() =>
        [.. scene.Check.Value("read the administrators", await scene.Administrators.GetAsync(scene.Owner, scene.Id, scene.Cancel)).Value.Members.Select(administrator => administrator.Account)];

    /// <summary>The screen 권한 변경 로그: who changed whose rights, from what to what.</summary>
    private async Task<LogTable> PermissionLogAsync()
    {
        var entries = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = scene.Check.Value("read the change log", await scene.ChangeLog.ReadAsync(scene.Owner, scene.Id, cursor: cursor, cancellationToken: scene.Cancel));
            entries.AddRange(page.Entries.Where(entry => entry is { Category: ChangeLogCategory.Permission, Kind: ChangeLogKind.Changed }));
            cursor = page.Next;
        }
        while (cursor is not null);
        var verified = await scene.VerifyAsync();
        return new LogTable
        {
            Total = entries.Count,
            IsWhole = verified.IsWhole,
            LastHash = entries[0].Hash.ToString(),
            Newest = [.. entries.Take(Shown).Select(ReadingTheLog.LineOf)],
        };
    }
}

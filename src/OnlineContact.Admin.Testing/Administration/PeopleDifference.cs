using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>Compares people, their rights, and what the log says of them with the naive model.</summary>
internal static class PeopleDifference
{
    public static async Task<string?> FindAsync(AdminTestHost host, OrganizationId id, NaiveOrganization organization, CancellationToken cancellationToken)
    {
        var administrators = (await host.Administrators.GetAsync(AdminTestHost.Operator, id, cancellationToken).ConfigureAwait(false)).Value;
        return Compare(
                "administrators",
                organization.Administrators.Select(each => $"{each.Key} {each.Value}").Append($"version {organization.AdministratorsVersion}"),
                administrators.Value.Members.Select(each => $"{each.Account} {each.State}").Append($"version {administrators.Version.Value}"))
            ?? Compare(
                "members",
                organization.Members.Select(each => $"{each.Key} {each.Value.Name} {each.Value.State} {each.Value.Version}"),
                (await MembersAsync(host, id, cancellationToken).ConfigureAwait(false)).Select(each => $"{each.Member.Account.Value} {each.Member.Name.Value} {each.Member.State} {each.Version.Value}"))
            ?? Compare(
                "agents",
                organization.Agents.Select(each => $"{each.Key} {each.Value.State} {each.Value.Version} {string.Join(' ', each.Value.Roles.Select(role => $"{role.Key}:{role.Value.Role}:{role.Value.Channels}"))} {each.Value.Nickname} {each.Value.Language} {each.Value.TakesTickets}"),
                await AgentsAsync(host, id, cancellationToken).ConfigureAwait(false))
            ?? Compare(
                "entries",
                organization.PeopleEntries.Select(each => $"{each.Key} {each.Value}"),
                await EntriesAsync(host, id, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<List<TakenInMember>> MembersAsync(AdminTestHost host, OrganizationId id, CancellationToken cancellationToken)
    {
        var members = new List<TakenInMember>();
        var query = new MemberQuery { PageSize = 3 };
        do
        {
            var page = (await host.Members.ListAsync(AdminTestHost.Operator, id, query, cancellationToken).ConfigureAwait(false)).Value;
            members.AddRange(page.Members);
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);
        return members;
    }

    private static async Task<List<string>> AgentsAsync(AdminTestHost host, OrganizationId id, CancellationToken cancellationToken)
    {
        var agents = new List<string>();
        var query = new AgentQuery { PageSize = 3 };
        do
        {
            var page = (await host.Agents.ListAsync(AdminTestHost.Operator, id, query, cancellationToken).ConfigureAwait(false)).Value;
            agents.AddRange(page.Agents.Select(each => $"{each.Value.Account.Value} {each.Value.State} {each.Version.Value} {string.Join(' ', each.Value.Roles.Select(role => $"{role.Service}:{role.Role}:{role.Channels}"))} {each.Value.Nickname} {each.Value.Language ?? "ko"} {each.Value.TakesTickets}"));
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);
        return agents;
    }

    private static async Task<IEnumerable<string>> EntriesAsync(AdminTestHost host, OrganizationId id, CancellationToken cancellationToken)
    {
        var entries = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, id, ChangeLogManager.MaxPageSize, cursor, cancellationToken).ConfigureAwait(false)).Value;
            foreach (var entry in page.Entries)
            {
                if (entry.Kind != ChangeLogKind.Changed || entry.Category is not (ChangeLogCategory.Permission or ChangeLogCategory.People)) continue;
                if (entry.ActorId.IsErased || entry.TargetId.IsErased) continue;
                var arguments = string.Join(';', entry.Arguments.Select(argument => $"{argument.Key}={argument.Value}"));
                entries.Add($"{entry.Sequence} {entry.ActorId.Value}|{entry.IpAddress.Value}|{NaivePeople.Entry(entry.Operation, entry.Category.ToString(), entry.TargetId.Value ?? "", entry.Service, entry.Before.Value, entry.After.Value, arguments)}");
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        entries.Reverse();
        return entries;
    }

    public static string? Compare(string what, IEnumerable<string> expected, IEnumerable<string> came)
    {
        var (wanted, there) = (expected.ToList(), came.ToList());
        for (var i = 0; i < Math.Max(wanted.Count, there.Count); i++)
        {
            var (one, other) = (i < wanted.Count ? wanted[i] : "nothing", i < there.Count ? there[i] : "nothing");
            if (one != other) return $"{what}: {other} instead of {one}";
        }

        return null;
    }
}

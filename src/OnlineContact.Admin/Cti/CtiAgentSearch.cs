using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// Finds the agents of the list. Five of the six columns stand in one normalised column of the agent; the services, whose names change, are
/// looked up first, and the agents who are in them are merged in by account. So nothing has to be written anew when a service gets another name.
/// </summary>
internal sealed class CtiAgentSearch(IAdminStore store)
{
    /// <summary>When more services have the text in their names than this, most agents do, and all are looked at in their order.</summary>
    private const int FewServices = 8;

    private const int LookedAtOnce = 500;
    private const int LookedAtMost = 5_000;

    public async Task<Outcome<(IReadOnlyList<CtiAgentRow> Rows, string? Next)>> PageAsync(OrganizationId organization, CtiAgentQuery query, CancellationToken cancellationToken)
    {
        string? last = null;
        if (query.Cursor is not null)
        {
            if (!PageCursor.Decode(organization, Agent.Columns.InOrder, query.Cursor).TryGetValue(out var place, out var error)) return Outcome.Refused<(IReadOnlyList<CtiAgentRow>, string?)>(error);
            last = place[0].AsText();
        }

        var text = await SearchedText.OfAsync(store, organization, query.Text, cancellationToken).ConfigureAwait(false);
        var found = new List<Stored<Agent>>();
        Agent? lastAgent = null;
        var limit = query.PageSize;
        for (var looked = 0; text.CanBeFound && looked < LookedAtMost; limit = LookedAtOnce)
        {
            var (batch, more) = await NextAsync(organization, text, last, limit, cancellationToken).ConfigureAwait(false);
            var names = text.LooksAtEach ? await NamesAsync(organization, batch, cancellationToken).ConfigureAwait(false) : null;
            foreach (var agent in batch)
            {
                lastAgent = agent.Value;
                if (query.Scope == CtiAgentScope.WithPhoneRight && !agent.Value.HasPhone) continue;
                if (names is not null && !text.IsIn(agent.Value, names)) continue;
                found.Add(agent);
                if (found.Count == query.PageSize) return await PageOfAsync(lastAgent).ConfigureAwait(false);
            }

            if (!more || batch.Count == 0) return await PageOfAsync(null).ConfigureAwait(false);
            looked += batch.Count;
            last = lastAgent!.Account.Value;
        }

        return await PageOfAsync(lastAgent).ConfigureAwait(false);

        async Task<Outcome<(IReadOnlyList<CtiAgentRow>, string?)>> PageOfAsync(Agent? place)
        {
            var rows = await RowsAsync(organization, found, cancellationToken).ConfigureAwait(false);
            return Outcome.Success((rows, place is null ? null : PageCursor.Encode(organization, Agent.Columns.InOrder, Agent.Shape.ToCells(place))));
        }
    }

    /// <summary>The agents as rows, with the names of their services.</summary>
    public async Task<IReadOnlyList<CtiAgentRow>> RowsAsync(OrganizationId organization, IReadOnlyList<Stored<Agent>> agents, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(organization, agents, cancellationToken).ConfigureAwait(false);
        return [.. agents.Select(agent => new CtiAgentRow
        {
            Agent = agent.Value,
            Version = agent.Version,
            Services = [.. agent.Value.Roles.Select(role => names.TryGetValue(role.Service, out var service) ? service : new CtiAgentService(role.Service, null, null))],
        })];
    }

    private async Task<(IReadOnlyList<Stored<Agent>> Agents, bool More)> NextAsync(OrganizationId organization, SearchedText text, string? last, int limit, CancellationToken cancellationToken)
    {
        Cell[]? place = last is null ? null : [Cell.Of(last)];
        if (text.Part is null || text.LooksAtEach)
        {
            var (agents, next, _) = await store.PageAsync(organization, Agent.Columns.InOrder.Ascending().After(place).Take(limit), cancellationToken).ConfigureAwait(false);
            return (agents, next is not null);
        }

        var matching = await store.SearchAsync(organization, Agent.Shape, text.AgentPart!, place, limit, cancellationToken).ConfigureAwait(false);
        return text.Services.Count == 0 ? (matching, matching.Length == limit) : await MergeAsync(organization, text, matching, last, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first of both: those who have the text themselves, and those who are in a service that has it in its name.</summary>
    private async Task<(IReadOnlyList<Stored<Agent>> Agents, bool More)> MergeAsync(
        OrganizationId organization, SearchedText text, Stored<Agent>[] matching, string? last, int limit, CancellationToken cancellationToken)
    {
        var merged = new SortedDictionary<string, Stored<Agent>?>(StringComparer.Ordinal);
        foreach (var agent in matching) merged[agent.Value.Account.Value] = agent;
        foreach (var service in text.Services)
        {
            var roles = AgentRole.Columns.ByService.Between(service, service + 1).After(last is null ? null : [Cell.Of(service), Cell.Of(last)]).Take(limit);
            foreach (var role in (await store.PageAsync(organization, roles, cancellationToken).ConfigureAwait(false)).Records) merged.TryAdd(role.Value.Account.Value, null);
        }

        var fetch = new Fetch(organization);
        var first = merged.Take(limit).Select(pair => (Agent: pair.Value, Slot: pair.Value is null ? fetch.One(Agent.ByAccount[MemberAccount.FromStored(pair.Key)]) : null)).ToList();
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);

        // Who was removed between the two reads is left out.
        return ([.. first.Where(each => each.Slot is null || each.Slot.Found).Select(each => each.Agent ?? new Stored<Agent>(each.Slot!.Value, each.Slot.Version))], merged.Count >= limit);
    }

    private async Task<Dictionary<long, CtiAgentService>> NamesAsync(OrganizationId organization, IReadOnlyList<Stored<Agent>> agents, CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, CtiAgentService>();
        foreach (var numbers in agents.SelectMany(agent => agent.Value.Roles).Select(role => role.Service).Distinct().Chunk(RecordRead.MaxKeys))
        {
            var read = new RecordRead(ContractedService.Shape, [ContractedService.Columns.Number], Array.ConvertAll(numbers, number => new[] { Cell.Of(number) }));
            foreach (var row in (await store.GetAsync(organization, [read], cancellationToken).ConfigureAwait(false))[0])
            {
                var number = row.Cells[ContractedService.Columns.Number.Ordinal].AsNumber();
                names[number] = new CtiAgentService(number, TextOf(row, ContractedService.Columns.Id), TextOf(row, ContractedService.Columns.Name));
            }
        }

        return names;

        static string? TextOf(StoredRow row, Column column) => row.Cells[column.Ordinal] is { IsNull: false } cell ? cell.AsText() : null;
    }

    /// <summary>What is looked for: the folded text, what it is among the agents' columns, and the services that have it.</summary>
    private sealed class SearchedText
    {
        public required string? Part { get; init; }

        public required string? AgentPart { get; init; }

        public required IReadOnlyList<long> Services { get; init; }

        public required bool LooksAtEach { get; init; }

        /// <summary>What stands between columns can be in none.</summary>
        public bool CanBeFound => Part is null || !Part.Contains(Agent.Between, StringComparison.Ordinal);

        public static async Task<SearchedText> OfAsync(IAdminStore store, OrganizationId organization, string? text, CancellationToken cancellationToken)
        {
            var part = text is null ? "" : TextFolding.Fold(text);
            if (part.Length == 0) return new SearchedText { Part = null, AgentPart = null, Services = [], LooksAtEach = false };
            var named = await store.MatchAsync(organization, ContractedService.Shape, part, null, FewServices + 1, cancellationToken).ConfigureAwait(false);
            var services = named.Select(row => row.Cells[ContractedService.Columns.Number.Ordinal].AsNumber()).ToHashSet();
            if (part.Length <= ServiceId.MaxLength)
            {
                var byId = new RecordRead(ContractedService.Shape, [ContractedService.Columns.IdKey], [[Cell.Of(part)]]);
                foreach (var row in (await store.GetAsync(organization, [byId], cancellationToken).ConfigureAwait(false))[0]) services.Add(row.Cells[ContractedService.Columns.Number.Ordinal].AsNumber());
            }

            return new SearchedText
            {
                Part = part,
                AgentPart = InitialConsonants.AreIn(part) ? InitialConsonants.Of(part) : part,
                Services = [.. services.Order()],
                LooksAtEach = services.Count > FewServices,
            };
        }

        public bool IsIn(Agent agent, Dictionary<long, CtiAgentService> names) =>
            agent.Searched.Contains(AgentPart!, StringComparison.Ordinal)
            || agent.Roles.Any(role => names.TryGetValue(role.Service, out var service)
                && ((service.Name is not null && TextFolding.Fold(service.Name).Contains(Part!, StringComparison.Ordinal)) || string.Equals(service.Id, Part, StringComparison.OrdinalIgnoreCase)));
    }
}

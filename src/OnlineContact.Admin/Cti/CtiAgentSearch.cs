using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// Finds the agents of the list. Five of the six columns stand in one normalised column of the agent; the services, whose names change, are
/// looked up first, and the agents who are in them are merged in by account. So nothing has to be written anew when a service gets another name.
/// Those agents are found by an index; where they fill a page, the texts of the others are looked through no further than to its end.
/// </summary>
internal sealed class CtiAgentSearch(IAdminStore store)
{
    /// <summary>When more services have the text in their names than this, most agents do, and all are looked at in their order.</summary>
    private const int FewServices = 8;

    /// <summary>The services of a page are mostly those of the page before; so many of them are read before it is known.</summary>
    private const int ForeseenServices = 32;

    private const int LookedAtOnce = 500;
    private const int LookedAtMost = 5_000;

    private readonly LastSeen<IReadOnlyCollection<long>> _shown = new();

    /// <summary>Asks, with what a call reads anyhow, for the service of which the text is the whole ID, and for those that the page will probably show.</summary>
    public AskedServices Ask(Fetch fetch, CtiAgentQuery query) => new(
        SearchedText.PartOf(query) is { Length: > 0 and <= ServiceId.MaxLength } part ? fetch.Rows(ContractedService.ByIdKey, [part]) : null,
        _shown.TryGet(fetch.Organization, out var shown) ? fetch.Rows(ContractedService.ByNumber, shown!) : null);

    public async Task<Outcome<(IReadOnlyList<CtiAgentRow> Rows, string? Next)>> PageAsync(
        OrganizationId organization, CtiAgentQuery query, AskedServices asked, CancellationToken cancellationToken)
    {
        string? last = null;
        if (query.Cursor is not null)
        {
            if (!PageCursor.Decode(organization, Agent.Columns.InOrder, query.Cursor).TryGetValue(out var place, out var error)) return Outcome.Refused<(IReadOnlyList<CtiAgentRow>, string?)>(error);
            last = place[0].AsText();
        }

        var text = await SearchedText.OfAsync(store, organization, query, asked.ById, cancellationToken).ConfigureAwait(false);
        var names = new ServiceNames();
        names.Add(text.Named);
        names.Add(asked.Foreseen?.Values);
        var found = new List<Stored<Agent>>();
        Agent? lastAgent = null;
        var limit = query.PageSize;
        for (var looked = 0; text.CanBeFound && looked < LookedAtMost; limit = LookedAtOnce)
        {
            var (batch, more) = await NextAsync(organization, text, last, limit, cancellationToken).ConfigureAwait(false);
            if (text.LooksAtEach) await AddNamesAsync(organization, names, batch, cancellationToken).ConfigureAwait(false);
            foreach (var agent in batch)
            {
                lastAgent = agent.Value;
                if (query.Scope == CtiAgentScope.WithPhoneRight && !agent.Value.HasPhone) continue;
                if (text.LooksAtEach && !text.IsIn(agent.Value, names)) continue;
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
            await AddNamesAsync(organization, names, found, cancellationToken).ConfigureAwait(false);
            if (NumbersOf(found).Take(ForeseenServices).ToHashSet() is { Count: > 0 } shown) _shown.Remember(organization, shown);
            var rows = Rows(found, names);
            return Outcome.Success((rows, place is null ? null : PageCursor.Encode(organization, Agent.Columns.InOrder, Agent.Shape.ToCells(place))));
        }
    }

    /// <summary>The agents as rows, with the names of their services.</summary>
    public async Task<IReadOnlyList<CtiAgentRow>> RowsAsync(OrganizationId organization, IReadOnlyList<Stored<Agent>> agents, CancellationToken cancellationToken)
    {
        var names = new ServiceNames();
        await AddNamesAsync(organization, names, agents, cancellationToken).ConfigureAwait(false);
        return Rows(agents, names);
    }

    private static IReadOnlyList<CtiAgentRow> Rows(IReadOnlyList<Stored<Agent>> agents, ServiceNames names) => [.. agents.Select(agent => new CtiAgentRow
    {
        Agent = agent.Value,
        Version = agent.Version,
        Services = [.. agent.Value.Roles.Select(role => names.Find(role.Service) ?? new CtiAgentService(role.Service, null, null))],
    })];

    private static IEnumerable<long> NumbersOf(IReadOnlyList<Stored<Agent>> agents) => agents.SelectMany(agent => agent.Value.Roles).Select(role => role.Service).Distinct();

    private async Task<(IReadOnlyList<Stored<Agent>> Agents, bool More)> NextAsync(OrganizationId organization, SearchedText text, string? last, int limit, CancellationToken cancellationToken)
    {
        Cell[]? place = last is null ? null : [Cell.Of(last)];
        if (text.Part is null || text.LooksAtEach)
        {
            var (agents, next, _) = await store.PageAsync(organization, Agent.Columns.InOrder.Ascending().After(place).Take(limit), cancellationToken).ConfigureAwait(false);
            return (agents, next is not null);
        }

        if (text.Services.Count > 0) return await MergeAsync(organization, text, place, limit, cancellationToken).ConfigureAwait(false);
        var matching = await store.SearchAsync(organization, Agent.Shape, text.AgentPart!, place, limit, cancellationToken).ConfigureAwait(false);
        return (matching, matching.Length == limit);
    }

    /// <summary>The first of both: those who are in a service that has the text in its name, and those who have it themselves.</summary>
    private async Task<(IReadOnlyList<Stored<Agent>> Agents, bool More)> MergeAsync(
        OrganizationId organization, SearchedText text, Cell[]? place, int limit, CancellationToken cancellationToken)
    {
        var accounts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var service in text.Services)
        {
            var roles = AgentRole.Columns.ByService.Between(service, service + 1).After(place is null ? null : [Cell.Of(service), place[0]]).Take(limit);
            foreach (var role in (await store.PageAsync(organization, roles, cancellationToken).ConfigureAwait(false)).Records) accounts.Add(role.Value.Account.Value);
        }

        var end = accounts.Count < limit ? null : new[] { Cell.Of(accounts.ElementAt(limit - 1)) };
        var matching = await store.MatchAsync(organization, Agent.Shape, text.AgentPart!, place, end, limit, cancellationToken).ConfigureAwait(false);
        foreach (var row in matching) accounts.Add(row.Cells[Agent.Columns.Account.Ordinal].AsText());

        // Who was removed between the two reads is left out.
        var keys = accounts.Take(limit).Select(account => new[] { Cell.Of(account) }).ToList();
        return (await store.ByKeysAsync(organization, Agent.Shape, keys, cancellationToken).ConfigureAwait(false), accounts.Count >= limit);
    }

    /// <summary>Reads the names that are not known yet of the services that agents are in.</summary>
    private async Task AddNamesAsync(OrganizationId organization, ServiceNames names, IReadOnlyList<Stored<Agent>> agents, CancellationToken cancellationToken)
    {
        foreach (var numbers in NumbersOf(agents).Where(number => names.Find(number) is null).Chunk(RecordRead.MaxKeys))
        {
            var read = new RecordRead(ContractedService.Shape, [ContractedService.Columns.Number], Array.ConvertAll(numbers, number => new[] { Cell.Of(number) }));
            names.Add((await store.GetAsync(organization, [read], cancellationToken).ConfigureAwait(false))[0]);
        }
    }

    /// <summary>The services that a call read before anybody was found.</summary>
    internal readonly record struct AskedServices(SlotRows? ById, SlotRows? Foreseen);

    /// <summary>The IDs and names of services, by number.</summary>
    private sealed class ServiceNames
    {
        private readonly Dictionary<long, CtiAgentService> _services = [];

        public CtiAgentService? Find(long number) => _services.TryGetValue(number, out var service) ? service : null;

        public void Add(IReadOnlyList<StoredRow>? rows)
        {
            foreach (var row in rows ?? [])
            {
                var number = row.Cells[ContractedService.Columns.Number.Ordinal].AsNumber();
                _services[number] = new CtiAgentService(number, TextOf(row, ContractedService.Columns.Id), TextOf(row, ContractedService.Columns.Name));
            }

            static string? TextOf(StoredRow row, Column column) => row.Cells[column.Ordinal] is { IsNull: false } cell ? cell.AsText() : null;
        }
    }

    /// <summary>What is looked for: the folded text, what it is among the agents' columns, and the services that have it.</summary>
    private sealed class SearchedText
    {
        public required string? Part { get; init; }

        public required string? AgentPart { get; init; }

        public required IReadOnlyList<long> Services { get; init; }

        /// <summary>Their rows.</summary>
        public required IReadOnlyList<StoredRow> Named { get; init; }

        public required bool LooksAtEach { get; init; }

        /// <summary>What stands between columns can be in none.</summary>
        public bool CanBeFound => Part is null || !Part.Contains(Agent.Between, StringComparison.Ordinal);

        public static string PartOf(CtiAgentQuery query) => query.Text is null ? "" : TextFolding.Fold(query.Text);

        public static async Task<SearchedText> OfAsync(IAdminStore store, OrganizationId organization, CtiAgentQuery query, SlotRows? byId, CancellationToken cancellationToken)
        {
            var part = PartOf(query);
            if (part.Length == 0) return new SearchedText { Part = null, AgentPart = null, Services = [], Named = [], LooksAtEach = false };
            StoredRow[] named = [.. await store.MatchAsync(organization, ContractedService.Shape, part, null, null, FewServices + 1, cancellationToken).ConfigureAwait(false), .. byId?.Values ?? []];
            var services = named.Select(row => row.Cells[ContractedService.Columns.Number.Ordinal].AsNumber()).ToHashSet();
            return new SearchedText
            {
                Part = part,
                AgentPart = InitialConsonants.AreIn(part) ? InitialConsonants.Of(part) : part,
                Services = [.. services.Order()],
                Named = named,
                LooksAtEach = services.Count > FewServices,
            };
        }

        public bool IsIn(Agent agent, ServiceNames names) =>
            agent.Searched.Contains(AgentPart!, StringComparison.Ordinal)
            || agent.Roles.Any(role => names.Find(role.Service) is { } service
                && ((service.Name is not null && TextFolding.Fold(service.Name).Contains(Part!, StringComparison.Ordinal)) || string.Equals(service.Id, Part, StringComparison.OrdinalIgnoreCase)));
    }
}

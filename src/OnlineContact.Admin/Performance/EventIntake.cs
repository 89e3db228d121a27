using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Rules;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Performance;

/// <summary>Checks a batch of events against what has to be read for it. Pure once that is read.</summary>
internal sealed class EventIntake
{
    private readonly IReadOnlyList<PerformanceEvent> _batch;
    private readonly SlotRows _services;
    private readonly SlotRows _agents;

    private EventIntake(Fetch fetch, IReadOnlyList<PerformanceEvent> batch)
    {
        _batch = batch;
        _services = fetch.Rows(ContractedService.ByNumber, batch.Select(happened => happened.Service).ToHashSet());
        _agents = fetch.Rows(Agent.ByAccount, AccountsOf(batch));
    }

    public static EventIntake Ask(Fetch fetch, IReadOnlyList<PerformanceEvent> batch) => new(fetch, batch);

    /// <summary>The rows of each event that can be taken, by its place, and why the others cannot.</summary>
    public EventAdmission Admit(OrganizationId organization, Instant now, PerformanceSettings settings)
    {
        var services = _services.Values.ToDictionary(
            row => ContractedService.Columns.Number.Read(row.Cells[ContractedService.Columns.Number.Ordinal]),
            row => ContractedService.Columns.TimeZone.Read(row.Cells[ContractedService.Columns.TimeZone.Ordinal]));
        var agents = _agents.Values.Select(row => row.Cells[Agent.Columns.Account.Ordinal].AsText()).ToHashSet(StringComparer.Ordinal);
        var admission = new EventAdmission();
        var identities = new HashSet<(string, long)>(_batch.Count);
        for (var i = 0; i < _batch.Count; i++)
        {
            var happened = _batch[i];
            if (Check(string.Create(CultureInfo.InvariantCulture, $"events[{i}]"), happened, services, agents, now, settings) is { } error) admission.Refused.Add(new RefusedPerformanceEvent(i, error));
            else if (identities.Add((happened.Source!, happened.Sequence))) admission.Taken.Add(RowsOf(organization, happened));
            else admission.Repeated++;
        }

        return admission;
    }

    private static AdminError? Check(string place, PerformanceEvent happened, Dictionary<long, string?> services, HashSet<string> agents, Instant now, PerformanceSettings settings)
    {
        if (EventHasAnIdentity.Check(place, happened) is { } unnamed) return unnamed;
        if (EventSaysSomethingKnown.Check(place, happened) is { } unknown) return unknown;
        if (EventIsNotFromTheFuture.Check(place, happened.At, now, settings.MostAhead) is { } ahead) return ahead;
        if (EventIsNotFromBeforeTheRetention.Check(place, happened.At, now, settings.EventRetention) is { } old) return old;
        if (!services.TryGetValue(happened.Service, out var zone)) return AdminErrors.ServiceNotFound.With($"{place}.service", happened.Service);
        if (zone is null) return AdminErrors.ServiceBasicInformationMissing.With($"{place}.service", happened.Service);
        if (happened.Kind != LaneEventKind.Ticket && happened.Account is null) return AdminErrors.AgentNotFound.With($"{place}.account");
        return (happened.Account is { } account && !agents.Contains(account)) || (happened.AccountBefore is { } before && !agents.Contains(before))
            ? AdminErrors.AgentNotFound.With($"{place}.account")
            : null;
    }

    /// <summary>An event is a row in each lane it concerns: of a ticket that changes hands, in both.</summary>
    public static StoredEvent[] RowsOf(OrganizationId organization, PerformanceEvent happened)
    {
        var after = happened.Account ?? LaneKey.Nobody;
        var before = happened.AccountBefore ?? LaneKey.Nobody;
        if (happened.Kind != LaneEventKind.Ticket) return [Row(after, happened.Before, happened.After, 0, 1)];
        if (happened.Before == 0) return [Row(after, 0, happened.After, 0, 1)];
        if (happened.After == 0) return [Row(before, happened.Before, 0, 0, 1)];
        return before == after
            ? [Row(after, happened.Before, happened.After, 0, 1)]
            : [Row(before, happened.Before, 0, 0, 2), Row(after, 0, happened.After, 1, 2)];

        StoredEvent Row(string account, int left, int entered, int part, int parts) => new()
        {
            Organization = organization,
            Source = happened.Source!,
            Sequence = happened.Sequence,
            Part = part,
            Parts = parts,
            Service = happened.Service,
            Account = account,
            At = Instant.FromUnixTimeTicks(happened.At.ToUnixTimeTicks()),
            Kind = happened.Kind,
            Before = left,
            After = entered,
        };
    }

    private static HashSet<MemberAccount> AccountsOf(IReadOnlyList<PerformanceEvent> batch)
    {
        var accounts = new HashSet<MemberAccount>();
        foreach (var happened in batch)
        {
            foreach (var account in (ReadOnlySpan<string?>)[happened.Account, happened.AccountBefore])
            {
                if (account is not null && MemberAccount.Create(account).TryGetValue(out var valid, out _)) accounts.Add(valid);
            }
        }

        return accounts;
    }
}

/// <summary>What can be taken of a batch.</summary>
internal sealed class EventAdmission
{
    public List<StoredEvent[]> Taken { get; } = [];

    public List<RefusedPerformanceEvent> Refused { get; } = [];

    public int Repeated { get; set; }
}

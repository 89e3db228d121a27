using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;

namespace OnlineContact.Admin.Testing.Simulation.Laws;

/// <summary>What there is of an organization in the end.</summary>
internal sealed class OrganizationFindings
{
    public OrganizationFindings(
        OrganizationId organization, DateTimeZone zone, ChangeLogVerification verification, IReadOnlyList<ChangeLogEntry> entries, IReadOnlyList<ContractedService> services, AdministrationRecord record)
    {
        Organization = organization;
        Zone = zone;
        Verification = verification;
        Entries = entries;
        Services = services;
        var changes = new List<LoggedChange>();
        ProposedChange? proposed = null;
        foreach (var entry in entries)
        {
            var proposal = record.ProposalOf(organization, entry.Sequence, entry.Hash);
            if (proposal is null) Strangers.Add(entry);
            else if (proposal == proposed) changes[^1] = changes[^1] with { Entries = [.. changes[^1].Entries, entry] };
            else changes.Add(new LoggedChange(proposal.Request, [entry]));
            proposed = proposal;
        }

        Changes = changes;
    }

    public OrganizationId Organization { get; }

    public DateTimeZone Zone { get; }

    public ChangeLogVerification Verification { get; }

    /// <summary>All entries, ascending.</summary>
    public IReadOnlyList<ChangeLogEntry> Entries { get; }

    public IReadOnlyList<ContractedService> Services { get; }

    /// <summary>The changes that the entries belong to, in their order.</summary>
    public IReadOnlyList<LoggedChange> Changes { get; }

    /// <summary>Entries that no request has proposed.</summary>
    public List<ChangeLogEntry> Strangers { get; } = [];

    public IEnumerable<LoggedChange> ChangesOf(SimulatedRequest request) => Changes.Where(change => change.Request == request);
}

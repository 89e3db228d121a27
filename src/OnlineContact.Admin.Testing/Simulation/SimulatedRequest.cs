using System.Globalization;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>Something that somebody wants done, once, and every attempt she makes to have it done.</summary>
internal sealed class SimulatedRequest
{
    public required int Number { get; init; }

    public required AdminCommand Command { get; init; }

    /// <summary>The version that is sent along; that of nothing for a command that takes none.</summary>
    public required StoreVersion Version { get; init; }

    public required RequestId Id { get; init; }

    public List<SimulatedAttempt> Attempts { get; } = [];

    public OrganizationId Organization => Command.Organization;

    public IEnumerable<ChangeReceipt> Receipts => Attempts.Where(attempt => attempt.Answer is { Succeeded: true }).Select(attempt => attempt.Answer!.Value.Value);

    private string What => Command is ServiceCommand service ? string.Create(CultureInfo.InvariantCulture, $"{Name} {service.Service}") : Name;

    private string Name => Command.GetType().Name;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"request {Number}{(Id == RequestId.None ? "" : " with an ID")} ({What} of {Organization})");
}

/// <summary>One call of a manager; one with neither answer nor error has never returned.</summary>
internal sealed class SimulatedAttempt
{
    /// <summary>The last entry in the organization's log when it began.</summary>
    public required long From { get; init; }

    /// <summary>The last entry when it ended, or when everything did.</summary>
    public long To { get; set; } = long.MaxValue;

    /// <summary>What the clock showed from beginning to end.</summary>
    public required List<Instant> Clock { get; init; }

    public Outcome<ChangeReceipt>? Answer { get; set; }

    public Exception? Error { get; set; }
}

/// <summary>Entries that a request wanted to have written in one change.</summary>
internal sealed record ProposedChange(SimulatedRequest Request, IReadOnlyList<(long Sequence, Digest Hash)> Entries)
{
    public long Last => Entries[^1].Sequence;
}

/// <summary>A change that is in the log.</summary>
internal sealed record LoggedChange(SimulatedRequest Request, IReadOnlyList<ChangeLogEntry> Entries)
{
    public long First => Entries[0].Sequence;

    public long Last => Entries[^1].Sequence;

    public bool IsRefusal => Entries[0].Kind == ChangeLogKind.Refused;
}

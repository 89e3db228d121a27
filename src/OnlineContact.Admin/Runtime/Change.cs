using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime;

/// <summary>What a manager's decision works on: the instant, the numbers, and what it wants written and logged.</summary>
internal sealed class Change(OrganizationHead head, Instant now, AdminActor actor)
{
    private readonly List<LogDraft> _drafts = [];

    public Instant Now { get; } = now;

    public AdminActor Actor { get; } = actor;

    public OrganizationId Organization => head.Organization;

    public Changes Writes { get; } = new(head.Organization);

    public IReadOnlyList<LogDraft> Drafts => _drafts;

    public long LastNumber { get; private set; } = head.LastNumber;

    /// <summary>Set by what changes the head itself: an erasure, a confirmed clock.</summary>
    public Func<OrganizationHead, OrganizationHead> OnHead { get; set; } = static head => head;

    public OrganizationHead Head => head;

    public long Number { get; private set; }

    public StoreVersion Version { get; private set; }

    public bool WritesNothing => Writes.Writes.Count == 0 && _drafts.Count == 0;

    public long NextNumber() => ++LastNumber;

    public void Log(LogDraft draft) => _drafts.Add(draft);

    /// <summary>What the receipt names.</summary>
    public void Answer(long number, StoreVersion version)
    {
        Number = number;
        Version = version;
    }

    /// <summary>The version that the caller saw must be the one that stands there.</summary>
    public static AdminError? CheckVersion(StoreVersion seen, StoreVersion stored) =>
        seen == StoreVersion.Any || seen == stored ? null : AdminErrors.VersionStale.With("version", seen.Value, stored.Value);
}

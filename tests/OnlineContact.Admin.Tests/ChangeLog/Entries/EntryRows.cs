using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Tests.ChangeLog.Entries;

/// <summary>Rows of entries as they are stored, of which only some things matter.</summary>
internal static class EntryRows
{
    public static LogRow With(OrganizationId organization, long sequence, string operation) => new()
    {
        Organization = organization,
        Sequence = sequence,
        Time = default,
        Kind = ChangeLogKind.Changed,
        Category = ChangeLogCategory.Cti,
        Operation = operation,
        Arguments = "",
        ByOperator = false,
        TargetKind = ChangeLogTargetKind.Person,
        Service = 0,
        ActorId = 1,
        ActorName = 2,
        IpAddress = 3,
        TargetId = 4,
        TargetName = 5,
        ServiceId = 6,
        ServiceName = 7,
        Before = 8,
        After = 9,
        Hash = Digest.Of([]),
    };
}

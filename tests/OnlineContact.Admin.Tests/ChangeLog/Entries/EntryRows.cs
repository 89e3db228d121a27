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

    /// <summary>An entry that says nothing but whose it is: a text of the entry's own number.</summary>
    public static LogRow Plain(OrganizationId organization, long sequence) =>
        With(organization, sequence, "agent.changed").WithoutTexts() with { Category = ChangeLogCategory.Permission, ActorId = sequence };

    public static LogRow WithoutTexts(this LogRow row) =>
        row with { ActorId = 0, ActorName = 0, IpAddress = 0, TargetId = 0, TargetName = 0, ServiceId = 0, ServiceName = 0, Before = 0, After = 0 };
}

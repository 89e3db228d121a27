using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// A message of an invitation that was committed with it and waits to be delivered: to the enrolment of the directory, then to the mailer.
/// An outbox of its own beside that of the event handlers: there one message waits for the other, and here an address that takes none
/// must not hold up those behind it.
/// </summary>
internal sealed record InvitationMessage
{
    public required OrganizationId Organization { get; init; }

    public required long Number { get; init; }

    public required MemberAccount Account { get; init; }

    public static RecordShape<InvitationMessage> Shape => Columns.Shape;

    public static RecordKeys<InvitationMessage, long> ByNumber { get; } = Shape.Keys(Columns.Number);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<InvitationMessage> Builder = RecordShape.For<InvitationMessage>("invitation_message", x => x.Organization);

        public static readonly Column<InvitationMessage, long> Number = Builder.Number("number", x => x.Number);
        public static readonly Column<InvitationMessage, MemberAccount> Account = Builder.TextOf("account", MemberAccount.MaxLength, x => x.Account, x => x.Value, MemberAccount.FromStored);
        public static readonly RecordIndex<InvitationMessage, long> InOrder = Builder.KeyOrder(Number);
        public static readonly RecordShape<InvitationMessage> Shape = Builder.Build(
            r => new InvitationMessage { Organization = r.Organization, Number = r.Get(Number), Account = r.Get(Account) },
            ShapeTraits.Versioned,
            key: Number);
    }
}

using NodaTime;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// A person whom the organization has taken in: its owner, and everybody who was invited or registered, with her invitation. Where the host
/// has no identity provider these are the directory; where it has one they are what we know of the invitations.
/// </summary>
internal sealed record Member
{
    public const int MaxSearchedLength = 2_500;

    /// <summary>A control character: no name, account, address or part of one can have it.</summary>
    private const char Between = '\u001F';

    public required OrganizationId Organization { get; init; }

    public required MemberAccount Account { get; init; }

    public required MemberName Name { get; init; }

    public required MemberEmail? Email { get; init; }

    public required MemberMobile? Mobile { get; init; }

    public required MemberState State { get; init; }

    /// <summary>The number of the invitation, from the organization's head; 0 for the owner, who needs none. A new one for a new invitation.</summary>
    public required long Invitation { get; init; }

    /// <summary>Which message of the invitation is the last one: tokens of earlier ones are replaced.</summary>
    public required long Message { get; init; }

    /// <summary>When the last message was given to the mailer; null as long as it was not.</summary>
    public required Instant? SentAt { get; init; }

    /// <summary>When the token of that message expires.</summary>
    public required Instant? ExpiresAt { get; init; }

    /// <summary>When the invitation was accepted.</summary>
    public required Instant? AcceptedAt { get; init; }

    /// <summary>Whether the invitation waits to be accepted.</summary>
    public bool IsInvited => Invitation != 0 && State == MemberState.Pending;

    /// <summary>Whether the invitation was cancelled: then the account can be invited anew.</summary>
    public bool IsCancelled => Invitation != 0 && State == MemberState.Disabled && AcceptedAt is null;

    public static RecordShape<Member> Shape => Columns.Shape;

    public static RecordKeys<Member, MemberAccount> ByAccount { get; } = Shape.Keys(Columns.Account);

    public static RecordKeys<Member, string> ByLookAlike { get; } = Shape.Keys(Columns.LookAlike);

    /// <summary>The owner is taken in with the organization; the operator vouches for her.</summary>
    public static Member Owner(OrganizationId organization, MemberAccount account, MemberName name, MemberEmail? email) => new()
    {
        Organization = organization,
        Account = account,
        Name = name,
        Email = email,
        Mobile = null,
        State = MemberState.Active,
        Invitation = 0,
        Message = 0,
        SentAt = null,
        ExpiresAt = null,
        AcceptedAt = null,
    };

    public IamMember ToIamMember() => new() { Account = Account, Name = Name, Email = Email, Mobile = Mobile, State = State };

    /// <summary>All that is searched, in one text: folded name, its initial consonants, account and address.</summary>
    private string Searched
    {
        get
        {
            var name = TextFolding.Fold(Name.Value);
            return string.Join(Between, name, InitialConsonants.Of(name), Account.Value, Email?.Value.ToLowerInvariant());
        }
    }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<Member> Builder = RecordShape.For<Member>("iam_member", x => x.Organization);

        public static readonly Column<Member, MemberAccount> Account = Builder.TextOf("account", MemberAccount.MaxLength, x => x.Account, x => x.Value, MemberAccount.FromStored);
        public static readonly Column<Member, MemberName> Name = Builder.TextOf("name", MemberName.MaxLength, x => x.Name, x => x.Value, MemberName.FromStored);
        public static readonly Column<Member, MemberEmail?> Email = Builder.OptionalTextOf<MemberEmail?>("email", MemberEmail.MaxLength, x => x.Email, x => x?.Value, x => x is null ? null : MemberEmail.FromStored(x));
        public static readonly Column<Member, MemberMobile?> Mobile = Builder.OptionalTextOf<MemberMobile?>("mobile", MemberMobile.MaxDigits + 1, x => x.Mobile, x => x?.Value, x => x is null ? null : MemberMobile.FromStored(x));
        public static readonly Column<Member, MemberState> State = Builder.NumberOf("state", x => x.State, x => (long)x, x => (MemberState)x);
        public static readonly Column<Member, long> Invitation = Builder.Number("invitation", x => x.Invitation);
        public static readonly Column<Member, long> Message = Builder.Number("message", x => x.Message);
        public static readonly Column<Member, Instant?> SentAt = Builder.OptionalInstant("sent_at", x => x.SentAt);
        public static readonly Column<Member, Instant?> ExpiresAt = Builder.OptionalInstant("expires_at", x => x.ExpiresAt);
        public static readonly Column<Member, Instant?> AcceptedAt = Builder.OptionalInstant("accepted_at", x => x.AcceptedAt);
        public static readonly Column<Member, string> LookAlike = Builder.Text("look_alike", LookAlikes.MaxLength, x => LookAlikes.FormOf(x.Account));
        public static readonly Column<Member, string> Searched = Builder.Text("searched", MaxSearchedLength, x => x.Searched);
        public static readonly RecordIndex<Member, MemberAccount> InOrder = Builder.KeyOrder(Account);
        public static readonly RecordShape<Member> Shape = Build();

        private static RecordShape<Member> Build()
        {
            Builder.Unique("look_alike", LookAlike);
            return Builder.Build(
                r => new Member
                {
                    Organization = r.Organization,
                    Account = r.Get(Account),
                    Name = r.Get(Name),
                    Email = r.Get(Email),
                    Mobile = r.Get(Mobile),
                    State = r.Get(State),
                    Invitation = r.Get(Invitation),
                    Message = r.Get(Message),
                    SentAt = r.Get(SentAt),
                    ExpiresAt = r.Get(ExpiresAt),
                    AcceptedAt = r.Get(AcceptedAt),
                },
                ShapeTraits.Versioned,
                searched: Searched,
                key: Account);
        }
    }
}

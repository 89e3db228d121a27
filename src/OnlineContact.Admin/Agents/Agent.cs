using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>
/// An organization agent (상담원): an IAM member who was added to the organization, with her roles in none or several services. Her key is
/// her account, from which every question after her rights begins.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record Agent
{
    internal const int MaxSearchedLength = 2_700;

    /// <summary>A control character: nothing that is searched, and no part that is looked for, can have it.</summary>
    internal const char Between = '\u001F';

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>Her account.</summary>
    public required MemberAccount Account { get; init; }

    /// <summary>Her name when she was added.</summary>
    public required MemberName Name { get; init; }

    /// <summary>Her e-mail address when she was added; null where the directory had none.</summary>
    public required MemberEmail? Email { get; init; }

    /// <summary>How she stands in the directory: only an active one can use her rights.</summary>
    public required MemberState State { get; init; }

    /// <summary>When she was added.</summary>
    public required Instant AddedAt { get; init; }

    /// <summary>Her CTI ID; null when she has none, and then she has no CTI NO either.</summary>
    public required CtiId? CtiId { get; init; }

    /// <summary>Her CTI NO; null when she has none, and then she has no CTI ID either.</summary>
    public required CtiNo? CtiNo { get; init; }

    /// <summary>Her roles, ordered by service; at most one in a service.</summary>
    public required IReadOnlyList<AgentRole> Roles { get; init; }

    /// <summary>The name that chats and mails show; null for her own. She chooses it herself.</summary>
    public string? Nickname { get; init; }

    /// <summary>The language of her screen: ko, en, ja or zh; null until she has chosen one.</summary>
    public string? Language { get; init; }

    /// <summary>Whether tickets are handed out to her. She may switch it off herself, on leave for example.</summary>
    public bool TakesTickets { get; init; } = true;

    /// <summary>CTI ID and CTI NO; null when she has none.</summary>
    public CtiNumbers? CtiNumbers => CtiId is { } id && CtiNo is { } no ? new CtiNumbers { Id = id, No = no } : null;

    /// <summary>Whether she may take calls in some service.</summary>
    public bool HasPhone
    {
        get
        {
            for (var i = 0; i < Roles.Count; i++)
            {
                if ((Roles[i].Channels & AgentChannels.Phone) != 0) return true;
            }

            return false;
        }
    }

    /// <summary>The shape.</summary>
    public static RecordShape<Agent> Shape => Columns.Shape;

    internal static RecordKeys<Agent, MemberAccount> ByAccount { get; } = Shape.Keys(Columns.Account);

    /// <summary>Her role in a service.</summary>
    /// <param name="service">The service's number.</param>
    /// <returns>The role; null when she has none there.</returns>
    public AgentRole? RoleIn(long service)
    {
        for (var i = 0; i < Roles.Count; i++)
        {
            if (Roles[i].Service == service) return Roles[i];
        }

        return null;
    }

    /// <summary>Only that it is an agent, how she stands and in how many services she is.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"agent of {Organization}, {State}, in {Roles.Count} services";

    /// <summary>All that CTI agents are searched by but their services, in one text.</summary>
    internal string Searched
    {
        get
        {
            var name = TextFolding.Fold(Name.Value);
            return string.Join(Between, name, InitialConsonants.Of(name), Account.Value, Email?.Value.ToLowerInvariant(), CtiId?.Key, CtiNo?.Key);
        }
    }

    /// <summary>The agent with other CTI numbers, or with none.</summary>
    internal Agent With(CtiNumbers? numbers) => this with { CtiId = numbers?.Id, CtiNo = numbers?.No };

    /// <summary>The agent with another role in a service, or with none.</summary>
    internal Agent With(long service, AgentRole? role) =>
        this with { Roles = [.. Roles.Where(each => each.Service != service).Concat(role is null ? [] : [role]).OrderBy(each => each.Service)] };

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<Agent> Builder = RecordShape.For<Agent>("agent", x => x.Organization);

        public static readonly Column<Agent, MemberAccount> Account = Builder.TextOf("account", MemberAccount.MaxLength, x => x.Account, x => x.Value, MemberAccount.FromStored);
        public static readonly Column<Agent, MemberName> Name = Builder.TextOf("name", MemberName.MaxLength, x => x.Name, x => x.Value, MemberName.FromStored);
        public static readonly Column<Agent, MemberState> State = Builder.NumberOf("state", x => x.State, x => (long)x, x => (MemberState)x);
        public static readonly Column<Agent, Instant> AddedAt = Builder.Instant("added_at", x => x.AddedAt);
        public static readonly Column<Agent, MemberEmail?> Email = Builder.OptionalTextOf<MemberEmail?>("email", MemberEmail.MaxLength, x => x.Email, x => x?.Value, x => x is null ? null : MemberEmail.FromStored(x));
        public static readonly Column<Agent, CtiId?> CtiId = Builder.OptionalTextOf<CtiId?>("cti_id", Agents.CtiId.MaxLength, x => x.CtiId, x => x?.Value, x => x is null ? null : Agents.CtiId.FromStored(x));
        public static readonly Column<Agent, CtiNo?> CtiNo = Builder.OptionalTextOf<CtiNo?>("cti_no", Agents.CtiNo.MaxLength, x => x.CtiNo, x => x?.Value, x => x is null ? null : Agents.CtiNo.FromStored(x));
        public static readonly Column<Agent, string> Searched = Builder.Text("searched", MaxSearchedLength, x => x.Searched);
        public static readonly Column<Agent, string?> Nickname = Builder.OptionalText("nickname", MemberName.MaxLength, x => x.Nickname);
        public static readonly Column<Agent, string?> Language = Builder.OptionalText("language", 2, x => x.Language);

        // Nothing for the usual case, so that agents of earlier versions take tickets.
        public static readonly Column<Agent, long?> TakesTickets = Builder.OptionalNumber("takes_tickets", x => x.TakesTickets ? null : 0);
        public static readonly ChildRows<Agent, AgentRole> Roles = Builder.Collection(AgentRole.Shape, x => x.Roles, x => x.Roles);
        public static readonly RecordIndex<Agent, MemberAccount> InOrder = Builder.KeyOrder(Account);
        public static readonly RecordShape<Agent> Shape = Builder.Build(
            r => new Agent
            {
                Organization = r.Organization,
                Account = r.Get(Account),
                Name = r.Get(Name),
                Email = r.Get(Email),
                CtiId = r.Get(CtiId),
                CtiNo = r.Get(CtiNo),
                State = r.Get(State),
                AddedAt = r.Get(AddedAt),
                Nickname = r.Get(Nickname),
                Language = r.Get(Language),
                TakesTickets = r.Get(TakesTickets) != 0,
                Roles = r.Many(Roles),
            },
            ShapeTraits.Versioned,
            searched: Searched,
            key: Account);
    }
}

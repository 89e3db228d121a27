using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>
/// An organization agent (상담원): an IAM member who was added to the organization, with her roles in none or several services. Her key is
/// her account, from which every question after her rights begins.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record Agent
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>Her account.</summary>
    public required MemberAccount Account { get; init; }

    /// <summary>Her name when she was added.</summary>
    public required MemberName Name { get; init; }

    /// <summary>How she stands in the directory: only an active one can use her rights.</summary>
    public required MemberState State { get; init; }

    /// <summary>When she was added.</summary>
    public required Instant AddedAt { get; init; }

    /// <summary>Her roles, ordered by service; at most one in a service.</summary>
    public required IReadOnlyList<AgentRole> Roles { get; init; }

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
        public static readonly ChildRows<Agent, AgentRole> Roles = Builder.Collection(AgentRole.Shape, x => x.Roles, x => x.Roles);
        public static readonly RecordIndex<Agent, MemberAccount> InOrder = Builder.KeyOrder(Account);
        public static readonly RecordShape<Agent> Shape = Builder.Build(
            r => new Agent
            {
                Organization = r.Organization,
                Account = r.Get(Account),
                Name = r.Get(Name),
                State = r.Get(State),
                AddedAt = r.Get(AddedAt),
                Roles = r.Many(Roles),
            },
            ShapeTraits.Versioned,
            key: Account);
    }
}

using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>What an agent may do in one service.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record AgentRole
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The agent's account.</summary>
    public required MemberAccount Account { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The role.</summary>
    public required ServiceRole Role { get; init; }

    /// <summary>The channels.</summary>
    public required AgentChannels Channels { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<AgentRole> Shape => Columns.Shape;

    /// <summary>Role and channels in a service.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Role.ToWireName()} in {Service}: {Channels.ToWireNames()}";

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<AgentRole> Builder = RecordShape.For<AgentRole>("agent_role", x => x.Organization);

        public static readonly Column<AgentRole, MemberAccount> Account = Builder.TextOf("account", MemberAccount.MaxLength, x => x.Account, x => x.Value, MemberAccount.FromStored);
        public static readonly Column<AgentRole, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<AgentRole, ServiceRole> Role = Builder.NumberOf("role", x => x.Role, x => (long)x, x => (ServiceRole)x);
        public static readonly Column<AgentRole, AgentChannels> Channels = Builder.NumberOf("channels", x => x.Channels, x => (long)x, x => (AgentChannels)x);
        public static readonly RecordIndex<AgentRole, long> ByService = Builder.Ordered("service", Service, Account);
        public static readonly RecordShape<AgentRole> Shape = Builder.Build(
            r => new AgentRole
            {
                Organization = r.Organization,
                Account = r.Get(Account),
                Service = r.Get(Service),
                Role = r.Get(Role),
                Channels = r.Get(Channels),
            },
            ShapeTraits.None,
            null,
            Account,
            Service);
    }
}

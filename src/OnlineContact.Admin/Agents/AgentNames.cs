using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Agents;

/// <summary>The product's own names of roles and channels, and what a contract has to open for a channel (F, handbook, sections 2 and 4).</summary>
public static class AgentNames
{
    internal static readonly AgentChannels[] Each = [AgentChannels.Ticket, AgentChannels.Chat, AgentChannels.Phone];

    /// <summary>The wire name of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns><c>ROLE_FRONT_ADMIN</c> or <c>ROLE_FRONT_AGENT</c>.</returns>
    public static string ToWireName(this ServiceRole role) => role switch
    {
        ServiceRole.Administrator => "ROLE_FRONT_ADMIN",
        ServiceRole.Agent => "ROLE_FRONT_AGENT",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };

    /// <summary>The wire names of channels.</summary>
    /// <param name="channels">The channels.</param>
    /// <returns><c>ticket</c>, <c>chat</c> and <c>phone</c> as far as they are there, joined by commas; empty for none.</returns>
    public static string ToWireNames(this AgentChannels channels) =>
        string.Join(',', Each.Where(channel => (channels & channel) != 0).Select(channel => channel switch
        {
            AgentChannels.Ticket => "ticket",
            AgentChannels.Chat => "chat",
            _ => "phone",
        }));

    /// <summary>The channels that a contract opens; tickets are always on.</summary>
    internal static AgentChannels OpenedBy(ContractFeatures features) =>
        AgentChannels.Ticket
        | ((features & ContractFeatures.ChatRights) != 0 ? AgentChannels.Chat : AgentChannels.None)
        | ((features & ContractFeatures.CtiMenus) != 0 ? AgentChannels.Phone : AgentChannels.None);
}

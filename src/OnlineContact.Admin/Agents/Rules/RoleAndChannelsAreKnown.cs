using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Agents.Rules;

/// <summary>A role is administrator or agent, and the channels are some of ticket, chat and phone. F (handbook, section 4).</summary>
internal static class RoleAndChannelsAreKnown
{
    private const AgentChannels All = AgentChannels.Ticket | AgentChannels.Chat | AgentChannels.Phone;

    public static AdminError? Check(ServiceRole role, AgentChannels channels)
    {
        if (!Enum.IsDefined(role)) return AdminErrors.AgentRoleUnknown.With("role", (int)role);
        return (channels & ~All) == 0 ? null : AdminErrors.AgentRoleUnknown.With("channels", (int)channels);
    }
}

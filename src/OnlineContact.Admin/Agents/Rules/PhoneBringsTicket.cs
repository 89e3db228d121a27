namespace OnlineContact.Admin.Agents.Rules;

/// <summary>Who takes phone calls writes tickets. F (handbook, section 4).</summary>
internal static class PhoneBringsTicket
{
    public static AgentChannels In(AgentChannels channels) => (channels & AgentChannels.Phone) != 0 ? channels | AgentChannels.Ticket : channels;
}

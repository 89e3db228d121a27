using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Agents.Rules;

/// <summary>Only contracted channels can be given, and issue services have tickets only. F (handbook, section 4).</summary>
internal static class ChannelsAreContracted
{
    public static AdminError? Check(AgentChannels channels, ContractedService service, ContractItemCatalogue items)
    {
        var opened = AgentNames.OpenedBy(service.Terms!.Opens(items));
        foreach (var channel in AgentNames.Each)
        {
            if ((channels & channel) == 0) continue;
            if (service.Type == ServiceType.IssueManagement && channel != AgentChannels.Ticket) return AdminErrors.AgentTicketOnly.With("channels", channel.ToWireNames());
            if ((opened & channel) == 0) return AdminErrors.AgentChannelNotContracted.With("channels", channel.ToWireNames(), service.Number);
        }

        return null;
    }
}

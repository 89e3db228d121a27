using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti;

/// <summary>An agent at her telephony system: the connector, the tenant, and her numbers there.</summary>
internal sealed record CtiSeat(ICtiConnector Connector, CtiTenant Tenant, CtiNumbers Numbers)
{
    public static Outcome<CtiSeat> Of(CtiGateway gateway, CtiSettings? settings, Agent agent, CtiCapabilities capability)
    {
        if (settings is null) return Outcome.Refused<CtiSeat>(AdminErrors.CtiSettingsMissing.With(null));
        if (agent.CtiNumbers is not { } numbers) return Outcome.Refused<CtiSeat>(AdminErrors.CtiNumbersIncomplete.With("ctiId"));
        return gateway.For(settings.Version, capability).TryGetValue(out var connector, out var error)
            ? Outcome.Success(new CtiSeat(connector, settings.Tenant, numbers))
            : Outcome.Refused<CtiSeat>(error);
    }
}

using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using static OnlineContact.Admin.Testing.Tests.Arbitraries.Promise;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What the package says of telephony.</summary>
public sealed class CtiPromises
{
    private static readonly CtiEventKind[] WithoutAgent = [CtiEventKind.Reconciling, CtiEventKind.Reconciled, CtiEventKind.SystemStatus];

    private static readonly CtiEventKind[] WithState = [CtiEventKind.Snapshot, CtiEventKind.SignedIn, CtiEventKind.StateChanged];

    private static readonly Promise[] All =
    [
        .. Enumerable.Range(0, 8).Select(flags => Sometimes<CtiSettingsInput>(
            $"switches {flags}", settings => (settings.DailyLog, settings.AfterCallWork, settings.OutboundTicketAlways) == ((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0))),
        Sometimes<CtiSettingsInput>("the longest tenant's ID", settings => settings.TenantId?.Length == CtiTenant.MaxIdLength),
        Often<CtiSettingsInput>("no tenant's ID", settings => settings.TenantId is null),
        Sometimes<CtiAgentQuery>("the smallest page", query => query.PageSize == 1),
        Sometimes<CtiAgentQuery>("the largest page", query => query.PageSize == CtiAgentQuery.MaxPageSize),
        Sometimes<CtiAgentQuery>("a page between them", query => query.PageSize is > 1 and < CtiAgentQuery.MaxPageSize),
        Always<CtiEvent>("an agent unless it is of the system", happened => happened.Agent is null == WithoutAgent.Contains(happened.Kind)),
        Always<CtiEvent>("a state where one is told", happened => happened.State is not null == WithState.Contains(happened.Kind)),
        Always<CtiEvent>("calls in a snapshot", happened => happened.Calls is not null == (happened.Kind == CtiEventKind.Snapshot)),
        Always<CtiEvent>("a call when it is of one", happened => happened.Call is not null == happened.Kind.ToString().StartsWith("Call", StringComparison.Ordinal)),
        Always<CtiEvent>("a detail of the system's status", happened => happened.Detail is not null == (happened.Kind == CtiEventKind.SystemStatus)),
        .. Enumerable.Range(0, 4).Select(count => Sometimes<CtiAgentSnapshot>($"{count} calls", snapshot => snapshot.Calls.Count == count)),
        Always<CtiAgentSnapshot>("each call once", snapshot => snapshot.Calls.DistinctBy(call => call.Call.Id).Count() == snapshot.Calls.Count),
        Sometimes<CtiExchangeState>("the longest reason", state => state.Reason?.Length == CtiExchangeState.MaxReasonLength),
        Often<CtiStateMap>("the standard one", map => map == CtiStateMap.Standard),
        Often<CtiStateMap>("another one", map => map != CtiStateMap.Standard),
        Always<CtiStateMap>("only who is ready is ready", map => map.Rows.All(row => row.Key == CtiAgentState.Ready == (row.Value.Mode == CtiAgentMode.Ready))),
        Always<CtiStateMap>("a reason for each state", map => map == CtiStateMap.Standard || (map.Rows.Count == CtiStateMap.Chosen.Count && map.Rows.All(row => row.Value.Reason is not null))),
        Sometimes<CtiEventId>("the last one there can be", id => id.Sequence == long.MaxValue),
        Sometimes<CtiCall>("the longest ID", call => call.Id.Length == CtiCall.MaxIdLength),
        .. Enumerable.Range(0, 6).Select(count => Sometimes<CtiWatch>($"{count} agents", watch => watch.Agents.Count == count)),
        Always<CtiWatch>("each agent once", watch => watch.Agents.DistinctBy(agent => agent.Id).Count() == watch.Agents.Count && watch.Agents.DistinctBy(agent => agent.No).Count() == watch.Agents.Count),
        Often<CtiAnswer>("done", answer => answer.Kind == CtiAnswerKind.Done),
        Often<CtiAnswer>("refused", answer => answer.Kind == CtiAnswerKind.Refused),
        Sometimes<CtiAnswer>("refused for no reason", answer => answer is { Kind: CtiAnswerKind.Refused, Detail: null }),
    ];

    public static TheoryData<string> Types => TypesOf(All);

    [Theory]
    [MemberData(nameof(Types))]
    public void The_promises_of_a_type_are_kept(string type) => Check(All, type);
}

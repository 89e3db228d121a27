using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Telephony: what people set, and what connectors and hosts tell each other.</summary>
internal static class CtiGenerators
{
    private static readonly CtiEventKind[] OfCalls =
        [CtiEventKind.CallOriginated, CtiEventKind.CallOffered, CtiEventKind.CallEstablished, CtiEventKind.CallHeld, CtiEventKind.CallRetrieved, CtiEventKind.CallTransferring, CtiEventKind.CallTransferred, CtiEventKind.CallCleared];

    public static Gen<CtiId> Ids { get; } = TextGenerators.Visible(CtiId.MaxLength).Select(text => IdOf(text).Value);

    public static Gen<CtiNo> Nos { get; } = Gen.OneOf(TextGenerators.Of("0123456789", 3, 8), TextGenerators.Visible(CtiNo.MaxLength)).Select(text => NoOf(text).Value);

    public static Gen<CtiNumbers> Numbers { get; } = from id in Ids from no in Nos select new CtiNumbers { Id = id, No = no };

    public static Gen<CtiSettingsInput> Settings { get; } =
        from version in Gen.Elements(CtiVersion.IpccPrivate, CtiVersion.MobileContact)
        from name in TextGenerators.Names(CtiTenant.MaxNameLength)
        from id in TextGenerators.Visible(CtiTenant.MaxIdLength).OrNull()
        from flags in Gen.Choose(0, 7)
        select new CtiSettingsInput { Version = version, TenantName = name, TenantId = id, DailyLog = (flags & 1) != 0, AfterCallWork = (flags & 2) != 0, OutboundTicketAlways = (flags & 4) != 0 };

    public static Gen<CtiAgentQuery> Queries { get; } =
        from text in Gen.OneOf(TextGenerators.Names(CtiAgentQuery.MaxTextLength), TextGenerators.Visible(CtiAgentQuery.MaxTextLength)).OrNull()
        from scope in Gen.Elements(CtiAgentScope.All, CtiAgentScope.WithPhoneRight)
        from states in Gen.Elements(true, false)
        from size in PageGenerators.Sizes(CtiAgentQuery.MaxPageSize)
        select new CtiAgentQuery { Text = text, Scope = scope, WithStates = states, PageSize = size };

    public static Gen<CtiTenant> Tenants { get; } =
        from organization in OrganizationGenerators.Ids
        from name in TextGenerators.Names(CtiTenant.MaxNameLength)
        from id in TextGenerators.Visible(CtiTenant.MaxIdLength).OrNull()
        select new CtiTenant { Organization = organization, Name = name, Id = id };

    public static Gen<CtiExchangeState> States { get; } =
        from mode in Gen.Elements(Enum.GetValues<CtiAgentMode>())
        from reason in Gen.Frequency<string?>((2, Gen.Constant<string?>(null)), (3, Gen.Elements<string?>("ticket", "meal", "", new string('x', CtiExchangeState.MaxReasonLength))))
        select new CtiExchangeState(mode, reason);

    public static Gen<CtiStateMap> Maps { get; } =
        from reasons in Gen.Shuffle(Enumerable.Range(1, CtiStateMap.Chosen.Count).Select(i => $"r{i}").ToArray())
        from isStandard in Gen.Elements(true, false)
        select isStandard
            ? CtiStateMap.Standard
            : new CtiStateMap(CtiStateMap.Chosen.Select((state, i) => KeyValuePair.Create(state, new CtiExchangeState(state == CtiAgentState.Ready ? CtiAgentMode.Ready : CtiAgentMode.NotReady, reasons[i]))));

    public static Gen<CtiCall> Calls { get; } =
        from id in TextGenerators.Visible(CtiCall.MaxIdLength)
        from direction in Gen.Elements(CtiCallDirection.Inbound, CtiCallDirection.Outbound)
        from service in Gen.Elements<string?>(null, "help", "desk")
        select new CtiCall { Id = id, Direction = direction, Service = service };

    public static Gen<CtiCallSnapshot> CallSnapshots { get; } =
        from call in Calls
        from phase in Gen.Elements(Enum.GetValues<CtiCallPhase>())
        select new CtiCallSnapshot { Call = call, Phase = phase };

    public static Gen<CtiAgentSnapshot> AgentSnapshots { get; } =
        from state in States
        from calls in ListGenerators.Lists(CallSnapshots, 0, 3)
        select new CtiAgentSnapshot { State = state, Calls = [.. calls.DistinctBy(call => call.Call.Id)] };

    public static Gen<CtiEventId> EventIds { get; } =
        from organization in OrganizationGenerators.Ids
        from fence in Gen.Choose(1, 1_000)
        from sequence in Gen.Frequency((4, Gen.Choose(1, 100_000).Select(sequence => (long)sequence)), (1, Gen.Constant(long.MaxValue)))
        select new CtiEventId(organization, fence, sequence);

    /// <summary>Each kind with what it has: an agent, a state, calls, a call.</summary>
    public static Gen<CtiEvent> Events { get; } =
        from id in EventIds
        from at in RuntimeGenerators.Instants
        from kind in Gen.Elements(Enum.GetValues<CtiEventKind>())
        from agent in Numbers
        from snapshot in AgentSnapshots
        from call in Calls
        select new CtiEvent
        {
            Id = id,
            At = at,
            Kind = kind,
            Agent = kind is CtiEventKind.Reconciling or CtiEventKind.Reconciled or CtiEventKind.SystemStatus ? null : agent,
            State = kind is CtiEventKind.Snapshot or CtiEventKind.SignedIn or CtiEventKind.StateChanged ? snapshot.State : null,
            Calls = kind == CtiEventKind.Snapshot ? snapshot.Calls : null,
            Call = OfCalls.Contains(kind) ? call : null,
            Detail = kind == CtiEventKind.SystemStatus ? "normal" : null,
        };

    public static Gen<CtiWatch> Watches { get; } =
        from tenant in Tenants
        from fence in Gen.Choose(1, 1_000)
        from after in Gen.Choose(0, 100_000)
        from agents in ListGenerators.Lists(Numbers, 0, 5)
        select new CtiWatch { Tenant = tenant, Fence = fence, After = after, Agents = [.. agents.DistinctBy(agent => agent.Id).DistinctBy(agent => agent.No)] };

    public static Gen<CtiAnswer> NoAnswers { get; } = Gen.OneOf(
        Gen.Elements(CtiAnswer.Unreachable, CtiAnswer.Unknown),
        from refusal in Gen.Elements(Enum.GetValues<CtiRefusal>()) from detail in TextGenerators.HostileTexts select CtiAnswer.Refused(refusal, detail.Text));

    public static Gen<CtiAnswer> Answers { get; } = Gen.OneOf(Gen.Constant(CtiAnswer.Done), NoAnswers);

    public static CtiAnswer Done => CtiAnswer.Done;

    public static Outcome<CtiId> IdOf(string? text) => CtiId.Create(text);

    public static Outcome<CtiNo> NoOf(string? text) => CtiNo.Create(text);
}

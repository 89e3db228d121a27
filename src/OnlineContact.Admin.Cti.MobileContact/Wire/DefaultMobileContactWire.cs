using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime.Text;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Cti.MobileContact.Wire;

/// <summary>
/// The contract of docs/features/cti-mobile-contact.md. Names of tenants and agents stand in queries and bodies, never in a path: a CTI ID may be
/// <c>..</c>.
/// </summary>
internal sealed class DefaultMobileContactWire : IMobileContactWire
{
    /// <summary>The words of the contract for what happened.</summary>
    private static readonly Dictionary<string, CtiEventKind> Kinds = new(StringComparer.Ordinal)
    {
        ["signedIn"] = CtiEventKind.SignedIn,
        ["signedOut"] = CtiEventKind.SignedOut,
        ["stateChanged"] = CtiEventKind.StateChanged,
        ["callOriginated"] = CtiEventKind.CallOriginated,
        ["callOffered"] = CtiEventKind.CallOffered,
        ["callEstablished"] = CtiEventKind.CallEstablished,
        ["callHeld"] = CtiEventKind.CallHeld,
        ["callRetrieved"] = CtiEventKind.CallRetrieved,
        ["callTransferring"] = CtiEventKind.CallTransferring,
        ["callTransferred"] = CtiEventKind.CallTransferred,
        ["callCleared"] = CtiEventKind.CallCleared,
        ["systemStatus"] = CtiEventKind.SystemStatus,
    };

    private static readonly Dictionary<string, CtiRefusal> Refusals = new(StringComparer.Ordinal)
    {
        ["unknown-tenant"] = CtiRefusal.UnknownTenant,
        ["unknown-agent"] = CtiRefusal.UnknownAgent,
        ["already-signed-in"] = CtiRefusal.AlreadySignedIn,
        ["not-signed-in"] = CtiRefusal.NotSignedIn,
        ["state-not-allowed"] = CtiRefusal.StateNotAllowed,
        ["credentials"] = CtiRefusal.Credentials,
        ["overloaded"] = CtiRefusal.Overloaded,
        ["not-supported"] = CtiRefusal.NotSupported,
    };

    private static readonly Dictionary<string, CtiAgentMode> Modes = new(StringComparer.Ordinal)
    {
        ["signedOut"] = CtiAgentMode.SignedOut,
        ["notReady"] = CtiAgentMode.NotReady,
        ["ready"] = CtiAgentMode.Ready,
        ["busy"] = CtiAgentMode.Busy,
        ["workingAfterCall"] = CtiAgentMode.WorkingAfterCall,
    };

    private static readonly Dictionary<string, CtiCallPhase> Phases = new(StringComparer.Ordinal)
    {
        ["originated"] = CtiCallPhase.Originated,
        ["offered"] = CtiCallPhase.Offered,
        ["established"] = CtiCallPhase.Established,
        ["held"] = CtiCallPhase.Held,
        ["transferring"] = CtiCallPhase.Transferring,
    };

    public HttpRequestMessage Request(MobileContactCall call) => call.Kind switch
    {
        MobileContactCallKind.CheckTenant => Get(call, "v1/tenant"),
        MobileContactCallKind.CheckAgent => Get(call, "v1/agent"),
        MobileContactCallKind.ProvisionAgent => Post(call, "v1/agent"),
        MobileContactCallKind.SignIn => Post(call, "v1/sign-in"),
        MobileContactCallKind.SignOut => Post(call, "v1/sign-out"),
        MobileContactCallKind.GetState => Get(call, "v1/state"),
        MobileContactCallKind.SetState => Post(call, "v1/state"),
        MobileContactCallKind.GetOutcome => Get(call, "v1/outcome", ("key", call.IdempotencyKey)),
        MobileContactCallKind.Snapshot => Get(call, "v1/snapshot"),
        MobileContactCallKind.Events => Get(call, "v1/events", ("cursor", call.Cursor), ("wait", ((int)call.Wait.TotalSeconds).ToString(CultureInfo.InvariantCulture))),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call.Kind, "There is no such call."),
    };

    public MobileContactReply Read(MobileContactCall call, HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        if (status == HttpStatusCode.Gone && call.Kind == MobileContactCallKind.Events) return new MobileContactReply { Answer = CtiAnswer.Done };
        if (status is HttpStatusCode.OK or HttpStatusCode.NoContent) return Done(call, body);
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) return Refused(CtiRefusal.Credentials, null);
        if (status is HttpStatusCode.TooManyRequests) return Refused(CtiRefusal.Overloaded, null);
        if ((int)status is < 400 or >= 500) return new MobileContactReply { Answer = call.IsChange ? CtiAnswer.Unknown : CtiAnswer.Unreachable };

        var code = Parse(body, WireJson.Default.OutcomeJson).Code ?? throw new FormatException("A refusal has no code.");
        return (call.Kind, code) switch
        {
            (MobileContactCallKind.CheckTenant, "unknown-tenant") => new MobileContactReply { Answer = CtiAnswer.Done, Tenant = CtiTenantCheck.Unknown },
            (MobileContactCallKind.CheckAgent, "unknown-agent") => new MobileContactReply { Answer = CtiAnswer.Done, Agent = CtiAgentCheck.Unknown },
            _ => Refused(Refusals.GetValueOrDefault(code), code),
        };
    }

    private static MobileContactReply Done(MobileContactCall call, ReadOnlyMemory<byte> body)
    {
        var done = new MobileContactReply { Answer = CtiAnswer.Done };
        switch (call.Kind)
        {
            case MobileContactCallKind.CheckTenant:
                return done with { Tenant = Parse(body, WireJson.Default.TenantJson).Activated ?? throw Missing("activated") ? CtiTenantCheck.Exists : CtiTenantCheck.NotActivated };
            case MobileContactCallKind.CheckAgent: return done with { Agent = CtiAgentCheck.Exists };
            case MobileContactCallKind.GetState: return done with { State = Standing(Parse(body, WireJson.Default.AgentJson)) };
            case MobileContactCallKind.Snapshot:
                var snapshot = Parse(body, WireJson.Default.SnapshotJson);
                var agents = new Dictionary<CtiId, CtiAgentSnapshot>();
                foreach (var agent in snapshot.Agents ?? throw Missing("agents")) agents[Id(agent.CtiId)] = Standing(agent);
                return done with { Snapshot = new MobileContactSnapshot { Sequence = snapshot.Sequence ?? throw Missing("sequence"), Cursor = snapshot.Cursor ?? throw Missing("cursor"), Agents = agents } };
            case MobileContactCallKind.Events:
                var page = Parse(body, WireJson.Default.EventsJson);
                return done with
                {
                    Events = new MobileContactEvents
                    {
                        Sequence = page.Sequence ?? throw Missing("sequence"),
                        Cursor = page.Cursor ?? throw Missing("cursor"),
                        Events = [.. (page.Events ?? throw Missing("events")).Select(Event)],
                    },
                };
            case MobileContactCallKind.GetOutcome:
                var outcome = Parse(body, WireJson.Default.OutcomeJson);
                return outcome.Outcome switch
                {
                    "done" => done,
                    "refused" => Refused(Refusals.GetValueOrDefault(outcome.Code ?? ""), outcome.Code),
                    _ => throw Missing("outcome"),
                };
            default: return done;
        }
    }

    private static MobileContactEvent Event(EventJson told) => new()
    {
        Sequence = told.Sequence ?? throw Missing("sequence"),
        At = InstantPattern.ExtendedIso.Parse(told.At ?? throw Missing("at")).TryGetValue(default, out var at) ? at : throw new FormatException("An instant is none."),
        Kind = One(Kinds, told.Kind, "kind"),
        Agent = told.CtiId is null ? null : Id(told.CtiId),
        State = told.Mode is null ? null : State(told.Mode, told.Reason),
        Call = told.Call is null ? null : Call(told.Call),
        Detail = told.Detail is { Length: > CtiAnswer.MaxDetailLength } detail ? detail[..CtiAnswer.MaxDetailLength] : told.Detail,
    };

    private static CtiAgentSnapshot Standing(AgentJson agent) => new()
    {
        State = State(agent.Mode, agent.Reason),
        Calls = [.. (agent.Calls ?? []).Select(call => new CtiCallSnapshot { Call = Call(call), Phase = One(Phases, call.Phase, "phase") })],
    };

    private static CtiCall Call(CallJson call) => new()
    {
        Id = call.Id is { Length: > 0 and <= CtiCall.MaxIdLength } id ? id : throw Missing("id"),
        Direction = call.Direction switch
        {
            "inbound" => CtiCallDirection.Inbound,
            "outbound" => CtiCallDirection.Outbound,
            _ => throw Missing("direction"),
        },
        Service = call.Service,
    };

    private static CtiExchangeState State(string? mode, string? reason) =>
        reason?.Length > CtiExchangeState.MaxReasonLength ? throw new FormatException("A reason is too long.") : new CtiExchangeState(One(Modes, mode, "mode"), reason);

    private static CtiId Id(string? text) => CtiId.Create(text).TryGetValue(out var id, out _) ? id : throw Missing("ctiId");

    private static T One<T>(Dictionary<string, T> words, string? word, string name) => word is not null && words.TryGetValue(word, out var value) ? value : throw Missing(name);

    private static FormatException Missing(string name) => new($"{name} is missing or not as the contract says.");

    private static MobileContactReply Refused(CtiRefusal refusal, string? code) => new() { Answer = CtiAnswer.Refused(refusal, code) };

    private static T Parse<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(body.Span, type) ?? throw new FormatException("An answer is null.");

    private static HttpRequestMessage Get(MobileContactCall call, string path, params ReadOnlySpan<(string Name, string? Value)> others)
    {
        var query = new StringBuilder(path).Append("?tenant=").Append(Uri.EscapeDataString(call.Tenant.Name));
        Add("tenantId", call.Tenant.Id);
        Add("ctiId", call.Agent?.Id.Value);
        Add("ctiNo", call.Agent?.No.Value);
        foreach (var (name, value) in others) Add(name, value);
        return new HttpRequestMessage(HttpMethod.Get, new Uri(query.ToString(), UriKind.Relative));

        void Add(string name, string? value)
        {
            if (value is not null) query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    private static HttpRequestMessage Post(MobileContactCall call, string path)
    {
        var mode = call.State is { } state ? Modes.First(word => word.Value == state.Mode).Key : null;
        var content = new ChangeJson(call.Tenant.Name, call.Tenant.Id, call.Agent!.Id.Value, call.Agent.No.Value, mode, call.State?.Reason);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(content, WireJson.Default.ChangeJson)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        request.Headers.Add("Idempotency-Key", call.IdempotencyKey);
        return request;
    }
}

using System.Text.Json.Serialization;

namespace OnlineContact.Admin.Cti.MobileContact.Wire;

/// <summary>What our own contract writes.</summary>
internal sealed record ChangeJson(string Tenant, string? TenantId, string CtiId, string CtiNo, string? Mode, string? Reason);

/// <summary>What it reads of a tenant.</summary>
internal sealed record TenantJson(bool? Activated);

/// <summary>What it reads of a call.</summary>
internal sealed record CallJson(string? Id, string? Direction, string? Phase, string? Service);

/// <summary>What it reads of how an agent stands.</summary>
internal sealed record AgentJson(string? CtiId, string? Mode, string? Reason, IReadOnlyList<CallJson>? Calls);

/// <summary>What it reads of a snapshot.</summary>
internal sealed record SnapshotJson(long? Sequence, string? Cursor, IReadOnlyList<AgentJson>? Agents);

/// <summary>What it reads of an event.</summary>
internal sealed record EventJson(long? Sequence, string? At, string? Kind, string? CtiId, string? Mode, string? Reason, CallJson? Call, string? Detail);

/// <summary>What it reads of a page of events.</summary>
internal sealed record EventsJson(long? Sequence, string? Cursor, IReadOnlyList<EventJson>? Events);

/// <summary>What it reads of a refusal, and of what became of a change.</summary>
internal sealed record OutcomeJson(string? Outcome, string? Code);

/// <summary>How all of it is read and written; made by the compiler, so that nothing is looked up at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 16)]
[JsonSerializable(typeof(ChangeJson))]
[JsonSerializable(typeof(TenantJson))]
[JsonSerializable(typeof(AgentJson))]
[JsonSerializable(typeof(SnapshotJson))]
[JsonSerializable(typeof(EventsJson))]
[JsonSerializable(typeof(OutcomeJson))]
internal sealed partial class WireJson : JsonSerializerContext;

using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Performance;

/// <summary>Short ways to events, and to what a store keeps of them.</summary>
internal static class LaneEvents
{
    public static LaneEvent Call(long at, long sequence, string source = "a") => new(at, source, sequence, LaneEventKind.Call, 0, LaneEvent.Inbound);

    public static LaneEvent Does(long at, long sequence, AgentActivity activity) => new(at, "a", sequence, LaneEventKind.Activity, 0, (int)activity);

    public static LaneEvent Chats(long at, long sequence, ChatActivity activity) => new(at, "a", sequence, LaneEventKind.Chat, 0, (int)activity);

    public static Task PutAsync(this IAdminStore store, OrganizationId organization, params IEnumerable<PerformanceEvent> events) =>
        store.AppendAsync(organization, StoredEvent.Shape, [.. events.SelectMany(happened => EventIntake.RowsOf(organization, happened)).Select(StoredEvent.Shape.ToCells)], default);

    public static Task PutAsync(this IAdminStore store, OrganizationId organization, LaneKey lane, LaneState state) =>
        store.AppendAsync(organization, KeptDay.Shape, [KeptDay.Shape.ToCells(KeptDay.Of(organization, lane, state))], default);
}

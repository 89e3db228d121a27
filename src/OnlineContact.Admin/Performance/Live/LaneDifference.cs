using OnlineContact.Admin.Performance.Days;

namespace OnlineContact.Admin.Performance.Live;

/// <summary>What has become of a lane's figures from one reading to the next, at the same instant.</summary>
internal static class LaneDifference
{
    public enum Kind
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>Something else is in progress, or something was added.</summary>
        GoneOn,

        /// <summary>Something that was counted is not any more: a late event says so.</summary>
        GoneBack,
    }

    public static Kind Between(in LaneState before, in LaneState after)
    {
        if (before.Day != after.Day) return Kind.GoneOn;
        var less = after.InboundCalls < before.InboundCalls || after.OutboundCalls < before.OutboundCalls || after.Solved < before.Solved || after.Closed < before.Closed;
        for (var i = 0; i < ActivityTimes.Length; i++) less |= after.Times[i] < before.Times[i];
        for (var i = 0; i < ChatTimes.Length; i++) less |= after.ChatTimes[i] < before.ChatTimes[i];
        if (less) return Kind.GoneBack;

        // At one instant nothing is longer without something else being shorter, unless a sign-in was added.
        return (before.Events, before.Doubtful, before.Activity, before.Chat, before.InProgress, before.Unassigned, before.SignedIn, before.ChatSignedIn)
            == (after.Events, after.Doubtful, after.Activity, after.Chat, after.InProgress, after.Unassigned, after.SignedIn, after.ChatSignedIn)
            ? Kind.None
            : Kind.GoneOn;
    }
}

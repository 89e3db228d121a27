namespace OnlineContact.Admin.Performance.Events;

/// <summary>The kinds of events. The numbers are stored and never change.</summary>
internal enum LaneEventKind : byte
{
    Activity = 1,
    Call = 2,
    Chat = 3,
    Ticket = 4,
}

/// <summary>
/// What an event says in one lane: that of an agent in a service, or that of the service's tickets which are nobody's. Lanes know nothing of each other,
/// so that an event that concerns two is one row in each.
/// </summary>
/// <remarks>In a lane events are ordered by time, then source, then sequence: a total order that every host finds alike.</remarks>
internal readonly struct LaneEvent(long at, string source, long sequence, LaneEventKind kind, int before, int after) : IComparable<LaneEvent>
{
    public const int Inbound = 1;
    public const int Outbound = 2;

    /// <summary>When, in ticks of 100 nanoseconds since 1970.</summary>
    public long At { get; } = at;

    public string Source { get; } = source;

    public long Sequence { get; } = sequence;

    public LaneEventKind Kind { get; } = kind;

    /// <summary>The state of a ticket that leaves the lane, or stays in it; 0 for none.</summary>
    public byte Before { get; } = (byte)before;

    /// <summary>What is from now on; for a ticket 0 where it does not come into the lane.</summary>
    public byte After { get; } = (byte)after;

    /// <summary>Whether it comes after another one in the order.</summary>
    public bool IsAfter(in LaneEvent other) => At != other.At ? At > other.At : CompareTo(other) > 0;

    public int CompareTo(LaneEvent other)
    {
        if (At != other.At) return At < other.At ? -1 : 1;
        var source = string.CompareOrdinal(Source, other.Source);
        return source != 0 ? source : Sequence.CompareTo(other.Sequence);
    }
}

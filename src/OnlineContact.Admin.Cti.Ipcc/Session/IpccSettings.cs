namespace OnlineContact.Admin.Cti.Ipcc.Session;

/// <summary>What sessions and watches take from the options.</summary>
internal sealed record IpccSettings
{
    public required TimeSpan TimeLimit { get; init; }

    public required TimeSpan FirstBackoff { get; init; }

    public required TimeSpan LongestBackoff { get; init; }

    public required TimeSpan SessionDuration { get; init; }

    public required TimeSpan SnapshotInterval { get; init; }

    public required TimeSpan IdleTime { get; init; }

    public required int MaxFrameLength { get; init; }

    public required int MaxWaitingEvents { get; init; }

    public required int MaxCallsOfAnAgent { get; init; }

    public static IpccSettings Of(IpccOptions options) => new()
    {
        TimeLimit = options.TimeLimit.ToTimeSpan(),
        FirstBackoff = options.FirstBackoff.ToTimeSpan(),
        LongestBackoff = options.LongestBackoff.ToTimeSpan(),
        SessionDuration = options.SessionDuration.ToTimeSpan(),
        SnapshotInterval = options.SnapshotInterval.ToTimeSpan(),
        IdleTime = options.IdleTime.ToTimeSpan(),
        MaxFrameLength = options.MaxFrameLength,
        MaxWaitingEvents = options.MaxWaitingEvents,
        MaxCallsOfAnAgent = options.MaxCallsOfAnAgent,
    };
}

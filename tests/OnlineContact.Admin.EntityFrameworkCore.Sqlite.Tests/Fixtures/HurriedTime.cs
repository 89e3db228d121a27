namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>Remembers how long it was to wait, and does not wait.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private readonly List<double> _pauses = [];

    /// <summary>The pauses, in milliseconds.</summary>
    public IReadOnlyList<double> Pauses => _pauses;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _pauses.Add(dueTime.TotalMilliseconds);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}

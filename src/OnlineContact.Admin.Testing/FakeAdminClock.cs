using NodaTime;

namespace OnlineContact.Admin.Testing;

/// <summary>A clock that stands still until it is told to move, forwards or backwards.</summary>
/// <param name="now">The instant it shows first.</param>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class FakeAdminClock(Instant now) : IClock
{
    private readonly Lock _turn = new();
    private Instant _now = now;

    /// <summary>Makes a clock that shows a day at noon (UTC) well inside the shipped price book: 2021-03-15.</summary>
    public FakeAdminClock()
        : this(Instant.FromUtc(2021, 3, 15, 12, 0))
    {
    }

    /// <summary>The instant it shows.</summary>
    public Instant Now
    {
        get
        {
            lock (_turn) return _now;
        }

        set
        {
            lock (_turn) _now = value;
        }
    }

    /// <summary>Moves it.</summary>
    /// <param name="duration">How far; negative goes back.</param>
    public void Advance(Duration duration)
    {
        lock (_turn) _now += duration;
    }

    /// <inheritdoc/>
    public Instant GetCurrentInstant() => Now;
}

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>What goes wrong at the calls of a store, and how often: so many times in a thousand calls. Which ones, the seed decides.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SimulationFaults
{
    private const int All = 1_000;

    /// <summary>Nothing goes wrong.</summary>
    public static SimulationFaults None { get; } = new();

    /// <summary>A bad day: about one call in eight meets something.</summary>
    public static SimulationFaults Usual { get; } = new()
    {
        Conflict = 60,
        TransientError = 20,
        Error = 10,
        LostAnswer = 30,
        LostChange = 30,
        LateChange = 20,
        Delay = 80,
        MaxDelay = 12,
        Crash = 6,
    };

    /// <summary>A commit answers with a version conflict although nothing stood in its way. Nothing is written.</summary>
    public int Conflict { get; init => field = Checked(value); }

    /// <summary>A call fails before it took effect, and says that it may be made again at once.</summary>
    public int TransientError { get; init => field = Checked(value); }

    /// <summary>A call fails before it took effect, and does not say so.</summary>
    public int Error { get; init => field = Checked(value); }

    /// <summary>A call that writes takes effect and then fails: the outcome is unknown, and it is written.</summary>
    public int LostAnswer { get; init => field = Checked(value); }

    /// <summary>A call that writes fails and takes no effect, and nobody says so: the outcome is unknown, and it is not written.</summary>
    public int LostChange { get; init => field = Checked(value); }

    /// <summary>
    /// A commit fails with its outcome unknown and is still under way: it arrives at the store up to <see cref="MaxDelay"/> steps later,
    /// when its caller may have looked already and not found it.
    /// </summary>
    public int LateChange { get; init => field = Checked(value); }

    /// <summary>A call is held back for up to <see cref="MaxDelay"/> steps.</summary>
    public int Delay { get; init => field = Checked(value); }

    /// <summary>The most steps of a delay.</summary>
    public int MaxDelay { get; init => field = value is >= 1 and <= 10_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A delay is of 1 to 10,000 steps."); } = 10;

    /// <summary>The process dies at a call, before or after it took effect, with everything that it was doing.</summary>
    public int Crash { get; init => field = Checked(value); }

    private static int Checked(int value) =>
        value is >= 0 and <= All ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Odds are 0 to {All} in a thousand.");
}

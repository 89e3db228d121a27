namespace OnlineContact.Admin.Testing.Cti;

/// <summary>What goes wrong between a simulated telephony system and who talks to it, and how often: so many times in a thousand. Which ones, the seed decides.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiFaults
{
    private const int All = 1_000;

    /// <summary>Nothing goes wrong.</summary>
    public static CtiFaults None { get; } = new();

    /// <summary>A bad day: about one message in five meets something.</summary>
    public static CtiFaults Usual { get; } = new()
    {
        DropEvent = 40,
        DuplicateEvent = 60,
        ReorderEvent = 60,
        LoseCommand = 30,
        LoseAnswer = 40,
        DelayAnswer = 60,
        DuplicateAnswer = 40,
        Garbage = 10,
        Restart = 10,
        SplitEverywhere = true,
    };

    /// <summary>An event is not sent.</summary>
    public int DropEvent { get; init => field = Checked(value); }

    /// <summary>An event is sent twice.</summary>
    public int DuplicateEvent { get; init => field = Checked(value); }

    /// <summary>An event is held back and sent after the next one.</summary>
    public int ReorderEvent { get; init => field = Checked(value); }

    /// <summary>A request is not carried out and not answered.</summary>
    public int LoseCommand { get; init => field = Checked(value); }

    /// <summary>A request is carried out and not answered.</summary>
    public int LoseAnswer { get; init => field = Checked(value); }

    /// <summary>An answer comes later, after <see cref="Delay"/>.</summary>
    public int DelayAnswer { get; init => field = Checked(value); }

    /// <summary>How long an answer is held back, by the time that the simulation was given. Default 2 seconds.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>An answer is sent twice.</summary>
    public int DuplicateAnswer { get; init => field = Checked(value); }

    /// <summary>Something that is no message is sent in front of one.</summary>
    public int Garbage { get; init => field = Checked(value); }

    /// <summary>All connections are closed before a request is carried out.</summary>
    public int Restart { get; init => field = Checked(value); }

    /// <summary>Every byte is sent by itself.</summary>
    public bool SplitEverywhere { get; init; }

    private static int Checked(int value) =>
        value is >= 0 and <= All ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Odds are 0 to {All} in a thousand.");
}

namespace OnlineContact.Admin.Cti.Connectors;

/// <summary>
/// How the states of the handbook and those of a telephony system stand for one another: rows of data, read both ways. What is not on it is
/// found by its mode alone, and a mode that stands nowhere is <see cref="CtiAgentState.Default"/>.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class CtiStateMap
{
    private readonly Dictionary<CtiAgentState, CtiExchangeState> _said = [];
    private readonly Dictionary<CtiExchangeState, CtiAgentState> _meant = [];

    /// <summary>Makes a map.</summary>
    /// <param name="rows">
    /// The rows. A handbook state may stand in several: the first is the one that is set. An exchange state stands in one only.
    /// </param>
    /// <exception cref="ArgumentException">A state that an agent cannot choose, an exchange state that stands twice, or one she can choose that is missing.</exception>
    public CtiStateMap(IEnumerable<KeyValuePair<CtiAgentState, CtiExchangeState>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var (state, exchange) in rows)
        {
            if (!IsChosen(state)) throw new ArgumentException($"{state} follows from signing in or from a call, and stands in no map.", nameof(rows));
            if (exchange.Mode is CtiAgentMode.SignedOut or CtiAgentMode.Busy) throw new ArgumentException($"{exchange.Mode} follows from signing in or from a call, and stands in no map.", nameof(rows));
            if (!_meant.TryAdd(exchange, state)) throw new ArgumentException($"{exchange} stands for two states.", nameof(rows));
            _said.TryAdd(state, exchange);
        }

        foreach (var state in Chosen)
        {
            if (!_said.ContainsKey(state)) throw new ArgumentException($"{state} is missing.", nameof(rows));
        }

        Rows = [.. _meant.Select(pair => KeyValuePair.Create(pair.Value, pair.Key))];
    }

    /// <summary>The states that an agent can choose.</summary>
    public static IReadOnlyList<CtiAgentState> Chosen { get; } =
    [
        CtiAgentState.Default, CtiAgentState.Ready, CtiAgentState.WorkTicket, CtiAgentState.WorkChat, CtiAgentState.WorkTraining, CtiAgentState.WorkReport,
        CtiAgentState.WorkMeeting, CtiAgentState.WorkCoaching, CtiAgentState.Rest, CtiAgentState.Meal,
    ];

    /// <summary>The map of a telephony system whose reason codes are not known otherwise. D: the codes are ours; a host fits them to its exchange's.</summary>
    public static CtiStateMap Standard { get; } = new(
    [
        new(CtiAgentState.Default, new(CtiAgentMode.NotReady)),
        new(CtiAgentState.Ready, new(CtiAgentMode.Ready)),
        new(CtiAgentState.WorkTicket, new(CtiAgentMode.NotReady, "ticket")),
        new(CtiAgentState.WorkTicket, new(CtiAgentMode.WorkingAfterCall)),
        new(CtiAgentState.WorkChat, new(CtiAgentMode.NotReady, "chat")),
        new(CtiAgentState.WorkTraining, new(CtiAgentMode.NotReady, "training")),
        new(CtiAgentState.WorkReport, new(CtiAgentMode.NotReady, "report")),
        new(CtiAgentState.WorkMeeting, new(CtiAgentMode.NotReady, "meeting")),
        new(CtiAgentState.WorkCoaching, new(CtiAgentMode.NotReady, "coaching")),
        new(CtiAgentState.Rest, new(CtiAgentMode.NotReady, "rest")),
        new(CtiAgentState.Meal, new(CtiAgentMode.NotReady, "meal")),
    ]);

    /// <summary>The rows, in the order in which they were given.</summary>
    public IReadOnlyList<KeyValuePair<CtiAgentState, CtiExchangeState>> Rows { get; }

    /// <summary>Whether an agent can choose a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Whether she can; the others follow from signing in and from calls.</returns>
    public static bool IsChosen(CtiAgentState state) => state is >= CtiAgentState.Default and <= CtiAgentState.Meal;

    /// <summary>What is set for a state.</summary>
    /// <param name="state">A state that an agent can choose.</param>
    /// <returns>The telephony system's words for it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An agent cannot choose the state.</exception>
    public CtiExchangeState ToExchange(CtiAgentState state) =>
        _said.TryGetValue(state, out var exchange) ? exchange : throw new ArgumentOutOfRangeException(nameof(state), state, "An agent cannot choose the state.");

    /// <summary>What a state of the telephony system means, calls apart.</summary>
    /// <param name="state">The telephony system's words.</param>
    /// <returns>
    /// The state. A busy agent is in <see cref="CtiAgentState.Default"/> as far as this map goes: which call she is in is told by
    /// <see cref="CtiAgentSnapshot.Calls"/>.
    /// </returns>
    public CtiAgentState ToHandbook(CtiExchangeState state)
    {
        if (state.Mode == CtiAgentMode.SignedOut) return CtiAgentState.SignedOut;
        if (_meant.TryGetValue(state, out var meant)) return meant;
        return state.Reason is not null && _meant.TryGetValue(new CtiExchangeState(state.Mode), out meant) ? meant : CtiAgentState.Default;
    }
}

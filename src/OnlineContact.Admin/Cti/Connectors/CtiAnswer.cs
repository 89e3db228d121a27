namespace OnlineContact.Admin.Cti.Connectors;

/// <summary>How a request to a telephony system ended.</summary>
public enum CtiAnswerKind
{
    /// <summary>It was done.</summary>
    Done = 1,

    /// <summary>The telephony system refused it.</summary>
    Refused = 2,

    /// <summary>The telephony system could not be asked; nothing has changed there.</summary>
    Unreachable = 3,

    /// <summary>It was sent and no answer came. Nobody sends it again; the next snapshot shows what became of it.</summary>
    Unknown = 4,
}

/// <summary>Why a telephony system refused.</summary>
public enum CtiRefusal
{
    /// <summary>Another reason than those below; <c>Detail</c> may tell it.</summary>
    Other = 0,

    /// <summary>The connector does not claim the capability.</summary>
    NotSupported = 1,

    /// <summary>It does not know the tenant.</summary>
    UnknownTenant = 2,

    /// <summary>It does not know the agent.</summary>
    UnknownAgent = 3,

    /// <summary>The agent is signed in already.</summary>
    AlreadySignedIn = 4,

    /// <summary>The agent is not signed in.</summary>
    NotSignedIn = 5,

    /// <summary>The agent cannot change into the state now.</summary>
    StateNotAllowed = 6,

    /// <summary>It does not accept the host's credentials.</summary>
    Credentials = 7,

    /// <summary>It has as many as it can serve.</summary>
    Overloaded = 8,
}

/// <summary>The answer to a request that gives nothing back.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct CtiAnswer
{
    /// <summary>The most characters of <see cref="Detail"/>; what is longer is cut off.</summary>
    public const int MaxDetailLength = 100;

    /// <summary>How the request ended; 0 for the default value, which is no answer.</summary>
    public CtiAnswerKind Kind { get; private init; }

    /// <summary>Why it was refused; null unless it was.</summary>
    public CtiRefusal? Refusal { get; private init; }

    /// <summary>The telephony system's own code for it; null where it gave none. Never anything secret.</summary>
    public string? Detail { get; private init; }

    /// <summary>It was done.</summary>
    public static CtiAnswer Done { get; } = new() { Kind = CtiAnswerKind.Done };

    /// <summary>The telephony system could not be asked.</summary>
    public static CtiAnswer Unreachable { get; } = new() { Kind = CtiAnswerKind.Unreachable };

    /// <summary>It was sent and no answer came.</summary>
    public static CtiAnswer Unknown { get; } = new() { Kind = CtiAnswerKind.Unknown };

    /// <summary>It was refused.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="detail">The telephony system's own code for it.</param>
    /// <returns>The answer.</returns>
    public static CtiAnswer Refused(CtiRefusal refusal, string? detail = null) => new()
    {
        Kind = CtiAnswerKind.Refused,
        Refusal = refusal,
        Detail = detail?.Length > MaxDetailLength ? detail[..MaxDetailLength] : detail,
    };

    /// <summary>How the request ended, and why when it was refused.</summary>
    /// <returns>For example <c>Refused NotSignedIn (invalidObjectState)</c>.</returns>
    public override string ToString() => Refusal is null ? $"{Kind}" : Detail is null ? $"{Kind} {Refusal}" : $"{Kind} {Refusal} ({Detail})";
}

/// <summary>The answer to a request that gives something back.</summary>
/// <typeparam name="T">What it gives back.</typeparam>
/// <remarks>Immutable; safe to use from several threads as far as <typeparamref name="T"/> is.</remarks>
public readonly record struct CtiAnswer<T>
    where T : notnull
{
    private readonly T? _value;

    private CtiAnswer(CtiAnswer answer, T? value)
    {
        Answer = answer;
        _value = value;
    }

    /// <summary>How the request ended.</summary>
    public CtiAnswer Answer { get; }

    /// <summary>What came back.</summary>
    /// <exception cref="InvalidOperationException">The request was not done.</exception>
    public T Value => Answer.Kind == CtiAnswerKind.Done ? _value! : throw new InvalidOperationException($"There is no value: the request was {Answer.Kind}.");

    /// <summary>It was done.</summary>
    /// <param name="value">What came back.</param>
    public static implicit operator CtiAnswer<T>(T value) => new(CtiAnswer.Done, value);

    /// <summary>It was not done.</summary>
    /// <param name="answer">The answer.</param>
    /// <exception cref="ArgumentException">The answer says that it was done, and there is no value.</exception>
    public static implicit operator CtiAnswer<T>(CtiAnswer answer) => FromAnswer(answer);

    /// <summary>How the request ended, and what came back if anything did.</summary>
    /// <returns>A text.</returns>
    public override string ToString() => Answer.Kind == CtiAnswerKind.Done ? $"{Answer.Kind} {_value}" : Answer.ToString();

    /// <summary>It was done.</summary>
    /// <param name="value">What came back.</param>
    /// <returns>The answer.</returns>
    public static CtiAnswer<T> FromValue(T value) => value;

    /// <summary>It was not done.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The answer says that it was done, and there is no value.</exception>
    public static CtiAnswer<T> FromAnswer(CtiAnswer answer) =>
        answer.Kind == CtiAnswerKind.Done ? throw new ArgumentException("What was done gives a value back.", nameof(answer)) : new(answer, default);
}

using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// A name that a caller gives to one request, so that sending it again, after a lost answer say, does not do it twice: it is
/// answered as the first time, for at least 24 hours. 1 to 64 of A–Z a–z 0–9 - _ . :
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The default value names no request.</remarks>
public readonly record struct RequestId
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 64;

    private readonly string? _value;

    private RequestId(string value) => _value = value;

    /// <summary>The name; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>No request ID: a repetition is a new request.</summary>
    public static RequestId None => default;

    /// <summary>Makes a request ID from text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The request ID, or OCA0012.</returns>
    public static Outcome<RequestId> Create(string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':')
            ? Outcome.Success(new RequestId(text))
            : Outcome.Refused<RequestId>(AdminErrors.RequestIdInvalid.With("requestId", MaxLength, text?.Length ?? 0));

    /// <summary>The name.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}

using System.Diagnostics.CodeAnalysis;

namespace OnlineContact.Admin.Errors;

/// <summary>What came of a call that gives nothing back: success, or the refusal.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly struct Outcome
{
    private readonly AdminError? _error;

    private Outcome(AdminError? error) => _error = error;

    /// <summary>Whether the call succeeded.</summary>
    [MemberNotNullWhen(false, nameof(_error))]
    public bool Succeeded => _error is null;

    /// <summary>The refusal.</summary>
    /// <exception cref="InvalidOperationException">The call succeeded; ask <see cref="Succeeded"/> first.</exception>
    public AdminError Error => _error ?? throw new InvalidOperationException("There is no error: the call succeeded.");

    /// <summary>Success.</summary>
    /// <returns>The outcome of a call that succeeded.</returns>
    public static Outcome Success() => default;

    /// <summary>Success with a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value; not null.</param>
    /// <returns>The outcome of a call that succeeded.</returns>
    public static Outcome<T> Success<T>(T value) where T : notnull => new(value, null);

    /// <summary>A refusal.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The outcome of a call that was refused.</returns>
    public static Outcome Refused(AdminError error) => new(error ?? throw new ArgumentNullException(nameof(error)));

    /// <summary>A refusal of a call that would have given a value.</summary>
    /// <typeparam name="T">The type of the value there is not.</typeparam>
    /// <param name="error">Why.</param>
    /// <returns>The outcome of a call that was refused.</returns>
    public static Outcome<T> Refused<T>(AdminError error) where T : notnull =>
        new(default, error ?? throw new ArgumentNullException(nameof(error)));

    /// <summary>"Succeeded", or the refusal.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => _error?.ToString() ?? "Succeeded";
}

/// <summary>
/// What came of a call: its value, or the refusal; never both, and the value cannot be reached when the call was refused.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>As safe for several threads as <typeparamref name="T"/> is. The default value is a refusal without a reason
/// and throws when it is looked into.</remarks>
public readonly struct Outcome<T> where T : notnull
{
    private readonly T? _value;
    private readonly AdminError? _error;
    private readonly bool _succeeded;

    internal Outcome(T? value, AdminError? error)
    {
        // A struct is never null, and asking it would box it at each call.
        if (error is null && !typeof(T).IsValueType) ArgumentNullException.ThrowIfNull(value);
        _value = value;
        _error = error;
        _succeeded = error is null;
    }

    /// <summary>Whether the call succeeded.</summary>
    public bool Succeeded => _succeeded;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The call was refused; ask <see cref="Succeeded"/> first.</exception>
    public T Value => _succeeded
        ? _value!
        : throw new InvalidOperationException($"There is no value: the call was refused. {_error?.Kind}");

    /// <summary>The refusal.</summary>
    /// <exception cref="InvalidOperationException">The call succeeded; ask <see cref="Succeeded"/> first.</exception>
    public AdminError Error => _error ?? throw new InvalidOperationException(
        _succeeded ? "There is no error: the call succeeded." : "There is no error: no call made this outcome.");

    /// <summary>The value if there is one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="error">The refusal.</param>
    /// <returns>Whether the call succeeded.</returns>
    public bool TryGetValue([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out AdminError? error)
    {
        value = _value;
        error = _succeeded ? null : Error;
        return _succeeded;
    }

    /// <summary>The value, or the refusal.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => _succeeded ? $"Succeeded: {_value}" : _error?.ToString() ?? "Refused";
}

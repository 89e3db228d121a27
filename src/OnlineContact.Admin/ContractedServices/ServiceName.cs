using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// A service's name: 1 to 100 showable code points, trimmed and otherwise as typed. Two names are equal when they are
/// written alike; whether one is taken is decided by <see cref="Key"/>. Source: F; comparison D (handbook, section 2).
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and is no service's name.</remarks>
public readonly record struct ServiceName
{
    /// <summary>The largest number of Unicode code points.</summary>
    public const int MaxLength = 100;

    /// <summary>
    /// The largest number of code points of <see cref="Key"/>. A few signs stand for whole words and fold to up to 18;
    /// a name of many of them is refused as too long, so that a stored key is bounded. D.
    /// </summary>
    public const int MaxKeyLength = 400;

    private readonly string? _value;

    private ServiceName(string value) => _value = value;

    /// <summary>The name as it was typed, trimmed; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>The form in which names are compared and kept unique: <see cref="TextFolding.Fold"/>.</summary>
    public string Key => TextFolding.Fold(Value);

    /// <summary>Makes a service's name from what was typed.</summary>
    /// <param name="text">The text; white space around it is taken off.</param>
    /// <returns>The name; or OCA1002 (missing, or nothing of it would be seen), OCA1003 (too long, in code points) or
    /// OCA1030 (a sign that cannot be shown, with its place in the trimmed text, the first being 1).</returns>
    public static Outcome<ServiceName> Create(string? text)
    {
        var error = Check(text, out var trimmed);
        return error is null ? Outcome.Success(new ServiceName(trimmed)) : Outcome.Refused<ServiceName>(error);
    }

    /// <summary>Makes a service's name from what a store gave back.</summary>
    /// <param name="text">A name as <see cref="Value"/> gave it.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no name.</exception>
    public static ServiceName FromStored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var error = Check(text, out var trimmed);
        return error is null ? new ServiceName(trimmed) : throw new ArgumentException($"The stored text is no service name: {error.Code}.", nameof(text));
    }

    /// <summary>The name as it was typed, trimmed.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    private static AdminError? Check(string? text, out string trimmed)
    {
        trimmed = text?.Trim() ?? "";
        return ServiceNameIsGiven.Check(trimmed) ?? ServiceNameIsShortEnough.Check(trimmed) ?? ServiceNameCanBeShown.Check(trimmed);
    }
}

using System.Diagnostics.CodeAnalysis;
using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// The languages of a service's help centre: an ordered set of codes of letters and <c>_</c>, one of them the main one.
/// Issue services have none. Source: F (handbook, section 2). Codes are kept as typed; two values are equal when they
/// have the same codes, written alike, in the same order and the same main language.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class HelpCentreLanguages : IEquatable<HelpCentreLanguages>
{
    /// <summary>The largest number of signs of a code.</summary>
    public const int MaxCodeLength = 6;

    /// <summary>The largest number of languages. D.</summary>
    public const int MaxLanguages = 30;

    private readonly string[] _codes;

    private HelpCentreLanguages(string[] codes, string? main)
    {
        _codes = codes;
        Main = main;
    }

    /// <summary>No languages: an issue service, or a draft in which none were chosen yet.</summary>
    public static HelpCentreLanguages Empty { get; } = new([], null);

    /// <summary>The codes in their order.</summary>
    public IReadOnlyList<string> Codes => Array.AsReadOnly(_codes);

    /// <summary>The main language, written as in <see cref="Codes"/>; null when there are no languages.</summary>
    public string? Main { get; }

    /// <summary>Whether there are no languages.</summary>
    [MemberNotNullWhen(false, nameof(Main))]
    public bool IsEmpty => _codes.Length == 0;

    /// <summary>Makes the languages of a service of a type from what was chosen.</summary>
    /// <param name="codes">The codes in their order; null is none.</param>
    /// <param name="main">The main language, in any case; null or empty is none.</param>
    /// <param name="type">The service's type.</param>
    /// <returns>The languages; or OCA1017 (an issue service was given some), OCA1032 (a consultation service has none),
    /// OCA1016 (too many), OCA1013 (a code is none; the target says which, as <c>languages[2]</c>, the first being 0; the
    /// actual value is its length or its first wrong sign), OCA1014 (a code stands twice, in any case) or OCA1015 (the
    /// main language is missing or not one of them), the first that applies.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is no type.</exception>
    public static Outcome<HelpCentreLanguages> Create(IReadOnlyList<string>? codes, string? main, ServiceType type)
    {
        if (type is not (ServiceType.ConsultationManagement or ServiceType.IssueManagement))
            throw new ArgumentOutOfRangeException(nameof(type));
        codes ??= [];
        if (type == ServiceType.IssueManagement)
        {
            var refused = LanguagesAreOnlyForConsultationServices.Check(codes, main, type);
            return refused is null ? Outcome.Success(Empty) : Outcome.Refused<HelpCentreLanguages>(refused);
        }

        var error = ConsultationServicesHaveALanguage.Check(codes)
            ?? LanguagesAreNotTooMany.Check(codes)
            ?? LanguageCodesAreLettersAndUnderscores.Check(codes)
            ?? LanguagesStandOnlyOnce.Check(codes)
            ?? MainLanguageIsOneOfTheLanguages.Check(codes, main);
        return error is null ? Outcome.Success(Make(codes, main!)) : Outcome.Refused<HelpCentreLanguages>(error);
    }

    /// <summary>Makes the languages from what a store gave back.</summary>
    /// <param name="codes">The codes in their order, none for <see cref="Empty"/>.</param>
    /// <param name="main">The main language; null for <see cref="Empty"/>.</param>
    /// <returns>The languages.</returns>
    /// <exception cref="ArgumentException">These are no languages.</exception>
    public static HelpCentreLanguages FromStored(IReadOnlyList<string> codes, string? main)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.Count == 0 && string.IsNullOrEmpty(main)) return Empty;
        var made = Create(codes, main, ServiceType.ConsultationManagement);
        return made.TryGetValue(out var languages, out var error)
            ? languages
            : throw new ArgumentException($"The stored languages are none: {error.Code}.", nameof(codes));
    }

    /// <inheritdoc/>
    public bool Equals(HelpCentreLanguages? other) =>
        other is not null
        && string.Equals(Main, other.Main, StringComparison.Ordinal)
        && _codes.AsSpan().SequenceEqual(other._codes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HelpCentreLanguages);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Main, StringComparer.Ordinal);
        foreach (var code in _codes) hash.Add(code, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>The codes, the main one marked.</summary>
    /// <returns>For example <c>ko*, en</c>; empty when there are none.</returns>
    public override string ToString() =>
        string.Join(", ", _codes.Select(code => string.Equals(code, Main, StringComparison.Ordinal) ? code + "*" : code));

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(HelpCentreLanguages? left, HelpCentreLanguages? right) => Equals(left, right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(HelpCentreLanguages? left, HelpCentreLanguages? right) => !Equals(left, right);

    private static HelpCentreLanguages Make(IReadOnlyList<string> codes, string main)
    {
        string[] kept = [.. codes];
        foreach (var code in kept)
        {
            if (string.Equals(code, main, StringComparison.OrdinalIgnoreCase)) return new(kept, code);
        }

        return new(kept, null);
    }
}

using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations.Rules;

namespace OnlineContact.Admin.Organizations;

/// <summary>
/// The domain of an organization, the host of its services' URLs: a host name of at least two labels in lower case;
/// names in other scripts are kept in their ASCII form (punycode). D (handbook, section 2).
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and is no domain.</remarks>
public readonly record struct OrganizationDomain
{
    /// <summary>The largest number of characters of the whole name, in its ASCII form.</summary>
    public const int MaxLength = 253;

    /// <summary>The largest number of characters of one label, in its ASCII form.</summary>
    public const int MaxLabelLength = 63;

    private readonly string? _value;

    private OrganizationDomain(string value) => _value = value;

    /// <summary>The host name in lower-case ASCII; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes an organization's domain from what was typed.</summary>
    /// <param name="text">A host name, also in another script; white space around it is taken off. No scheme, port,
    /// path, closing dot or IP address.</param>
    /// <returns>The domain; or OCA4004 with the limit and the length that is over it, or, where the length is not what
    /// is wrong, the beginning of the text.</returns>
    public static Outcome<OrganizationDomain> Create(string? text) =>
        OrganizationDomainIsAHostName.Check(text, out var ascii) is { } error
            ? Outcome.Refused<OrganizationDomain>(error)
            : Outcome.Success(new OrganizationDomain(ascii));

    /// <summary>Makes an organization's domain from what a store gave back.</summary>
    /// <param name="text">A domain as <see cref="Value"/> gave it.</param>
    /// <returns>The domain.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no domain.</exception>
    public static OrganizationDomain FromStored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OrganizationDomainIsAHostName.Check(text, out var ascii) is { } error
            ? throw new ArgumentException($"The stored text is no domain: {error.Code}.", nameof(text))
            : new OrganizationDomain(ascii);
    }

    /// <summary>The host name.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}

using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// The URL of a service, made from its organization's domain and its ID. Source: F; the pattern D (handbook, section 2).
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class ServiceUrl
{
    /// <summary>The pattern when the host gives none.</summary>
    public const string DefaultPattern = "https://{domain}/{serviceId}/";

    /// <summary>The longest pattern, in UTF-16 units.</summary>
    public const int MaxPatternLength = 500;

    internal const string DomainPlace = "{domain}";

    internal const string ServiceIdPlace = "{serviceId}";

    /// <summary>Whether a text can be the pattern of URLs.</summary>
    /// <param name="pattern">An absolute https URL without user info and fragment in which <c>{domain}</c> and
    /// <c>{serviceId}</c> each stand exactly once, and no other braces.</param>
    /// <returns>Success, or OCA0003.</returns>
    public static Outcome CheckPattern(string? pattern) =>
        ServiceUrlPatternNamesDomainAndServiceIdOnce.Check(pattern) is { } error ? Outcome.Refused(error) : Outcome.Success();

    /// <summary>Makes the URL of a service.</summary>
    /// <param name="pattern">A pattern that <see cref="CheckPattern"/> takes, for example <see cref="DefaultPattern"/>.</param>
    /// <param name="domain">The organization's domain.</param>
    /// <param name="serviceId">The service's ID; it stands in the URL as it was typed.</param>
    /// <returns>The absolute URL.</returns>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is no pattern, or one of the values is empty.</exception>
    public static Uri Build(string pattern, OrganizationDomain domain, ServiceId serviceId)
    {
        if (ServiceUrlPatternNamesDomainAndServiceIdOnce.Check(pattern) is { } error)
            throw new ArgumentException($"The text is no pattern for URLs: {error.Code}.", nameof(pattern));
        if (domain.Value.Length == 0) throw new ArgumentException("The domain is empty.", nameof(domain));
        if (serviceId.Value.Length == 0) throw new ArgumentException("The service ID is empty.", nameof(serviceId));
        return new Uri(Fill(pattern, domain.Value, serviceId.Value), UriKind.Absolute);
    }

    internal static string Fill(string pattern, string domain, string serviceId) =>
        pattern.Replace(DomainPlace, domain, StringComparison.Ordinal).Replace(ServiceIdPlace, serviceId, StringComparison.Ordinal);
}

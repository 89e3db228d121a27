using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>The pattern of service URLs is an https URL in which {domain} and {serviceId} stand exactly once. D.</summary>
internal static class ServiceUrlPatternNamesDomainAndServiceIdOnce
{
    public static AdminError? Check(string? pattern) =>
        IsFine(pattern)
            ? null
            : AdminErrors.OptionsInvalid.With("serviceUrlPattern", "ServiceUrlPattern", ServiceUrl.DefaultPattern, ShownText.Cut(pattern, 100));

    private static bool IsFine(string? pattern) =>
        pattern is { Length: > 0 and <= ServiceUrl.MaxPatternLength }
        && Once(pattern, ServiceUrl.DomainPlace)
        && Once(pattern, ServiceUrl.ServiceIdPlace)
        && pattern.AsSpan().Count('{') == 2
        && pattern.AsSpan().Count('}') == 2
        && !pattern.AsSpan().ContainsAny(" \t\r\n\\")
        && Uri.TryCreate(ServiceUrl.Fill(pattern, "example.com", "id"), UriKind.Absolute, out var sample)
        && sample.Scheme == Uri.UriSchemeHttps
        && sample.UserInfo.Length == 0
        && sample.Fragment.Length == 0;

    private static bool Once(string pattern, string place) => pattern.AsSpan().Count(place) == 1;
}

using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>
/// A request of the Open API is bounded, no parameter stands twice (sorted by name, it would not be clear which comes first), and no text holds
/// half of a surrogate pair, which has no UTF-8: otherwise two requests would have one signature. D.
/// </summary>
internal static class OpenApiRequestIsInBounds
{
    public static AdminError? Check(OpenApiRequest request)
    {
        if (request.OrganizationId.Length is 0 or > OpenApiRequest.MaxOrganizationIdLength) return Wrong("organizationId", OpenApiRequest.MaxOrganizationIdLength, request.OrganizationId.Length);
        if (request.Path.Length is 0 or > OpenApiRequest.MaxPathLength) return Wrong("path", OpenApiRequest.MaxPathLength, request.Path.Length);
        if (request.Body.Length > OpenApiRequest.MaxBodyLength) return Wrong("body", OpenApiRequest.MaxBodyLength, request.Body.Length);
        if (request.Parameters.Count > OpenApiRequest.MaxParameters) return Wrong("parameters", OpenApiRequest.MaxParameters, request.Parameters.Count);
        var length = request.Parameters.Sum(parameter => parameter.Key.Length + parameter.Value.Length);
        if (length > OpenApiRequest.MaxParametersLength) return Wrong("parameters", OpenApiRequest.MaxParametersLength, length);
        var distinct = request.Parameters.Select(parameter => parameter.Key).Distinct(StringComparer.Ordinal).Count();
        if (distinct < request.Parameters.Count) return Wrong("parameters", distinct, request.Parameters.Count);
        return CheckForm("organizationId", request.OrganizationId)
            ?? CheckForm("path", request.Path)
            ?? CheckForm("body", request.Body)
            ?? CheckForm("parameters", [.. request.Parameters.SelectMany(parameter => new[] { parameter.Key, parameter.Value })]);
    }

    private static AdminError? CheckForm(string target, params ReadOnlySpan<string> texts)
    {
        var malformed = 0;
        foreach (var text in texts)
        {
            if (!TextFolding.IsWellFormed(text)) malformed++;
        }

        return malformed == 0 ? null : Wrong(target, 0, malformed);
    }

    private static AdminError Wrong(string target, int limit, int actual) => AdminErrors.OpenApiRequestInvalid.With(target, limit, actual);
}

using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>A request of the Open API is bounded, and no parameter stands twice: sorted by name, it would not be clear which comes first. D.</summary>
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
        return distinct < request.Parameters.Count ? Wrong("parameters", distinct, request.Parameters.Count) : null;
    }

    private static AdminError Wrong(string target, int limit, int actual) => AdminErrors.OpenApiRequestInvalid.With(target, limit, actual);
}

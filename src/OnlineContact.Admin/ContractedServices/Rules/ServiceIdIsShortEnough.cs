using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A service's ID has at most 45 letters. F (handbook, section 2).</summary>
internal static class ServiceIdIsShortEnough
{
    public static AdminError? Check(string text)
    {
        var length = TextFolding.CodePoints(text);
        return length > ServiceId.MaxLength ? AdminErrors.ServiceIdTooLong.With("serviceId", ServiceId.MaxLength, length) : null;
    }
}

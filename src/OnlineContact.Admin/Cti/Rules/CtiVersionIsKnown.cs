using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>A version is IPCC (Private) or Mobile Contact. F (handbook, section 5).</summary>
internal static class CtiVersionIsKnown
{
    public static AdminError? Check(CtiVersion version) => Enum.IsDefined(version) ? null : AdminErrors.CtiVersionUnknown.With("version", (int)version);
}

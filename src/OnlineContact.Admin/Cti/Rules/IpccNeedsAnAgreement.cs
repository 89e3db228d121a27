using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>IPCC (Private) is chosen only by agreement with the operator. F (handbook, section 5).</summary>
internal static class IpccNeedsAnAgreement
{
    public static AdminError? Check(CtiVersion version, CtiAgreement? agreement) =>
        version == CtiVersion.IpccPrivate && agreement is not { IsGranted: true } ? AdminErrors.CtiAgreementMissing.With("version") : null;
}

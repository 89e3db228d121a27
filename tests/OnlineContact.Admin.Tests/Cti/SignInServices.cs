using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Tests.Cti;

/// <summary>Services as a sign-in looks at them.</summary>
internal static class SignInServices
{
    public static ContractedService Of(OrganizationId organization, bool hasPhone, bool isInUse) => new()
    {
        Organization = organization,
        Number = 1,
        Type = ServiceType.ConsultationManagement,
        Name = null,
        Id = null,
        Languages = HelpCentreLanguages.Empty,
        TimeZone = null,
        Picture = null,
        HasBasicInformation = true,
        Terms = ContractTerms.FromStored(hasPhone ? [("telticket", 1), ("ticket", 1)] : [("ticket", 1)]),
        Status = isInUse ? ServiceStatus.InUse : ServiceStatus.Suspended,
        AddedAt = default,
        RegisteredOn = null,
        ChangedOn = null,
        ChangedBefore = null,
        TerminatedOn = null,
    };
}

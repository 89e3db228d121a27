using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;

namespace EmbeddedHost.Guide;

/// <summary>The product's words, Korean and English.</summary>
internal static class Words
{
    public static (string Korean, string English) Of(ServiceType type) => type switch
    {
        ServiceType.ConsultationManagement => ("상담 관리", "consultation"),
        ServiceType.IssueManagement => ("이슈 관리", "issues"),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static (string Korean, string English) Of(ServiceStatus status) => status switch
    {
        ServiceStatus.NotInUse => ("미사용", "not in use"),
        ServiceStatus.InUse => ("사용", "in use"),
        ServiceStatus.Suspended => ("이용정지", "suspended"),
        ServiceStatus.Terminated => ("해지", "terminated"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static (string Korean, string English) Of(StepButton button) => button switch
    {
        StepButton.Register => ("등록", "Register"),
        StepButton.Edit => ("수정", "Edit"),
        _ => throw new ArgumentOutOfRangeException(nameof(button)),
    };
}

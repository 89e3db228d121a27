namespace OnlineContact.Admin.Contracts;

/// <summary>The type (유형) of a contracted service. It stands in this room because it decides which contract items a service may take.</summary>
/// <remarks>The numbers are the wire numbers and never change (F, handbook, section 1).</remarks>
public enum ServiceType
{
    /// <summary>상담 관리: consultation, with a help centre. Wire number 1.</summary>
    ConsultationManagement = 1,

    /// <summary>이슈 관리: issues inside the organization, without a help centre. Wire number 2.</summary>
    IssueManagement = 2,
}

namespace OnlineContact.Admin.Access;

/// <summary>
/// The rights that an actor may hold. The first two are rights in the whole organization; the other two are rights in one service,
/// and hold in the service that a call names: a call that names none finds nobody with them.
/// </summary>
[Flags]
public enum AdminRight
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>She is the operator (운영자).</summary>
    Operator = 1,

    /// <summary>She is an active organization administrator (조직관리자).</summary>
    OrganizationAdministrator = 2,

    /// <summary>She is an administrator (관리자) of the service.</summary>
    ServiceAdministrator = 4,

    /// <summary>She works in the service as an agent (상담원), or is its administrator, who may do what an agent may.</summary>
    Agent = 8,
}

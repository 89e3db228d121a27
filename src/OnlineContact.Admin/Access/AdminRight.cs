namespace OnlineContact.Admin.Access;

/// <summary>The rights that an actor may hold in an organization.</summary>
[Flags]
public enum AdminRight
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>She is the operator (운영자).</summary>
    Operator = 1,

    /// <summary>She is an active organization administrator (조직관리자).</summary>
    OrganizationAdministrator = 2,
}

using OnlineContact.Admin.Access;

namespace OnlineContact.Admin.Testing;

/// <summary>An organization that <see cref="AdminTestHost.ProvisionAsync"/> has provisioned, with people to act in it.</summary>
/// <param name="Id">The organization.</param>
/// <param name="Owner">Its first organization administrator.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record TestOrganization(OrganizationId Id, AdminActor Owner)
{
    /// <summary>Somebody of the organization who is no administrator.</summary>
    public AdminActor Member { get; } = AdminActor.Member(Id, "somebody", "Somebody", "192.0.2.77");
}

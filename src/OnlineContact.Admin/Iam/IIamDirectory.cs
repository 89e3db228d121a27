namespace OnlineContact.Admin.Iam;

/// <summary>
/// The directory in which the people of an organization are known. The library's own keeps them in the store; a host that has an identity
/// provider writes one and registers it with <c>UseIamDirectory</c>.
/// </summary>
/// <remarks>
/// Singletons; called from several threads. Called before a change is begun, never within one, and only for somebody who has the right. An
/// exception comes out at the caller of the manager.
/// </remarks>
public interface IIamDirectory
{
    /// <summary>Finds members by their accounts.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="accounts">The accounts, compared exactly; 1 to <see cref="MemberSearch.MaxPageSize"/>, each once.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Those that there are, in any order.</returns>
    Task<IReadOnlyList<IamMember>> FindAsync(OrganizationId organization, IReadOnlyList<MemberAccount> accounts, CancellationToken cancellationToken);

    /// <summary>Finds members by parts of name, account and e-mail address; all parts that are given have to occur.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="search">The parts, checked, and the page.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page.</returns>
    Task<MemberPage> SearchAsync(OrganizationId organization, MemberSearch search, CancellationToken cancellationToken);
}

using System.Collections.Concurrent;
using System.Text;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing;

/// <summary>
/// An identity directory in memory, as plain as it can be written: it stands for the identity provider of a host. It knows a member once
/// she has been enrolled, or put in with <see cref="Put"/>, and it can be told to fail.
/// </summary>
/// <remarks>Safe to use from several threads. Names are folded in the simple way only (compatibility form, capitals), and not found by initial consonants.</remarks>
public sealed class FakeIamDirectory : IIamDirectory, IIamEnrolment
{
    private readonly ConcurrentDictionary<(OrganizationId, MemberAccount), IamMember> _members = new();
    private readonly ConcurrentQueue<IamEnrolment> _enrolments = new();
    private int _failing;

    /// <summary>Every enrolment that came, repetitions too, in the order of their coming.</summary>
    public IReadOnlyList<IamEnrolment> Enrolments => [.. _enrolments];

    /// <summary>How often an enrolment fails from now on before it succeeds again.</summary>
    /// <param name="times">How often.</param>
    public void FailEnrolments(int times) => Volatile.Write(ref _failing, times);

    /// <summary>Puts a member in, or lets her stand otherwise.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her account.</param>
    /// <param name="name">Her name.</param>
    /// <param name="email">Her e-mail address; null: none.</param>
    /// <param name="state">How she stands.</param>
    public void Put(OrganizationId organization, string account, string name, string? email = null, MemberState state = MemberState.Active)
    {
        var member = new IamMember
        {
            Account = MemberAccount.FromStored(account),
            Name = MemberName.FromStored(name),
            Email = email is null ? null : MemberEmail.FromStored(email),
            State = state,
        };
        _members[(organization, member.Account)] = member;
    }

    /// <summary>Takes a member out: the directory does not know her any more.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her account.</param>
    /// <returns>Whether she was in it.</returns>
    public bool Remove(OrganizationId organization, string account) => _members.TryRemove((organization, MemberAccount.FromStored(account)), out _);

    /// <inheritdoc/>
    public Task<IReadOnlyList<IamMember>> FindAsync(OrganizationId organization, IReadOnlyList<MemberAccount> accounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<IamMember>>([.. accounts.Select(account => _members.GetValueOrDefault((organization, account))).OfType<IamMember>()]);
    }

    /// <inheritdoc/>
    public Task<MemberPage> SearchAsync(OrganizationId organization, MemberSearch search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        cancellationToken.ThrowIfCancellationRequested();
        var found = _members.Where(pair => pair.Key.Item1 == organization).Select(pair => pair.Value)
            .Where(member => Has(member.Name.Value, search.Name) && Has(member.Account.Value, search.Account) && Has(member.Email?.Value ?? "", search.Email))
            .OrderBy(member => member.Account.Value, StringComparer.Ordinal)
            .Where(member => search.Cursor is null || string.CompareOrdinal(member.Account.Value, search.Cursor) > 0)
            .ToList();
        var page = found.Take(search.PageSize).ToList();
        return Task.FromResult(new MemberPage { Members = page, Next = found.Count > page.Count ? page[^1].Account.Value : null });
    }

    /// <inheritdoc/>
    public Task InviteAsync(IamEnrolment enrolment, CancellationToken cancellationToken) => EnrolAsync(enrolment, cancellationToken);

    /// <inheritdoc/>
    public Task RegisterAsync(IamEnrolment enrolment, CancellationToken cancellationToken) => EnrolAsync(enrolment, cancellationToken);

    private Task EnrolAsync(IamEnrolment enrolment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(enrolment);
        cancellationToken.ThrowIfCancellationRequested();
        _enrolments.Enqueue(enrolment);
        if (Interlocked.Decrement(ref _failing) >= 0) throw new InvalidOperationException("The fake directory was told to fail.");
        _members.TryAdd(
            (enrolment.Organization, enrolment.Account),
            new IamMember { Account = enrolment.Account, Name = enrolment.Name, Email = enrolment.Email, Mobile = enrolment.Mobile, State = MemberState.Pending });
        return Task.CompletedTask;
    }

    private static bool Has(string text, string? part) =>
        string.IsNullOrWhiteSpace(part) || Folded(text).Contains(Folded(part), StringComparison.Ordinal);

    private static string Folded(string text) => text.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
}

using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>The directory of hosts that have no identity provider: the members kept in the store.</summary>
internal sealed class StoredIamDirectory(IAdminStore store) : IIamDirectory
{
    private const int LookedAtOnce = 500;
    private const int LookedAtMost = 2_000;

    public async Task<IReadOnlyList<IamMember>> FindAsync(OrganizationId organization, IReadOnlyList<MemberAccount> accounts, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var members = fetch.Any(Member.ByAccount, Member.Shape, accounts);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return [.. members.Values.Select(member => member.ToIamMember())];
    }

    /// <summary>
    /// One column holds all that is searched. The store looks for the longest of the parts; which field it stands in, and the other parts,
    /// are looked at here. When many have it in another field, the page is handed out before it is full, so that a call stays bounded.
    /// </summary>
    public async Task<MemberPage> SearchAsync(OrganizationId organization, MemberSearch search, CancellationToken cancellationToken)
    {
        var parts = SearchedParts.Of(search);
        var found = new List<IamMember>(search.PageSize);
        var last = search.Cursor;
        var limit = search.PageSize;
        for (var looked = 0; looked < LookedAtMost; limit = LookedAtOnce)
        {
            var page = await store.SearchAsync(organization, Member.Shape, parts.Longest, last is null ? null : [Cell.Of(last)], limit, cancellationToken).ConfigureAwait(false);
            foreach (var (member, _) in page)
            {
                last = member.Account.Value;
                if (!parts.AreIn(member)) continue;
                found.Add(member.ToIamMember());
                if (found.Count == search.PageSize) return new MemberPage { Members = found, Next = last };
            }

            if (page.Length < limit) return new MemberPage { Members = found, Next = null };
            looked += page.Length;
        }

        return new MemberPage { Members = found, Next = last };
    }

    /// <summary>The parts of a search, folded as the members are.</summary>
    private readonly record struct SearchedParts(string? Name, string? Initials, string? Account, string? Email)
    {
        public string Longest => new[] { Name ?? Initials, Account, Email }.MaxBy(part => part?.Length ?? 0)!;

        public static SearchedParts Of(MemberSearch search)
        {
            var name = Folded(search.Name);
            var initials = name is not null && InitialConsonants.AreIn(name);
            return new(initials ? null : name, initials ? InitialConsonants.Of(name!) : null, Folded(search.Account), Folded(search.Email));
        }

        public bool AreIn(Member member)
        {
            if (Account is not null && !member.Account.Value.Contains(Account, StringComparison.Ordinal)) return false;
            if (Email is not null && member.Email?.Value.Contains(Email, StringComparison.OrdinalIgnoreCase) is not true) return false;
            if (Name is null && Initials is null) return true;
            var name = TextFolding.Fold(member.Name.Value);
            return Name is not null ? name.Contains(Name, StringComparison.Ordinal) : InitialConsonants.Of(name).Contains(Initials!, StringComparison.Ordinal);
        }

        private static string? Folded(string? part) => part is not null && TextFolding.Fold(part) is { Length: > 0 } folded ? folded : null;
    }
}

/// <summary>The enrolment of hosts that have no identity provider: whom the organization invited is in the store since then.</summary>
internal sealed class StoredIamEnrolment : IIamEnrolment
{
    public Task InviteAsync(IamEnrolment enrolment, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RegisterAsync(IamEnrolment enrolment, CancellationToken cancellationToken) => Task.CompletedTask;
}

using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam.Rules;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>Accounts as they come from outside, and the members of the directory that they name.</summary>
internal static class Candidates
{
    /// <summary>The accounts, checked, each once, ordered.</summary>
    public static Outcome<IReadOnlyList<MemberAccount>> Accounts(IReadOnlyList<string> accounts)
    {
        if (PeopleAreAFewAtOnce.Check(accounts.Count) is { } number) return Outcome.Refused<IReadOnlyList<MemberAccount>>(number);
        var valid = new SortedDictionary<string, MemberAccount>(StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            if (!MemberAccount.Create(account).TryGetValue(out var each, out var error)) return Outcome.Refused<IReadOnlyList<MemberAccount>>(error);
            valid[each.Value] = each;
        }

        return Outcome.Success<IReadOnlyList<MemberAccount>>([.. valid.Values]);
    }

    /// <summary>The members of these accounts: all of them known to the directory, and none disabled.</summary>
    public static async Task<Outcome<IReadOnlyList<IamMember>>> FindAsync(IIamDirectory directory, OrganizationId organization, IReadOnlyList<string> accounts, CancellationToken cancellationToken)
    {
        if (!Accounts(accounts).TryGetValue(out var valid, out var error)) return Outcome.Refused<IReadOnlyList<IamMember>>(error);
        var found = (await directory.FindAsync(organization, valid, cancellationToken).ConfigureAwait(false)).ToDictionary(member => member.Account);
        var members = new List<IamMember>(valid.Count);
        foreach (var account in valid)
        {
            if (OnlyMembersOfTheDirectoryGetRights.Check(found.GetValueOrDefault(account)) is { } refused) return Outcome.Refused<IReadOnlyList<IamMember>>(refused);
            members.Add(found[account]);
        }

        return Outcome.Success<IReadOnlyList<IamMember>>(members);
    }

    /// <summary>Adds to a fetch what we know of these members ourselves.</summary>
    public static Slots<Member> Ask(Fetch fetch, IReadOnlyList<IamMember> members) =>
        members.Count == 0 ? new() : fetch.Any(Member.ByAccount, Member.Shape, members.Select(member => member.Account));

    /// <summary>
    /// The members as they stand when the change is made: whom the organization has taken in may have accepted, or been disabled, since the
    /// directory was asked.
    /// </summary>
    public static Outcome<IReadOnlyList<IamMember>> AsTheyStand(IReadOnlyList<IamMember> members, Slots<Member> ours)
    {
        var standing = new List<IamMember>(members.Count);
        foreach (var member in members)
        {
            var now = member with { State = ours.Values.FirstOrDefault(each => each.Account == member.Account)?.State ?? member.State };
            if (OnlyMembersOfTheDirectoryGetRights.Check(now) is { } refused) return Outcome.Refused<IReadOnlyList<IamMember>>(refused);
            standing.Add(now);
        }

        return Outcome.Success<IReadOnlyList<IamMember>>(standing);
    }
}

using System.Text;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// The form under which accounts that can be mistaken for each other are the same. Accounts have ASCII signs only, so the signs that pass
/// for others are few: 0 for o, 1 for l, rn for m, vv for w, cl for d, and each of - _ . for the others. Pairs are split rather than
/// joined: then the form does not depend on where one begins to read, as it would with vvv. D.
/// </summary>
internal static class LookAlikes
{
    /// <summary>The most signs of the form.</summary>
    public const int MaxLength = 2 * MemberAccount.MaxLength;

    public static string FormOf(MemberAccount account)
    {
        var form = new StringBuilder(MaxLength);
        foreach (var sign in account.Value)
        {
            _ = sign switch
            {
                '0' => form.Append('o'),
                '1' => form.Append('l'),
                'm' => form.Append("rn"),
                'w' => form.Append("vv"),
                'd' => form.Append("cl"),
                '_' or '.' => form.Append('-'),
                _ => form.Append(sign),
            };
        }

        return form.ToString();
    }
}

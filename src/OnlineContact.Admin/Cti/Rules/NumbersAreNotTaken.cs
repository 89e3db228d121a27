using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>A CTI ID and a CTI NO belong to one agent of the organization each. F (handbook, section 5).</summary>
internal static class NumbersAreNotTaken
{
    public static AdminError? Check(CtiNumbers? wanted, CtiNumberChanges changes, IReadOnlyDictionary<string, CtiNumberOwner> owners)
    {
        if (wanted is null) return null;
        if (Collides(CtiNumberOwner.Of(wanted.Id))) return AdminErrors.CtiNumberTaken.With("ctiId", wanted.Id);
        return Collides(CtiNumberOwner.Of(wanted.No)) ? AdminErrors.CtiNumberTaken.With("ctiNo", wanted.No) : null;

        bool Collides(string number) => changes.Collides(number, owners.GetValueOrDefault(number));
    }
}

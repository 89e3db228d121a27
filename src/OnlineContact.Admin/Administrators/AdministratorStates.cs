using OnlineContact.Admin.Administrators.Rules;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Administrators;

/// <summary>An administrator's right begins when she accepts her invitation, and rests while the directory has disabled her.</summary>
internal sealed class AdministratorStates : IMemberFollower
{
    public IMemberFollowing Ask(Fetch fetch, MemberAccount account) => new Following(fetch.One(OrganizationAdministrators.Shape.SingleKey()), account);

    private sealed class Following(Slot<OrganizationAdministrators> slot, MemberAccount account) : IMemberFollowing
    {
        public AdminError? Allows(MemberState state) =>
            slot.Found ? AnActiveAdministratorRemains.Check(slot.Value.Members, slot.Value.With(account.Value, state)) : null;

        public void Follow(Change change, MemberState state, ref LogDifference rights)
        {
            if (slot.ValueOrDefault?.Find(account.Value) is not { } administrator || administrator.State == state) return;
            rights.Add(AdministratorText.Right, administrator.State.ToLogName(), state.ToLogName());
            change.Writes.Replace(slot, slot.Value with { ChangedAt = change.Now, Members = slot.Value.With(account.Value, state) });
        }
    }
}

/// <summary>How the change log writes the right of an administrator.</summary>
internal static class AdministratorText
{
    public const string Right = "organizationAdministrator";
}

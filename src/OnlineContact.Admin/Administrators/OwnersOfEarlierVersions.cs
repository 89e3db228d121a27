using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Administrators;

/// <summary>
/// Takes in the owner of an organization that an earlier version provisioned, to which she was an administrator and nothing else: no member
/// of the directory, so that no search found her, and no agent, so that she could be given no role. Not done by a migration: what is searched is
/// worked out here and not by a database, and a change has its entry.
/// </summary>
/// <remarks>Once a day, since hosts of that version may go on, and provision, while the new schema is there.</remarks>
internal sealed class OwnersOfEarlierVersions(AdminDoor door, IEnumerable<IAdministratorFollower> followers) : IAdminJob
{
    private static readonly AdminActor Actor = AdminActor.Operator("upgrade");

    private readonly IAdministratorFollower[] _followers = [.. followers];

    public string Name => "earlier-owners";

    public Duration Interval => Duration.FromDays(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var (done, failed) = (0, 0);
        Exception? error = null;
        await foreach (var organization in door.Store.HavingAsync(OrganizationAdministrators.Shape, cancellationToken).ConfigureAwait(false))
        {
            var call = new AdminCall { Name = "IAdminRuntime.RunDueAsync", Operation = AdminOperations.TakeInOwner, Actor = Actor, Organization = organization };
            var outcome = await door.ChangeAsync(
                call,
                fetch => Seen.Of(fetch, _followers),
                static (change, seen) =>
                {
                    TakeIn(change, seen);
                    return null;
                },
                cancellationToken).ConfigureAwait(false);
            if (!outcome.TryGetValue(out var receipt, out var refused))
            {
                failed++;
                error ??= new InvalidOperationException($"An owner could not be taken in: {refused.Code}.");
            }
            else if (receipt.Sequence > 0)
            {
                done++;
            }
        }

        return new JobResult(done, failed) { Error = error };
    }

    private static void TakeIn(Change change, Seen seen)
    {
        foreach (var (owner, account, member, alike, followings) in seen.Owners)
        {
            var difference = default(LogDifference);
            // Whoever was invited since then under an account that looks like hers keeps it.
            if (!member.Found && !alike.Found && MemberName.Create(owner.Name).TryGetValue(out var name, out _))
            {
                change.Writes.Insert(Member.Owner(change.Organization, account, name, email: null) with { State = owner.State }, Member.Shape);
                difference.Add("state", null, owner.State.ToLogName());
            }

            foreach (var following in followings) following.Join(change, owner, member.ValueOrDefault?.Email, ref difference);
            if (difference.After is null) continue;
            change.Writes.Require(seen.All);
            change.Log(new LogDraft
            {
                Operation = AdminOperations.TakeInOwner,
                Category = ChangeLogCategory.Permission,
                Target = new LogTarget(ChangeLogTargetKind.Person, owner.Account, owner.Name),
                Before = difference.Before,
                After = difference.After,
            });
        }
    }

    /// <summary>The owner of an organization, there is one, with what is known of her.</summary>
    private sealed record Seen(Slot<OrganizationAdministrators> All, List<SeenOwner> Owners)
    {
        public static Seen Of(Fetch fetch, IAdministratorFollower[] followers)
        {
            var seen = new Seen(fetch.One(OrganizationAdministrators.Shape.SingleKey()), []);
            fetch.Then(next =>
            {
                foreach (var owner in seen.All.ValueOrDefault?.Members.Where(member => member.IsOwner) ?? [])
                {
                    if (!MemberAccount.Create(owner.Account).TryGetValue(out var account, out _)) continue;
                    seen.Owners.Add(new(
                        owner, account, next.One(Member.ByAccount[account]), next.One(Member.ByLookAlike[LookAlikes.FormOf(account)]),
                        Array.ConvertAll(followers, follower => follower.Ask(next, [account]))));
                }
            });
            return seen;
        }
    }

    private readonly record struct SeenOwner(Administrator Owner, MemberAccount Account, Slot<Member> Member, Slot<Member> Alike, IAdministratorFollowing[] Followings);
}

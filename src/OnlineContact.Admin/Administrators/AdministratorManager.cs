using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators.Rules;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Administrators;

/// <summary>
/// Adds and removes organization administrators (조직관리자). They manage the organization; the right alone opens neither the consulting nor
/// the settings of a service. Candidates are found with <see cref="MemberManager.SearchAsync"/>.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields; every change with
/// OCA0006 busy, OCA0007 stale version, OCA0008 request ID reused, OCA0010 clock far behind. Storage failures are thrown as
/// <see cref="AdminStorageException"/>, those of the host's own directory as they are.
/// </remarks>
public sealed class AdministratorManager
{
    private readonly AdminDoor _door;
    private readonly IIamDirectory _directory;
    private readonly IAdministratorFollower[] _followers;

    internal AdministratorManager(AdminDoor door, IIamDirectory directory, IEnumerable<IAdministratorFollower> followers)
    {
        _door = door;
        _directory = directory;
        _followers = [.. followers];
    }

    /// <summary>Reads all administrators of an organization, ordered by account.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The administrators with the version that they share.</returns>
    public Task<Outcome<Stored<OrganizationAdministrators>>> GetAsync(AdminActor actor, OrganizationId organization, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(GetAsync), AdminOperations.ReadAdministrators, actor, organization);
        return _door.ReadAsync(
            call,
            static fetch => fetch.One(OrganizationAdministrators.Shape.SingleKey()),
            static slot => Outcome.Success(new Stored<OrganizationAdministrators>(slot.Value, slot.Version)),
            cancellationToken);
    }

    /// <summary>
    /// Makes members administrators, all or none. Who is pending gets the right now and can use it once she has accepted her invitation. Who
    /// is one already stays as she is.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="accounts">Their accounts, 1 to 100.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4009 no account, OCA4016 not in the directory, OCA4023 disabled there, OCA4024 too many.</returns>
    public Task<Outcome<ChangeReceipt>> AddAsync(AdminActor actor, OrganizationId organization, StoreVersion seen, IReadOnlyList<string> accounts, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var call = Call(nameof(AddAsync), AdminOperations.AddAdministrators, actor, organization, requestId, ContentOf(seen, accounts));
        return _door.ReadAsync(
            call,
            static fetch => fetch,
            async _ =>
            {
                var candidates = await Candidates.FindAsync(_directory, organization, accounts, cancellationToken).ConfigureAwait(false);
                if (!candidates.TryGetValue(out var members, out var error)) return Outcome.Refused<ChangeReceipt>(error);
                return await _door.ChangeAsync(
                    call,
                    fetch => (
                        All: fetch.One(OrganizationAdministrators.Shape.SingleKey()),
                        Ours: Candidates.Ask(fetch, members),
                        Followings: Array.ConvertAll(_followers, follower => follower.Ask(fetch, [.. members.Select(member => member.Account)]))),
                    (change, read) => Change.CheckVersion(seen, read.All.Version)
                        ?? (Candidates.AsTheyStand(members, read.Ours).TryGetValue(out var standing, out var refused) ? Add(change, read.All, standing, read.Followings) : refused),
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Takes the right away, from all or none. They stay agents of the organization, with what they may do in services.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="accounts">Their accounts, 1 to 100.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4009 no account, OCA4024 too many, OCA4026 one of them is none, OCA4025 no active one would remain.</returns>
    public Task<Outcome<ChangeReceipt>> RemoveAsync(AdminActor actor, OrganizationId organization, StoreVersion seen, IReadOnlyList<string> accounts, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var call = Call(nameof(RemoveAsync), AdminOperations.RemoveAdministrators, actor, organization, requestId, ContentOf(seen, accounts));
        return _door.ChangeAsync(
            call,
            static fetch => fetch.One(OrganizationAdministrators.Shape.SingleKey()),
            (change, slot) => Change.CheckVersion(seen, slot.Version) ?? Remove(change, slot, accounts),
            cancellationToken);
    }

    private static AdminError? Add(Change change, Slot<OrganizationAdministrators> slot, IReadOnlyList<IamMember> members, IAdministratorFollowing[] followings)
    {
        var all = slot.Value.Members.ToList();
        foreach (var member in members)
        {
            if (slot.Value.Find(member.Account.Value) is not null) continue;
            var administrator = new Administrator
            {
                Organization = change.Organization,
                Account = member.Account.Value,
                Name = member.Name.Value,
                IsOwner = false,
                State = member.State,
                AddedAt = change.Now,
            };
            all.Add(administrator);
            var rights = default(LogDifference);
            rights.Add(AdministratorText.Right, null, administrator.State.ToLogName());
            foreach (var following in followings) following.Join(change, administrator, member.Email, ref rights);
            Log(change, AdminOperations.AddAdministrators, administrator, rights);
        }

        if (AdministratorsAreNotTooMany.Check(all.Count) is { } tooMany) return tooMany;
        if (all.Count == slot.Value.Members.Count) change.Answer(0, slot.Version);
        else Write(change, slot, all);
        return null;
    }

    private static AdminError? Remove(Change change, Slot<OrganizationAdministrators> slot, IReadOnlyList<string> accounts)
    {
        if (!Candidates.Accounts(accounts).TryGetValue(out var valid, out var error)) return error;
        var removed = new List<Administrator>(valid.Count);
        foreach (var account in valid)
        {
            if (slot.Value.Find(account.Value) is not { } administrator) return AdminErrors.AdministratorNotFound.With("accounts");
            removed.Add(administrator);
        }

        var remaining = slot.Value.Members.Except(removed).ToList();
        if (AnActiveAdministratorRemains.Check(slot.Value.Members, remaining) is { } refused) return refused;
        foreach (var administrator in removed)
        {
            var rights = default(LogDifference);
            rights.Add(AdministratorText.Right, administrator.State.ToLogName(), null);
            Log(change, AdminOperations.RemoveAdministrators, administrator, rights);
        }

        Write(change, slot, remaining);
        return null;
    }

    private static void Write(Change change, Slot<OrganizationAdministrators> slot, List<Administrator> members)
    {
        change.Writes.Replace(slot, slot.Value with { ChangedAt = change.Now, Members = [.. members.OrderBy(member => member.Account, StringComparer.Ordinal)] });
        change.Answer(0, slot.Version.Next);
    }

    private static void Log(Change change, AdminOperation operation, Administrator administrator, LogDifference rights) =>
        change.Log(new LogDraft
        {
            Operation = operation,
            Category = ChangeLogCategory.Permission,
            Target = new LogTarget(ChangeLogTargetKind.Person, administrator.Account, administrator.Name),
            Before = rights.Before,
            After = rights.After,
        });

    private static string ContentOf(StoreVersion seen, IReadOnlyList<string> accounts) =>
        AdminCall.ContentOf(seen.Value, AdminCall.ContentOf([.. accounts.Take(MemberSearch.MaxPageSize + 1)]));

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization, RequestId requestId = default, string content = "")
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall { Name = $"AdministratorManager.{name}", Operation = operation, Actor = actor, Organization = organization, RequestId = requestId, Content = content };
    }
}

using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations.Rules;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Organizations;

/// <summary>Provisions organizations and reads them.</summary>
/// <remarks>Safe to use from several threads; a singleton. Storage failures are thrown as <see cref="AdminStorageException"/>.</remarks>
public sealed class OrganizationManager
{
    private readonly AdminDoor _door;
    private readonly OrganizationSettings _settings;
    private readonly IAdministratorFollower[] _followers;

    internal OrganizationManager(AdminDoor door, OrganizationSettings settings, IEnumerable<IAdministratorFollower> followers)
    {
        _door = door;
        _settings = settings;
        _followers = [.. followers];
    }

    /// <summary>
    /// Provisions an organization with its first organization administrator, the owner (operator only). The owner is active
    /// at once: the operator vouches for her.
    /// </summary>
    /// <param name="actor">The operator.</param>
    /// <param name="provision">What to provision.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt, or why not: OCA4001 ID, OCA4003 exists already, OCA4005 name, OCA4004 domain, OCA4011 time zone, OCA3001 price
    /// book, OCA4009, OCA4010 and OCA4012 owner, OCA4006 not the operator, OCA4007 actor of another organization, OCA4008 actor's fields, OCA0006
    /// busy, OCA0008 request ID reused.
    /// </returns>
    public async Task<Outcome<ChangeReceipt>> ProvisionAsync(AdminActor actor, OrganizationProvision provision, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(provision);
        if (!OrganizationId.TryParse(provision.Id, out var id))
            return Outcome.Refused<ChangeReceipt>(AdminErrors.OrganizationIdInvalid.With("id", OrganizationId.MaxLength, provision.Id?.Length ?? 0));
        var call = new AdminCall
        {
            Name = "OrganizationManager.ProvisionAsync",
            Operation = AdminOperations.ProvisionOrganization,
            Actor = actor,
            Organization = id,
            RequestId = requestId,
            Content = AdminCall.ContentOf(provision.Id, provision.Name, provision.Domain, provision.TimeZone, provision.PriceBook, provision.OwnerAccount, provision.OwnerName, provision.OwnerEmail),
        };
        return await _door.CreateAsync(
            call,
            fetch => MemberAccount.Create(provision.OwnerAccount).TryGetValue(out var owner, out _) ? Array.ConvertAll(_followers, follower => follower.Ask(fetch, [owner])) : [],
            (change, followings) => Provision(change, id, provision, followings),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an organization.</summary>
    /// <param name="actor">The operator or one of its organization administrators.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The organization with its version, or OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields.</returns>
    public Task<Outcome<Stored<Organization>>> GetAsync(AdminActor actor, OrganizationId organization, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall { Name = "OrganizationManager.GetAsync", Operation = AdminOperations.ReadOrganization, Actor = actor, Organization = organization };
        return _door.ReadAsync(
            call,
            static fetch => fetch.One(Organization.Shape.SingleKey()),
            slot => slot.Found
                ? Outcome.Success(new Stored<Organization>(slot.Value, slot.Version))
                : Outcome.Refused<Stored<Organization>>(AdminErrors.OrganizationNotFound.With("organization", organization)),
            cancellationToken);
    }

    /// <summary>
    /// Says that changes may go on although the last one lies more than 5 minutes ahead of the clock (operator only). Until the
    /// clock has caught up, changes take the instant of that last one.
    /// </summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4002 no such organization, OCA4006 not the operator, OCA4007 actor of another organization, OCA4008 actor's fields, OCA0006 busy.</returns>
    public Task<Outcome<ChangeReceipt>> ConfirmClockAsync(AdminActor actor, OrganizationId organization, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall { Name = "OrganizationManager.ConfirmClockAsync", Operation = AdminOperations.ConfirmClock, Actor = actor, Organization = organization };
        return _door.ChangeAsync(call, static fetch => fetch, static (change, _) => ConfirmClock(change), cancellationToken);
    }

    private static AdminError? ConfirmClock(Change change)
    {
        change.OnHead = head => head with { ConfirmedTime = change.Now };
        change.Log(Draft(change, AdminOperations.ConfirmClock, "", null, null));
        return null;
    }

    private AdminError? Provision(Change change, OrganizationId id, OrganizationProvision provision, IAdministratorFollowing[] followings)
    {
        if (!OrganizationName.Create(provision.Name).TryGetValue(out var name, out var error)) return error;
        if (!OrganizationDomain.Create(provision.Domain).TryGetValue(out var domain, out error)) return error;
        if (OrganizationZoneIsAnIanaName.Check(provision.TimeZone ?? _settings.DefaultTimeZone, ZoneNames.For(_settings.Zones), out var zone) is { } noZone) return noZone;
        if (!_settings.PriceBooks.Find(provision.PriceBook ?? _settings.DefaultPriceBook).TryGetValue(out var book, out error)) return error;
        if (!MemberAccount.Create(provision.OwnerAccount).TryGetValue(out var account, out error)) return error;
        if (!MemberName.Create(provision.OwnerName).TryGetValue(out var ownerName, out error)) return error;
        MemberEmail? email = null;
        if (provision.OwnerEmail is not null)
        {
            if (!MemberEmail.Create(provision.OwnerEmail).TryGetValue(out var given, out error)) return error;
            email = given;
        }

        var organization = new Organization
        {
            Id = id,
            Name = name,
            Domain = domain,
            TimeZone = zone,
            PriceBook = book.Name,
            ProvisionedAt = change.Now,
        };
        var owner = new Administrator
        {
            Organization = id,
            Account = account.Value,
            Name = ownerName.Value,
            IsOwner = true,
            State = MemberState.Active,
            AddedAt = change.Now,
        };
        change.Writes.Insert(organization, Organization.Shape);
        change.Writes.Insert(Member.Owner(id, account, ownerName, email), Member.Shape);
        change.Writes.Insert(new OrganizationAdministrators { Organization = id, ChangedAt = change.Now, Members = [owner] }, OrganizationAdministrators.Shape);
        var rights = default(LogDifference);
        rights.Add(AdministratorText.Right, null, "owner");
        foreach (var following in followings) following.Join(change, owner, email, ref rights);
        change.Log(Draft(change, AdminOperations.ProvisionOrganization, name.Value, null, $"name={name}\ndomain={domain}\ntimeZone={zone}\npriceBook={book.Name}"));
        change.Log(new LogDraft
        {
            Operation = AdminOperations.ProvisionOrganization,
            Category = ChangeLogCategory.Permission,
            Target = new LogTarget(ChangeLogTargetKind.Person, owner.Account, owner.Name),
            After = rights.After,
        });
        change.Answer(0, StoreVersion.First);
        return null;
    }

    private static LogDraft Draft(Change change, AdminOperation operation, string name, string? before, string? after) => new()
    {
        Operation = operation,
        Category = ChangeLogCategory.Organization,
        Target = new LogTarget(ChangeLogTargetKind.Organization, change.Organization.Value, name),
        Before = before,
        After = after,
    };
}

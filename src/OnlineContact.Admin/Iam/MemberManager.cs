using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam.Rules;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// Searches the identity directory (IAM), invites and registers people, and takes over how they stand. An invitation is committed first;
/// the directory and the mailer are told by <c>IAdminRuntime.RunDueAsync</c>.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields; every change with
/// OCA0006 busy, OCA0007 stale version, OCA0008 request ID reused, OCA0010 clock far behind. Storage failures are thrown as
/// <see cref="AdminStorageException"/>, those of the host's own directory as they are.
/// </remarks>
public sealed class MemberManager
{
    private readonly AdminDoor _door;
    private readonly IIamDirectory _directory;
    private readonly bool _hasMailer;
    private readonly IMemberFollower[] _followers;

    internal MemberManager(AdminDoor door, IIamDirectory directory, bool hasMailer, IEnumerable<IMemberFollower> followers)
    {
        _door = door;
        _directory = directory;
        _hasMailer = hasMailer;
        _followers = [.. followers];
    }

    /// <summary>Searches the directory by parts of name, account or e-mail address: the candidates for administrators and agents.</summary>
    /// <param name="actor">The operator, an organization administrator, or an administrator of the service.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="search">What to look for.</param>
    /// <param name="service">The number of the service for which a service administrator looks; others leave it out.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page, or OCA4017 nothing to search by or too long, OCA0011 page size, OCA0009 cursor.</returns>
    public Task<Outcome<MemberPage>> SearchAsync(AdminActor actor, OrganizationId organization, MemberSearch search, long? service = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var call = Call(nameof(SearchAsync), AdminOperations.SearchMembers, actor, organization) with { Service = service };
        return _door.ReadAsync(
            call,
            static fetch => fetch,
            async _ => MembersAreSearchedBySomething.Check(search) is { } error
                ? Outcome.Refused<MemberPage>(error)
                : Outcome.Success(await _directory.SearchAsync(organization, search, cancellationToken).ConfigureAwait(false)),
            cancellationToken);
    }

    /// <summary>Lists whom the organization has taken in, ordered by account.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="query">Which of them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page, or OCA0011 page size, OCA0009 cursor.</returns>
    /// <exception cref="ArgumentException">A state of the query is not defined.</exception>
    public Task<Outcome<TakenInPage>> ListAsync(AdminActor actor, OrganizationId organization, MemberQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(query);
        if (!query.States.All(Enum.IsDefined)) throw new ArgumentException("A state of the query is not defined.", nameof(query));
        var call = Call(nameof(ListAsync), AdminOperations.ReadMembers, actor, organization);
        return _door.ReadAsync(call, static fetch => fetch, _ => PageAsync(organization, query, cancellationToken), cancellationToken);
    }

    /// <summary>Reads one whom the organization has taken in.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her account.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The member with her version, or OCA4009 no account, OCA4016 nobody of that account.</returns>
    public Task<Outcome<TakenInMember>> GetAsync(AdminActor actor, OrganizationId organization, string account, CancellationToken cancellationToken = default)
    {
        var valid = MemberAccount.Create(account);
        var call = Call(nameof(GetAsync), AdminOperations.ReadMembers, actor, organization);
        return _door.ReadAsync(
            call,
            fetch => (Account: valid, Member: valid.Succeeded ? fetch.One(Member.ByAccount[valid.Value]) : null),
            static seen => seen.Member is null ? Outcome.Refused<TakenInMember>(seen.Account.Error)
                : !seen.Member.Found ? Outcome.Refused<TakenInMember>(AdminErrors.MemberNotFound.With("account"))
                : Outcome.Success(new TakenInMember(new(seen.Member.Value, seen.Member.Version))),
            cancellationToken);
    }

    /// <summary>Invites a person with account, name and e-mail address. She is pending until she accepts.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="invitation">The person; without a mobile number.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt with the invitation's number, or OCA4009 account, OCA4010 name, OCA4012 address, OCA4013 a mobile number was given,
    /// OCA4014 account taken, OCA4015 account looks like another, OCA4022 no mailer is registered.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> InviteAsync(AdminActor actor, OrganizationId organization, MemberInvitation invitation, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        return TakeInAsync(nameof(InviteAsync), AdminOperations.InviteMember, registers: false, actor, organization, invitation, requestId, cancellationToken);
    }

    /// <summary>Registers a person with account, name, e-mail address and mobile number. She is pending until she accepts.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="registration">The person.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt with the invitation's number, or OCA4009 account, OCA4010 name, OCA4012 address, OCA4013 mobile number, OCA4014 account
    /// taken, OCA4015 account looks like another, OCA4022 no mailer is registered.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> RegisterAsync(AdminActor actor, OrganizationId organization, MemberInvitation registration, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return TakeInAsync(nameof(RegisterAsync), AdminOperations.RegisterMember, registers: true, actor, organization, registration, requestId, cancellationToken);
    }

    /// <summary>Sends an invitation again, an expired one too. Tokens of earlier messages open nothing any more.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">The account.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the invitation's number, or OCA4009 no account, OCA4016 nobody of that account, OCA4018 no open invitation, OCA4022 no mailer is registered.</returns>
    public Task<Outcome<ChangeReceipt>> ResendAsync(AdminActor actor, OrganizationId organization, string account, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        MemberAsync(nameof(ResendAsync), AdminOperations.ResendInvitation, actor, organization, account, seen, requestId, Resend, cancellationToken);

    /// <summary>Cancels an invitation: its tokens open nothing any more, and rights she was given already rest. The account can be invited anew.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">The account.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the invitation's number, or OCA4009 no account, OCA4016 nobody of that account, OCA4018 no open invitation.</returns>
    public Task<Outcome<ChangeReceipt>> CancelAsync(AdminActor actor, OrganizationId organization, string account, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        MemberAsync(nameof(CancelAsync), AdminOperations.CancelInvitation, actor, organization, account, seen, requestId, static (change, read) =>
            InvitationIsOpen.Check(read.Member.Value) ?? Decide(change, AdminOperations.CancelInvitation, read, MemberState.Disabled), cancellationToken);

    /// <summary>Disables a member of the library's own directory: she cannot act, and her rights rest. With a directory of the host, disable her there and call <see cref="RefreshAsync"/>.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">The account.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4009 no account, OCA4016 nobody of that account, OCA4025 she is the last active organization administrator.</returns>
    public Task<Outcome<ChangeReceipt>> DisableAsync(AdminActor actor, OrganizationId organization, string account, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        MemberAsync(nameof(DisableAsync), AdminOperations.DisableMember, actor, organization, account, seen, requestId, static (change, read) =>
            Decide(change, AdminOperations.DisableMember, read, MemberState.Disabled), cancellationToken);

    /// <summary>Enables a member of the library's own directory again.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">The account.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4009 no account, OCA4016 nobody of that account, OCA4018 she never accepted: invite her, or send the invitation again.</returns>
    public Task<Outcome<ChangeReceipt>> EnableAsync(AdminActor actor, OrganizationId organization, string account, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        MemberAsync(nameof(EnableAsync), AdminOperations.EnableMember, actor, organization, account, seen, requestId, static (change, read) =>
            OnlyWhoHasAcceptedIsEnabled.Check(read.Member.Value) ?? Decide(change, AdminOperations.EnableMember, read, MemberState.Active), cancellationToken);

    /// <summary>
    /// Asks the directory how a person stands, and takes it over: for hosts with a directory of their own, to be called when it says that
    /// somebody was disabled or enabled. One whom the directory does not know any more is disabled, even the last administrator.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">The account.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4009 no account.</returns>
    public Task<Outcome<ChangeReceipt>> RefreshAsync(AdminActor actor, OrganizationId organization, string account, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(RefreshAsync), AdminOperations.RefreshMember, actor, organization, requestId, AdminCall.ContentOf(account));
        return _door.ReadAsync(
            call,
            static fetch => fetch,
            async _ =>
            {
                if (!MemberAccount.Create(account).TryGetValue(out var valid, out var error)) return Outcome.Refused<ChangeReceipt>(error);
                var found = await _directory.FindAsync(organization, [valid], cancellationToken).ConfigureAwait(false);
                var (state, name) = found.Count == 0 ? (MemberState.Disabled, "") : (found[0].State, found[0].Name.Value);
                return await _door.ChangeAsync(
                    call,
                    fetch => Read(fetch, valid, name),
                    (change, read) =>
                    {
                        Stand(change, AdminOperations.RefreshMember, read, state);
                        return null;
                    },
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Looks whose invitation a token opens, for the page on which she sets her password.</summary>
    /// <param name="actor">The operator: the host itself, since nobody has signed in yet.</param>
    /// <param name="token">The token of the link.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The person, or OCA4019 unknown or replaced, OCA4020 expired, OCA4021 used.</returns>
    public async Task<Outcome<IamMember>> InspectAsync(AdminActor actor, string? token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!InvitationToken.TryParse(token, out var organization)) return Outcome.Refused<IamMember>(AdminErrors.InvitationTokenUnknown.With("token"));
        return OfToken(await _door.ReadAsync(
            Call(nameof(InspectAsync), AdminOperations.InspectInvitation, actor, organization),
            fetch => fetch.One(InvitationToken.ByHash[InvitationToken.HashOf(token!)]),
            async row =>
            {
                var fetch = new Fetch(organization);
                var member = row.Found ? fetch.One(Member.ByAccount[row.Value.Account]) : null;
                await fetch.RunAsync(_door.Store, cancellationToken).ConfigureAwait(false);
                return TokenOpensAnInvitation.Check(row.ValueOrDefault, member?.ValueOrDefault, _door.Now) is { } error
                    ? Outcome.Refused<IamMember>(error)
                    : Outcome.Success(member!.Value.ToIamMember());
            },
            cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Accepts an invitation: she is active from then on, with all rights she has been given meanwhile. To be called once the host has kept
    /// the password that she has chosen.
    /// </summary>
    /// <param name="actor">The operator: the host itself, since nobody has signed in yet.</param>
    /// <param name="token">The token of the link.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the invitation's number, or OCA4019 unknown or replaced, OCA4020 expired, OCA4021 used already.</returns>
    public async Task<Outcome<ChangeReceipt>> AcceptAsync(AdminActor actor, string? token, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!InvitationToken.TryParse(token, out var organization)) return Outcome.Refused<ChangeReceipt>(AdminErrors.InvitationTokenUnknown.With("token"));
        var hash = InvitationToken.HashOf(token!);
        var call = Call(nameof(AcceptAsync), AdminOperations.AcceptInvitation, actor, organization, requestId, AdminCall.ContentOf(hash));
        return OfToken(await _door.ReadAsync(
            call,
            fetch => fetch.One(InvitationToken.ByHash[hash]),
            async row =>
            {
                if (!row.Found) return Outcome.Refused<ChangeReceipt>(AdminErrors.InvitationTokenUnknown.With("token"));
                return await _door.ChangeAsync(
                    call,
                    fetch => Read(fetch, row.Value.Account),
                    (change, read) => TokenOpensAnInvitation.Check(row.Value, read.Member.ValueOrDefault, change.Now)
                        ?? Decide(change, AdminOperations.AcceptInvitation, read, MemberState.Active),
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false));
    }

    // The organization stands in the token; whether there is one of that name is nobody's business who made the token up.
    private static Outcome<T> OfToken<T>(Outcome<T> outcome) where T : notnull =>
        !outcome.Succeeded && outcome.Error.Kind == AdminErrors.OrganizationNotFound ? Outcome.Refused<T>(AdminErrors.InvitationTokenUnknown.With("token")) : outcome;

    private async Task<Outcome<TakenInPage>> PageAsync(OrganizationId organization, MemberQuery query, CancellationToken cancellationToken)
    {
        if (query.PageSize is < 1 or > MemberSearch.MaxPageSize)
            return Outcome.Refused<TakenInPage>(AdminErrors.PageSize.With("pageSize", MemberSearch.MaxPageSize, query.PageSize));
        var range = Member.Columns.InOrder.Ascending().Take(query.PageSize);
        if (query.States.Count > 0) range = range.Where(Member.Columns.State, [.. query.States.Distinct()]);
        if (query.Cursor is not null)
        {
            if (!PageCursor.Decode(organization, Member.Columns.InOrder, query.Cursor).TryGetValue(out var place, out var error)) return Outcome.Refused<TakenInPage>(error);
            range = range.After(place);
        }

        var (members, next, _) = await _door.Store.PageAsync(organization, range, cancellationToken).ConfigureAwait(false);
        return Outcome.Success(new TakenInPage { Members = Array.ConvertAll(members, member => new TakenInMember(member)), Next = next });
    }

    private Task<Outcome<ChangeReceipt>> TakeInAsync(
        string name, AdminOperation operation, bool registers, AdminActor actor, OrganizationId organization, MemberInvitation input, RequestId requestId, CancellationToken cancellationToken)
    {
        var call = Call(name, operation, actor, organization, requestId, AdminCall.ContentOf(input.Account, input.Name, input.Email, input.Mobile));
        return _door.ReadAsync(
            call,
            static fetch => fetch,
            async _ =>
            {
                if (!Person.Create(input, registers).TryGetValue(out var person, out var error)) return Outcome.Refused<ChangeReceipt>(error);
                if (!_hasMailer) return Outcome.Refused<ChangeReceipt>(AdminErrors.InvitationNoMailer.With(null));
                var found = await _directory.FindAsync(organization, [person.Account], cancellationToken).ConfigureAwait(false);
                return await _door.ChangeAsync(
                    call,
                    fetch => (Read: Read(fetch, person.Account), Alike: fetch.One(Member.ByLookAlike[LookAlikes.FormOf(person.Account)])),
                    (change, read) => AccountIsNotTaken.Check(read.Read.Member.ValueOrDefault, found.Count > 0)
                        ?? AccountLooksLikeNoOther.Check(read.Alike.ValueOrDefault, person.Account)
                        ?? TakeIn(change, operation, read.Read, person),
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private static AdminError? TakeIn(Change change, AdminOperation operation, MemberRead read, Person person)
    {
        var number = change.NextNumber();
        var member = new Member
        {
            Organization = change.Organization,
            Account = person.Account,
            Name = person.Name,
            Email = person.Email,
            Mobile = person.Mobile,
            State = MemberState.Pending,
            Invitation = number,
            Message = number,
            SentAt = null,
            ExpiresAt = null,
            AcceptedAt = null,
        };
        change.Writes.Insert(new InvitationMessage { Organization = change.Organization, Number = number, Account = person.Account }, InvitationMessage.Shape);
        Write(change, operation, read, member, MemberState.Pending);
        return null;
    }

    private AdminError? Resend(Change change, MemberRead read)
    {
        if (InvitationIsOpen.Check(read.Member.Value) is { } notOpen) return notOpen;
        if (!_hasMailer) return AdminErrors.InvitationNoMailer.With(null);
        var number = change.NextNumber();
        change.Writes.Insert(new InvitationMessage { Organization = change.Organization, Number = number, Account = read.Account }, InvitationMessage.Shape);
        Write(change, AdminOperations.ResendInvitation, read, read.Member.Value with { Message = number, SentAt = null, ExpiresAt = null }, MemberState.Pending);
        return null;
    }

    /// <summary>A member comes to stand otherwise by a decision of ours, which the rooms above may have a rule against.</summary>
    private static AdminError? Decide(Change change, AdminOperation operation, MemberRead read, MemberState state)
    {
        foreach (var following in read.Followings)
        {
            if (following.Allows(state) is { } refused) return refused;
        }

        Stand(change, operation, read, state);
        return null;
    }

    private static void Stand(Change change, AdminOperation operation, MemberRead read, MemberState state)
    {
        var member = read.Member.ValueOrDefault;
        var accepts = state == MemberState.Active && member is { AcceptedAt: null, Invitation: not 0 };
        Write(change, operation, read, member is null ? null : member with { State = state, AcceptedAt = accepts ? change.Now : member.AcceptedAt }, state);
    }

    /// <summary>Writes a member and lets the rooms above follow: one entry, of category Permission where rights of hers come or go with it.</summary>
    private static void Write(Change change, AdminOperation operation, MemberRead read, Member? member, MemberState state)
    {
        var before = read.Member.ValueOrDefault;
        var difference = default(LogDifference);
        difference.Add("state", before?.State.ToLogName(), member?.State.ToLogName());
        difference.Add("email", before?.Email?.Value, member?.Email?.Value);
        difference.Add("mobile", before?.Mobile?.Value, member?.Mobile?.Value);
        var own = (difference.Before, difference.After);
        foreach (var following in read.Followings) following.Follow(change, state, ref difference);

        if (member is not null && before is null) change.Writes.Insert(member, Member.Shape);
        else if (member is not null && member != before) change.Writes.Replace(read.Member, member);
        change.Answer(member?.Invitation ?? 0, member is null ? default : before is null ? StoreVersion.First : member == before ? read.Member.Version : read.Member.Version.Next);
        if (change.WritesNothing) return;
        change.Log(new LogDraft
        {
            Operation = operation,
            Category = (difference.Before, difference.After) == own ? ChangeLogCategory.People : ChangeLogCategory.Permission,
            Target = new LogTarget(ChangeLogTargetKind.Person, read.Account.Value, member?.Name.Value ?? read.Name),
            Arguments = member is { Invitation: not 0 } ? LogDraft.Argument("invitation", member.Invitation) : "",
            Before = difference.Before,
            After = difference.After,
        });
    }

    private Task<Outcome<ChangeReceipt>> MemberAsync(
        string name, AdminOperation operation, AdminActor actor, OrganizationId organization, string account, StoreVersion seen, RequestId requestId,
        Func<Change, MemberRead, AdminError?> decide, CancellationToken cancellationToken)
    {
        var valid = MemberAccount.Create(account);
        var call = Call(name, operation, actor, organization, requestId, AdminCall.ContentOf(account, seen.Value));
        return _door.ChangeAsync(
            call,
            fetch => valid.Succeeded ? Read(fetch, valid.Value) : null,
            (change, read) => read is null ? valid.Error
                : !read.Member.Found ? AdminErrors.MemberNotFound.With("account")
                : Change.CheckVersion(seen, read.Member.Version) ?? decide(change, read),
            cancellationToken);
    }

    private MemberRead Read(Fetch fetch, MemberAccount account, string name = "") =>
        new(account, name, fetch.One(Member.ByAccount[account]), Array.ConvertAll(_followers, follower => follower.Ask(fetch, account)));

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization, RequestId requestId = default, string content = "")
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall { Name = $"MemberManager.{name}", Operation = operation, Actor = actor, Organization = organization, RequestId = requestId, Content = content };
    }

    /// <summary>What a change of a member looks at. The name is for one of whom only the directory knows it.</summary>
    private sealed record MemberRead(MemberAccount Account, string Name, Slot<Member> Member, IMemberFollowing[] Followings);

    /// <summary>A person as she was typed in, checked.</summary>
    private sealed record Person(MemberAccount Account, MemberName Name, MemberEmail Email, MemberMobile? Mobile)
    {
        public static Outcome<Person> Create(MemberInvitation input, bool withMobile)
        {
            if (!MemberAccount.Create(input.Account).TryGetValue(out var account, out var error)) return Outcome.Refused<Person>(error);
            if (!MemberName.Create(input.Name).TryGetValue(out var name, out error)) return Outcome.Refused<Person>(error);
            if (!MemberEmail.Create(input.Email).TryGetValue(out var email, out error)) return Outcome.Refused<Person>(error);
            if (MobileIsOnlyForRegistration.Check(input.Mobile, withMobile) is { } notAsked) return Outcome.Refused<Person>(notAsked);
            if (!withMobile) return Outcome.Success(new Person(account, name, email, null));
            return MemberMobile.Create(input.Mobile).TryGetValue(out var mobile, out error)
                ? Outcome.Success(new Person(account, name, email, mobile))
                : Outcome.Refused<Person>(error);
        }
    }
}

using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Sso.Rules;
using OnlineContact.Admin.Sso.Status;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso;

/// <summary>
/// Registers SSO logins (SSO 로그인), edits and deletes them, and keeps which service uses which. Keys are issued by
/// <c>SsoKeyManager</c> of the package OnlineContact.Admin.Sso.KeyManagement; users sign in through <see cref="SsoRemoteLogin"/>.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields; every change with
/// OCA0006 busy, OCA0007 stale version, OCA0008 request ID reused, OCA0010 clock far behind. Storage failures are thrown as
/// <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class SsoLoginManager
{
    /// <summary>The largest page of <see cref="ListAsync"/>.</summary>
    public const int MaxPageSize = 200;

    private readonly AdminDoor _door;
    private readonly SsoSettings _settings;
    private readonly SsoStatusClient _status;

    internal SsoLoginManager(AdminDoor door, SsoSettings settings, SsoStatusClient status)
    {
        _door = door;
        _settings = settings;
        _status = status;
    }

    /// <summary>Registers an SSO login; it gets its number. It has no key yet.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="input">What was typed in.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the number; or OCA6002 name, OCA6003 or OCA6004 a URL, OCA6005 return URLs, OCA6007 too many, OCA6008 tokens.</returns>
    public Task<Outcome<ChangeReceipt>> AddAsync(AdminActor actor, OrganizationId organization, SsoLoginInput input, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var call = Call(nameof(AddAsync), AdminOperations.AddSsoLogin, actor, organization, requestId, requestId == RequestId.None ? "" : ContentOf(input));
        return _door.ChangeAsync(
            call,
            fetch => fetch.One(SsoLoginRegister.Shape.SingleKey()),
            (change, register) =>
            {
                if (SsoLoginsAreNotTooMany.Check(register.ValueOrDefault?.Logins ?? 0, _settings.MaxLogins) is { } tooMany) return tooMany;
                var number = (register.ValueOrDefault?.LastNumber ?? 0) + 1;
                if (!SsoLoginSteps.Save(input, new SsoLoginIdentity(change.Organization, number, change.Now), _settings.AllowLoopbackHttp).TryGetValue(out var login, out var error)) return error;
                change.Writes.Insert(login, SsoLogin.Shape);
                if (register.Found)
                    change.Writes.Replace(register, register.Value with { Logins = register.Value.Logins + 1, LastNumber = number });
                else
                    change.Writes.Insert(new SsoLoginRegister { Organization = change.Organization, Logins = 1, LastNumber = number }, SsoLoginRegister.Shape);
                Log(change, AdminOperations.AddSsoLogin, null, login);
                change.Answer(number, StoreVersion.First);
                return null;
            },
            cancellationToken);
    }

    /// <summary>Edits an SSO login: all of it is replaced.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The login.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="input">What was typed in.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt; or OCA6001 no such login, or what <see cref="AddAsync"/> is refused with.</returns>
    public Task<Outcome<ChangeReceipt>> EditAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, SsoLoginInput input, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var content = requestId == RequestId.None ? "" : AdminCall.ContentOf(number, seen.Value, ContentOf(input));
        var call = Call(nameof(EditAsync), AdminOperations.EditSsoLogin, actor, organization, requestId, content);
        return _door.ChangeAsync(
            call,
            fetch => fetch.One(SsoLogin.ByNumber[number]),
            (change, slot) =>
            {
                if (!slot.Found) return AdminErrors.SsoLoginNotFound.With("login", number);
                if (Change.CheckVersion(seen, slot.Version) is { } stale) return stale;
                if (!SsoLoginSteps.Save(input, SsoLoginIdentity.Of(slot.Value), _settings.AllowLoopbackHttp).TryGetValue(out var login, out var error)) return error;
                if (login.SaysTheSameAs(slot.Value))
                {
                    change.Answer(number, slot.Version);
                    return null;
                }

                change.Writes.Replace(slot, login);
                Log(change, AdminOperations.EditSsoLogin, slot.Value, login);
                change.Answer(number, slot.Version.Next);
                return null;
            },
            cancellationToken);
    }

    /// <summary>Deletes an SSO login with its keys, unless a service uses it.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The login.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt; or OCA6001 no such login, OCA6006 in use.</returns>
    public Task<Outcome<ChangeReceipt>> DeleteAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(DeleteAsync), AdminOperations.DeleteSsoLogin, actor, organization, requestId, requestId == RequestId.None ? "" : AdminCall.ContentOf(number, seen.Value));
        return _door.ChangeAsync(call, fetch => Deletion.Ask(fetch, number), (change, read) => Delete(change, read, number, seen), cancellationToken);
    }

    /// <summary>Reads an SSO login.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The login.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The login with its version, or OCA6001 no such login.</returns>
    public Task<Outcome<Stored<SsoLogin>>> GetAsync(AdminActor actor, OrganizationId organization, long number, CancellationToken cancellationToken = default) =>
        _door.ReadAsync(
            Call(nameof(GetAsync), AdminOperations.ReadSsoLogins, actor, organization),
            fetch => fetch.One(SsoLogin.ByNumber[number]),
            slot => slot.Found
                ? Outcome.Success(new Stored<SsoLogin>(slot.Value, slot.Version))
                : Outcome.Refused<Stored<SsoLogin>>(AdminErrors.SsoLoginNotFound.With("login", number)),
            cancellationToken);

    /// <summary>Lists the SSO logins by number.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="cursor">Where the last page ended; null for the first page.</param>
    /// <param name="pageSize">The most logins on the page, 1 to <see cref="MaxPageSize"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page; or OCA0009 cursor, OCA0011 page size.</returns>
    public Task<Outcome<SsoLoginPage>> ListAsync(AdminActor actor, OrganizationId organization, string? cursor = null, int pageSize = 50, CancellationToken cancellationToken = default) =>
        _door.ReadAsync(
            Call(nameof(ListAsync), AdminOperations.ReadSsoLogins, actor, organization),
            static fetch => fetch,
            async _ =>
            {
                if (pageSize is < 1 or > MaxPageSize) return Outcome.Refused<SsoLoginPage>(AdminErrors.PageSize.With("pageSize", MaxPageSize, pageSize));
                var query = SsoLogin.Columns.InOrder.Ascending().Take(pageSize);
                if (cursor is not null)
                {
                    if (!PageCursor.Decode(organization, SsoLogin.Columns.InOrder, cursor).TryGetValue(out var place, out var error)) return Outcome.Refused<SsoLoginPage>(error);
                    query = query.After(place);
                }

                var (logins, next, _) = await _door.Store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
                return Outcome.Success(new SsoLoginPage { Logins = logins, Next = next });
            },
            cancellationToken);

    /// <summary>Asks the status URL of an SSO login, so that an administrator sees whether the customer's page answers as it should.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The login.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The answer; or OCA6001 no such login, OCA6038 no usable answer, OCA6039 no address that may be asked.</returns>
    public Task<Outcome<SsoLoginStatus>> CheckStatusAsync(AdminActor actor, OrganizationId organization, long number, CancellationToken cancellationToken = default) =>
        _door.ReadAsync(
            Call(nameof(CheckStatusAsync), AdminOperations.ReadSsoLogins, actor, organization),
            fetch => fetch.One(SsoLogin.ByNumber[number]),
            async slot => slot.Found
                ? await _status.AskAsync(new Uri(slot.Value.StatusUrl), cancellationToken).ConfigureAwait(false)
                : Outcome.Refused<SsoLoginStatus>(AdminErrors.SsoLoginNotFound.With("login", number)),
            cancellationToken);

    /// <summary>Chooses the SSO login that a service uses, in the service's settings.</summary>
    /// <param name="actor">An administrator of the service; nobody else.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="seen">The version the caller saw (<see cref="SsoServiceChoice.Version"/>), or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="login">The number of the SSO login; null for none.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the service's number; or OCA1001 no such service, OCA6001 no such login, OCA6010 the service is neither in use nor suspended.</returns>
    public Task<Outcome<ChangeReceipt>> ChooseAsync(AdminActor actor, OrganizationId organization, long service, StoreVersion seen, long? login, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var content = requestId == RequestId.None ? "" : AdminCall.ContentOf(service, seen.Value, login);
        var call = Call(nameof(ChooseAsync), AdminOperations.ChooseSsoLogin, actor, organization, requestId, content) with { Service = service };
        return _door.ChangeAsync(
            call,
            fetch => (
                Service: fetch.One(ContractedService.ByNumber[service]),
                Choice: fetch.One(SsoLoginChoice.ByService[service]),
                Login: fetch.One(SsoLogin.ByNumber[login ?? SsoLoginChoice.None])),
            (change, read) =>
            {
                if (!read.Service.Found) return AdminErrors.ServiceNotFound.With("service", service);
                if (OnlyAContractedServiceChoosesALogin.Check(read.Service.Value) is { } refused) return refused;
                if (login is not null && !read.Login.Found) return AdminErrors.SsoLoginNotFound.With("login", login);
                return Choose(change, seen, read.Service, read.Choice, login is null ? null : read.Login);
            },
            cancellationToken);
    }

    /// <summary>Reads which SSO login a service uses.</summary>
    /// <param name="actor">The operator, an organization administrator or an administrator of the service.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The choice, or OCA1001 no such service.</returns>
    public Task<Outcome<SsoServiceChoice>> GetChoiceAsync(AdminActor actor, OrganizationId organization, long service, CancellationToken cancellationToken = default) =>
        _door.ReadAsync(
            Call(nameof(GetChoiceAsync), AdminOperations.ReadSsoChoice, actor, organization) with { Service = service },
            fetch => (Service: fetch.One(ContractedService.ByNumber[service]), Choice: fetch.One(SsoLoginChoice.ByService[service])),
            async read =>
            {
                if (!read.Service.Found) return Outcome.Refused<SsoServiceChoice>(AdminErrors.ServiceNotFound.With("service", service));
                var chosen = read.Choice.ValueOrDefault;
                var next = new Fetch(organization);
                var login = next.One(SsoLogin.ByNumber[chosen?.Login ?? SsoLoginChoice.None]);
                await next.RunAsync(_door.Store, cancellationToken).ConfigureAwait(false);
                return Outcome.Success(new SsoServiceChoice
                {
                    Service = service,
                    Login = login.ValueOrDefault?.Number,
                    LoginName = login.ValueOrDefault?.Name,
                    Version = new StoreVersion(chosen?.Revision ?? 0),
                });
            },
            cancellationToken);

    /// <summary>Lists the SSO logins that a service may choose from, by number.</summary>
    /// <param name="actor">The operator, an organization administrator or an administrator of the service.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="afterNumber">The number of the last login seen; 0 for the first page.</param>
    /// <param name="pageSize">The most logins, 1 to <see cref="MaxPageSize"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Number and name of each; or OCA0011 page size.</returns>
    public Task<Outcome<IReadOnlyList<KeyValuePair<long, string>>>> ListChoicesAsync(AdminActor actor, OrganizationId organization, long service, long afterNumber = 0, int pageSize = 50, CancellationToken cancellationToken = default) =>
        _door.ReadAsync(
            Call(nameof(ListChoicesAsync), AdminOperations.ReadSsoChoice, actor, organization) with { Service = service },
            static fetch => fetch,
            async _ =>
            {
                if (pageSize is < 1 or > MaxPageSize) return Outcome.Refused<IReadOnlyList<KeyValuePair<long, string>>>(AdminErrors.PageSize.With("pageSize", MaxPageSize, pageSize));
                var query = SsoLogin.Columns.InOrder.Ascending().After([Cell.Of(afterNumber)]).Take(pageSize);
                var (logins, _, _) = await _door.Store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
                return Outcome.Success<IReadOnlyList<KeyValuePair<long, string>>>(Array.ConvertAll(logins, login => KeyValuePair.Create(login.Value.Number, login.Value.Name)));
            },
            cancellationToken);

    private static AdminError? Delete(Change change, Deletion read, long number, StoreVersion seen)
    {
        if (!read.Login.Found) return AdminErrors.SsoLoginNotFound.With("login", number);
        if (Change.CheckVersion(seen, read.Login.Version) is { } stale) return stale;
        if (OnlyAnUnusedLoginIsDeleted.Check(number, read.Users()) is { } used) return used;

        // Those who have chosen it are terminated, and that is final: nobody has to be required to stay so.
        foreach (var choice in read.Choices.Records) change.Writes.Remove(SsoLoginChoice.Of[number, choice.Value.Service], choice.Version);
        foreach (var choice in read.Choices.Records) change.Writes.Insert(choice.Value with { Login = SsoLoginChoice.None, Revision = choice.Value.Revision + 1 }, SsoLoginChoice.Shape);
        if (read.Keys.Found) change.Writes.Remove(read.Keys);
        change.Writes.Remove(read.Login);
        change.Writes.Replace(read.Register, read.Register.Value with { Logins = read.Register.Value.Logins - 1 });
        Log(change, AdminOperations.DeleteSsoLogin, read.Login.Value, null);
        change.Answer(number, read.Login.Version);
        return null;
    }

    private static AdminError? Choose(Change change, StoreVersion seen, Slot<ContractedService> service, Slot<SsoLoginChoice> choice, Slot<SsoLogin>? login)
    {
        var before = choice.ValueOrDefault;
        if (Change.CheckVersion(seen, new StoreVersion(before?.Revision ?? 0)) is { } stale) return stale;
        var number = login?.Value.Number ?? SsoLoginChoice.None;
        var revision = before?.Revision ?? 0;
        if (number == (before?.Login ?? SsoLoginChoice.None))
        {
            change.Answer(service.Value.Number, new StoreVersion(revision));
            return null;
        }

        change.Writes.Require(service);
        if (login is not null) change.Writes.Require(login);
        if (choice.Found) change.Writes.Remove(choice);
        change.Writes.Insert(
            new SsoLoginChoice { Organization = change.Organization, Login = number, Service = service.Value.Number, ServiceKey = service.Value.Id!.Value.Key, Revision = revision + 1 },
            SsoLoginChoice.Shape);
        var difference = default(LogDifference);
        difference.Add("ssoLogin", NumberOf(before?.Login), NumberOf(number));
        var chooser = new LogService(service.Value.Number, service.Value.Id?.Value, service.Value.Name?.Value);
        change.Log(new LogDraft
        {
            Operation = AdminOperations.ChooseSsoLogin,
            Category = ChangeLogCategory.Sso,
            Target = new LogTarget(ChangeLogTargetKind.Service, chooser.Id ?? "", chooser.Name ?? ""),
            Service = chooser,
            Before = difference.Before,
            After = difference.After,
        });
        change.Answer(service.Value.Number, new StoreVersion(revision + 1));
        return null;

        static string? NumberOf(long? login) => login is null or SsoLoginChoice.None ? null : $"{login}";
    }

    private static void Log(Change change, AdminOperation operation, SsoLogin? before, SsoLogin? after)
    {
        var difference = SsoLoginText.Difference(before, after);
        var login = after ?? before!;
        change.Log(new LogDraft
        {
            Operation = operation,
            Category = ChangeLogCategory.Sso,
            Target = SsoLog.TargetOf(login),
            Before = difference.Before,
            After = difference.After,
        });
    }

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization, RequestId requestId = default, string content = "")
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall
        {
            Name = $"SsoLoginManager.{name}",
            Operation = operation,
            Actor = actor,
            Organization = organization,
            RequestId = requestId,
            Content = content,
        };
    }

    private static string ContentOf(SsoLoginInput input) =>
        AdminCall.ContentOf(
            input.Name, input.RemoteLoginUrl, input.StatusUrl, input.TokenCheckUrl, AdminCall.ContentOf([.. input.ReturnUrls.Take(SsoLogin.MaxReturnUrls + 1)]),
            input.AcceptsVersion1, input.AcceptsVersion2, input.IsStrict, (int)input.DeclaredFields);

    /// <summary>What a deletion looks at: the login, and the statuses of all services that have chosen it.</summary>
    private sealed class Deletion
    {
        private SlotRows? _services;

        public required Slot<SsoLogin> Login { get; init; }

        public required Slot<SsoLoginKeys> Keys { get; init; }

        public required Slot<SsoLoginRegister> Register { get; init; }

        public required SlotPage<SsoLoginChoice> Choices { get; init; }

        public static Deletion Ask(Fetch fetch, long number)
        {
            var deletion = new Deletion
            {
                Login = fetch.One(SsoLogin.ByNumber[number]),
                Keys = fetch.One(SsoLoginKeys.ByLogin[number]),
                Register = fetch.One(SsoLoginRegister.Shape.SingleKey()),
                Choices = fetch.ManyStored(SsoLoginChoice.ByLogin[number]),
            };
            fetch.Then(more =>
            {
                long[] services = [.. deletion.ChosenBy()];
                if (services.Length > 0) deletion._services = more.Rows(ContractedService.ByNumber, services);
            });
            return deletion;
        }

        public IEnumerable<ServiceStatus> Users() => _services?.Values.Select(row => ContractedService.Columns.Status.Read(row.Cells[ContractedService.Columns.Status.Ordinal])) ?? [];

        private IEnumerable<long> ChosenBy()
        {
            for (var i = 0; i < Choices.Records.Length; i++) yield return Choices.Records[i].Value.Service;
        }
    }
}

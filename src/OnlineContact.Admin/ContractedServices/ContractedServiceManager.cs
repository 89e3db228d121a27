using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Contracts.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Organizations.Rules;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// Adds services in two steps, edits them, suspends, resumes and terminates them (계약 서비스 현황). Every change takes the version its
/// caller saw, writes the change log in the same transaction, and answers with a receipt that holds the new version.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields, and, where the day
/// in the contract zone matters, OCA4011 this host does not know the zone; every change with
/// OCA0006 busy, OCA0007 stale version, OCA0008 request ID reused, OCA0010 clock far behind. Storage failures are thrown as
/// <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class ContractedServiceManager
{
    private readonly AdminDoor _door;
    private readonly ServiceSettings _settings;
    private readonly IContractChangeFollower[] _followers;

    internal ContractedServiceManager(AdminDoor door, ServiceSettings settings, IEnumerable<IContractChangeFollower> followers)
    {
        _door = door;
        _settings = settings;
        _followers = [.. followers];
    }

    /// <summary>Adds a service as a draft; it gets its number.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="type">The type; can be changed until basic information is complete.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the number, or OCA1012 unknown type, OCA1031 too many services.</returns>
    public Task<Outcome<ChangeReceipt>> AddAsync(AdminActor actor, OrganizationId organization, ServiceType type, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(AddAsync), AdminOperations.AddService, actor, organization, requestId, AdminCall.ContentOf((int)type));
        return _door.ChangeAsync(call, static fetch => fetch.One(ServiceRegister.Shape.SingleKey()), (change, register) => Add(change, register, type), cancellationToken);
    }

    /// <summary>Saves basic information of a draft as far as it goes; what is given is checked, nothing is reserved.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="information">What there is; it replaces what was saved before.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt, or OCA1001 no such service, OCA1026 step 1 is done already, OCA1029 terminated, or what is wrong with a field (OCA1002 to
    /// OCA1018, OCA1030, OCA1032).
    /// </returns>
    public Task<Outcome<ChangeReceipt>> SaveDraftAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, BasicInformation information, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(information);
        var call = Call(nameof(SaveDraftAsync), AdminOperations.SaveDraft, actor, organization, requestId, AdminCall.ContentOf(number, seen.Value, ContentOf(information)));
        return ChangeAsync(call, ChangeLogCategory.Service, number, seen, null,
            (_, read) => BasicInformationSteps.SaveDraft(read.Service.Value, information, read.Zone, _settings), cancellationToken);
    }

    /// <summary>Completes basic information (step 1), or edits it. ID and name are reserved; type and ID are fixed from then on.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="information">All of it.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt, or OCA1001 no such service, OCA1029 terminated, OCA1004 name taken, OCA1009 ID taken, OCA1010 ID changed, OCA1011 type
    /// changed, or what is wrong with a field (OCA1002 to OCA1018, OCA1030, OCA1032).
    /// </returns>
    public Task<Outcome<ChangeReceipt>> SaveBasicInformationAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, BasicInformation information, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(information);
        var call = Call(nameof(SaveBasicInformationAsync), AdminOperations.SaveBasicInformation, actor, organization, requestId, AdminCall.ContentOf(number, seen.Value, ContentOf(information)));
        return ChangeAsync(call, ChangeLogCategory.Service, number, seen, information,
            (_, read) => Save(read, information), cancellationToken);
    }

    /// <summary>Sets the service's profile picture, its tab image and its agents' chat avatar.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="bytes">A PNG, JPEG, GIF or WebP by its bytes, at most 2 MiB and 4096 × 4096. Only the header is read. To show it before it is saved, see <see cref="PicturePreview"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA1001 no such service, OCA1029 terminated, OCA1019 to OCA1022 the picture.</returns>
    public Task<Outcome<ChangeReceipt>> SetPictureAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, ReadOnlyMemory<byte> bytes, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        // What is wrong with the bytes is told only to somebody who has the right to set them.
        if (!PictureHeader.Read(bytes.Span).TryGetValue(out var info, out var fault))
        {
            var bad = Call(nameof(SetPictureAsync), AdminOperations.SetPicture, actor, organization, requestId, AdminCall.ContentOf(number, seen.Value, fault.Code));
            return PictureAsync(bad, number, seen, null, null, fault, cancellationToken);
        }

        var content = new PictureContent { Organization = organization, Hash = Digest.Of(bytes.Span), Bytes = bytes.ToArray() };
        var picture = new ProfilePicture { Hash = content.Hash, Format = info.Format, Length = info.Length };
        var call = Call(nameof(SetPictureAsync), AdminOperations.SetPicture, actor, organization, requestId, AdminCall.ContentOf(number, seen.Value, content.Hash));
        return PictureAsync(call, number, seen, picture, content, null, cancellationToken);
    }

    /// <summary>Removes the service's profile picture.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA1001 no such service, OCA1029 terminated.</returns>
    public Task<Outcome<ChangeReceipt>> RemovePictureAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(RemovePictureAsync), AdminOperations.SetPicture, actor, organization, requestId, AdminCall.ContentOf(number, seen.Value));
        return PictureAsync(call, number, seen, null, null, null, cancellationToken);
    }

    /// <summary>Reads the bytes of the service's profile picture.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The picture with its format, or OCA1001 no such service, OCA1023 no picture.</returns>
    public Task<Outcome<PicturePreview>> GetPictureAsync(AdminActor actor, OrganizationId organization, long number, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(GetPictureAsync), AdminOperations.ReadServices, actor, organization);
        return _door.ReadAsync(
            call,
            fetch => fetch.One(ContractedService.ByNumber[number]),
            async service =>
            {
                if (!service.Found) return Outcome.Refused<PicturePreview>(AdminErrors.ServiceNotFound.With("service", number));
                if (service.Value.Picture is not { } picture) return Outcome.Refused<PicturePreview>(AdminErrors.PictureNotFound.With("service", number));
                var fetch = new Fetch(organization);
                var content = fetch.One(PictureContent.ByHash[picture.Hash]);
                await fetch.RunAsync(_door.Store, cancellationToken).ConfigureAwait(false);
                return content.Found ? PicturePreview.Create(content.Value.Bytes) : Outcome.Refused<PicturePreview>(AdminErrors.PictureNotFound.With("service", number));
            },
            cancellationToken);
    }

    /// <summary>Registers the contract (step 2, the button Register): the service is in use from then on.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="terms">The items with their users.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt, or OCA1001 no such service, OCA1024 step 1 is missing, OCA1029 terminated, OCA2009 registered already, OCA2001 to OCA2006,
    /// OCA2010 and OCA2011 the items, OCA3001, OCA3002 and OCA3008 the price book.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> RegisterContractAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, IReadOnlyList<ContractTermInput> terms, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        ContractAsync(nameof(RegisterContractAsync), AdminOperations.RegisterContract, ServiceTransitions.CanRegister, ServiceTransitions.Register, actor, organization, number, seen, terms, default, requestId, cancellationToken);

    /// <summary>
    /// Tells what a change of the contract would cause beside it: which agents would lose a channel because the new terms drop its item.
    /// Nothing is written.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="terms">The items with their users; they would replace the old ones.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The consequences with their digest, or OCA1001 no such service, OCA1029 terminated, OCA2008 no contract yet, OCA2001 to OCA2006, OCA2010
    /// and OCA2011 the items.
    /// </returns>
    public Task<Outcome<ContractPreview>> PreviewContractAsync(AdminActor actor, OrganizationId organization, long number, IReadOnlyList<ContractTermInput> terms, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return _door.ReadAsync(
            Call(nameof(PreviewContractAsync), AdminOperations.PreviewContract, actor, organization),
            fetch => (Service: fetch.One(ContractedService.ByNumber[number]), Followings: AskFollowers(fetch, number, terms)),
            read =>
            {
                if (!read.Service.Found) return Outcome.Refused<ContractPreview>(AdminErrors.ServiceNotFound.With("service", number));
                var service = read.Service.Value;
                if (ServiceTransitions.CanEditContract(service) is { } refused) return Outcome.Refused<ContractPreview>(refused);
                return ContractTerms.Create(terms, service.Type, _settings.Items, service.Terms).TryGetValue(out _, out var error)
                    ? Outcome.Success(new ContractPreview { Consequences = ConsequencesOf(read.Followings) })
                    : Outcome.Refused<ContractPreview>(error);
            },
            cancellationToken);
    }

    /// <summary>Changes the contract, at most once a day in the contract zone. Identical terms succeed and write nothing, whatever the day.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="terms">The items with their users; they replace the old ones.</param>
    /// <param name="consequences">
    /// The digest of the consequences that are agreed to, as <see cref="PreviewContractAsync"/> gave it; the default value where there are
    /// none. They are written in the same change.
    /// </param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt, or OCA1001 no such service, OCA1029 terminated, OCA2008 no contract yet, OCA2007 changed today already, OCA2012 the
    /// consequences are others than those agreed to, OCA2001 to OCA2006, OCA2010 and OCA2011 the items, OCA3001, OCA3002 and OCA3008 the price book.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> ChangeContractAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, IReadOnlyList<ContractTermInput> terms, Digest consequences = default, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        ContractAsync(nameof(ChangeContractAsync), AdminOperations.ChangeContract, ServiceTransitions.CanEditContract, ServiceTransitions.ChangeContract, actor, organization, number, seen, terms, consequences, requestId, cancellationToken);

    /// <summary>Suspends a service in use. It cannot be used and is billed exactly as before.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA1001 no such service, OCA1027 not in use, OCA1029 terminated.</returns>
    public Task<Outcome<ChangeReceipt>> SuspendAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        TransitionAsync(nameof(SuspendAsync), AdminOperations.SuspendService, static (service, _) => service.Suspend(), actor, organization, number, seen, requestId, cancellationToken);

    /// <summary>Resumes a suspended service.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA1001 no such service, OCA1028 not suspended, OCA1029 terminated.</returns>
    public Task<Outcome<ChangeReceipt>> ResumeAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        TransitionAsync(nameof(ResumeAsync), AdminOperations.ResumeService, static (service, _) => service.Resume(), actor, organization, number, seen, requestId, cancellationToken);

    /// <summary>Terminates a suspended service for good. Its name is free again; its ID is never given out again.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA1001 no such service, OCA1028 not suspended, OCA1029 terminated already.</returns>
    public Task<Outcome<ChangeReceipt>> TerminateAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        TransitionAsync(nameof(TerminateAsync), AdminOperations.TerminateService, static (service, today) => service.Terminate(today), actor, organization, number, seen, requestId, cancellationToken);

    /// <summary>Discards an unfinished service; its ID and name are free again, and there is no bill.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA1001 no such service, OCA1026 contracted already, OCA1029 terminated.</returns>
    public Task<Outcome<ChangeReceipt>> DiscardAsync(AdminActor actor, OrganizationId organization, long number, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(DiscardAsync), AdminOperations.DiscardService, actor, organization, requestId, AdminCall.ContentOf(number, seen.Value));
        return _door.ChangeAsync(
            call,
            fetch => (Service: fetch.One(ContractedService.ByNumber[number]), Register: fetch.One(ServiceRegister.Shape.SingleKey())),
            (change, read) => Discard(change, read.Service, read.Register, number, seen),
            cancellationToken);
    }

    /// <summary>Reads a service as the list shows it.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The service with its version and actions, or OCA1001.</returns>
    public Task<Outcome<ServiceRow>> GetAsync(AdminActor actor, OrganizationId organization, long number, CancellationToken cancellationToken = default) =>
        FindAsync(nameof(GetAsync), actor, organization, ContractedService.ByNumber[number], number, cancellationToken);

    /// <summary>Finds a service by its ID, whatever its case; a terminated one too, but no draft, whose ID is not reserved yet.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="serviceId">The ID. A text that can be none is that of no service.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The service with its version and actions, or OCA1001.</returns>
    public Task<Outcome<ServiceRow>> FindAsync(AdminActor actor, OrganizationId organization, string serviceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(serviceId);
        var key = serviceId.Length is > 0 and <= ServiceId.MaxLength && serviceId.All(char.IsAsciiLetter) ? serviceId.ToLowerInvariant() : "";
        return FindAsync(nameof(FindAsync), actor, organization, ContractedService.ByIdKey[key], serviceId, cancellationToken);
    }

    /// <summary>Lists services page by page (계약 현황).</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="query">Which services, and how.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page, or OCA0011 page size, OCA0009 cursor.</returns>
    /// <exception cref="ArgumentException">The order, a status or a type of the query is not defined.</exception>
    public Task<Outcome<ServicePage>> ListAsync(AdminActor actor, OrganizationId organization, ServiceQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var call = Call(nameof(ListAsync), AdminOperations.ReadServices, actor, organization);
        return _door.ReadAsync(
            call,
            Surroundings.Of,
            async around =>
            {
                if (query.PageSize is < 1 or > ServiceQuery.MaxPageSize)
                    return Outcome.Refused<ServicePage>(AdminErrors.PageSize.With("pageSize", ServiceQuery.MaxPageSize, query.PageSize));
                if (!RangeOf(organization, query).TryGetValue(out var range, out var error)) return Outcome.Refused<ServicePage>(error);
                if (Today(around, out var today) is { } noDay) return Outcome.Refused<ServicePage>(noDay);

                var (services, next, count) = await _door.Store.PageAsync(organization, range, cancellationToken).ConfigureAwait(false);
                return Outcome.Success(new ServicePage { Rows = Rows(services, around, today), Next = next, Count = count });
            },
            cancellationToken);
    }

    /// <summary>Finds the services whose name contains a text, whatever its case and width, ordered by number.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="part">The text, 1 to 100 code points; no sign in it has a special meaning.</param>
    /// <param name="afterNumber">The number of the last service seen; 0 for the first page.</param>
    /// <param name="pageSize">The most services wanted, 1 to <see cref="ServiceQuery.MaxPageSize"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The rows, or OCA0011 page size, OCA1002 or OCA1003 the text.</returns>
    public Task<Outcome<IReadOnlyList<ServiceRow>>> SearchAsync(AdminActor actor, OrganizationId organization, string part, long afterNumber = 0, int pageSize = 50, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(SearchAsync), AdminOperations.ReadServices, actor, organization);
        return _door.ReadAsync(
            call,
            Surroundings.Of,
            async around =>
            {
                if (pageSize is < 1 or > ServiceQuery.MaxPageSize)
                    return Outcome.Refused<IReadOnlyList<ServiceRow>>(AdminErrors.PageSize.With("pageSize", ServiceQuery.MaxPageSize, pageSize));
                if (!ServiceName.Create(part).TryGetValue(out var name, out var error)) return Outcome.Refused<IReadOnlyList<ServiceRow>>(error);
                if (Today(around, out var today) is { } noDay) return Outcome.Refused<IReadOnlyList<ServiceRow>>(noDay);

                var services = await _door.Store.SearchAsync(organization, ContractedService.Shape, name.Key, [Cell.Of(afterNumber)], pageSize, cancellationToken).ConfigureAwait(false);
                return Outcome.Success<IReadOnlyList<ServiceRow>>(Rows(services, around, today));
            },
            cancellationToken);
    }

    private AdminError? Add(Change change, Slot<ServiceRegister> register, ServiceType type)
    {
        if (ServiceTypeIsKnown.Check(type) is { } unknown) return unknown;
        if (ServicesAreNotTooMany.Check(register.ValueOrDefault?.Services ?? 0, _settings.MaxServices) is { } tooMany) return tooMany;
        var service = new ContractedService
        {
            Organization = change.Organization,
            Number = change.NextNumber(),
            Type = type,
            Name = null,
            Id = null,
            Languages = HelpCentreLanguages.Empty,
            TimeZone = null,
            Picture = null,
            HasBasicInformation = false,
            Terms = null,
            Status = ServiceStatus.NotInUse,
            AddedAt = change.Now,
            RegisteredOn = null,
            ChangedOn = null,
            ChangedBefore = null,
            TerminatedOn = null,
        };
        change.Writes.Insert(service, ContractedService.Shape);
        if (register.Found)
            change.Writes.Replace(register, register.Value with { Services = register.Value.Services + 1 });
        else
            change.Writes.Insert(new ServiceRegister { Organization = change.Organization, Services = 1 }, ServiceRegister.Shape);
        Log(change, AdminOperations.AddService, ChangeLogCategory.Service, null, service);
        change.Answer(service.Number, StoreVersion.First);
        return null;
    }

    private static AdminError? Discard(Change change, Slot<ContractedService> slot, Slot<ServiceRegister> register, long number, StoreVersion seen)
    {
        if (!slot.Found) return AdminErrors.ServiceNotFound.With("service", number);
        if (Change.CheckVersion(seen, slot.Version) is { } stale) return stale;
        if (ServiceTransitions.CanDiscard(slot.Value) is { } refused) return refused;
        change.Writes.Remove(slot);
        change.Writes.Replace(register, register.Value with { Services = register.Value.Services - 1 });
        Log(change, AdminOperations.DiscardService, ChangeLogCategory.Service, slot.Value, null);
        change.Answer(number, slot.Version);
        return null;
    }

    private Outcome<ContractedService> Save(ServiceRead read, BasicInformation information)
    {
        var saved = BasicInformationSteps.Save(read.Service.Value, information, read.Zone, _settings);
        if (!saved.TryGetValue(out var service, out _)) return saved;
        var taken = ServiceNameIsUnique.Check(read.NameHolder?.ValueOrDefault, service.Number, service.Name!.Value)
            ?? ServiceIdIsNeverGivenOutAgain.Check(read.IdHolder?.ValueOrDefault, service.Number, service.Id!.Value);
        return taken is null ? saved : Outcome.Refused<ContractedService>(taken);
    }

    private Task<Outcome<ChangeReceipt>> TransitionAsync(
        string name, AdminOperation operation, Func<ContractedService, LocalDate, Outcome<ContractedService>> transition,
        AdminActor actor, OrganizationId organization, long number, StoreVersion seen, RequestId requestId, CancellationToken cancellationToken)
    {
        var call = Call(name, operation, actor, organization, requestId, requestId == RequestId.None ? "" : AdminCall.ContentOf(number, seen.Value));
        return ChangeAsync(call, ChangeLogCategory.Service, number, seen, null,
            (change, read) => Today(change.Now, read.Organization.Value, out var today) is { } noDay
                ? Outcome.Refused<ContractedService>(noDay)
                : transition(read.Service.Value, today),
            cancellationToken);
    }

    private Task<Outcome<ChangeReceipt>> ContractAsync(
        string name, AdminOperation operation,
        Func<ContractedService, AdminError?> allowed,
        Func<ContractedService, ContractTerms, LocalDate, Outcome<ContractedService>> apply,
        AdminActor actor, OrganizationId organization, long number, StoreVersion seen, IReadOnlyList<ContractTermInput> terms, Digest agreed, RequestId requestId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var content = requestId == RequestId.None ? "" : AdminCall.ContentOf(number, seen.Value, string.Join('\n', terms.Take(ContractItemCatalogue.MaxItems + 1).Select(term => AdminCall.ContentOf(term?.Item, term?.Users))), agreed);
        var call = Call(name, operation, actor, organization, requestId, content);
        return _door.ChangeAsync(
            call,
            fetch => (Read: ServiceRead.Of(fetch, number, null), Followings: operation == AdminOperations.ChangeContract ? AskFollowers(fetch, number, terms) : []),
            (change, both) =>
            {
                var error = Apply(change, operation, ChangeLogCategory.Contract, number, seen, both.Read, (_, read) => Contract(change, read, both.Followings, terms, agreed, allowed, apply));
                if (error is not null || change.WritesNothing) return error;
                var service = both.Read.Service.Value;
                foreach (var following in both.Followings) following.Follow(change, operation, new LogService(number, service.Id?.Value, service.Name?.Value));
                return null;
            },
            cancellationToken);
    }

    private Outcome<ContractedService> Contract(
        Change change, ServiceRead read, IContractChangeFollowing[] followings, IReadOnlyList<ContractTermInput> input, Digest agreed,
        Func<ContractedService, AdminError?> allowed,
        Func<ContractedService, ContractTerms, LocalDate, Outcome<ContractedService>> apply)
    {
        var service = read.Service.Value;
        if (allowed(service) is { } refused) return Outcome.Refused<ContractedService>(refused);
        if (!ContractTerms.Create(input, service.Type, _settings.Items, service.Terms).TryGetValue(out var terms, out var error)) return Outcome.Refused<ContractedService>(error);
        if (Today(change.Now, read.Organization.Value, out var today) is { } noDay) return Outcome.Refused<ContractedService>(noDay);
        if (!_settings.PriceBooks.Find(read.Organization.Value.PriceBook).TryGetValue(out var book, out error)) return Outcome.Refused<ContractedService>(error);
        var covers = book.Covers(today.ToYearMonth(), terms);
        if (!covers.Succeeded) return Outcome.Refused<ContractedService>(covers.Error);
        var outcome = apply(service, terms, today);
        if (!outcome.TryGetValue(out var contracted, out _) || contracted == service) return outcome;
        if (ConsequencesAreThoseAgreedTo.Check(ConsequencesOf(followings), agreed) is { } differ) return Outcome.Refused<ContractedService>(differ);
        WriteHistory(change, contracted, today);
        return outcome;
    }

    private IContractChangeFollowing[] AskFollowers(Fetch fetch, long number, IReadOnlyList<ContractTermInput> input)
    {
        var opens = ContractFeatures.None;
        foreach (var term in input.Take(ContractItemCatalogue.MaxItems))
        {
            if (term?.Item is { } code && _settings.Items.TryGet(code, out var item)) opens |= item.Opens;
        }

        return Array.ConvertAll(_followers, follower => follower.Ask(fetch, number, opens));
    }

    private static IReadOnlyList<ContractConsequence> ConsequencesOf(IContractChangeFollowing[] followings) =>
        [.. followings.SelectMany(following => following.Consequences)];

    private static void WriteHistory(Change change, ContractedService service, LocalDate today)
    {
        var sequence = change.Head.Sequence + 1;
        foreach (var item in service.Terms!.Items)
        {
            change.Writes.Insert(
                new ContractTermsRecord { Organization = service.Organization, Service = service.Number, Sequence = sequence, Item = item.Item, Users = item.Users, Day = today },
                ContractTermsRecord.Shape);
        }
    }

    private Task<Outcome<ChangeReceipt>> PictureAsync(AdminCall call, long number, StoreVersion seen, ProfilePicture? picture, PictureContent? content, AdminError? fault, CancellationToken cancellationToken) =>
        _door.ChangeAsync(
            call,
            fetch => (Read: ServiceRead.Of(fetch, number, null), Content: content is null ? null : fetch.One(PictureContent.ByHash[content.Hash])),
            (change, read) => Apply(change, call.Operation, ChangeLogCategory.Service, number, seen, read.Read, (_, r) =>
            {
                if ((ServiceTransitions.CanEditBasicInformation(r.Service.Value) ?? fault) is { } refused) return Outcome.Refused<ContractedService>(refused);
                if (read.Content is { Found: false }) change.Writes.Insert(content!, PictureContent.Shape);
                return Outcome.Success(r.Service.Value with { Picture = picture });
            }),
            cancellationToken);

    private Task<Outcome<ChangeReceipt>> ChangeAsync(
        AdminCall call, ChangeLogCategory category, long number, StoreVersion seen, BasicInformation? information,
        Func<Change, ServiceRead, Outcome<ContractedService>> apply, CancellationToken cancellationToken) =>
        _door.ChangeAsync(
            call,
            fetch => ServiceRead.Of(fetch, number, information),
            (change, read) => Apply(change, call.Operation, category, number, seen, read, apply),
            cancellationToken);

    /// <summary>The one way a service is changed: found, of the version seen, changed by a rule, written and logged unless it is the same.</summary>
    private static AdminError? Apply(
        Change change, AdminOperation operation, ChangeLogCategory category, long number, StoreVersion seen, ServiceRead read,
        Func<Change, ServiceRead, Outcome<ContractedService>> apply)
    {
        var slot = read.Service;
        if (!slot.Found) return AdminErrors.ServiceNotFound.With("service", number);
        if (Change.CheckVersion(seen, slot.Version) is { } stale) return stale;
        if (!apply(change, read).TryGetValue(out var changed, out var error)) return error;
        if (changed == slot.Value && changed.Id?.Value == slot.Value.Id?.Value)
        {
            change.Answer(number, slot.Version);
            return null;
        }

        change.Writes.Replace(slot, changed);
        change.Writes.Require(read.Organization);
        Log(change, operation, category, slot.Value, changed);
        change.Answer(number, slot.Version.Next);
        return null;
    }

    private static void Log(Change change, AdminOperation operation, ChangeLogCategory category, ContractedService? before, ContractedService? after)
    {
        var service = after ?? before!;
        var (was, now) = ServiceText.Difference(before, after);
        var number = LogDraft.Argument("number", service.Number);
        change.Log(new LogDraft
        {
            Operation = operation,
            Category = category,
            Target = new LogTarget(ChangeLogTargetKind.Service, service.Id?.Value ?? "", service.Name?.Value ?? ""),
            Service = new LogService(service.Number, service.Id?.Value, service.Name?.Value),
            Arguments = number,
            Before = was,
            After = now,
        });
    }

    private Task<Outcome<ServiceRow>> FindAsync(string name, AdminActor actor, OrganizationId organization, RecordKey<ContractedService> key, object asked, CancellationToken cancellationToken)
    {
        var call = Call(name, AdminOperations.ReadServices, actor, organization);
        return _door.ReadAsync(
            call,
            fetch => (Service: fetch.One(key), Around: Surroundings.Of(fetch)),
            slots =>
            {
                if (!slots.Service.Found) return Outcome.Refused<ServiceRow>(AdminErrors.ServiceNotFound.With("service", asked));
                if (Today(slots.Around, out var today) is { } noDay) return Outcome.Refused<ServiceRow>(noDay);
                return Outcome.Success(Rows([new(slots.Service.Value, slots.Service.Version)], slots.Around, today)[0]);
            },
            cancellationToken);
    }

    private ServiceRow[] Rows(Stored<ContractedService>[] services, Surroundings around, LocalDate today) =>
        Array.ConvertAll(services, service => new ServiceRow(service, around.Organization.Value, today, _settings.UrlPattern));

    /// <summary>The day of the rows is that of a change made now: where the clock is behind the last change, that one's.</summary>
    private AdminError? Today(Surroundings around, out LocalDate today) =>
        Today(Instant.Max(_door.Now, around.Head.Value.Time), around.Organization.Value, out today);

    /// <summary>What rows are shown with besides their services.</summary>
    private sealed record Surroundings(Slot<Organization> Organization, Slot<OrganizationHead> Head)
    {
        public static Surroundings Of(Fetch fetch) => new(fetch.One(Organizations.Organization.Shape.SingleKey()), fetch.One(OrganizationHead.Shape.SingleKey()));
    }

    private AdminError? Today(Instant now, Organization organization, out LocalDate today) =>
        ContractZoneIsKnownHere.Check(organization, now, _settings.Zones, out today);

    private static Outcome<RangeQuery<ContractedService>> RangeOf(OrganizationId organization, ServiceQuery query)
    {
        if (!Enum.IsDefined(query.Order) || !query.Statuses.All(Enum.IsDefined) || !query.Types.All(Enum.IsDefined))
            throw new ArgumentException("An order, a status or a type of the query is not defined.", nameof(query));
        RecordIndex index = query.Order == ServiceOrder.Name ? ContractedService.Columns.ByName : ContractedService.Columns.InOrder;
        var range = query.Order == ServiceOrder.Name ? ContractedService.Columns.ByName.Ascending() : ContractedService.Columns.InOrder.Ascending();
        if (query.Descending) range = range.Backwards();
        if (query.Statuses.Count > 0) range = range.Where(ContractedService.Columns.Status, [.. query.Statuses.Distinct()]);
        if (query.Types.Count > 0) range = range.Where(ContractedService.Columns.Type, [.. query.Types.Distinct()]);
        range = range.Take(query.PageSize).CountUpTo(Math.Max(0, query.CountUpTo));
        if (query.Cursor is null) return Outcome.Success(range);
        return PageCursor.Decode(organization, index, query.Cursor).TryGetValue(out var place, out var error)
            ? Outcome.Success(range.After(place))
            : Outcome.Refused<RangeQuery<ContractedService>>(error);
    }

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization, RequestId requestId = default, string content = "")
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall
        {
            Name = $"ContractedServiceManager.{name}",
            Operation = operation,
            Actor = actor,
            Organization = organization,
            RequestId = requestId,
            Content = content,
        };
    }

    private static string ContentOf(BasicInformation information) =>
        AdminCall.ContentOf(
            (int?)information.Type, information.Name, information.ServiceId,
            information.Languages is null ? null : string.Join(',', information.Languages.Take(HelpCentreLanguages.MaxLanguages + 1)),
            information.MainLanguage, information.TimeZone);
}

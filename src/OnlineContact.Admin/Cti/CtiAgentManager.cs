using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Import;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Cti.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// The CTI agents (CTI 상담원) of an organization: lists and searches them, sets their CTI ID and CTI NO one by one or from a CSV file, tells
/// what a sign-in lacks, and asks the telephony system for them.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields, OCA5001 no service
/// contracts phone calls; every change with OCA0006 busy, OCA0007 stale version, OCA0008 request ID reused, OCA0010 clock far behind. Storage
/// failures are thrown as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class CtiAgentManager
{
    private readonly AdminDoor _door;
    private readonly CtiGateway _gateway;
    private readonly PhoneWitnesses _witnesses;
    private readonly Lazy<CtiLimits> _limits;
    private readonly CtiAgentSearch _search;
    private readonly CtiLiveStates _live;

    internal CtiAgentManager(AdminDoor door, CtiGateway gateway, PhoneWitnesses witnesses, Lazy<CtiLimits> limits, CtiLiveStates live)
    {
        _door = door;
        _gateway = gateway;
        _witnesses = witnesses;
        _limits = limits;
        _search = new CtiAgentSearch(door.Store);
        _live = live;
    }

    /// <summary>Lists agents, ordered by agent ID, or searches them.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="query">Which of them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page, or OCA0011 page size, OCA0009 cursor, OCA5020 text too long.</returns>
    public Task<Outcome<CtiAgentPage>> ListAsync(AdminActor actor, OrganizationId organization, CtiAgentQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var tooLong = query.Text is { } text && TextFolding.CodePoints(text) is var length and > CtiAgentQuery.MaxTextLength
            ? AdminErrors.CtiSearchTooLong.With("text", CtiAgentQuery.MaxTextLength, length)
            : null;
        return _door.ReadAsync(
            Call(nameof(ListAsync), AdminOperations.ReadCtiAgents, actor, organization),
            fetch => (All: Ask(fetch), Services: tooLong is null ? _search.Ask(fetch, query) : default),
            async read =>
            {
                if (read.All.Phone.Check() is { } none) return Outcome.Refused<CtiAgentPage>(none);
                if (query.PageSize is < 1 or > CtiAgentQuery.MaxPageSize) return Outcome.Refused<CtiAgentPage>(AdminErrors.PageSize.With("pageSize", CtiAgentQuery.MaxPageSize, query.PageSize));
                if (tooLong is not null) return Outcome.Refused<CtiAgentPage>(tooLong);
                if (!(await _search.PageAsync(organization, query, read.Services, cancellationToken).ConfigureAwait(false)).TryGetValue(out var page, out var error)) return Outcome.Refused<CtiAgentPage>(error);
                var (rows, states) = query.WithStates
                    ? await _live.TellAsync(page.Rows, read.All.Settings.ValueOrDefault, cancellationToken).ConfigureAwait(false)
                    : (page.Rows, CtiStates.None);
                return Outcome.Success(new CtiAgentPage { Rows = rows, States = states, Next = page.Next });
            },
            cancellationToken);
    }

    /// <summary>Reads one agent as the list shows her, with what she does now.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her agent ID.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The row, or OCA4009 no account, OCA4027 no such agent.</returns>
    public Task<Outcome<CtiAgentRow>> GetAsync(AdminActor actor, OrganizationId organization, string account, CancellationToken cancellationToken = default) =>
        WithAgentAsync(
            Call(nameof(GetAsync), AdminOperations.ReadCtiAgents, actor, organization),
            account,
            async (read, agent) =>
            {
                var rows = await _search.RowsAsync(organization, [new Stored<Agent>(agent.Value, agent.Version)], cancellationToken).ConfigureAwait(false);
                var (told, _) = await _live.TellAsync(rows, read.Settings.ValueOrDefault, cancellationToken).ConfigureAwait(false);
                return Outcome.Success(told[0]);
            },
            cancellationToken);

    /// <summary>Sets CTI ID and CTI NO of an agent, or takes both away.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her agent ID.</param>
    /// <param name="seen">The version of the agent that the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="ctiId">The CTI ID; null or empty, together with <paramref name="ctiNo"/>, takes both away.</param>
    /// <param name="ctiNo">The CTI NO.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4009 no account, OCA4027 no such agent, OCA5002 CTI ID, OCA5003 CTI NO, OCA5004 only one of both, OCA5005 taken.</returns>
    public Task<Outcome<ChangeReceipt>> SetNumbersAsync(
        AdminActor actor, OrganizationId organization, string account, StoreVersion seen, string? ctiId, string? ctiNo, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(SetNumbersAsync), AdminOperations.SetCtiNumbers, actor, organization, requestId, AdminCall.ContentOf(account, seen.Value, ctiId, ctiNo));
        var valid = MemberAccount.Create(account);
        var numbers = (CtiNumbers?)null;
        var wrong = valid.Succeeded ? NumbersComeTogether.Check(ctiId, ctiNo, out numbers) : valid.Error;
        CtiImportFile.Line[] lines = wrong is null ? [new(1, valid.Value, numbers, null)] : [];
        return _door.ChangeAsync(
            call,
            fetch => (All: Ask(fetch), Plan: CtiImportPlan.Ask(fetch, lines)),
            (change, read) =>
            {
                if ((read.All.Phone.Check() ?? wrong) is { } refused) return refused;
                var agent = read.Plan.AgentOf(lines[0])!;
                if (agent.Found && Change.CheckVersion(seen, agent.Version) is { } stale) return stale;
                if (read.Plan.Preview()[0].Fault is { } fault) return fault;
                read.Plan.WriteTo(change);
                change.Answer(0, change.WritesNothing ? agent.Version : agent.Version.Next);
                if (!change.WritesNothing) read.All.Phone.Require(change.Writes);
                return null;
            },
            cancellationToken);
    }

    /// <summary>Shows what importing a CSV file would do, and every line that is faulty. Writes nothing.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="file">
    /// The file's bytes: UTF-8 with and without a mark, or EUC-KR and CP949. Its first line names the columns agentId (or 상담원 ID), ctiId and
    /// ctiNo, in any order; others are passed over. A line without both numbers takes them away.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The preview, or OCA5021 too large, OCA5022 encoding, OCA5023 first line, OCA5024 number of lines.</returns>
    public Task<Outcome<CtiImportPreview>> PreviewImportAsync(AdminActor actor, OrganizationId organization, ReadOnlyMemory<byte> file, CancellationToken cancellationToken = default) =>
        _door.ReadAsync(
            Call(nameof(PreviewImportAsync), AdminOperations.ReadCtiAgents, actor, organization),
            Ask,
            async read =>
            {
                if (read.Phone.Check() is { } none) return Outcome.Refused<CtiImportPreview>(none);
                if (!CtiImportFile.Read(file.Span, _limits.Value).TryGetValue(out var content, out var error)) return Outcome.Refused<CtiImportPreview>(error);
                var fetch = new Fetch(organization);
                var plan = CtiImportPlan.Ask(fetch, content.Lines);
                await fetch.RunAsync(_door.Store, cancellationToken).ConfigureAwait(false);
                return Outcome.Success(new CtiImportPreview { Encoding = content.Encoding, Lines = plan.Preview() });
            },
            cancellationToken);

    /// <summary>Imports CTI ID and CTI NO from a CSV file: all lines in one change, or none. Agents may exchange their numbers in it.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="file">The file's bytes, as <see cref="PreviewImportAsync"/> takes them.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA5027 faulty lines, and what <see cref="PreviewImportAsync"/> is refused with.</returns>
    public Task<Outcome<ChangeReceipt>> ImportAsync(AdminActor actor, OrganizationId organization, ReadOnlyMemory<byte> file, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var content = requestId == RequestId.None ? "" : Convert.ToHexString(Digest.Of(file.Span).ToStored());
        var parsed = CtiImportFile.Read(file.Span, _limits.Value);
        IReadOnlyList<CtiImportFile.Line> lines = parsed.TryGetValue(out var readable, out var wrong) ? readable.Lines : [];
        return _door.ChangeAsync(
            Call(nameof(ImportAsync), AdminOperations.SetCtiNumbers, actor, organization, requestId, content),
            fetch => (All: Ask(fetch), Plan: CtiImportPlan.Ask(fetch, lines)),
            (change, read) =>
            {
                if ((read.All.Phone.Check() ?? wrong) is { } refused) return refused;
                var faulty = read.Plan.Preview().Count(line => line.Fault is not null);
                if (faulty > 0) return AdminErrors.CtiImportFaulty.With("file", faulty);
                read.Plan.WriteTo(change);
                if (!change.WritesNothing) read.All.Phone.Require(change.Writes);
                return null;
            },
            cancellationToken);
    }

    /// <summary>Tells whether an agent can sign in to CTI in a service, and everything that is missing.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her agent ID.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>All that is missing, or OCA4009 no account, OCA4027 no such agent, OCA1001 no such service.</returns>
    public Task<Outcome<CtiSignInCheck>> CheckSignInAsync(AdminActor actor, OrganizationId organization, string account, long service, CancellationToken cancellationToken = default)
    {
        var valid = MemberAccount.Create(account);
        return _door.ReadAsync(
            Call(nameof(CheckSignInAsync), AdminOperations.ReadCtiAgents, actor, organization),
            fetch => (All: Ask(fetch), Agent: valid.Succeeded ? fetch.One(Agent.ByAccount[valid.Value]) : null, Service: fetch.One(ContractedService.ByNumber[service])),
            read =>
            {
                if (read.All.Phone.Check() is { } none) return Outcome.Refused<CtiSignInCheck>(none);
                if (read.Agent is null) return Outcome.Refused<CtiSignInCheck>(valid.Error);
                if (!read.Agent.Found) return Outcome.Refused<CtiSignInCheck>(AdminErrors.AgentNotFound.With("account"));
                if (!read.Service.Found) return Outcome.Refused<CtiSignInCheck>(AdminErrors.ServiceNotFound.With("service", service));
                return Outcome.Success(CtiSignInCheck.Of(read.Agent.Value, read.Service.Value, read.All.Settings.ValueOrDefault, read.All.Agreement.ValueOrDefault, _witnesses.Items));
            },
            cancellationToken);
    }

    /// <summary>Asks the telephony system whether it knows an agent's CTI ID and CTI NO.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her agent ID.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// What it says; or OCA4009 no account, OCA4027 no such agent, OCA5004 she has no numbers, OCA5006 no settings, OCA5010 tenant unknown,
    /// OCA5013 no connector, OCA5014 not supported, OCA5016 refused, OCA5017 not reached.
    /// </returns>
    public Task<Outcome<CtiAgentCheck>> CheckAsync(AdminActor actor, OrganizationId organization, string account, CancellationToken cancellationToken = default) =>
        WithAgentAsync(
            Call(nameof(CheckAsync), AdminOperations.ReadCtiAgents, actor, organization),
            account,
            async (read, agent) =>
            {
                if (!CtiSeat.Of(_gateway, read.Settings.ValueOrDefault, agent.Value, CtiCapabilities.CheckAgent).TryGetValue(out var seat, out var error)) return Outcome.Refused<CtiAgentCheck>(error);
                var answer = await _gateway.AskAsync(stop => seat.Connector.CheckAgentAsync(seat.Tenant, seat.Numbers, stop), cancellationToken).ConfigureAwait(false);
                return CtiGateway.ErrorOf(answer.Answer) is { } failed ? Outcome.Refused<CtiAgentCheck>(failed) : Outcome.Success(answer.Value);
            },
            cancellationToken);

    /// <summary>Makes an agent's CTI ID and CTI NO known to the telephony system.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her agent ID.</param>
    /// <param name="cancellationToken">Cancels; whether it was done then is open.</param>
    /// <returns>Success, or what <see cref="CheckAsync"/> is refused with, or OCA5018 outcome unknown.</returns>
    public async Task<Outcome> ProvisionAsync(AdminActor actor, OrganizationId organization, string account, CancellationToken cancellationToken = default) =>
        Plain(await TellAsync(
            Call(nameof(ProvisionAsync), AdminOperations.ProvisionCtiAgent, actor, organization),
            account,
            CtiCapabilities.ProvisionAgent,
            static (seat, stop) => seat.Connector.ProvisionAgentAsync(seat.Tenant, seat.Numbers, stop),
            cancellationToken).ConfigureAwait(false));

    /// <summary>Signs an agent out of CTI: for one who has left her seat.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her agent ID.</param>
    /// <param name="cancellationToken">Cancels; whether it was done then is open.</param>
    /// <returns>Success, or what <see cref="CheckAsync"/> is refused with, or OCA5018 outcome unknown.</returns>
    public async Task<Outcome> SignOutAsync(AdminActor actor, OrganizationId organization, string account, CancellationToken cancellationToken = default) =>
        Plain(await TellAsync(
            Call(nameof(SignOutAsync), AdminOperations.SignOutCtiAgent, actor, organization),
            account,
            CtiCapabilities.SignIn,
            static (seat, stop) => seat.Connector.SignOutAsync(seat.Tenant, seat.Numbers, stop),
            cancellationToken).ConfigureAwait(false));

    private Task<Outcome<CtiAnswer>> TellAsync(
        AdminCall call, string account, CtiCapabilities capability, Func<CtiSeat, CancellationToken, ValueTask<CtiAnswer>> tell, CancellationToken cancellationToken) =>
        WithAgentAsync(
            call,
            account,
            async (read, agent) =>
            {
                if (!CtiSeat.Of(_gateway, read.Settings.ValueOrDefault, agent.Value, capability).TryGetValue(out var seat, out var error)) return Outcome.Refused<CtiAnswer>(error);
                var answer = await _gateway.TellAsync(stop => tell(seat, stop), cancellationToken).ConfigureAwait(false);
                return CtiGateway.ErrorOf(answer) is { } failed ? Outcome.Refused<CtiAnswer>(failed) : Outcome.Success(answer);
            },
            cancellationToken);

    private Task<Outcome<TAnswer>> WithAgentAsync<TAnswer>(AdminCall call, string account, Func<CtiRead, Slot<Agent>, Task<Outcome<TAnswer>>> answer, CancellationToken cancellationToken)
        where TAnswer : notnull
    {
        var valid = MemberAccount.Create(account);
        return _door.ReadAsync(
            call,
            fetch => (All: Ask(fetch), Agent: valid.Succeeded ? fetch.One(Agent.ByAccount[valid.Value]) : null),
            read => read.All.Phone.Check() is { } none ? Task.FromResult(Outcome.Refused<TAnswer>(none))
                : read.Agent is null ? Task.FromResult(Outcome.Refused<TAnswer>(valid.Error))
                : !read.Agent.Found ? Task.FromResult(Outcome.Refused<TAnswer>(AdminErrors.AgentNotFound.With("account")))
                : answer(read.All, read.Agent),
            cancellationToken);
    }

    private CtiRead Ask(Fetch fetch) => CtiRead.Of(fetch, _witnesses);

    private static Outcome Plain(Outcome<CtiAnswer> outcome) => outcome.Succeeded ? Outcome.Success() : Outcome.Refused(outcome.Error);

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization, RequestId requestId = default, string content = "")
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall { Name = $"CtiAgentManager.{name}", Operation = operation, Actor = actor, Organization = organization, RequestId = requestId, Content = content };
    }
}

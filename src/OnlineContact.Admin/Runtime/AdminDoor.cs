using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Access.Rules;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime.Rules;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// The one door through which every call goes: it checks the actor and her right, lets a pure decision work on what was
/// read, chains the log entries, and commits. On a conflict everything is done again from the load.
/// </summary>
internal sealed class AdminDoor(
    IAdminStore store,
    IClock clock,
    IEnumerable<IActorRightsSource> rightsSources,
    RuntimeState state,
    IOrganizationGates gates,
    TextCache texts,
    RefusalLog refusals,
    AdminMeter meter)
{
    private const int MaxAttempts = 16;

    public IAdminStore Store => store;

    public Instant Now => clock.GetCurrentInstant();

    private readonly IActorRightsSource[] _rightsSources = [.. rightsSources];
    private readonly LogWriter _log = new(store, texts);

    /// <summary>Makes a change of an organization that exists.</summary>
    /// <param name="call">The call.</param>
    /// <param name="read">Says what the decision needs to see.</param>
    /// <param name="decide">Writes into the change, or gives the reason why not. Runs again on a conflict, so it changes nothing else.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Outcome<ChangeReceipt>> ChangeAsync<TRead>(AdminCall call, Func<Fetch, TRead> read, Func<Change, TRead, AdminError?> decide, CancellationToken cancellationToken) =>
        RunAsync(call, creates: false, read, decide, cancellationToken);

    /// <summary>Makes the first change of an organization that does not exist yet.</summary>
    public Task<Outcome<ChangeReceipt>> CreateAsync<TRead>(AdminCall call, Func<Fetch, TRead> read, Func<Change, TRead, AdminError?> decide, CancellationToken cancellationToken) =>
        RunAsync(call, creates: true, read, decide, cancellationToken);

    /// <summary>Answers from what the actor has the right to read.</summary>
    /// <param name="call">The call.</param>
    /// <param name="read">Says what the answer needs to see first.</param>
    /// <param name="answer">Makes the answer; only asked when the actor has the right.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Outcome<TAnswer>> ReadAsync<TRead, TAnswer>(AdminCall call, Func<Fetch, TRead> read, Func<TRead, Task<Outcome<TAnswer>>> answer, CancellationToken cancellationToken)
        where TRead : notnull
        where TAnswer : notnull
    {
        using var activity = CallActivity.Start(call);
        var seen = await SeeAsync(call, read, cancellationToken).ConfigureAwait(false);
        return activity.Ended(seen.TryGetValue(out var value, out var refused) ? await answer(value).ConfigureAwait(false) : Outcome.Refused<TAnswer>(refused));
    }

    /// <summary>Answers from what the actor has the right to read, when that is all there is to read.</summary>
    public Task<Outcome<TAnswer>> ReadAsync<TRead, TAnswer>(AdminCall call, Func<Fetch, TRead> read, Func<TRead, Outcome<TAnswer>> answer, CancellationToken cancellationToken)
        where TRead : notnull
        where TAnswer : notnull =>
        ReadAsync(call, read, seen => Task.FromResult(answer(seen)), cancellationToken);

    private async Task<Outcome<TRead>> SeeAsync<TRead>(AdminCall call, Func<Fetch, TRead> read, CancellationToken cancellationToken) where TRead : notnull
    {
        if (Admit(call) is { } refused) return Outcome.Refused<TRead>(refused);
        var fetch = new Fetch(call.Organization);
        var head = call.Actor.IsOperator ? fetch.Version(OrganizationHead.Shape.SingleKey()) : null;
        var held = AskRights(fetch, call, forChange: false);
        var answer = read(fetch);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        if (head is { Version: null }) return Outcome.Refused<TRead>(AdminErrors.OrganizationNotFound.With("organization", call.Organization));
        if (Rights(call.Actor, held).Allow(call.Operation)) return Outcome.Success(answer);
        return Outcome.Refused<TRead>(await DenyAsync(call, cancellationToken).ConfigureAwait(false));
    }

    private async Task<Outcome<ChangeReceipt>> RunAsync<TRead>(AdminCall call, bool creates, Func<Fetch, TRead> read, Func<Change, TRead, AdminError?> decide, CancellationToken cancellationToken)
    {
        using var activity = CallActivity.Start(call);
        if (Admit(call) is { } notAdmitted) return activity.Ended(Outcome.Refused<ChangeReceipt>(notAdmitted));
        var (outcome, denied) = await AttemptsAsync(call, creates, read, decide, cancellationToken).ConfigureAwait(false);
        return activity.Ended(denied ? Outcome.Refused<ChangeReceipt>(await DenyAsync(call, cancellationToken).ConfigureAwait(false)) : outcome);
    }

    private async Task<(Outcome<ChangeReceipt> Outcome, bool Denied)> AttemptsAsync<TRead>(
        AdminCall call, bool creates, Func<Fetch, TRead> read, Func<Change, TRead, AdminError?> decide, CancellationToken cancellationToken)
    {
        using var pass = await gates.EnterAsync(call.Organization, cancellationToken).ConfigureAwait(false);
        var lost = new LostCommits();
        var attempt = 1;
        try
        {
            for (; attempt <= MaxAttempts; attempt++)
            {
                if (attempt > 1) await PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
                var (outcome, again, denied) = await AttemptAsync(call, creates, read, decide, attempt == MaxAttempts, lost, cancellationToken).ConfigureAwait(false);
                if (again) continue;
                if (lost.Any) lost.Throw();
                return (outcome, denied);
            }

            if (await lost.FindAsync(store, call.Organization).ConfigureAwait(false) is { } found) return (Outcome.Success(found), false);
            if (lost.Any) lost.Throw();
        }
        catch (Exception e) when (lost.Contradict(e))
        {
            lost.Throw(e);
        }
        catch (AdminStorageException e) when (e.IsBusy)
        {
            // The store has waited as long as it may; nobody is made to wait that long again.
            return (Outcome.Refused<ChangeReceipt>(AdminErrors.ChangeBusy.With(null, attempt)), false);
        }

        return (Outcome.Refused<ChangeReceipt>(AdminErrors.ChangeBusy.With(null, MaxAttempts)), false);
    }

    private async ValueTask PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        meter.Retried.Add(1);
        await gates.PauseAsync(attempt - 1, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(Outcome<ChangeReceipt> Outcome, bool Again, bool Denied)> AttemptAsync<TRead>(
        AdminCall call, bool creates, Func<Fetch, TRead> read, Func<Change, TRead, AdminError?> decide, bool last, LostCommits lost, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(call.Organization);
        var headSlot = fetch.One(OrganizationHead.Shape.SingleKey());
        var held = AskRights(fetch, call, forChange: true);
        var repeated = call.RequestId == RequestId.None ? null : fetch.One(AnsweredRequest.ById[call.RequestId.Value]);
        var seen = read(fetch);
        lost.Ask(fetch);
        await fetch.RunAsync(store, lost.Any ? CancellationToken.None : cancellationToken).ConfigureAwait(false);

        if (lost.Settle(headSlot.ValueOrDefault?.Sequence ?? 0) is { } found) return (Outcome.Success(found), false, false);
        if (!headSlot.Found && !creates) return Refuse(AdminErrors.OrganizationNotFound.With("organization", call.Organization));
        if (!Rights(call.Actor, held).Allow(call.Operation)) return (default, false, true);
        if (repeated is { Found: true })
        {
            return repeated.Value.Fingerprint == call.Fingerprint()
                ? (Outcome.Success(repeated.Value.ToReceipt()), false, false)
                : Refuse(AdminErrors.RequestReused.With("requestId", call.RequestId));
        }

        if (headSlot.Found && creates) return Refuse(AdminErrors.OrganizationExists.With("organization", call.Organization));

        var clockTime = Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks());
        var head = headSlot.ValueOrDefault ?? FirstHead(call.Organization, clockTime);
        if (call.Operation != AdminOperations.ConfirmClock && ClockIsNotFarBehind.Check(head, clockTime) is { } behind) return Refuse(behind);

        var change = new Change(head, Instant.Max(clockTime, head.Time), call.Actor);
        if (decide(change, seen) is { } refused) return Refuse(refused);
        if (change.WritesNothing)
        {
            var nothing = Receipt(change, 0);
            var remembered = repeated is null || await RememberAsync(call, nothing, cancellationToken).ConfigureAwait(false);
            return remembered ? (Outcome.Success(nothing), false, false) : (default, true, false);
        }

        foreach (var rights in held) rights.Require(change.Writes);
        var (result, receipt) = await CommitAsync(headSlot, change, repeated is null ? null : call, last, lost, cancellationToken).ConfigureAwait(false);
        return receipt is null ? (default, result, false) : (Outcome.Success(receipt), false, false);

        static (Outcome<ChangeReceipt>, bool, bool) Refuse(AdminError error) => (Outcome.Refused<ChangeReceipt>(error), false, false);
    }

    /// <summary>Chains the entries and commits. Without a receipt the change has to be tried again.</summary>
    private async Task<(bool Again, ChangeReceipt? Receipt)> CommitAsync(Slot<OrganizationHead> headSlot, Change change, AdminCall? request, bool last, LostCommits lost, CancellationToken cancellationToken)
    {
        var head = change.Head;
        var batch = await _log.WriteAsync(head, change.Now, change.Actor, change.Drafts, cancellationToken).ConfigureAwait(false);
        var lastRow = batch.Rows[^1];
        var receipt = Receipt(change, lastRow.Sequence);
        change.Writes.Insert(
            new OutboxMessage { Organization = change.Organization, First = batch.Rows[0].Sequence, Last = lastRow.Sequence, At = change.Now },
            OutboxMessage.Shape);
        foreach (var text in batch.NewTexts) change.Writes.Insert(text, LogText.Shape);
        foreach (var row in batch.Rows) change.Writes.Insert(row, LogRow.Shape);
        if (request is not null) change.Writes.Insert(Answered(request, receipt), AnsweredRequest.Shape);

        var next = change.OnHead(head) with
        {
            Sequence = lastRow.Sequence,
            Hash = lastRow.Hash,
            Time = change.Now,
            LastNumber = change.LastNumber,
            LastText = batch.LastText,
        };
        var cells = OrganizationHead.Shape.ToCells(next);
        var headWrite = headSlot.Found
            ? Write.Replace(OrganizationHead.Shape, cells, headSlot.Version)
            : Write.Insert(OrganizationHead.Shape, cells);

        var changeSet = ChangeSet.Create(change.Organization, headWrite, change.Writes.Writes);
        bool committed;
        try
        {
            committed = (await store.CommitAsync(changeSet, cancellationToken).ConfigureAwait(false)).Status == CommitStatus.Committed;
        }
        catch (AdminStorageException e) when (e.OutcomeUnknown)
        {
            lost.Add(e, batch.Rows, receipt, Then);
            committed = false;
        }
        catch (AdminStorageException e) when (e.IsTransient && !e.IsBusy && !last)
        {
            committed = false;
        }

        if (!committed) return (true, null);
        lost.Clear();
        Then();
        return (false, receipt);

        void Then()
        {
            if (next.TextEpoch != head.TextEpoch) texts.Clear();
            batch.Remember(texts, change.Organization, next.TextEpoch);
            meter.Committed.Add(1);
        }
    }

    /// <summary>A request that had nothing to do is answered alike when it comes again, even if there were something to do by then.</summary>
    private async Task<bool> RememberAsync(AdminCall call, ChangeReceipt receipt, CancellationToken cancellationToken)
    {
        var row = AnsweredRequest.Shape.ToCells(Answered(call, receipt));
        var results = await store.AppendAsync(call.Organization, AnsweredRequest.Shape, [row], cancellationToken).ConfigureAwait(false);
        return results[0] != AppendResult.Different;
    }

    private AdminError? Admit(AdminCall call)
    {
        state.EnsureStarted(call.Name);
        if (call.Organization == default) return AdminErrors.OrganizationIdInvalid.With("organization", OrganizationId.MaxLength, 0);
        if (ActorIsDescribed.Check(call.Actor) is { } invalid) return invalid;
        if (call.Actor.IsOperator || call.Actor.Organization == call.Organization) return null;
        meter.Foreign.Add(1);
        return AdminErrors.AccessOtherOrganization.With("actor");
    }

    private IHeldRights[] AskRights(Fetch fetch, AdminCall call, bool forChange) =>
        call.Actor.IsOperator ? [] : Array.ConvertAll(_rightsSources, source => source.Ask(fetch, call.Actor, call.Service, forChange));

    private static ActorRights Rights(AdminActor actor, IHeldRights[] held)
    {
        var rights = actor.IsOperator ? AdminRight.Operator : AdminRight.None;
        foreach (var source in held) rights |= source.Rights.Held;
        return new ActorRights(rights);
    }

    /// <summary>
    /// Writes that somebody was refused for a missing right, unless she was often enough lately. Where others change the organization
    /// at every attempt the entry is given up, because the refusal must not hang on it: it is counted like every other one, and the
    /// meter tells that its entry is missing.
    /// </summary>
    private async Task<AdminError> DenyAsync(AdminCall call, CancellationToken cancellationToken)
    {
        meter.Refused.Add(1);
        var error = AdminErrors.AccessDenied.With(null, call.Operation);
        var now = Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks());
        using var pass = await gates.EnterAsync(call.Organization, cancellationToken).ConfigureAwait(false);
        var isLogged = false;
        var lost = new LostCommits();
        try
        {
            for (var attempt = 1; attempt <= MaxAttempts; attempt++)
            {
                if (attempt > 1) await PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
                var fetch = new Fetch(call.Organization);
                var head = fetch.One(OrganizationHead.Shape.SingleKey());
                lost.Ask(fetch);
                await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
                if (lost.Settle(head.ValueOrDefault?.Sequence ?? 0) is not null) return error;

                // Without an organization there is no log to write it into; that of one to be provisioned is not missed.
                if (!head.Found) return call.Operation == AdminOperations.ProvisionOrganization ? error : AdminErrors.OrganizationNotFound.With("organization", call.Organization);
                if (!isLogged && !refusals.Take(call.Organization, call.Actor.Account, now)) return error;
                isLogged = true;
                var change = new Change(head.Value, Instant.Max(now, head.Value.Time), call.Actor);
                change.Log(new LogDraft
                {
                    Operation = call.Operation,
                    Kind = ChangeLogKind.Refused,
                    Category = ChangeLogCategory.Permission,
                    Target = new LogTarget(ChangeLogTargetKind.Organization, call.Organization.Value, ""),
                    Service = call.Service is { } service ? new LogService(service, null, null) : null,
                    Arguments = LogDraft.Argument("error", error.Code),
                });
                var (again, _) = await CommitAsync(head, change, null, attempt == MaxAttempts, lost, cancellationToken).ConfigureAwait(false);
                if (!again) return error;
            }

            if (await lost.FindAsync(store, call.Organization).ConfigureAwait(false) is not null) return error;
        }
        catch (Exception e) when (lost.Contradict(e))
        {
            lost.Throw(e);
        }

        meter.Unlogged.Add(1);
        return error;
    }

    private static OrganizationHead FirstHead(OrganizationId organization, Instant now) => new()
    {
        Organization = organization,
        Sequence = 0,
        Hash = LogChain.Genesis(organization),
        Time = now,
        ConfirmedTime = Instant.MinValue,
        LastNumber = 0,
        LastText = 0,
        TextEpoch = 0,
    };

    private static ChangeReceipt Receipt(Change change, long sequence) => new()
    {
        Organization = change.Organization,
        Number = change.Number,
        Version = change.Version,
        Sequence = sequence,
        At = change.Now,
    };

    private static AnsweredRequest Answered(AdminCall call, ChangeReceipt receipt) => new()
    {
        Organization = call.Organization,
        Id = call.RequestId.Value,
        Fingerprint = call.Fingerprint(),
        Number = receipt.Number,
        Version = receipt.Version.Value,
        Sequence = receipt.Sequence,
        At = receipt.At,
    };
}

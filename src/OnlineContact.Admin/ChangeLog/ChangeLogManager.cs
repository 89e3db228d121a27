using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Exporting;
using OnlineContact.Admin.ChangeLog.Rules;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog;

/// <summary>Searches, exports and verifies the change log, and erases a person's texts from it.</summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields. Storage failures
/// are thrown as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class ChangeLogManager
{
    /// <summary>The largest page.</summary>
    public const int MaxPageSize = 100;

    /// <summary>How many texts one change erases; a person with more is erased in several changes.</summary>
    private const int ErasedAtOnce = 200;

    /// <summary>How far a search counts at most.</summary>
    public const int MaxCount = 10_000;

    private readonly AdminDoor _door;
    private readonly LogSearch _search;

    internal ChangeLogManager(AdminDoor door, LogSearch search)
    {
        _door = door;
        _search = search;
    }

    /// <summary>Reads entries of every category, newest first: <see cref="SearchAsync"/> for <see cref="ChangeLogQuery.Everything"/>.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="pageSize">The most entries wanted, 1 to <see cref="MaxPageSize"/>.</param>
    /// <param name="cursor">Where the last page ended; null for the first page. Entries that arrive meanwhile are neither repeated nor skipped.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page, or OCA0011 page size, OCA0009 cursor.</returns>
    public Task<Outcome<ChangeLogPage>> ReadAsync(AdminActor actor, OrganizationId organization, int pageSize = 50, string? cursor = null, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(ReadAsync), AdminOperations.ReadChangeLog, actor, organization);
        return FindAsync(call, ChangeLogQuery.Everything, pageSize, cursor, countUpTo: 0, cancellationToken);
    }

    /// <summary>
    /// Finds entries, newest first. A page looks at a bounded part of the log: where hardly anything meets a query, it may come back with few entries or
    /// none, and <see cref="ChangeLogPage.Next"/> says where to go on.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="query">What to find.</param>
    /// <param name="pageSize">The most entries wanted, 1 to <see cref="MaxPageSize"/>.</param>
    /// <param name="cursor">Where the last page ended; null for the first page. Entries that arrive meanwhile are neither repeated nor skipped.</param>
    /// <param name="countUpTo">How far to count the entries of all pages, 0 (not at all) to <see cref="MaxCount"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page, or OCA7020 a part, OCA7021 period, OCA7022 language, OCA7023 how far to count, OCA0011 page size, OCA0009 cursor.</returns>
    public Task<Outcome<ChangeLogPage>> SearchAsync(
        AdminActor actor, OrganizationId organization, ChangeLogQuery query, int pageSize = 50, string? cursor = null, int countUpTo = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(query.Language);
        return FindAsync(Call(nameof(SearchAsync), AdminOperations.ReadChangeLog, actor, organization), query, pageSize, cursor, countUpTo, cancellationToken);
    }

    private Task<Outcome<ChangeLogPage>> FindAsync(AdminCall call, ChangeLogQuery query, int pageSize, string? cursor, int countUpTo, CancellationToken cancellationToken) =>
        _door.ReadAsync(
            call,
            static fetch => (Head: fetch.One(OrganizationHead.Shape.SingleKey()), Boundary: fetch.One(LogBoundary.Shape.SingleKey())),
            log => PageAsync(log.Head.Value, log.Boundary.ValueOrDefault?.Removed ?? 0, query, pageSize, cursor, countUpTo, cancellationToken),
            cancellationToken);

    private async Task<Outcome<ChangeLogPage>> PageAsync(OrganizationHead head, long removed, ChangeLogQuery query, int pageSize, string? cursor, int countUpTo, CancellationToken cancellationToken)
    {
        if ((LogPagesAreInBounds.Check(pageSize, countUpTo) ?? Check(query)) is { } wrong) return Outcome.Refused<ChangeLogPage>(wrong);
        var before = long.MaxValue;
        if (cursor is not null)
        {
            if (!PageCursor.Decode(head.Organization, LogRow.Columns.InOrder, cursor).TryGetValue(out var place, out var error)) return Outcome.Refused<ChangeLogPage>(error);
            before = place[0].AsNumber();
        }

        var walk = await _search.BeginAsync(head, removed, query, cancellationToken).ConfigureAwait(false);
        var (rows, next) = await walk.PageAsync(before, pageSize, cancellationToken).ConfigureAwait(false);
        return Outcome.Success(new ChangeLogPage
        {
            Entries = await _search.EntriesAsync(head, rows, cancellationToken).ConfigureAwait(false),
            Next = next is { } last ? PageCursor.Encode(head.Organization, LogRow.Columns.InOrder, [Cell.Of(last)]) : null,
            Count = countUpTo == 0 ? null : await walk.CountAsync(countUpTo, cancellationToken).ConfigureAwait(false),
        });
    }

    /// <summary>
    /// Writes all entries that a search finds, newest first, page by page: those that stood when the export began, whoever writes meanwhile. That they
    /// were exported is an entry of its own (kind <see cref="ChangeLogKind.Exported"/>), which is written before the first byte and is not among them.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="query">What to find. Contents are written in its language.</param>
    /// <param name="format">The format.</param>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="progress">Told after every page.</param>
    /// <param name="cancellationToken">Cancels; the entry stays, and what is written is written.</param>
    /// <returns>The receipt of the entry, or OCA7020 a part, OCA7021 period, OCA7022 language, OCA0006 busy, OCA0010 clock far behind.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public async Task<Outcome<ChangeReceipt>> ExportAsync(
        AdminActor actor, OrganizationId organization, ChangeLogQuery query, ChangeLogExportFormat format, Stream destination,
        IProgress<ChangeLogExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(query.Language);
        if (!Enum.IsDefined(format)) throw new ArgumentOutOfRangeException(nameof(format));
        var export = new LogExport(_door.Store, _search, query, format);
        var outcome = await _door.ChangeAsync(
            Call(nameof(ExportAsync), AdminOperations.ExportChangeLog, actor, organization),
            static fetch => fetch,
            (change, _) =>
            {
                if (Check(query) is { } wrong) return wrong;
                change.Log(export.Draft(organization));
                return null;
            },
            cancellationToken).ConfigureAwait(false);
        if (outcome.TryGetValue(out var receipt, out _)) await export.WriteAsync(organization, receipt.Sequence, destination, progress, cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Checks the whole log of an organization: every number, every hash, every text that is not erased.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was found; a fault is a finding, not a refusal.</returns>
    public Task<Outcome<ChangeLogVerification>> VerifyAsync(AdminActor actor, OrganizationId organization, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(VerifyAsync), AdminOperations.ReadChangeLog, actor, organization);
        return _door.ReadAsync(
            call,
            static fetch => (Head: fetch.One(OrganizationHead.Shape.SingleKey()), Boundary: fetch.One(LogBoundary.Shape.SingleKey())),
            async log => Outcome.Success(await new LogCheck(_door.Store).RunAsync(log.Head.Value, log.Boundary.ValueOrDefault ?? LogBoundary.Start(organization), cancellationToken).ConfigureAwait(false)),
            cancellationToken);
    }

    /// <summary>
    /// Erases all texts of a person from the log on her request (operator only): her account, name and addresses, and what was
    /// written about her. The entries, their hashes and the commitments stay, so the chain stays whole.
    /// </summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">The person's account, compared exactly.</param>
    /// <param name="cancellationToken">Cancels; what is erased stays erased, and the call can be made again.</param>
    /// <returns>The receipt of the last change, or OCA7001 nothing belongs to her, OCA0006 busy, OCA0010 clock far behind.</returns>
    /// <exception cref="ArgumentException">The account is empty.</exception>
    public Task<Outcome<ChangeReceipt>> ErasePersonAsync(AdminActor actor, OrganizationId organization, string account, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        var call = Call(nameof(ErasePersonAsync), AdminOperations.ErasePerson, actor, organization);

        // The right is checked before anything of the person is read; each change checks it again.
        return _door.ReadAsync(call, static fetch => fetch, _ => EraseAsync(call, account, cancellationToken), cancellationToken);
    }

    private async Task<Outcome<ChangeReceipt>> EraseAsync(AdminCall call, string account, CancellationToken cancellationToken)
    {
        // Such an account no actor and no member can have, and not every store can be asked for it.
        if (account.Length > 2 * AdminActor.MaxAccountLength || !TextFolding.IsShowable(account, out var _))
            return Outcome.Refused<ChangeReceipt>(AdminErrors.ChangeLogPersonUnknown.With("account"));

        Outcome<ChangeReceipt>? last = null;
        var erased = new HashSet<long>();
        while (true)
        {
            var (texts, _, _) = await _door.Store.PageAsync(call.Organization, LogText.Columns.ByPerson.Between(account, account + "\u0001").Take(ErasedAtOnce), cancellationToken).ConfigureAwait(false);
            var own = texts.Where(text => text.Value.Person == account).Select(text => text.Value.Id).ToArray();
            if (own.Length == 0) return last ?? Outcome.Refused<ChangeReceipt>(AdminErrors.ChangeLogPersonUnknown.With("account"));

            // A store that loses the erasure would be asked for ever, with an entry each time.
            if (!Array.TrueForAll(own, erased.Add)) throw new InvalidOperationException("The store still hands out texts that it has committed as erased.");
            var next = await _door.ChangeAsync(call, fetch => Array.ConvertAll(own, id => fetch.One(LogText.ById[id])), static (change, slots) => Erase(change, slots), cancellationToken).ConfigureAwait(false);
            if (!next.TryGetValue(out var receipt, out _)) return next;

            _search.Forget(call.Organization);

            // Where another erasure was there first, that is not the receipt of what this one has erased before.
            if (receipt.Changed || last is null) last = next;
        }
    }

    private static AdminError? Erase(Change change, Slot<LogText>[] slots)
    {
        var erased = 0;
        foreach (var slot in slots)
        {
            if (slot.ValueOrDefault is not { ErasedAt: null } text) continue;
            change.Writes.Replace(slot, text.Erase(change.Now));
            erased++;
        }

        if (erased == 0) return null;
        change.OnHead = head => head with { TextEpoch = head.TextEpoch + 1 };
        change.Log(new LogDraft
        {
            Operation = AdminOperations.ErasePerson,
            Category = ChangeLogCategory.ChangeLog,
            Target = new LogTarget(ChangeLogTargetKind.Organization, change.Organization.Value, ""),
            Arguments = LogDraft.Argument("texts", erased),
        });
        return null;
    }

    private static AdminError? Check(ChangeLogQuery query) =>
        LogPartsAreInBounds.Check(query) ?? LogPeriodBeginsBeforeItEnds.Check(query) ?? LogContentsAreSearchedInAKnownLanguage.Check(query);

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall { Name = $"ChangeLogManager.{name}", Operation = operation, Actor = actor, Organization = organization };
    }
}

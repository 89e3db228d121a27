using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// Makes what others can check the change log with, without trusting the database: signed checkpoints, proofs between them, and an
/// export of everything for <see cref="ChangeLogVerifier"/>.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields. Storage failures
/// are thrown as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class ChangeLogProofManager
{
    /// <summary>The most checkpoints that one call declares lost.</summary>
    public const int MaxLostCheckpoints = 100;

    private readonly AdminDoor _door;
    private readonly ILogCheckpointSigner? _signer;

    internal ChangeLogProofManager(AdminDoor door, ILogCheckpointSigner? signer)
    {
        _door = door;
        _signer = signer;
    }

    /// <summary>Signs what the log is now. Keep it where those who can write to the database cannot.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The checkpoint, or OCA7002 no signer, OCA7005 an entry is missing.</returns>
    public Task<Outcome<SignedLogCheckpoint>> CheckpointAsync(AdminActor actor, OrganizationId organization, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(CheckpointAsync), AdminOperations.ProveChangeLog, actor, organization);
        return ProveAsync(
            call,
            async log =>
            {
                if (_signer is null) return Outcome.Refused<SignedLogCheckpoint>(AdminErrors.CheckpointSignerMissing.With(null));
                var root = await Tree(log).RootAsync(log.Size, cancellationToken).ConfigureAwait(false);
                var checkpoint = LogCheckpoint.Of(_signer.Key.Name, organization, log.Size, root, _door.Now);
                return Outcome.Success(await SignedLogCheckpoint.SignAsync(checkpoint, _signer, cancellationToken).ConfigureAwait(false));
            },
            cancellationToken);
    }

    /// <summary>Proves that an entry stands in the log that a checkpoint of a size is of.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="sequence">The entry, 1 to <paramref name="size"/>.</param>
    /// <param name="size">The number of entries of the checkpoint; the log has to be as long.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The proof, or OCA7003 no such entry or size, OCA7005 an entry is missing, OCA7040 removed by retention.</returns>
    public Task<Outcome<LogInclusionProof>> ProveInclusionAsync(AdminActor actor, OrganizationId organization, long sequence, long size, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(ProveInclusionAsync), AdminOperations.ProveChangeLog, actor, organization);
        return ProveAsync(
            call,
            async log =>
            {
                if (OutOfRange("size", size, log.Size) is { } noSize) return Outcome.Refused<LogInclusionProof>(noSize);
                if (OutOfRange("sequence", sequence, size) is { } noEntry) return Outcome.Refused<LogInclusionProof>(noEntry);
                if (sequence <= log.Boundary.Removed) return Outcome.Refused<LogInclusionProof>(Removed("sequence", log));
                var fetch = new Fetch(organization);
                var entry = fetch.One(LogRow.BySequence[sequence]);
                await fetch.RunAsync(_door.Store, cancellationToken).ConfigureAwait(false);
                if (!entry.Found) throw new LogEntryMissingException(sequence);
                return Outcome.Success(new LogInclusionProof
                {
                    Organization = organization,
                    Sequence = sequence,
                    Size = size,
                    EntryHash = entry.Value.Hash,
                    Path = await Tree(log).HashesAsync(TreePlan.Inclusion(sequence - 1, size), size, cancellationToken).ConfigureAwait(false),
                });
            },
            cancellationToken);
    }

    /// <summary>Proves that the log of one size begins with the entries of the log of a smaller one.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="oldSize">The number of entries of the older checkpoint, 1 to <paramref name="newSize"/>.</param>
    /// <param name="newSize">The number of entries of the newer checkpoint; the log has to be as long.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The proof, or OCA7003 no such size, OCA7005 an entry is missing, OCA7040 the older one was removed by retention.</returns>
    public Task<Outcome<LogConsistencyProof>> ProveConsistencyAsync(AdminActor actor, OrganizationId organization, long oldSize, long newSize, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(ProveConsistencyAsync), AdminOperations.ProveChangeLog, actor, organization);
        return ProveAsync(
            call,
            async log =>
            {
                if (OutOfRange("newSize", newSize, log.Size) is { } tooNew) return Outcome.Refused<LogConsistencyProof>(tooNew);
                if (OutOfRange("oldSize", oldSize, newSize) is { } tooOld) return Outcome.Refused<LogConsistencyProof>(tooOld);
                if (oldSize < log.Boundary.Removed) return Outcome.Refused<LogConsistencyProof>(Removed("oldSize", log));
                return Outcome.Success(new LogConsistencyProof
                {
                    Organization = organization,
                    OldSize = oldSize,
                    NewSize = newSize,
                    Path = await Tree(log).HashesAsync(TreePlan.Consistency(oldSize, newSize), newSize, cancellationToken).ConfigureAwait(false),
                });
            },
            cancellationToken);
    }

    /// <summary>
    /// Says in the log that an older state of it was restored and which checkpoints were lost with it (operator only), each in an entry of its
    /// own. A verifier tells them from a fork that nobody declared. What is still in the log cannot be declared lost.
    /// </summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="lostCheckpoints">The signed checkpoints that the log has not grown from any more, 1 to <see cref="MaxLostCheckpoints"/>.</param>
    /// <param name="keys">The keys they may be signed by, of earlier signers; null for that of the signer of this host.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA7002 neither keys nor signer, OCA7004 a checkpoint, OCA7005 an entry is missing, OCA7006 how many, OCA0006 busy, OCA0010 clock far behind.</returns>
    public Task<Outcome<ChangeReceipt>> DeclareRestoreAsync(
        AdminActor actor, OrganizationId organization, IReadOnlyCollection<string> lostCheckpoints, IReadOnlyCollection<LogCheckpointKey>? keys = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lostCheckpoints);
        var call = Call(nameof(DeclareRestoreAsync), AdminOperations.DeclareRestore, actor, organization);
        return ProveAsync(
            call,
            async log =>
            {
                var lost = await LostAsync(log, lostCheckpoints, keys, cancellationToken).ConfigureAwait(false);
                if (!lost.TryGetValue(out var checkpoints, out var refused)) return Outcome.Refused<ChangeReceipt>(refused);
                return await _door.ChangeAsync(call, static fetch => fetch, (change, _) => Declare(change, checkpoints), cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>
    /// Writes the whole log as lines of JSON for an auditor, personal texts included, page by page. That it was exported is an entry of its own
    /// (kind <see cref="ChangeLogKind.Exported"/>), which is written first and stands in the export.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="progress">Told after every page.</param>
    /// <param name="cancellationToken">Cancels; the entry stays, and what was written is an export without its end.</param>
    /// <returns>
    /// The receipt of the entry, or OCA0006 busy, OCA0010 clock far behind, OCA7042 when retention removed entries while they were written: what
    /// was written then is an export without its end.
    /// </returns>
    public async Task<Outcome<ChangeReceipt>> ExportAuditAsync(
        AdminActor actor, OrganizationId organization, Stream destination, IProgress<LogExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var call = Call(nameof(ExportAuditAsync), AdminOperations.ExportAudit, actor, organization);
        var outcome = await _door.ChangeAsync(call, static fetch => fetch, static (change, _) => LogExport(change), cancellationToken).ConfigureAwait(false);
        if (!outcome.Succeeded) return outcome;
        var isWhole = await new AuditExport(_door.Store, organization).WriteAsync(destination, progress, cancellationToken).ConfigureAwait(false);
        return isWhole ? outcome : Outcome.Refused<ChangeReceipt>(AdminErrors.ChangeLogRemovedMeanwhile.With(null));
    }

    private static AdminError? LogExport(Change change)
    {
        change.Log(new LogDraft
        {
            Operation = AdminOperations.ExportAudit,
            Kind = ChangeLogKind.Exported,
            Category = ChangeLogCategory.ChangeLog,
            Target = new LogTarget(ChangeLogTargetKind.Organization, change.Organization.Value, ""),
            Arguments = LogDraft.Argument("entries", change.Head.Sequence + 1),
        });
        return null;
    }

    private static AdminError? Declare(Change change, IReadOnlyList<LogCheckpoint> lost)
    {
        foreach (var checkpoint in lost)
        {
            change.Log(new LogDraft
            {
                Operation = AdminOperations.DeclareRestore,
                Category = ChangeLogCategory.ChangeLog,
                Target = new LogTarget(ChangeLogTargetKind.Organization, change.Organization.Value, ""),
                Arguments = DeclaredRestore.Of(checkpoint).ToArguments(),
            });
        }

        return null;
    }

    private async Task<Outcome<IReadOnlyList<LogCheckpoint>>> LostAsync(
        (long Size, LogBoundary Boundary) log, IReadOnlyCollection<string> texts, IReadOnlyCollection<LogCheckpointKey>? keys, CancellationToken cancellationToken)
    {
        keys ??= _signer is null ? [] : [_signer.Key];
        if (keys.Count == 0) return Refused(AdminErrors.CheckpointSignerMissing.With(null));
        if (texts.Count is 0 or > MaxLostCheckpoints) return Refused(AdminErrors.CheckpointsTooMany.With("lostCheckpoints", MaxLostCheckpoints, texts.Count));

        var lost = new Dictionary<DeclaredRestore, LogCheckpoint>();
        var tree = Tree(log);
        foreach (var text in texts)
        {
            if (!SignedLogCheckpoint.Open(text, keys).TryGetValue(out var checkpoint, out var refused)) return Refused(refused);
            if (checkpoint.Organization != log.Boundary.Organization) return Refused(AdminErrors.CheckpointRefused.With("checkpoint", "organization"));
            if (checkpoint.Size < log.Boundary.Removed) return Refused(AdminErrors.CheckpointRefused.With("checkpoint", "removed by retention"));
            if (checkpoint.Size <= log.Size && await tree.RootAsync(checkpoint.Size, cancellationToken).ConfigureAwait(false) == checkpoint.Root)
                return Refused(AdminErrors.CheckpointRefused.With("checkpoint", "not lost"));
            lost[DeclaredRestore.Of(checkpoint)] = checkpoint;
        }

        return Outcome.Success<IReadOnlyList<LogCheckpoint>>([.. lost.Values.OrderBy(checkpoint => checkpoint.Size)]);

        static Outcome<IReadOnlyList<LogCheckpoint>> Refused(AdminError error) => Outcome.Refused<IReadOnlyList<LogCheckpoint>>(error);
    }

    /// <summary>
    /// Answers from the tree, of which the head tells the size and the boundary the beginning; an entry that is between and not there is a
    /// refusal, unless retention has removed it meanwhile.
    /// </summary>
    private Task<Outcome<TAnswer>> ProveAsync<TAnswer>(AdminCall call, Func<(long Size, LogBoundary Boundary), Task<Outcome<TAnswer>>> answer, CancellationToken cancellationToken) where TAnswer : notnull =>
        _door.ReadAsync(
            call,
            static fetch => (Head: fetch.One(OrganizationHead.Shape.SingleKey()), Boundary: fetch.One(LogBoundary.Shape.SingleKey())),
            async log =>
            {
                var boundary = log.Boundary.ValueOrDefault ?? LogBoundary.Start(call.Organization);
                while (true)
                {
                    try
                    {
                        return await answer((log.Head.Value.Sequence, boundary)).ConfigureAwait(false);
                    }
                    catch (LogEntryMissingException e)
                    {
                        var now = await LogBoundary.ReadAsync(_door.Store, call.Organization, cancellationToken).ConfigureAwait(false);
                        if (now.Removed == boundary.Removed) return Outcome.Refused<TAnswer>(AdminErrors.ChangeLogEntryMissing.With(null, e.Sequence));
                        boundary = now;
                    }
                }
            },
            cancellationToken);

    private StoredTree Tree((long Size, LogBoundary Boundary) log) => new(_door.Store, log.Boundary, new EntryPages(_door.Store, log.Boundary.Organization, ahead: 0));

    private static AdminError Removed(string target, (long Size, LogBoundary Boundary) log) => AdminErrors.ChangeLogEntriesRemoved.With(target, log.Boundary.Removed);

    private static AdminError? OutOfRange(string target, long value, long limit) =>
        value >= 1 && value <= limit ? null : AdminErrors.ChangeLogRangeInvalid.With(target, limit, value);

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall { Name = $"{nameof(ChangeLogProofManager)}.{name}", Operation = operation, Actor = actor, Organization = organization };
    }
}

using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ChangeLog.Retention.Rules;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Retention;

/// <summary>
/// Removes entries that are older than they may get, and the texts that no entry uses any more. First the log says so, in an entry and in the
/// boundary that it begins at from then on; then the rows go. Whatever breaks off in between is finished by the next run of any host.
/// </summary>
internal sealed class LogRetentionJob(AdminDoor door, Func<int> years) : IAdminJob
{
    /// <summary>How many entries one change takes leave of: they are checked before it, so that nothing that was altered goes unseen.</summary>
    public const int EntriesAtOnce = 10_000;

    private static readonly AdminActor Actor = AdminActor.Operator("change-log-retention");

    /// <summary>Up to which boundary this host has removed the texts that nobody uses. A host that starts looks once.</summary>
    private readonly Dictionary<OrganizationId, long> _swept = [];

    public string Name => "change-log-retention";

    public Duration Interval => Duration.FromDays(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var done = 0L;
        var failed = 0;
        Exception? error = null;
        await foreach (var organization in door.Store.HavingAsync(LogRow.Shape, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                done += await RetainAsync(organization, now, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is LogNotWholeException or LogRetentionRefusedException)
            {
                // The other organizations' logs are whole, perhaps.
                failed++;
                error ??= e;
            }
        }

        return new JobResult((int)Math.Min(done, int.MaxValue), failed) { Error = error };
    }

    private async Task<long> RetainAsync(OrganizationId organization, Instant now, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var (head, slot) = (fetch.One(OrganizationHead.Shape.SingleKey()), fetch.One(LogBoundary.Shape.SingleKey()));
        await fetch.RunAsync(door.Store, cancellationToken).ConfigureAwait(false);
        var boundary = slot.ValueOrDefault ?? LogBoundary.Start(organization);
        await TrimAsync(boundary, cancellationToken).ConfigureAwait(false);

        // Where the operator has confirmed a clock that is behind, it is the clock that counts.
        var until = LogAge.Limit(Instant.Min(now, head.Value.Time), years());
        var last = await LastToGoAsync(boundary, head.Value.Sequence, until, now, cancellationToken).ConfigureAwait(false);
        var removed = 0L;
        while (boundary.Removed < last)
        {
            var before = boundary.Removed;
            boundary = await MoveAsync(boundary, Math.Min(before + EntriesAtOnce, last), until, cancellationToken).ConfigureAwait(false);
            removed += boundary.Removed - before;
            await TrimAsync(boundary, cancellationToken).ConfigureAwait(false);
        }

        if (boundary.Removed > _swept.GetValueOrDefault(organization))
        {
            await new UnusedTexts(door, Call(organization, AdminOperations.RemoveUnusedTexts)).RemoveAsync(boundary, cancellationToken).ConfigureAwait(false);
            _swept[organization] = boundary.Removed;
        }

        return removed;
    }

    /// <summary>The last entry that is too old, as long as no event handler still waits for it; that of the boundary when there is none.</summary>
    private async Task<long> LastToGoAsync(LogBoundary boundary, long newest, Instant until, Instant now, CancellationToken cancellationToken)
    {
        var organization = boundary.Organization;
        var last = await LastBeforeAsync(until).ConfigureAwait(false);
        if (last <= boundary.Removed) return boundary.Removed;
        var fetch = new Fetch(organization);
        var settled = fetch.One(LogRow.BySequence[await LastBeforeAsync(now - TimeHasPassedStepByStep.Settled).ConfigureAwait(false)]);
        await fetch.RunAsync(door.Store, cancellationToken).ConfigureAwait(false);
        if (settled.Found && TimeHasPassedStepByStep.Check(settled.Value.Time, now) is { } jumped) throw new LogRetentionRefusedException(organization, jumped);

        var (waiting, _, _) = await door.Store.PageAsync(organization, OutboxMessage.Columns.InOrder.Ascending().Take(1), cancellationToken).ConfigureAwait(false);
        return waiting.Length == 0 ? last : Math.Max(boundary.Removed, Math.Min(last, waiting[0].Value.First - 1));

        async Task<long> LastBeforeAsync(Instant instant) =>
            await LogPeriod.FirstFromAsync(door.Store, organization, newest, instant, cancellationToken).ConfigureAwait(false) - 1;
    }

    /// <summary>Checks what is to go, then says in one change that it is gone.</summary>
    /// <returns>Where the log begins now; another host may have come further.</returns>
    private async Task<LogBoundary> MoveAsync(LogBoundary boundary, long upTo, Instant until, CancellationToken cancellationToken)
    {
        var organization = boundary.Organization;
        var pass = new LogPass(door.Store, boundary);
        var tree = TreeFrontier.Over(boundary);
        if (await pass.RunAsync(upTo, row => tree.Add(MerkleTree.Leaf(row.Hash)), cancellationToken).ConfigureAwait(false) is { } fault)
        {
            var now = await LogBoundary.ReadAsync(door.Store, organization, cancellationToken).ConfigureAwait(false);
            return now.Removed > boundary.Removed ? now : throw new LogNotWholeException(organization, pass.Sequence + 1, fault);
        }

        var next = new LogBoundary { Organization = organization, Removed = upTo, Hash = pass.Hash, Subtrees = tree.Subtrees(), Until = Instant.Max(until, boundary.Until) };
        var outcome = await door.ChangeAsync(
            Call(organization, AdminOperations.RetainChangeLog),
            static fetch => fetch.One(LogBoundary.Shape.SingleKey()),
            (change, slot) => Move(change, slot, boundary, next),
            cancellationToken).ConfigureAwait(false);
        return outcome.Succeeded
            ? await LogBoundary.ReadAsync(door.Store, organization, cancellationToken).ConfigureAwait(false)
            : throw new LogRetentionRefusedException(organization, outcome.Error);
    }

    private static AdminError? Move(Change change, Slot<LogBoundary> slot, LogBoundary seen, LogBoundary next)
    {
        // Another host was faster.
        if ((slot.ValueOrDefault?.Removed ?? 0) != seen.Removed) return null;
        if (slot.Found) change.Writes.Replace(slot, next);
        else change.Writes.Insert(next, LogBoundary.Shape);
        change.Log(new LogDraft
        {
            Operation = AdminOperations.RetainChangeLog,
            Kind = ChangeLogKind.Retained,
            Category = ChangeLogCategory.ChangeLog,
            Target = new LogTarget(ChangeLogTargetKind.Organization, change.Organization.Value, ""),
            Arguments = RemovedEntries.At(next)!.Value.ToArguments(next.Removed - seen.Removed),
        });
        return null;
    }

    private async Task TrimAsync(LogBoundary boundary, CancellationToken cancellationToken)
    {
        if (boundary.Removed == 0) return;
        await door.Store.TrimAllAsync(boundary.Organization, LogRow.Columns.InOrder, LogRow.Columns.InOrder.CellOf(boundary.Removed + 1), cancellationToken).ConfigureAwait(false);
        await door.Store.TrimAllAsync(boundary.Organization, LogIndexRow.Columns.ByEnd, LogIndexRow.Columns.ByEnd.CellOf(boundary.Removed + 1), cancellationToken).ConfigureAwait(false);
    }

    private static AdminCall Call(OrganizationId organization, AdminOperation operation) =>
        new() { Name = "IAdminRuntime.RunDueAsync", Operation = operation, Actor = Actor, Organization = organization };
}

/// <summary>Entries that are old enough to go are not as they were written; they stay until somebody has looked.</summary>
internal sealed class LogNotWholeException(OrganizationId organization, long sequence, ChangeLogFault fault)
    : Exception($"Nothing is removed from the change log of {organization}: {fault} at entry {sequence}.");

/// <summary>Entries that are old enough to go cannot go now.</summary>
internal sealed class LogRetentionRefusedException(OrganizationId organization, AdminError error)
    : Exception($"Nothing is removed from the change log of {organization}: {error}");

using System.Buffers.Binary;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>One pass over an export: the chain entry by entry, the tree beside it, and the checkpoints where their sizes are reached.</summary>
internal sealed class AuditCheck
{
    private const int ReportEvery = 1_000;

    /// <summary>Who signs checkpoints and who writes entries may have clocks that differ.</summary>
    private static readonly Duration Skew = Duration.FromDays(1);

    private readonly LineReader _lines;
    private readonly IReadOnlyList<LogCheckpoint> _checkpoints;
    private readonly IProgress<long>? _progress;
    private readonly AuditReader _reader = new();
    private readonly LogCheckpointState[] _states;
    private readonly Dictionary<DeclaredRestore, long> _declared = [];

    // Commitments are hashes; nobody can make two that begin alike and are both in the chain.
    private readonly HashSet<long> _erased = [];

    private LogBoundary? _beginning;
    private TreeFrontier _tree = new();
    private Digest _hash;
    private RemovedEntries? _removed;
    private long _removedAt;
    private long? _removedTooEarlyAt;
    private int _nextCheckpoint;
    private long _erasuresLogged;
    private long _restores;

    public AuditCheck(Stream export, IEnumerable<LogCheckpoint> checkpoints, IProgress<long>? progress)
    {
        _lines = new LineReader(export, AuditFormat.MaxLine);
        _checkpoints = [.. checkpoints.OrderBy(checkpoint => checkpoint.Size)];
        _states = new LogCheckpointState[_checkpoints.Count];
        Array.Fill(_states, LogCheckpointState.Beyond);
        foreach (var checkpoint in _checkpoints) _declared[DeclaredRestore.Of(checkpoint)] = 0;
        _progress = progress;
    }

    public async Task<Outcome<LogAudit>> RunAsync(CancellationToken cancellationToken)
    {
        if (await _lines.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } first || !_reader.TryBegin(first.Span))
            return Outcome.Success(Audit((LogAuditFault.Unreadable, 1)));
        if (_checkpoints.Any(checkpoint => checkpoint.Organization != _reader.Organization))
            return Outcome.Refused<LogAudit>(AdminErrors.CheckpointRefused.With("checkpoint", "organization"));

        _beginning = _reader.Beginning!;
        _hash = _beginning.Hash;
        _tree = TreeFrontier.Over(_beginning);
        PassRemoved();
        Compare();
        var fault = await EntriesAsync(cancellationToken).ConfigureAwait(false);
        _progress?.Report(_tree.Size);

        // A checkpoint that was passed and differs stands before every fault of an entry.
        return Outcome.Success(Audit(Fork() ?? fault ?? Retention() ?? Beyond()));
    }

    private async Task<(LogAuditFault, long)?> EntriesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var expected = _tree.Size + 1;
            if (await _lines.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } line) return (LogAuditFault.Truncated, expected);
            if (!_reader.TryRead(line.Span)) return (LogAuditFault.Unreadable, expected);
            if (_reader.End is { } end) return await EndAsync(end, cancellationToken).ConfigureAwait(false);

            var row = _reader.Row!;
            if (row.Sequence < expected) return (LogAuditFault.EntryInserted, expected);
            if (row.Sequence > expected)
                return (await FollowsAsync(expected, cancellationToken).ConfigureAwait(false) ? LogAuditFault.EntryReordered : LogAuditFault.EntryRemoved, expected);
            if (Texts() is { } fault) return (fault, expected);
            _hash = LogChain.Hash(_hash, row, _reader.Commitments);
            if (_hash != row.Hash)
                return (await FollowsAsync(expected, cancellationToken).ConfigureAwait(false) ? LogAuditFault.EntryInserted : LogAuditFault.EntryAltered, expected);
            Accept(row);
        }
    }

    private LogAuditFault? Texts()
    {
        for (var i = 0; i < LogChain.Fields.Length; i++)
        {
            ref readonly var text = ref _reader.Texts[i];
            if (text.State == AuditTextState.Missing) return LogAuditFault.TextMissing;
            if (!text.IsAsCommitted(LogChain.Fields[i])) return LogAuditFault.TextAltered;
        }

        return null;
    }

    private void Accept(LogRow row)
    {
        foreach (ref readonly var text in _reader.Texts)
        {
            if (text.State == AuditTextState.Erased) _erased.Add(BinaryPrimitives.ReadInt64BigEndian(text.Commitment.Bytes));
        }

        _erasuresLogged += LogPass.ErasedBy(row);
        if (RemovedEntries.In(row) is { } removed)
        {
            (_removed, _removedAt) = (removed, row.Sequence);
            if (removed.Until > LogAge.Limit(row.Time, LogAge.MinYears)) _removedTooEarlyAt ??= row.Sequence;
        }

        if (DeclaredRestore.In(row) is { } restore)
        {
            _restores++;
            if (_declared.ContainsKey(restore)) _declared[restore] = row.Sequence;
        }

        _tree.Add(MerkleTree.Leaf(row.Hash));
        Compare();
        if (_tree.Size % ReportEvery == 0) _progress?.Report(_tree.Size);
    }

    /// <summary>Checkpoints of fewer entries than are gone cannot be compared any more.</summary>
    private void PassRemoved()
    {
        for (; _nextCheckpoint < _checkpoints.Count && _checkpoints[_nextCheckpoint].Size < _tree.Size; _nextCheckpoint++) _states[_nextCheckpoint] = LogCheckpointState.Removed;
    }

    private void Compare()
    {
        for (; _nextCheckpoint < _checkpoints.Count && _checkpoints[_nextCheckpoint].Size == _tree.Size; _nextCheckpoint++)
            _states[_nextCheckpoint] = _checkpoints[_nextCheckpoint].Root == _tree.Root() ? LogCheckpointState.Agrees : LogCheckpointState.Differs;
    }

    /// <summary>What the last line says against what came before it.</summary>
    private async Task<(LogAuditFault, long)?> EndAsync((long Entries, Digest Hash) end, CancellationToken cancellationToken)
    {
        var next = _tree.Size + 1;
        if (end.Entries > _tree.Size) return (LogAuditFault.Truncated, next);
        if (end.Entries < _tree.Size) return (LogAuditFault.EntryInserted, end.Entries + 1);
        if (end.Hash != _hash) return (LogAuditFault.EndAltered, next);
        if (_erased.Count > _erasuresLogged) return (LogAuditFault.ErasureNotLogged, next);
        return await _lines.ReadAsync(cancellationToken).ConfigureAwait(false) is null ? null : (LogAuditFault.EntryInserted, next);
    }

    /// <summary>Whether an entry still comes, behind others.</summary>
    private async Task<bool> FollowsAsync(long sequence, CancellationToken cancellationToken)
    {
        while (await _lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line && _reader.TryRead(line.Span) && _reader.End is null)
        {
            if (_reader.Row!.Sequence == sequence) return true;
        }

        return false;
    }

    /// <summary>
    /// What is gone is what the newest entry of retention says; it was old enough by the entry's own time, and by the checkpoints that came
    /// before some of it was even written.
    /// </summary>
    private (LogAuditFault, long)? Retention()
    {
        if (RemovedEntries.At(_beginning!) != _removed) return (LogAuditFault.RetentionAltered, _beginning!.Removed + 1);
        if (_removedTooEarlyAt is { } early) return (LogAuditFault.RemovedTooEarly, early);
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i] == LogCheckpointState.Removed && _checkpoints[i].Time > _beginning!.Until + Skew) return (LogAuditFault.RemovedTooEarly, _removedAt);
        }

        return null;
    }

    private (LogAuditFault, long)? Fork()
    {
        var agreed = 0L;
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i] == LogCheckpointState.Agrees) agreed = _checkpoints[i].Size;
            else if (_states[i] == LogCheckpointState.Differs && DeclaredAt(i) is null) return (LogAuditFault.Forked, agreed + 1);
        }

        return null;
    }

    private (LogAuditFault, long)? Beyond()
    {
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i] == LogCheckpointState.Beyond && DeclaredAt(i) is null) return (LogAuditFault.Truncated, _tree.Size + 1);
        }

        return null;
    }

    private long? DeclaredAt(int checkpoint) => _declared[DeclaredRestore.Of(_checkpoints[checkpoint])] is > 0 and var entry ? entry : null;

    private LogAudit Audit((LogAuditFault Fault, long At)? found) => new()
    {
        Organization = _reader.Organization,
        Entries = _tree.Size - (_beginning?.Removed ?? 0),
        Removed = _beginning?.Removed ?? 0,
        RemovedUntil = _beginning is { Removed: > 0 } ? _beginning.Until : null,
        ErasedTexts = _erased.Count,
        DeclaredRestores = _restores,
        Root = _tree.Root(),
        Checkpoints = [.. _checkpoints.Select((checkpoint, i) => new LogAuditCheckpoint
        {
            Checkpoint = checkpoint,
            State = _states[i] != LogCheckpointState.Agrees && DeclaredAt(i) is not null ? LogCheckpointState.Restored : _states[i],
            DeclaredAt = DeclaredAt(i),
        })],
        Fault = found?.Fault,
        FaultAt = found?.At,
    };
}

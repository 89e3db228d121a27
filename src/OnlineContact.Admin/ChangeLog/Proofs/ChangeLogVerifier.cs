using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// Checks an exported change log, needing nothing but the export and, best, checkpoints that were kept elsewhere. Without a checkpoint it tells
/// whether the entries follow from each other; with one, also whether they are those that stood there when it was signed.
/// </summary>
/// <remarks>
/// Safe to use from several threads. It reads the export once, line by line; of a log of any length it keeps one line, the checkpoints, and
/// eight bytes for each erased text.
/// </remarks>
public static class ChangeLogVerifier
{
    /// <summary>The most checkpoints.</summary>
    public const int MaxCheckpoints = 10_000;

    /// <summary>Checks an export.</summary>
    /// <param name="export">The export; it stays open.</param>
    /// <param name="checkpoints">Signed checkpoints of the same organization, in any order; none is allowed.</param>
    /// <param name="keys">The keys that are trusted; each checkpoint is signed by one of them.</param>
    /// <param name="progress">Told the number of entries every thousand.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was found; a fault is a finding, not a refusal. OCA7004 for a checkpoint that is none, OCA7006 for too many.</returns>
    /// <exception cref="IOException">The export cannot be read.</exception>
    public static async Task<Outcome<LogAudit>> VerifyAsync(
        Stream export, IReadOnlyCollection<string> checkpoints, IReadOnlyCollection<LogCheckpointKey> keys, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(export);
        ArgumentNullException.ThrowIfNull(checkpoints);
        ArgumentNullException.ThrowIfNull(keys);
        if (checkpoints.Count > MaxCheckpoints) return Outcome.Refused<LogAudit>(AdminErrors.CheckpointsTooMany.With("checkpoints", MaxCheckpoints, checkpoints.Count));
        var opened = new List<LogCheckpoint>(checkpoints.Count);
        foreach (var text in checkpoints)
        {
            if (!SignedLogCheckpoint.Open(text, keys).TryGetValue(out var checkpoint, out var refused)) return Outcome.Refused<LogAudit>(refused);
            opened.Add(checkpoint);
        }

        return await new AuditCheck(export, opened, progress).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}

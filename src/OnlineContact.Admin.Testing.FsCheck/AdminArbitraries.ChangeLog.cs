using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Testing.FsCheck.Generators;

namespace OnlineContact.Admin.Testing.FsCheck;

public static partial class AdminArbitraries
{
    /// <summary>Searches of the change log by any mix of period, category and parts, one syllable and initial consonants among them; shrink to fewer conditions.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ChangeLogQuery> ChangeLogQuery() => LogGenerators.Queries.By(
        query => query with { From = null },
        query => query with { Until = null },
        query => query with { Content = null },
        query => query with { Name = null },
        query => query with { Address = null },
        query => query with { Service = null },
        query => query with { Account = null },
        query => query with { Category = null },
        query => query with { Language = "ko" });

    /// <summary>Searches of the change log that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<ChangeLogQuery>> RefusedChangeLogQuery() => Spoil.Of(ChangeLogQuery())
        .By("content", LogGenerators.NoParts, (query, bad) => query with { Content = bad })
        .By("name", LogGenerators.NoParts, (query, bad) => query with { Name = bad })
        .By("address", LogGenerators.NoParts, (query, bad) => query with { Address = bad })
        .By("service", LogGenerators.NoParts, (query, bad) => query with { Service = bad })
        .By("account", LogGenerators.NoParts, (query, bad) => query with { Account = bad })
        .By("language", Gen.Elements("", "KO", "fr", "ko-KR", new string('x', 100_000)), (query, bad) => query with { Language = bad })
        .By("period", RuntimeGenerators.Instants, (query, from) => query with { From = from, Until = from - Duration.FromTicks(1) })
        .ToArbitrary();

    /// <summary>Texts of an entry, erased ones among them; shrink to nothing.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<LoggedText> LoggedText() => LogGenerators.Texts.By(text => text with { Value = null }, text => text with { IsErased = false });

    /// <summary>Entries as an event handler gets them: of each kind and operation, with erased texts; shrink to fewer arguments and texts.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ChangeLogEntry> ChangeLogEntry() => LogGenerators.Entries.By(
        entry => entry with { Arguments = [] },
        entry => entry with { Before = default },
        entry => entry with { After = default },
        entry => entry with { TargetName = default });

    /// <summary>How far an export is; shrinks to its beginning.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ChangeLogExportProgress> ChangeLogExportProgress() => LogGenerators.ExportProgress.By(progress => progress with { Written = 0 }, progress => progress with { Searched = progress.Written });

    /// <summary>How far an export for an audit is; shrinks to its beginning.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<LogExportProgress> LogExportProgress() => LogGenerators.AuditProgress.By(progress => progress with { Entries = 0 });

    /// <summary>Public keys that verify checkpoints.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<LogCheckpointKey> LogCheckpointKey() => LogGenerators.Keys.ToArbitrary();

    /// <summary>Texts that are no public key of checkpoints.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<LogCheckpointKey>> RefusedLogCheckpointKey() =>
        Spoil.Texts<LogCheckpointKey>(ChangeLog.Proofs.LogCheckpointKey.MaxNameLength, text => !LogGenerators.IsKey(text));

    /// <summary>What a checkpoint says of a log; shrinks to an empty one without a time.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<LogCheckpoint> LogCheckpoint() => LogGenerators.Checkpoints.By(checkpoint => checkpoint with { Time = null }, checkpoint => checkpoint with { Size = 0 });
}

using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>What all calls have in common.</summary>
internal static class RuntimeGenerators
{
    public const int MaxRequestIdLength = RequestId.MaxLength;

    /// <summary>Where <see cref="FakeAdminClock"/> starts.</summary>
    public static Instant Start { get; } = new FakeAdminClock().Now;

    public static StoreVersion FirstVersion => StoreVersion.First;

    /// <summary>Instants of the month from <see cref="Start"/> on, to 100 ns as they are stored.</summary>
    public static Gen<Instant> Instants { get; } =
        from minutes in Gen.Choose(0, 30 * 24 * 60)
        from ticks in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 600_000_000 - 1)))
        select Start + Duration.FromMinutes(minutes) + Duration.FromTicks(ticks);

    public static Gen<Digest> Digests { get; } = Gen.Frequency(
        (1, Gen.Constant(default(Digest))),
        (9, Gen.Choose(0, 255).ArrayOf(Digest.Length).Select(bytes => Digest.From(Array.ConvertAll(bytes, value => (byte)value)))));

    public static Gen<RequestId> RequestIds { get; } =
        from text in Gen.OneOf(TextGenerators.Of("abcXYZ019-_.:", 1, 12), TextGenerators.Of("a9:", RequestId.MaxLength - 1, RequestId.MaxLength))
        select RequestIdOf(text).Value;

    public static Gen<StoreVersion> Versions { get; } = Gen.Frequency(
        (1, Gen.Constant(StoreVersion.Any)),
        (1, Gen.Constant(StoreVersion.First)),
        (3, Gen.Choose(1, 1_000).Select(number => new StoreVersion(number))),
        (1, Gen.Constant(new StoreVersion(long.MaxValue))));

    public static Gen<JobResult> JobResults { get; } =
        from done in Gen.Choose(0, 1_000)
        from failed in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 10)))
        from error in Gen.Elements<Exception?>(null, new InvalidOperationException("The job is tried."))
        select new JobResult(done, failed) { Error = failed == 0 ? null : error };

    public static Gen<JobStatus> JobStatuses { get; } =
        from name in Gen.Elements("outbox", "retention", "rotation")
        from due in Instants
        from result in Gen.OneOf(Gen.Constant<JobResult?>(null), JobResults.Select(result => (JobResult?)result))
        from minutes in Gen.Choose(0, 600)
        select new JobStatus { Name = name, DueAt = due, LastRunAt = result is null ? null : due - Duration.FromMinutes(minutes), LastResult = result, LastError = result?.Error };

    public static Gen<AdminErrorKind> ErrorKinds { get; } = Gen.Elements(AdminErrors.All.ToArray());

    public static Gen<AdminError> Errors { get; } =
        from kind in ErrorKinds
        from target in Gen.Elements<string?>(null, "name", "records[3].key")
        from arguments in TextGenerators.HostileTexts.ArrayOf(kind.ArgumentNames.Count)
        select kind.With(target, Array.ConvertAll(arguments, argument => (object?)argument.Text));

    public static Gen<Admin.Errors.Outcome> Outcomes { get; } = Gen.Frequency((2, Gen.Constant(Admin.Errors.Outcome.Success())), (1, Errors.Select(Admin.Errors.Outcome.Refused)));

    public static Outcome<RequestId> RequestIdOf(string? text) => RequestId.Create(text);
}

using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.FsCheck.Generators;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>
/// Generators and shrinkers for every type of the domain that a host hands in or gets to see in a port, a method for each, named as the type. Give
/// the class to FsCheck, as <c>[Properties(Arbitrary = [typeof(AdminArbitraries)])]</c>, or call the methods.
/// </summary>
/// <remarks>
/// A <c>T</c> is always good, values at a limit often among them. <see cref="Refused{T}"/> and <see cref="RefusedText{T}"/> are never good;
/// <see cref="FsCheck.Hostile{T}"/>, <see cref="FsCheck.HostileText"/> and <see cref="FsCheck.HostilePicture"/> may be or not. Values shrink to values of
/// their kind. Services are those with the number 1, days and instants those of a month from 2021-03-15 on, where <see cref="FakeAdminClock"/> starts.
/// Safe to use from several threads.
/// </remarks>
public static partial class AdminArbitraries
{
    /// <summary>Texts from outside; shrink by halves and by single units.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<HostileText> HostileText() => Arb.From(
        TextGenerators.HostileTexts,
        sample => sample.Text is null ? [] : Simpler.Texts(sample.Text).Select(text => new HostileText { Text = text }));

    /// <summary>Input that is good three times in five, and refused otherwise.</summary>
    /// <typeparam name="T">What the input is.</typeparam>
    /// <param name="good">The good ones.</param>
    /// <param name="refused">The refused ones.</param>
    /// <returns>The arbitrary; shrinks as what it came from.</returns>
    public static Arbitrary<Hostile<T>> Hostile<T>(Arbitrary<T> good, Arbitrary<Refused<T>> refused)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(good);
        ArgumentNullException.ThrowIfNull(refused);
        return Arb.From(
            Gen.Frequency((3, good.Generator), (2, refused.Generator.Select(each => each.Value))).Select(value => new Hostile<T> { Value = value }),
            hostile => good.Shrinker(hostile.Value).Select(value => new Hostile<T> { Value = value }));
    }

    /// <summary>Digests of 32 bytes.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Digest> Digest() => RuntimeGenerators.Digests.ToArbitrary();

    /// <summary>Ids of requests, also as long as may be; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RequestId> RequestId() => RuntimeGenerators.RequestIds.ByText(id => id.Value, RuntimeGenerators.RequestIdOf);

    /// <summary>Texts that are no id of a request.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<RequestId>> RefusedRequestId() => Spoil.Texts(RuntimeGenerators.MaxRequestIdLength, RuntimeGenerators.RequestIdOf);

    /// <summary>Versions as a caller may have seen them, <see cref="StoreVersion.Any"/> among them; shrink to the first one.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<StoreVersion> StoreVersion() => RuntimeGenerators.Versions.By(_ => RuntimeGenerators.FirstVersion);

    /// <summary>A value with a version, as a store gives it back.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="values">The values.</param>
    /// <returns>The arbitrary; shrinks as the value.</returns>
    public static Arbitrary<Stored<T>> Stored<T>(Arbitrary<T> values)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(values);
        return Arb.From(
            from value in values.Generator from version in RuntimeGenerators.Versions.Where(version => version.Value > 0) select new Stored<T>(value, version),
            stored => values.Shrinker(stored.Value).Select(value => stored with { Value = value }));
    }

    /// <summary>What a job has done; shrinks to nothing done.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<JobResult> JobResult() => RuntimeGenerators.JobResults.By(result => result with { Error = null }, result => result with { Failed = 0 }, result => result with { Done = 0 });

    /// <summary>How jobs stand, run before or not, failed or not; shrinks to one that was never run.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<JobStatus> JobStatus() => RuntimeGenerators.JobStatuses.By(status => status with { LastError = null, LastResult = null, LastRunAt = null });

    /// <summary>Kinds of errors: each of the catalogue.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<AdminErrorKind> AdminErrorKind() => RuntimeGenerators.ErrorKinds.ToArbitrary();

    /// <summary>Errors of each kind with hostile arguments, for whoever shows, sends or stores them.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<AdminError> AdminError() => RuntimeGenerators.Errors.ToArbitrary();

    /// <summary>Success or a refusal.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Errors.Outcome> Outcome() => RuntimeGenerators.Outcomes.ToArbitrary();

    /// <summary>A value or a refusal.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="values">The values.</param>
    /// <returns>The arbitrary; shrinks as the value.</returns>
    public static Arbitrary<Outcome<T>> Outcome<T>(Arbitrary<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        return Arb.From(
            Gen.Frequency((2, values.Generator.Select(Errors.Outcome.Success)), (1, RuntimeGenerators.Errors.Select(Errors.Outcome.Refused<T>))),
            outcome => outcome.Succeeded ? values.Shrinker(outcome.Value).Select(Errors.Outcome.Success) : []);
    }

    /// <summary>Actors: the operator, and members with addresses of both kinds; shrink to short names.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<AdminActor> AdminActor() => AccessGenerators.Actors;

    /// <summary>Actors that no call takes: without a name, with one that cannot be shown, with an address that is none.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<AdminActor>> RefusedAdminActor() => AccessGenerators.RefusedActors;

    /// <summary>What actors do: each row of the table.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<AdminOperation> AdminOperation() => AccessGenerators.Operations.ToArbitrary();

    /// <summary>Rights, one or several; shrink to none.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ActorRights> ActorRights() => AccessGenerators.Rights.By(rights => rights with { Held = AdminRight.None });
}

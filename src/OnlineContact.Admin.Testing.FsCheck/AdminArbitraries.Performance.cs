using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck.Generators;

namespace OnlineContact.Admin.Testing.FsCheck;

public static partial class AdminArbitraries
{
    /// <summary>Events of the agents <c>kim</c> and <c>lee</c>, of tickets, calls, chats and activities; shrink to the first of a source.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<PerformanceEvent> PerformanceEvent() => PerformanceGenerators.Events.By(
        happened => happened with { Source = "a" },
        happened => happened with { Sequence = 1 },
        happened => happened with { At = RuntimeGenerators.Start });

    /// <summary>Events that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<PerformanceEvent>> RefusedPerformanceEvent() => Spoil.Of(PerformanceEvent())
        .By("source", TextGenerators.NotVisible(Admin.Performance.PerformanceEvent.MaxSourceLength), (happened, bad) => happened with { Source = bad })
        .By("sequence", Gen.Elements(0L, -1L, long.MinValue), (happened, bad) => happened with { Sequence = bad })
        .By("at", Gen.Elements(Duration.FromDays(-400), Duration.FromDays(400)), (happened, away) => happened with { At = happened.At + away })
        .By("service", Gen.Elements(0L, -1L, long.MaxValue), (happened, bad) => happened with { Service = bad })
        .By("what happened", PerformanceGenerators.NoEvents, (_, bad) => bad)
        .ToArbitrary();

    /// <summary>What becomes known of two agents over some days on which clocks are changed: <see cref="PerformanceArbitraries.Histories"/>.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<PerformanceHistory> PerformanceHistory() => PerformanceArbitraries.Histories();

    /// <summary>Calls of managers, twenty in a row, to be sent to a host and to <see cref="NaiveAdministration"/>: <see cref="CommandArbitraries.Histories"/>.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ImmutableArray<AdminStep>> AdminSteps() => CommandArbitraries.Histories(20);
}

using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Testing.FsCheck.Generators;
using OnlineContact.Admin.Testing.Performance;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>Generators and shrinkers for performance. Give the type to <c>[Properties(Arbitrary = …)]</c>, or call the methods.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class PerformanceArbitraries
{
    /// <summary>The agents of a history.</summary>
    public static IReadOnlyList<string> Accounts { get; } = ["kim", "lee"];

    // Days on which clocks are changed: at two o'clock, over midnight in both ways, and a day that was left out.
    private static readonly (string Zone, Instant Around)[] Places =
    [
        ("Asia/Seoul", Instant.FromUtc(2021, 3, 14, 15, 0)),
        ("America/New_York", Instant.FromUtc(2021, 3, 14, 7, 0)),
        ("America/New_York", Instant.FromUtc(2021, 11, 7, 6, 0)),
        ("America/Sao_Paulo", Instant.FromUtc(2018, 11, 4, 3, 0)),
        ("America/Sao_Paulo", Instant.FromUtc(2018, 2, 18, 2, 0)),
        ("Pacific/Apia", Instant.FromUtc(2011, 12, 30, 10, 0)),
        ("America/St_Johns", Instant.FromUtc(2010, 11, 7, 2, 31)),
        ("Europe/London", Instant.FromUtc(2021, 10, 31, 1, 0)),
    ];

    /// <summary>
    /// What becomes known of two agents of a service over some days on which the zone's clocks are changed: in time and late, repeated, at the same instants, at any of
    /// three hosts; also what cannot be.
    /// </summary>
    /// <returns>The generator; shrinks by leaving out arrivals.</returns>
    public static Arbitrary<PerformanceHistory> Histories() => Arb.From(HistoryGen, Shrink);

    /// <summary>The same in one zone around one instant.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="around">The instant.</param>
    /// <returns>The generator; shrinks by leaving out arrivals.</returns>
    public static Arbitrary<PerformanceHistory> HistoriesIn(string zone, Instant around) => Arb.From(In(zone, around), Shrink);

    private static Gen<PerformanceHistory> HistoryGen { get; } = Gen.Elements(Places).SelectMany(place => In(place.Zone, place.Around));

    private static Gen<PerformanceHistory> In(string zone, Instant around) =>
        from start in Gen.Choose(0, 36 * 60).Select(minutes => around - Duration.FromMinutes(minutes))
        from arrivals in Gen.Sized(size => ListGenerators.Lists(ArrivalGen, 0, 4 + size / 3))
        select new PerformanceHistory { Zone = zone, Arrivals = Arrive(start, arrivals) };

    /// <summary>Each arrival is a little later than the one before; what it tells happened then, or earlier.</summary>
    private static ImmutableArray<PerformanceArrival> Arrive(Instant start, ImmutableArray<(int Step, int Late, int Repeats, PerformanceArrival Arrival)> drafts)
    {
        var arrivals = ImmutableArray.CreateBuilder<PerformanceArrival>(drafts.Length);
        var now = start;
        foreach (var (step, late, repeats, arrival) in drafts)
        {
            now += Duration.FromTicks(step * 1_234_567_891L);
            var identity = repeats > 0 && arrivals.Count > 0 ? arrivals[repeats % arrivals.Count].Event : null;
            arrivals.Add(arrival with
            {
                Now = now,
                Event = arrival.Event with
                {
                    Source = identity?.Source ?? arrival.Event.Source,
                    Sequence = identity?.Sequence ?? arrivals.Count + 1,
                    At = now - Duration.FromTicks(late * 987_654_321L),
                },
            });
        }

        return arrivals.ToImmutable();
    }

    private static Gen<(int Step, int Late, int Repeats, PerformanceArrival Arrival)> ArrivalGen { get; } =
        from step in Gen.Frequency((2, Gen.Constant(0)), (5, Gen.Choose(0, 30)), (1, Gen.Choose(100, 900)))
        from late in Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Choose(0, 60)), (1, Gen.Choose(0, 1_600)))
        from repeats in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Choose(1, 50)))
        from source in Gen.Elements("a", "b", "c")
        from host in Gen.Choose(0, 2)
        from reader in Gen.Choose(-1, 2)
        from happened in EventGen
        select (step, late, repeats, new PerformanceArrival { Now = default, Host = host, Reader = reader < 0 ? null : reader, Event = happened with { Source = source } });

    private static NaivePerformanceEvent Blank => new() { Source = "", Sequence = 0, At = default };

    private static Gen<NaivePerformanceEvent> EventGen { get; } = Gen.Frequency(
        (5, from account in Gen.Elements("kim", "lee") from activity in Gen.Choose(0, 13) select Blank with { Account = account, Activity = (AgentActivity)activity }),
        (2, from account in Gen.Elements("kim", "lee") from activity in Gen.Choose(0, 3) select Blank with { Account = account, Chat = (ChatActivity)activity }),
        (2, from account in Gen.Elements("kim", "lee") from inbound in Gen.Elements(true, false) select Blank with { Account = account, IsInbound = inbound }),
        (4, from before in PerformanceGenerators.TicketPlaces from after in PerformanceGenerators.TicketPlaces where before.State is not null || after.State is not null
            select Blank with { Before = before.State, AccountBefore = before.Holder, After = after.State, Account = after.Holder }));

    private static IEnumerable<PerformanceHistory> Shrink(PerformanceHistory history)
    {
        for (var half = history.Arrivals.Count / 2; half > 0; half /= 2)
        {
            for (var first = 0; first + half <= history.Arrivals.Count; first += half)
                yield return history with { Arrivals = [.. history.Arrivals.Take(first), .. history.Arrivals.Skip(first + half)] };
        }
    }
}

/// <summary>What becomes known over some days, and where.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record PerformanceHistory
{
    /// <summary>The service's zone.</summary>
    public required string Zone { get; init; }

    /// <summary>What becomes known, in the order in which it does.</summary>
    public required IReadOnlyList<PerformanceArrival> Arrivals { get; init; }

    /// <summary>Zone and arrivals.</summary>
    /// <returns>One line each.</returns>
    public override string ToString() => $"{Zone}\n{string.Join("\n", Arrivals)}";
}

/// <summary>An event becomes known at a host, and afterwards another one may look at the figures.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record PerformanceArrival
{
    /// <summary>When.</summary>
    public required Instant Now { get; init; }

    /// <summary>At which host, from 0 to 2.</summary>
    public required int Host { get; init; }

    /// <summary>Which host looks at the figures then; null for none.</summary>
    public required int? Reader { get; init; }

    /// <summary>The event.</summary>
    public required NaivePerformanceEvent Event { get; init; }

    /// <summary>When, where and what.</summary>
    /// <returns>A line.</returns>
    public override string ToString() => $"{Now:g} at {Host}, read at {Reader}: {Event} of {Event.AccountBefore} {Event.Account}";
}

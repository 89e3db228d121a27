using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace OnlineContact.Admin.Benchmarks.Performance;

/// <summary>
/// An event into the live figures, as <c>EventWriter</c> gives it to them once the store has it, against a counter of the OpenTelemetry SDK with three tags
/// and a reader: <c>performance.record.ordered</c>, <c>.late</c> (of every two events of an agent the later one comes first) and <c>.repeated</c>;
/// <c>.bytes</c> that all of them allocate together; <c>.throughput</c> in millions a second on two threads, each with senders of its own.
/// </summary>
internal sealed class RecordComparison : IComparison
{
    // As many series as the SDK keeps unless it is told otherwise: 100 agents in 13 activities.
    private const int Agents = 100;
    private const int Activities = 13;
    private const int PerRound = 200_000;

    private static readonly string[] Accounts = [.. Enumerable.Range(0, Agents).Select(i => string.Create(CultureInfo.InvariantCulture, $"agent{i:000}"))];
    private static readonly string[] Names = [.. Enumerable.Range(0, Activities).Select(i => string.Create(CultureInfo.InvariantCulture, $"activity{i}"))];
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 0, 0);

    private readonly LiveOrganization _live = new(10_000);

    public string Name => "performance.record";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var meter = new Meter("performance");
        var counter = meter.CreateCounter<long>("events");
        using var reader = new PeriodicExportingMetricReader(new NoExporter(), exportIntervalMilliseconds: 10_000);
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(reader).Build();
        var sender = new Sender(_live, "host", 1);
        var ordered = await SideBySide.RatioAsync(() => sender.Record(turns: 1), () => Count(counter), 20, 100);
        var late = await SideBySide.RatioAsync(() => sender.Record(turns: 2), () => Count(counter), 20, 100);
        var repeated = await SideBySide.RatioAsync(sender.Repeat, () => Count(counter), 20, 100);
        if (sender.Lanes.Any(lane => !lane.TryRead(DateTimeZone.Utc, null, Start.ToUnixTimeTicks(), long.MinValue, out _))) throw new InvalidOperationException("A lane has lost its place.");

        var before = GC.GetAllocatedBytesForCurrentThread();
        sender.Record(turns: 1);
        sender.Record(turns: 2);
        sender.Repeat();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return
        [
            new RatioPart { Name = $"{Name}.ordered", Value = ordered, Goal = 1.0 },
            new RatioPart { Name = $"{Name}.late", Value = late, Goal = 3.0 },
            new RatioPart { Name = $"{Name}.repeated", Value = repeated, Goal = 3.0 },
            new RatioPart { Name = $"{Name}.bytes", Value = bytes, Goal = 0 },
            new RatioPart { Name = $"{Name}.throughput", Value = OnTwoThreads(), Goal = 10, AtLeast = true },
        ];
    }

    /// <summary>Millions of events in order that two threads take in a second, in the middle one of the rounds.</summary>
    private double OnTwoThreads()
    {
        Sender[] senders = [new(_live, "host-a", 2), new(_live, "host-b", 3)];
        var times = new List<double>();
        for (var round = 0; round < 60; round++)
        {
            var start = Stopwatch.GetTimestamp();
            Parallel.ForEach(senders, sender => sender.Record(turns: 1));
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        times.Sort();
        return senders.Length * PerRound / times[times.Count / 2] / 1e6;
    }

    private static void Count(Counter<long> counter)
    {
        for (var i = 0; i < PerRound; i++)
            counter.Add(1, new("service", "1"), new("agent", Accounts[i % Agents]), new("activity", Names[i % Activities]));
    }

    /// <summary>A host that sends what the agents of a service do, one event of each in turn.</summary>
    private sealed class Sender(LiveOrganization live, string source, long service)
    {
        private long _sequence;

        public LiveLane[] Lanes { get; } = [.. Accounts.Select(account => Filled(live.LaneOf(new LaneKey(service, account))))];

        /// <summary>Events of so many turns arrive together, the last turn first.</summary>
        public void Record(int turns)
        {
            for (var i = 0; i < PerRound; i += turns * Agents)
            {
                var sources = new BatchSources(live);
                for (var turn = turns - 1; turn >= 0; turn--)
                {
                    for (var agent = 0; agent < Agents; agent++) Take(sources.Of(source), _sequence + turn * Agents + agent + 1, agent);
                }

                _sequence += turns * Agents;
            }
        }

        public void Repeat()
        {
            var sources = new BatchSources(live);
            for (var i = 0; i < PerRound; i++)
            {
                if (!sources.Of(source).Knows(_sequence - i % 64)) throw new InvalidOperationException("A repetition was not known.");
            }
        }

        private void Take(SourceWindow window, long sequence, int agent)
        {
            if (window.Knows(sequence)) return;
            window.Take(sequence);
            live.LaneOf(new LaneKey(service, Accounts[agent])).Apply(new LaneEvent(Start.ToUnixTimeTicks() + sequence, source, sequence, LaneEventKind.Activity, 0, 1 + (int)(sequence % Activities)));
        }
    }

    /// <summary>A lane that was read once, when nothing was in it.</summary>
    internal static LiveLane Filled(LiveLane lane)
    {
        lane.Keep(lane.BeginRead(), new LaneReading(LaneState.At(LocalDays.At(DateTimeZone.Utc, Start.ToUnixTimeTicks())), []), DateTimeZone.Utc, 0, Start.ToUnixTimeTicks());
        return lane;
    }

    private sealed class NoExporter : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}

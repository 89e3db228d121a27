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
/// An event into the live figures against a counter of the OpenTelemetry SDK with three tags and a reader: <c>performance.record.ordered</c>, <c>.late</c> (every second
/// event comes after the next one of its agent) and <c>.repeated</c>; <c>.bytes</c> that an event allocates.
/// </summary>
internal sealed class RecordComparison : IComparison
{
    // As many series as the SDK keeps by itself: 100 agents in 13 activities.
    private const int Agents = 100;
    private const int PerRound = 200_000;

    private static readonly string[] Accounts = [.. Enumerable.Range(0, Agents).Select(i => string.Create(CultureInfo.InvariantCulture, $"agent{i:000}"))];
    private static readonly string[] Activities = [.. Enumerable.Range(0, 13).Select(i => string.Create(CultureInfo.InvariantCulture, $"activity{i}"))];
    private static readonly long Start = Instant.FromUtc(2026, 11, 23, 0, 0).ToUnixTimeTicks();

    private readonly LiveOrganization _live = new(10_000);
    private long _sequence;

    public string Name => "performance.record";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var meter = new Meter("performance");
        var counter = meter.CreateCounter<long>("events");
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(new PeriodicExportingMetricReader(new NoExporter(), 10_000)).Build();
        foreach (var account in Accounts) Read(_live.LaneOf(new LaneKey(1, account)));
        var ordered = await SideBySide.RatioAsync(() => Record(late: false), () => Count(counter), 20, 60);
        var late = await SideBySide.RatioAsync(() => Record(late: true), () => Count(counter), 20, 60);
        var repeated = await SideBySide.RatioAsync(Repeat, () => Count(counter), 20, 60);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Record(late: false);
        Record(late: true);
        Repeat();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        var time = Stopwatch.GetTimestamp();
        Record(late: false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"performance.record: {PerRound / Stopwatch.GetElapsedTime(time).TotalSeconds / 1e6:0.0} million events a second on one thread"));
        return
        [
            new RatioPart { Name = "performance.record.ordered", Value = ordered, Goal = 1.0 },
            new RatioPart { Name = "performance.record.late", Value = late, Goal = 3.0 },
            new RatioPart { Name = "performance.record.repeated", Value = repeated, Goal = 3.0 },
            new RatioPart { Name = "performance.record.bytes", Value = bytes / (3.0 * PerRound), Goal = 0 },
        ];
    }

    internal static void Read(LiveLane lane) =>
        lane.Keep(lane.BeginRead(), new LaneReading(LaneState.At(LocalDays.At(DateTimeZone.Utc, Start)), []), DateTimeZone.Utc, 0, Start);

    private void Record(bool late)
    {
        for (var i = 0; i < PerRound; i++)
        {
            var sequence = ++_sequence;

            // Of each two events of an agent the second happened first.
            var at = Start + (late && sequence / Agents % 2 == 0 ? sequence - 2 * Agents + 1 : sequence);
            if (_live.Knows("host", sequence)) continue;
            _live.Take("host", sequence);
            _live.LaneOf(new LaneKey(1, Accounts[sequence % Agents])).Apply(new LaneEvent(at, "host", sequence, LaneEventKind.Activity, 0, 1 + (int)(sequence % 13)));
        }
    }

    private void Repeat()
    {
        for (var i = 0; i < PerRound; i++)
        {
            if (!_live.Knows("host", _sequence - i % 64)) throw new InvalidOperationException("A repetition was not known.");
        }
    }

    private static void Count(Counter<long> counter)
    {
        for (var i = 0; i < PerRound; i++)
            counter.Add(1, new("service", "1"), new("agent", Accounts[i % Agents]), new("activity", Activities[i % 13]));
    }

    private sealed class NoExporter : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}

using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;

namespace OnlineContact.Admin.Benchmarks.Performance;

/// <summary>
/// The figures of an agent from the live ones, among 100,000: <c>performance.read.time</c> in microseconds, <c>.objects</c> that a reading allocates (by its bytes), and
/// <c>.megabytes</c> that all of them take.
/// </summary>
internal sealed class ReadComparison : IComparison
{
    private const int Agents = 100_000;
    private const int PerRound = 20_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 0, 0);

    private AgentPerformance? _sink;

    public string Name => "performance.read";

    public Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var organization = OrganizationId.Parse("haneul");
        string[] accounts = [.. Enumerable.Range(0, Agents).Select(i => string.Create(CultureInfo.InvariantCulture, $"agent{i:000000}"))];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var live = new LiveOrganization(2 * Agents);
        var nobodys = live.LaneOf(new LaneKey(1, LaneKey.Nobody));
        RecordComparison.Read(nobodys);
        for (var i = 0; i < Agents; i++)
        {
            var lane = live.LaneOf(new LaneKey(1, accounts[i]));
            RecordComparison.Read(lane);
            for (var n = 1; n <= 6; n++) lane.Apply(new LaneEvent(Start.ToUnixTimeTicks() + n, "host", i * 6L + n, LaneEventKind.Activity, 0, n));
        }

        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var now = (Start + Duration.FromHours(9)).ToUnixTimeTicks();
        var best = TimeSpan.MaxValue;
        long bytes = 0;
        for (var round = 0; round < 60; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            for (var i = 0; i < PerRound; i++)
            {
                var account = accounts[(i * 7_919) % Agents];
                var own = live.LaneOf(new LaneKey(1, account)).TryRead(DateTimeZone.Utc, 0, now, long.MinValue)!.Value;
                _sink = Panels.Of(organization, 1, MemberAccount.FromStored(account), own, nobodys.TryRead(DateTimeZone.Utc, 0, now, long.MinValue)!.Value);
            }

            var time = System.Diagnostics.Stopwatch.GetElapsedTime(start);
            if (time < best) best = time;
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / PerRound;
        }

        var before1 = GC.GetAllocatedBytesForCurrentThread();
        _sink = _sink! with { Events = 1 };
        var one = GC.GetAllocatedBytesForCurrentThread() - before1;
        GC.KeepAlive(live);
        return Task.FromResult<IReadOnlyList<RatioPart>>(
        [
            new RatioPart { Name = "performance.read.time", Value = best.TotalMicroseconds / PerRound, Goal = 1.0 },
            new RatioPart { Name = "performance.read.objects", Value = bytes / (double)one, Goal = 1.0 },
            new RatioPart { Name = "performance.read.megabytes", Value = megabytes, Goal = 100 },
        ]);
    }
}

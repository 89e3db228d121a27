using System.Diagnostics;
using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;

namespace OnlineContact.Admin.Benchmarks.Performance;

/// <summary>
/// The figures of an agent out of the live ones, in turn over 100,000 agents: <c>performance.read.time</c> in microseconds, <c>.allocations</c> of objects as large as
/// what is handed out, and <c>.megabytes</c> that all the agents take, each with a few events, their names included.
/// </summary>
internal sealed class ReadComparison : IComparison
{
    private const int Agents = 100_000;
    private const int PerRound = 20_000;

    // Prime to the number of agents, so that each comes once and none beside the one before.
    private const int Stride = 7_919;

    private static readonly OrganizationId Organization = OrganizationId.Parse("haneul");
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 0, 0);

    private AgentPerformance? _sink;

    public string Name => "performance.read";

    public Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var live = new LiveOrganization(2 * Agents);
        string[] accounts = [.. Enumerable.Range(0, Agents).Select(i => string.Create(CultureInfo.InvariantCulture, $"agent{i:000000}"))];
        RecordComparison.Filled(live.LaneOf(new LaneKey(1, LaneKey.Nobody)));
        for (var i = 0; i < Agents; i++)
        {
            var lane = RecordComparison.Filled(live.LaneOf(new LaneKey(1, accounts[i])));
            for (var n = 1; n <= 6; n++) lane.Apply(new LaneEvent(Start.ToUnixTimeTicks() + n, "host", i * 6L + n, LaneEventKind.Activity, 0, n));
        }

        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var (time, bytes) = Read(live, accounts);
        GC.KeepAlive(live);
        return Task.FromResult<IReadOnlyList<RatioPart>>(
        [
            new RatioPart { Name = $"{Name}.time", Value = time, Goal = 1.0 },
            new RatioPart { Name = $"{Name}.allocations", Value = bytes / (double)BytesOfOne(), Goal = 1.0 },
            new RatioPart { Name = $"{Name}.megabytes", Value = megabytes, Goal = 100 },
        ]);
    }

    private (double Microseconds, long Bytes) Read(LiveOrganization live, string[] accounts)
    {
        var now = (Start + Duration.FromHours(9)).ToUnixTimeTicks();
        var times = new List<TimeSpan>();
        long bytes = 0;
        for (var round = 0; round < 200; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < PerRound; i++) Show(live, accounts[(round * PerRound + i) * (long)Stride % Agents], now);
            times.Add(Stopwatch.GetElapsedTime(start));
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / PerRound;
        }

        times.Sort();
        return (times[times.Count / 4].TotalMicroseconds / PerRound, bytes);
    }

    private void Show(LiveOrganization live, string account, long now)
    {
        live.LaneOf(new LaneKey(1, account)).TryRead(DateTimeZone.Utc, 0, now, long.MinValue, out var own);
        live.LaneOf(new LaneKey(1, LaneKey.Nobody)).TryRead(DateTimeZone.Utc, 0, now, long.MinValue, out var nobodys);
        _sink = Panels.Of(Organization, 1, MemberAccount.FromStored(account), own, nobodys);
    }

    private long BytesOfOne()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _sink = _sink! with { Events = 1 };
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Events;

namespace OnlineContact.Admin.Benchmarks.Performance;

/// <summary>
/// A batch of 500 events of 50 agents into the store and the live figures, with what tells other hosts, against <see cref="PlainFlush"/>: the same rows by
/// hand-written statements in one transaction.
/// </summary>
internal sealed class FlushComparison : IComparison
{
    private const int Events = 500;
    private const int Agents = 50;
    private const int WarmUps = 20;
    private const int Rounds = 100;

    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 0, 0);

    public string Name => "performance.flush";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync() =>
    [
        await MeasureAsync("sqlite", new SqliteDatabases()),
        await MeasureAsync("postgresql", new PostgresDatabases()),
    ];

    private async Task<RatioPart> MeasureAsync(string database, ICommitDatabases databases)
    {
        using var _ = databases;
        await using (await ServiceScene.OpenAsync(databases.Use))
        {
            // Only makes the tables.
        }

        databases.Copy();
        await using var scene = await ServiceScene.OpenAsync(databases.Use);
        var writer = scene.Services.GetRequiredService<EventWriter>();
        using var plain = new PlainFlush(databases.OpenRows(ours: false), ServiceScene.Organization);
        using var source = databases.OpenRows(ours: true);
        var (ours, theirs) = (0L, 0L);
        var ratio = await SideBySide.RatioAsync(
            async () =>
            {
                StoredEvent[][] batch = [.. Batch(ours++).Select(happened => new[] { happened })];
                if (await writer.WriteAsync(ServiceScene.Organization, batch, default) != Events) throw new InvalidOperationException("Not all events were new.");
            },
            () =>
            {
                plain.Record([.. Batch(theirs++)]);
                return Task.CompletedTask;
            },
            WarmUps,
            Rounds,
            quantile: 0.5);
        if (ours != theirs || !PlainFlush.SumsOf(source).SequenceEqual(plain.Sums())) throw new InvalidOperationException("The two variants did not write the same.");
        return new RatioPart { Name = $"{Name}.{database}", Value = ratio, Goal = 1.5 };
    }

    internal static IEnumerable<StoredEvent> Batch(long batch) => Enumerable.Range(0, Events).Select(i => new StoredEvent
    {
        Organization = ServiceScene.Organization,
        Source = "host",
        Sequence = batch * Events + i + 1,
        Part = 0,
        Parts = 1,
        Service = 1,
        Account = string.Create(CultureInfo.InvariantCulture, $"agent{i % Agents:000}"),
        At = Start + Duration.FromMilliseconds(batch * Events + i),
        Kind = LaneEventKind.Activity,
        Before = 0,
        After = 1 + i % 13,
    });
}

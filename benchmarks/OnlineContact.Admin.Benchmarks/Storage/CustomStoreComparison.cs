using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Performance;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.Storage;

/// <summary>
/// The store of docs/samples/CustomStore beside the one on EF Core, each on a SQLite file of its own, through the same managers: two changes
/// (a service is suspended, then resumed), one page of a list, and 500 events appended. Both files are on the same disk and flushed at each commit.
/// </summary>
internal sealed class CustomStoreComparison : IComparison
{
    private const int Services = 300;
    private const int PagesPerRound = 4;

    private long _batches;
    private object? _sink;

    public string Name => "store.custom";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var directory = new ScratchDirectory();
        await using var custom = await ServiceScene.OpenWithAsync(admin => admin.UseSqliteFile(directory.File("custom.db")));
        await using var shipped = await ServiceScene.OpenAsync(directory.File("shipped.db"));
        var (number, version) = await FilledAsync(custom);
        var (other, otherVersion) = await FilledAsync(shipped);
        CheckSame(await ListComparison.PageAsync(custom), await ListComparison.PageAsync(shipped));

        var commit = await SideBySide.RatioAsync(
            async () => version = await custom.SuspendAndResumeAsync(ServiceScene.Administrator, number, version),
            async () => otherVersion = await shipped.SuspendAndResumeAsync(ServiceScene.Administrator, other, otherVersion),
            warmUps: 300,
            rounds: 1_000,
            quantile: 0.5);
        var list = await SideBySide.RatioAsync(() => PagesAsync(custom), () => PagesAsync(shipped), warmUps: 400, rounds: 800);
        var append = await SideBySide.RatioAsync(() => AppendAsync(custom), () => AppendAsync(shipped), warmUps: 20, rounds: 100, quantile: 0.5);
        return
        [
            new RatioPart { Name = $"{Name}.commit", Value = commit, Goal = 1.25 },
            new RatioPart { Name = $"{Name}.list", Value = list, Goal = 1.25 },
            new RatioPart { Name = $"{Name}.append", Value = append, Goal = 1.25 },
        ];
    }

    private static async Task<(long Number, StoreVersion Version)> FilledAsync(ServiceScene scene)
    {
        var first = await scene.ProvisionAsync(ServiceScene.Administrator, "help.hanbit.example");
        for (var i = 1; i < Services; i++)
            await scene.AddServiceAsync(ServiceScene.Administrator, $"Customer Care {i}", $"care{(char)('a' + i / 26)}{(char)('a' + i % 26)}");
        return first;
    }

    private async Task PagesAsync(ServiceScene scene)
    {
        for (var i = 0; i < PagesPerRound; i++) _sink = await ListComparison.PageAsync(scene);
    }

    private async Task AppendAsync(ServiceScene scene)
    {
        StoredEvent[][] batch = [.. FlushComparison.Batch(_batches++).Select(happened => new[] { happened })];
        if (await scene.Services.GetRequiredService<EventWriter>().WriteAsync(ServiceScene.Organization, batch, default) != batch.Length)
            throw new InvalidOperationException("Not all events were new.");
    }

    private static void CheckSame(ServicePage ours, ServicePage theirs)
    {
        var same = ours.Rows.Count == ListComparison.PageSize && ours.Rows.Select(row => (row.Service.Number, row.Service.Name)).SequenceEqual(theirs.Rows.Select(row => (row.Service.Number, row.Service.Name)));
        if (!same) throw new InvalidOperationException("The two stores do not give the same page.");
    }
}

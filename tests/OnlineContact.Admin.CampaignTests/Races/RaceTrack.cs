using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.CampaignTests.Processes;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>Writers in several processes on one database, who start together, and a process of its own that prepares and looks on.</summary>
internal sealed class RaceTrack : IAsyncDisposable
{
    public const int Processes = 4;
    public const int Writers = RaceCalls.MostWriters;

    private readonly WorkerProcess[] _workers;

    private RaceTrack(AdminTestHost host, WorkerProcess[] workers)
    {
        Host = host;
        _workers = workers;
    }

    public AdminTestHost Host { get; }

    public static async Task<RaceTrack> StartAsync(ICampaignServer server, Instant now)
    {
        var connection = await server.NewDatabaseAsync();
        var host = await AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => DatabaseChoice.Use(ef, server.Name, connection)), new FakeAdminClock(now));
        const int each = Writers / Processes;
        return new RaceTrack(host, [.. Enumerable.Range(0, Processes).Select(i => WorkerProcess.Start("race", server.Name, connection, now, i * each, each))]);
    }

    public async Task<IReadOnlyList<RaceAnswer>> RunAsync(RaceOrder order)
    {
        foreach (var worker in _workers) worker.Tell(order.ToString());
        foreach (var worker in _workers) await ReadAsync(worker, ReportKind.Ready, []);
        foreach (var worker in _workers) worker.Tell("go");
        var answers = new List<RaceAnswer>();
        foreach (var worker in _workers) await ReadAsync(worker, ReportKind.Finished, answers);
        Assert.Equal(Enumerable.Range(0, Writers), answers.Select(answer => answer.Writer).Order());
        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers) await worker.DisposeAsync();
        await Host.DisposeAsync();
    }

    private static async Task ReadAsync(WorkerProcess worker, ReportKind until, List<RaceAnswer> answers)
    {
        while (await worker.NextAsync() is { } report)
        {
            if (report.Kind == until) return;
            if (RaceAnswer.Of(report) is { } answer) answers.Add(answer);
        }

        throw new InvalidOperationException($"A worker ended: {worker.Errors}");
    }
}

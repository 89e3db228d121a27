using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.CampaignTests.Processes;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.Tests.Shared;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Kills;

public sealed class PostgreSqlKillCampaign(ITestOutputHelper output) : KillCampaign(output)
{
    private const int StrikesOnAWorker = 5;
    private const int Workers = 2;
    private const int MostReports = 60;
    private const int LongestPause = 4_000;

    [PostgresFact]
    public Task Killed_processes_lose_nothing_that_they_reported_and_leave_nothing_half_done() => KillProcessesAsync();

    [PostgresFact]
    public async Task Killed_sessions_fail_or_are_made_up_for_and_leave_nothing_half_done()
    {
        await using var server = new PostgresInstallation();
        await StrikeAsync(server, (connection, _) => server.KillSessionsAsync(connection));
    }

    [OwnPostgresFact]
    public async Task A_server_that_stops_at_once_and_starts_again_has_lost_nothing()
    {
        await using var server = new PostgresInstallation(ofItsOwn: true);
        var strikes = 0;
        await StrikeAsync(server, async (_, untilACallFails) =>
        {
            server.Stop();
            // Every other time it is away for so long that no call can make up for it.
            if (++strikes % 2 == 0) await untilACallFails();
            server.Start();
        });
    }

    private protected override ICampaignServer Server() => new PostgresInstallation();

    /// <summary>Strikes at the database again and again while workers change it, and lets them go on each time.</summary>
    private async Task StrikeAsync(PostgresInstallation server, Func<string, Func<Task>, Task> strike)
    {
        var database = new KilledDatabase(server.Name, await server.NewDatabaseAsync());
        WorkerProcess[] workers = [];
        WorkerRecord[] records = [];
        try
        {
            await CampaignRun.RunAsync(Output, server, async (round, random) =>
            {
                var now = Begin + NodaTime.Duration.FromDays(round / StrikesOnAWorker);
                var (reports, pause, seeds) = (random.Next(MostReports), random.Next(LongestPause), Enumerable.Range(0, Workers).Select(_ => random.Next()).ToArray());
                if (round % StrikesOnAWorker == 0)
                {
                    workers = [.. seeds.Select(seed => WorkerProcess.Start("write", server.Name, database.Connection, now, seed, TasksOfAWorker))];
                    records = [.. workers.Select(_ => new WorkerRecord(database.Ledger) { DeliversAlone = false, MayFail = true })];
                }

                for (var i = 0; i < reports; i++) await AddAsync(workers[0], records[0], _ => true);
                await AddAsync(workers[0], records[0], report => report.Kind == ReportKind.Commits);
                await KillMoment.WaitAsync(TimeSpan.FromMicroseconds(pause));
                await strike(database.Connection, () => AddAsync(workers[0], records[0], report => report.Kind == ReportKind.Failed));
                for (var i = 0; i < workers.Length; i++)
                {
                    records[i].Add(await workers[i].GoOnAsync(0));
                    await AddAsync(workers[i], records[i], report => report.Kind == ReportKind.Committed);
                }

                var said = $"after {reports} reports and {pause} µs, {records.Sum(record => record.Failures)} calls have failed";
                if ((round + 1) % StrikesOnAWorker != 0) return said;
                foreach (var worker in workers) worker.Tell("stop");
                for (var i = 0; i < workers.Length; i++) await EndAsync(workers[i], records[i]);
                await server.QuietAsync(database.Connection);
                return $"{said}: {await database.ExamineAsync(now)}";
            });
        }
        finally
        {
            foreach (var worker in workers) await worker.DisposeAsync();
        }
    }

    /// <summary>Enters reports up to one of a kind.</summary>
    private static async Task AddAsync(WorkerProcess worker, WorkerRecord record, Func<Report, bool> until)
    {
        while (true)
        {
            var report = await worker.NextAsync() ?? throw new InvalidOperationException($"A worker ended: {worker.Errors}");
            record.Add([report]);
            if (until(report)) return;
        }
    }

    private static async Task EndAsync(WorkerProcess worker, WorkerRecord record)
    {
        var rest = await worker.RestAsync();
        record.Add(rest);
        Assert.True(rest[^1].Kind == ReportKind.Stopped, $"A worker ended with {rest[^1]} {worker.Errors}");
        await worker.DisposeAsync();
    }
}

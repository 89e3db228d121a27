using NodaTime;
using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.CampaignTests.Processes;
using OnlineContact.Admin.CampaignWorker.Reports;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Kills;

/// <summary>
/// Workers change the same database round after round and are killed at random moments, also in the middle of its first start.
/// </summary>
public abstract class KillCampaign(ITestOutputHelper output)
{
    private protected ITestOutputHelper Output => output;

    private protected const int TasksOfAWorker = 3;
    private const int RoundsOnADatabase = 8;
    private const int ReportsAfterwards = 60;

    private protected static readonly Instant Begin = Instant.FromUtc(2026, 3, 2, 3, 0);

    private protected abstract ICampaignServer Server();

    private protected async Task KillProcessesAsync()
    {
        await using var server = Server();
        KilledDatabase? database = null;
        await CampaignRun.RunAsync(output, server, async (round, random) =>
        {
            var isNew = random.Next(RoundsOnADatabase) == 0 || database is null;
            if (isNew) database = new KilledDatabase(server.Name, await server.NewDatabaseAsync());
            var plan = KillPlan.Draw(random, isNew);
            return $"{plan}: {await KillAsync(server, database!, plan, Begin + Duration.FromDays(round))}";
        });
    }

    private static async Task<string> KillAsync(ICampaignServer server, KilledDatabase database, KillPlan plan, Instant now)
    {
        var workers = plan.Seeds.Select(seed => WorkerProcess.Start("write", server.Name, database.Connection, now, seed, TasksOfAWorker)).ToArray();
        try
        {
            var reports = workers.Select(_ => new List<Report>()).ToArray();
            while (!plan.IsReached(reports[0]) && await workers[0].NextAsync() is { } report) reports[0].Add(report);
            await KillMoment.WaitAsync(plan.Pause);
            foreach (var killed in plan.OneGoesOn ? workers[..1] : workers) killed.Kill();
            if (plan.OneGoesOn)
            {
                reports[1].AddRange(await workers[1].GoOnAsync(ReportsAfterwards));
                workers[1].Tell("stop");
            }

            for (var i = 0; i < workers.Length; i++)
            {
                reports[i].AddRange(await workers[i].RestAsync());
                new WorkerRecord(database.Ledger) { DeliversAlone = workers.Length == 1 }.Add(reports[i]);
            }

            if (plan.OneGoesOn) Assert.True(reports[1][^1].Kind == ReportKind.Stopped, $"The worker that was to go on ended with {reports[1][^1]} {workers[1].Errors}");
            await server.QuietAsync(database.Connection);
            return await database.ExamineAsync(now);
        }
        finally
        {
            foreach (var worker in workers) await worker.DisposeAsync();
        }
    }
}

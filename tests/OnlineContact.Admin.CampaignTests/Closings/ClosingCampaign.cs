using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.CampaignTests.Processes;
using OnlineContact.Admin.CampaignWorker.Reports;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Closings;

/// <summary>
/// One or two workers close a month while they take in its usage, and are killed at a random moment, most of them in the middle of a change of the
/// closing. Whoever comes next finishes the month; each round closes the next one.
/// </summary>
public abstract class ClosingCampaign(ITestOutputHelper output)
{
    private const int Tasks = 2;
    private const int RoundsOnADatabase = 10;

    private protected abstract ICampaignServer Server();

    private protected async Task KillAsync()
    {
        await using var server = Server();
        ClosedDatabase? database = null;
        await CampaignRun.RunAsync(output, server, async (round, random) =>
        {
            var (isNew, plan) = (random.Next(RoundsOnADatabase) == 0, ClosingPlan.Draw(random));
            if (isNew || database is null) database = await ClosedDatabase.CreateAsync(server.Name, await server.NewDatabaseAsync());
            database.GoOn();
            return $"{plan}: {await KillAsync(server, database, plan)}";
        });
    }

    private static async Task<string> KillAsync(ICampaignServer server, ClosedDatabase database, ClosingPlan plan)
    {
        var workers = plan.Seeds.Select(seed => WorkerProcess.Start("close", server.Name, database.Connection, database.Now, seed, Tasks, ClosedDatabase.Services)).ToArray();
        try
        {
            var reports = workers.Select(_ => new List<Report>()).ToArray();
            while (await workers[0].NextAsync() is { } report)
            {
                reports[0].Add(report);
                if (plan.IsReached(reports[0])) break;
            }

            await KillMoment.WaitAsync(plan.Pause);
            foreach (var killed in plan.OneGoesOn ? workers[..1] : workers) killed.Kill();
            if (plan.OneGoesOn)
            {
                while (await workers[1].NextAsync() is { } report)
                {
                    reports[1].Add(report);
                    if (report.Kind == ReportKind.Finished) break;
                }

                workers[1].Tell("stop");
            }

            for (var i = 0; i < workers.Length; i++)
            {
                reports[i].AddRange(await workers[i].RestAsync());
                database.Add(reports[i]);
            }

            if (plan.OneGoesOn) Assert.True(reports[1][^1].Kind == ReportKind.Stopped, $"The worker that was to go on ended with {reports[1][^1]} {workers[1].Errors}");
            await server.QuietAsync(database.Connection);
            return await database.ExamineAsync(plan.OneGoesOn);
        }
        finally
        {
            foreach (var worker in workers) await worker.DisposeAsync();
        }
    }
}

using NodaTime;
using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.CampaignTests.Processes;
using OnlineContact.Admin.CampaignWorker.Reports;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Invitations;

/// <summary>
/// A worker invites people and lets the invitations be delivered, and is killed at a random moment; then another one goes on. Whatever was
/// committed is mailed at least once, whatever was not is never mailed.
/// </summary>
public abstract class InvitationCampaign(ITestOutputHelper output)
{
    private const int Tasks = 3;
    private const int RoundsOnADatabase = 8;
    private const int MostReports = 150;
    private const int LongestPause = 3_000;

    // A report that a kill may follow in the middle of what comes next: the commit of an invitation, the mail, the note that it was sent.
    private static readonly ReportKind[] Moments = [ReportKind.Commits, ReportKind.Committed, ReportKind.Mailed];

    private static readonly Instant Begin = Instant.FromUtc(2026, 3, 2, 3, 0);

    private protected abstract ICampaignServer Server();

    private protected async Task KillAsync()
    {
        await using var server = Server();
        KilledInvitations? database = null;
        await CampaignRun.RunAsync(output, server, async (round, random) =>
        {
            var (isNew, seed, reports, moment, pause) = (
                random.Next(RoundsOnADatabase) == 0, random.Next(), 1 + random.Next(MostReports), Moments[random.Next(Moments.Length)], TimeSpan.FromMicroseconds(random.Next(LongestPause)));
            if (isNew || database is null) database = new KilledInvitations(server.Name, await server.NewDatabaseAsync());
            var now = Begin + Duration.FromHours(round);
            await using var worker = WorkerProcess.Start("invite", server.Name, database.Connection, now, seed, Tasks);
            for (var i = 0; await worker.NextAsync() is { } report;)
            {
                database.Add(report);
                if (++i >= reports && report.Kind == moment) break;
            }

            await KillMoment.WaitAsync(pause);
            worker.Kill();
            foreach (var report in await worker.RestAsync()) database.Add(report);
            await server.QuietAsync(database.Connection);
            return $"{(isNew ? "new database, " : "")}{moment} after {reports} reports and {pause.TotalMilliseconds} ms: {await database.ExamineAsync(now)}";
        });
    }
}

using NodaTime;
using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.CampaignTests.Kills;
using OnlineContact.Admin.CampaignTests.Processes;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.CampaignWorker.Work;

namespace OnlineContact.Admin.CampaignTests.BadInput;

public sealed class FullDiskTests
{
    private const int KilobytesForSqlite = 3_000;
    // The programs' own files take half of it.
    private const int KilobytesForPostgres = 160_000;
    private const int Tasks = 3;

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 3, 0);

    [MountFact]
    public async Task A_disk_that_fills_up_fails_changes_whole_and_work_goes_on_when_there_is_room_again()
    {
        var folder = Directory.CreateTempSubdirectory("oca-full-");
        try
        {
            using var disk = Mount.InMemory(folder.FullName, KilobytesForSqlite);
            var database = new KilledDatabase(DatabaseChoice.Sqlite, $"Data Source={Path.Combine(folder.FullName, "admin.db")}");
            await FillWhileWorkGoesOnAsync(database, folder, () => Task.CompletedTask);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [MountFact(forPostgres: true)]
    public async Task A_server_whose_disk_fills_up_fails_changes_whole_and_work_goes_on_when_there_is_room_again()
    {
        var folder = Directory.CreateTempSubdirectory("oca-full-");
        try
        {
            using var disk = Mount.InMemory(folder.FullName, KilobytesForPostgres);
            await using var server = new PostgresInstallation(folder.FullName);
            var database = new KilledDatabase(server.Name, await server.NewDatabaseAsync());
            // One that cannot write its own log gives up, and is started again by whoever has made room.
            await FillWhileWorkGoesOnAsync(database, folder, server.SeeThatItRunsAsync);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillWhileWorkGoesOnAsync(KilledDatabase database, DirectoryInfo folder, Func<Task> whenThereIsRoom)
    {
        var record = new WorkerRecord(database.Ledger) { DeliversAlone = true, MayFail = true };
        await using (var worker = WorkerProcess.Start("write", database.Name, database.Connection, Now, 1, Tasks))
        {
            await UntilAsync(ReportKind.Committed);
            var filler = Path.Combine(folder.FullName, "filler");
            Fill(filler);
            await UntilAsync(ReportKind.Failed);
            File.Delete(filler);
            await whenThereIsRoom();
            record.Add(await worker.GoOnAsync(0));
            await UntilAsync(ReportKind.Committed);
            worker.Tell("stop");
            record.Add(await worker.RestAsync());

            async Task UntilAsync(ReportKind kind)
            {
                while (true)
                {
                    var report = await worker.NextAsync() ?? throw new InvalidOperationException(worker.Errors);
                    record.Add([report]);
                    if (report.Kind == kind) return;
                }
            }
        }

        Assert.True(record.Failures > 0);
        await database.ExamineAsync(Now);
    }

    /// <summary>Takes what room there is, down to the last byte.</summary>
    private static void Fill(string file)
    {
        using var filler = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = 64 * 1_024; size > 0; size /= 2)
        {
            try
            {
                while (true) filler.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Full, for pieces of this size.
            }
        }
    }
}

using NodaTime;
using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.CampaignTests.Processes;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.CampaignWorker.Work;

namespace OnlineContact.Admin.CampaignTests.BadInput;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SqliteBadInputTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 3, 0);

    [Fact]
    public async Task A_clock_that_jumps_an_hour_back_is_refused_until_it_is_right()
    {
        await using var files = new SqliteFiles();
        await ClockJumps.AnHourBackAsync(files);
    }

    [Fact]
    public async Task A_clock_that_jumps_a_year_ahead_is_confirmed_by_the_operator_or_nothing_goes_on()
    {
        await using var files = new SqliteFiles();
        await ClockJumps.AYearAheadAsync(files);
    }

    [OtherUserFact]
    public async Task A_process_that_may_only_read_the_file_is_told_so_and_changes_nothing()
    {
        using var scene = new SharedFile();
        await scene.StartAsync([]);
        File.SetUnixFileMode(scene.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await scene.RefusedAsync(OtherUser.Launcher);
        await scene.StartAsync([]);
    }

    [OtherUserFact]
    public async Task A_process_that_may_not_open_the_file_is_told_so_and_changes_nothing()
    {
        using var scene = new SharedFile();
        await scene.StartAsync([]);
        File.SetUnixFileMode(scene.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await scene.RefusedAsync(OtherUser.Launcher);
        await scene.StartAsync([]);
    }

    [OtherUserFact]
    public async Task A_process_that_may_not_make_the_file_is_told_so()
    {
        using var scene = new SharedFile();
        await scene.RefusedAsync(OtherUser.Launcher);
        Assert.False(File.Exists(scene.File));
        await scene.StartAsync([]);
    }

    [MountFact]
    public async Task A_file_system_that_is_read_only_is_told_and_a_start_works_once_it_is_not()
    {
        using var scene = new SharedFile();
        await scene.StartAsync([]);
        using (Mount.ReadOnly(scene.Folder)) await scene.RefusedAsync([]);
        await scene.StartAsync([]);
    }

    /// <summary>A file in a folder that everybody may enter.</summary>
    private sealed class SharedFile : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oca-rights-");

        public SharedFile() =>
            System.IO.File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        public string Folder => _folder.FullName;

        public string File => Path.Combine(Folder, "admin.db");

        public async Task StartAsync(string[] launcher)
        {
            var reports = await RunAsync(launcher);
            Assert.Equal([ReportKind.Starting, ReportKind.Started, ReportKind.Stopped], reports.Select(report => report.Kind));
        }

        public async Task RefusedAsync(string[] launcher)
        {
            var content = System.IO.File.Exists(File) ? await System.IO.File.ReadAllBytesAsync(File) : null;
            var reports = await RunAsync(launcher);
            Assert.Equal([ReportKind.Starting, ReportKind.Broken], reports.Select(report => report.Kind));
            Assert.Equal("AdminConfigurationException", reports[^1][0]);
            Assert.Contains("OCA0005", reports[^1][1], StringComparison.Ordinal);
            if (content is not null) Assert.Equal(content, await System.IO.File.ReadAllBytesAsync(File));
        }

        public void Dispose() => _folder.Delete(recursive: true);

        private async Task<IReadOnlyList<Report>> RunAsync(string[] launcher)
        {
            await using var worker = WorkerProcess.StartAs(launcher, "start", DatabaseChoice.Sqlite, $"Data Source={File}", Now);
            var reports = await worker.RestAsync();
            Assert.True(reports.Count > 0, worker.Errors);
            return reports;
        }
    }
}

using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.CampaignWorker.Reports;

namespace OnlineContact.Admin.CampaignTests.Processes;

/// <summary>A worker in a process of its own: what it reports, and how it ends.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    // Long enough for the slowest machine; nothing but a worker that hangs takes so long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "OnlineContact.Admin.CampaignWorker.dll");

    private readonly Process _process;
    private readonly Channel<Report> _reports = Channel.CreateUnbounded<Report>();
    private readonly StringBuilder _errors = new();
    private readonly Task _reading;
    private bool _disposed;

    private WorkerProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadReportsAsync(), ReadErrorsAsync());
    }

    /// <summary>What it wrote on its error output, where the runtime tells of a crash.</summary>
    public string Errors => _errors.ToString();

    public int ExitCode => _process.ExitCode;

    public static WorkerProcess Start(string work, string database, string connection, Instant now, params int[] numbers) =>
        StartAs([], work, database, connection, now, numbers);

    /// <summary>Starts a worker by way of another program, which is given the worker's command line at the end of its own.</summary>
    public static WorkerProcess StartAs(string[] launcher, string work, string database, string connection, Instant now, params int[] numbers)
    {
        string[] line = [.. launcher, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Program,
            work, database, connection, InstantPattern.ExtendedIso.Format(now), .. numbers.Select(number => $"{number}")];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // A process that is killed has no time to leave anything tidy.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>The next report; null when the worker has ended and everything is read.</summary>
    public async Task<Report?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _reports.Reader.WaitToReadAsync(patience.Token) && _reports.Reader.TryRead(out var report) ? report : null;
    }

    /// <summary>What was reported up to now, and some reports more.</summary>
    public async Task<IReadOnlyList<Report>> GoOnAsync(int more)
    {
        var reports = new List<Report>();
        while (_reports.Reader.TryRead(out var report)) reports.Add(report);
        for (var i = 0; i < more && await NextAsync() is { } report; i++) reports.Add(report);
        return reports;
    }

    public void Tell(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Whatever has not been read yet, up to the worker's end.</summary>
    public async Task<IReadOnlyList<Report>> RestAsync()
    {
        var rest = new List<Report>();
        while (await NextAsync() is { } report) rest.Add(report);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (!_process.HasExited) _process.Kill();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadReportsAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Report.Parse(line) is { } report) _reports.Writer.TryWrite(report);
        }

        _reports.Writer.Complete();
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line) _errors.AppendLine(line);
    }
}

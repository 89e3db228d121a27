using System.Diagnostics;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>
/// A throw-away server in a folder of its own, reached by a socket in that folder. It ends with the process that started it,
/// however that ends, and its folder with it. Never runs as root: a root starts it as another user.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    // In memory where the system has such a place: these tests are not about disks.
    private const string MemoryDisk = "/dev/shm";

    // Waits for the name of a signal; when nobody is there to give one any more, the server goes, and all it wrote.
    private const string Watch = """
        dir="$1"; shift
        "$@" & server=$!
        if read -r signal; then kill -"$signal" $server; wait $server
        else kill -QUIT $server; wait $server; rm -rf "$dir"
        fi
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Lazy<PostgresServer> One = new(() =>
    {
        var server = new PostgresServer();
        server.Start();
        return server;
    });

    private readonly string _folder;
    private readonly string[] _user = [];
    private readonly string[] _settings;
    private Process? _process;

    /// <summary>Makes a server that is not started.</summary>
    /// <param name="place">Where its folder stands; null: in memory where the system has such a place.</param>
    /// <param name="isDurable">Whether it flushes what it commits; otherwise that outlives the server's end, not the machine's, which is all that tests can bring about.</param>
    public PostgresServer(string? place = null, bool isDurable = false)
    {
        _folder = Directory.CreateDirectory(Path.Combine(place ?? (Directory.Exists(MemoryDisk) ? MemoryDisk : Path.GetTempPath()), $"oca-pg-{Guid.NewGuid():N}")).FullName;
        _settings = isDurable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"];
        if (Environment.IsPrivilegedProcess)
        {
            var user = Exists("postgres") ? "postgres" : "nobody";
            _user = ["setpriv", $"--reuid={user}", $"--regid={GroupOf(user)}", "--clear-groups"];
            Run(["chown", user, _folder]);
        }

        Run([.. _user, PostgresBinaries.Path("initdb"), "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
    }

    /// <summary>The server that the tests of this process share.</summary>
    public static PostgresServer Shared => One.Value;

    /// <summary>Its administrator's way in.</summary>
    public string ConnectionString => $"Host={_folder};Database=postgres;Username=postgres";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts it, also again after it was stopped, and waits until it takes connections.</summary>
    public void Start()
    {
        string[] server = [
            PostgresBinaries.Path("postgres"), "-D", Data, "-k", _folder, "-c", "listen_addresses=", "-c", "max_connections=200",
            "-c", "log_min_messages=log", "-c", "log_error_verbosity=terse", .. _settings];
        string[] command = [.. _user, "sh", "-c", Watch, "sh", _folder, .. server];
        using var ready = new ManualResetEventSlim();
        _process = new Process { StartInfo = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardError = true } };
        var said = new System.Text.StringBuilder();
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            lock (said) said.AppendLine(line.Data);
            if (line.Data.Contains("ready to accept connections", StringComparison.Ordinal)) ready.Set();
        };
        _process.Start();
        _process.BeginErrorReadLine();
        if (!ready.Wait(Patience)) throw new InvalidOperationException($"PostgreSQL does not start: {said}");
    }

    /// <summary>Stops it: QUIT ends it at once, as a crash would; INT ends its sessions and closes everything in order.</summary>
    public void Stop(string signal)
    {
        if (_process is not { } process) return;
        process.StandardInput.WriteLine(signal);
        process.StandardInput.Flush();
        if (!process.WaitForExit(Patience)) throw new InvalidOperationException("PostgreSQL does not stop.");
        process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop("QUIT");
        Directory.Delete(_folder, recursive: true);
    }

    private static bool Exists(string user) => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(user + ":", StringComparison.Ordinal));

    private static string GroupOf(string user) => File.ReadLines("/etc/passwd").First(line => line.StartsWith(user + ":", StringComparison.Ordinal)).Split(':')[3];

    private static void Run(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[^1]}: {output.Result}{error}");
    }
}

using System.Diagnostics;
using OnlineContact.Admin.CampaignTests.Databases;

namespace OnlineContact.Admin.CampaignTests.BadInput;

/// <summary>A file system of a test's own, taken away when it is disposed of.</summary>
internal sealed class Mount : IDisposable
{
    private static readonly Lazy<string?> Reason = new(Look);

    private readonly string _folder;

    private Mount(string folder) => _folder = folder;

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? SkipReason => Reason.Value;

    /// <summary>A small one in memory.</summary>
    public static Mount InMemory(string folder, int kilobytes)
    {
        Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", folder);
        return new Mount(folder);
    }

    /// <summary>The folder itself, but read-only.</summary>
    public static Mount ReadOnly(string folder)
    {
        Run("mount", "--bind", folder, folder);
        var mount = new Mount(folder);
        Run("mount", "-o", "remount,bind,ro", folder);
        return mount;
    }

    public void Dispose() => Run("umount", _folder);

    private static string? Look()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return "Only a root on Linux can mount a file system.";
        var folder = Directory.CreateTempSubdirectory("oca-mount-");
        try
        {
            using var mount = InMemory(folder.FullName, 64);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"Mounting is not permitted here: {e.Message}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(error.Trim());
    }
}

/// <summary>A test that mounts a file system, perhaps for a PostgreSQL server of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute(bool forPostgres = false) => Skip = Mount.SkipReason ?? (forPostgres ? OwnPostgresFactAttribute.SkipReason : null);
}

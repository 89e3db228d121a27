using System.Diagnostics;
using OnlineContact.Admin.CampaignTests.Processes;

namespace OnlineContact.Admin.CampaignTests.BadInput;

/// <summary>Runs a worker as a user without any rights, since no file permission holds a root.</summary>
internal static class OtherUser
{
    private static readonly Lazy<string?> Reason = new(Look);

    public static string[] Launcher { get; } = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];

    /// <summary>Why it cannot be done here; null when it can.</summary>
    public static string? SkipReason => Reason.Value;

    private static string? Look()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return "Only a root on Linux can start a process as another user.";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Launcher[0], [.. Launcher[1..], "test", "-r", WorkerProcess.Program]))!;
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "Another user cannot read the worker where it was built.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "There is no setpriv (util-linux).";
        }
    }
}

/// <summary>A test that starts a worker as another user.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OtherUserFactAttribute : FactAttribute
{
    public OtherUserFactAttribute() => Skip = OtherUser.SkipReason;
}

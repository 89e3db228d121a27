using System.Diagnostics;
using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Benchmarks.ContractedServices;

namespace OnlineContact.Admin.Benchmarks.Billing;

/// <summary>Closes a month of a large organization on SQLite and tells the peak of the managed memory meanwhile: it is looked at before every statement.</summary>
internal static class CloseMemory
{
    private const double Goal = 256;

    private static readonly YearMonth Month = new(2025, 2);

    public static async Task<int> RunAsync(int services, TextWriter output)
    {
        using var directory = new ScratchDirectory();
        await using var scene = await ServiceScene.OpenAsync(directory.File("memory.db"));
        await scene.ProvisionAsync(ServiceScene.Administrator, "help.hanbit.example");
        await ClosingScene.FillAsync(scene, ServiceScene.Organization, services, Month, months: 1);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var peak = 0L;
        scene.BeforeStatement = () => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
        var start = Stopwatch.GetTimestamp();
        var closed = (await scene.Closing.CloseAsync(AdminActor.Operator("billing"), ServiceScene.Organization, Month)).Value;
        var peakMegabytes = peak / (1024.0 * 1024);
        var met = closed.Statements == services && peakMegabytes <= Goal;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"closed {closed.Statements} services in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s; peak managed memory {peakMegabytes:0} MB, goal <= {Goal:0} MB {(met ? "met" : "missed")}"));
        return met ? 0 : 1;
    }
}

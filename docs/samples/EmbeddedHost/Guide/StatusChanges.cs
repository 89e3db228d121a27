using EmbeddedHost.Reports;
using EmbeddedHost.Setup;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace EmbeddedHost.Guide;

/// <summary>Suspends, resumes and terminates: each allowed only from its own status.</summary>
internal sealed class StatusChanges(Scene scene)
{
    private delegate Task<Outcome<ChangeReceipt>> Command(long number, StoreVersion seen);

    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Suspend, resume, terminate", "이용정지 · 재개 · 해지");
        foreach (var planned in scene.Plan.Services)
        {
            if (planned.End == PlannedEnd.Suspended) await SuspendedAsync(planned);
            if (planned.End == PlannedEnd.Terminated) await TerminatedAsync(planned);
        }

        return chapter;
    }

    private async Task SuspendedAsync(PlannedService planned)
    {
        if ((await scene.GetAsync(planned)).Service.Status == ServiceStatus.InUse) await DoneAsync(planned, "suspend", Suspend, ServiceStatus.Suspended);
        await RefusedAsync(planned, "suspend again", Suspend, AdminErrors.ServiceNotInUse);
        await DoneAsync(planned, "resume", Resume, ServiceStatus.InUse);
        await RefusedAsync(planned, "discard, though it is contracted", Discard, AdminErrors.ServiceNotDraft);
        await DoneAsync(planned, "suspend for the season", Suspend, ServiceStatus.Suspended);
    }

    private async Task TerminatedAsync(PlannedService planned)
    {
        if ((await scene.GetAsync(planned)).Service.Status != ServiceStatus.Terminated)
        {
            await RefusedAsync(planned, "terminate while it is running", Terminate, AdminErrors.ServiceNotSuspended);
            await DoneAsync(planned, "suspend", Suspend, ServiceStatus.Suspended);
            await DoneAsync(planned, "terminate", Terminate, ServiceStatus.Terminated);
        }
        else
        {
            var running = scene.Plan.Services[0];
            await RefusedAsync(running, "terminate while it is running", Terminate, AdminErrors.ServiceNotSuspended);
        }

        await RefusedAsync(planned, "resume after termination", Resume, AdminErrors.ServiceTerminated);
    }

    private async Task DoneAsync(PlannedService planned, string what, Command command, ServiceStatus then)
    {
        var row = await scene.GetAsync(planned);
        await scene.Check.DoneAsync($"{planned.Id}: {what}", command(row.Service.Number, row.Version));
        var after = await scene.GetAsync(planned);
        scene.Check.That(after.Service.Status == then, $"{planned.Id}: {what}, and it is {after.Service.Status}");
        scene.Check.That(after.Service.Terms == row.Service.Terms, $"{planned.Id}: {what} changed its contract");
    }

    private async Task RefusedAsync(PlannedService planned, string what, Command command, AdminErrorKind expected)
    {
        var row = await scene.GetAsync(planned);
        await scene.Check.RefusedAsync($"{planned.Id}: {what}", expected, () => command(row.Service.Number, row.Version));
    }

    private Task<Outcome<ChangeReceipt>> Suspend(long number, StoreVersion seen) => scene.Services.SuspendAsync(scene.Owner, scene.Id, number, seen, cancellationToken: scene.Cancel);

    private Task<Outcome<ChangeReceipt>> Resume(long number, StoreVersion seen) => scene.Services.ResumeAsync(scene.Owner, scene.Id, number, seen, cancellationToken: scene.Cancel);

    private Task<Outcome<ChangeReceipt>> Terminate(long number, StoreVersion seen) => scene.Services.TerminateAsync(scene.Owner, scene.Id, number, seen, cancellationToken: scene.Cancel);

    private Task<Outcome<ChangeReceipt>> Discard(long number, StoreVersion seen) => scene.Services.DiscardAsync(scene.Owner, scene.Id, number, seen, cancellationToken: scene.Cancel);
}

using EmbeddedHost.Reports;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace EmbeddedHost.Guide;

/// <summary>Who has no right is refused, with an entry in the log; who comes from another organization leaves nothing in it.</summary>
internal sealed class MissingRights(Scene scene)
{
    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Refused: rights", "거절 · 권한");
        var row = await scene.GetAsync(scene.Plan.Services[0]);
        await scene.Check.RefusedAsync(
            $"{scene.Agent.Name}, who has no right, suspends {row.Service.Id}",
            AdminErrors.AccessDenied,
            () => scene.Services.SuspendAsync(scene.Agent, scene.Id, row.Service.Number, StoreVersion.Any, cancellationToken: scene.Cancel),
            entries: 1);
        await scene.Check.RefusedAsync(
            $"{scene.Stranger.Name} of {scene.Stranger.Organization} lists the services",
            AdminErrors.AccessOtherOrganization,
            () => scene.Services.ListAsync(scene.Stranger, scene.Id, new ServiceQuery(), scene.Cancel));
        await scene.Check.RefusedAsync(
            $"{scene.Owner.Name} sets her own discount",
            AdminErrors.AccessDenied,
            () => scene.Billing.SetDiscountAsync(scene.Owner, scene.Id, row.Service.Number, scene.Today.ToYearMonth(), 100, cancellationToken: scene.Cancel),
            entries: 1);
        return chapter;
    }
}

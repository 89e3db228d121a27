using EmbeddedHost.Reports;
using EmbeddedHost.Setup;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;

namespace EmbeddedHost.Guide;

/// <summary>Contract information can be changed once a day: the first change of a service on a day succeeds, every other one is refused.</summary>
internal sealed class OnceADay(Scene scene)
{
    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("A contract is changed once a day", "계약 정보는 하루에 한 번");
        foreach (var planned in scene.Plan.Services.Where(planned => planned.End == PlannedEnd.InUse))
        {
            var row = await scene.GetAsync(planned);
            var isFirst = row.Service.ChangedOn != scene.Today;
            if (isFirst)
            {
                await scene.Check.DoneAsync($"{planned.Id}: one user more", ChangeAsync(row));
                row = await scene.GetAsync(planned);
            }

            await scene.Check.RefusedAsync($"{planned.Id}: and another user on the same day", AdminErrors.ContractAlreadyChangedToday, () => ChangeAsync(row));
            await scene.Check.UnchangedAsync(
                $"{planned.Id}: save what it has",
                () => scene.Services.ChangeContractAsync(scene.Owner, scene.Id, row.Service.Number, row.Version, Contract.Input(row.Service.Terms!), cancellationToken: scene.Cancel));

            // One service a run, so that a second run on the same day finds one that was not changed yet.
            if (isFirst) break;
        }

        return chapter;
    }

    private Task<Outcome<ChangeReceipt>> ChangeAsync(ServiceRow row) =>
        scene.Services.ChangeContractAsync(scene.Owner, scene.Id, row.Service.Number, row.Version, Contract.OneMoreUser(row.Service.Terms!), cancellationToken: scene.Cancel);
}

using EmbeddedHost.Reports;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;

namespace EmbeddedHost.Guide;

/// <summary>Step 2 of the wizard: every service whose step 1 is done is contracted, and is in use from then on.</summary>
internal sealed class Contracting(Scene scene)
{
    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Adding services, step 2: contract", "서비스 추가 · 계약");
        foreach (var planned in scene.Plan.Services)
        {
            if (await scene.FindAsync(planned) is not { } row) throw new Rules.RuleBrokenException($"{planned.Id} was added and is not there");
            if (row.Service is { HasBasicInformation: true, Terms: null })
            {
                await scene.Check.DoneAsync(
                    $"{planned.Id}: contract {string.Join(", ", planned.Terms.Select(term => term.Users is { } users ? $"{term.Item} × {users}" : term.Item))}",
                    scene.Services.RegisterContractAsync(scene.Owner, scene.Id, row.Service.Number, row.Version, planned.Terms, cancellationToken: scene.Cancel));
                var contracted = await scene.GetAsync(planned);
                scene.Check.That(contracted.Service.Status == ServiceStatus.InUse, $"{planned.Id} is contracted, but {contracted.Service.Status}");
                scene.Check.That(contracted.Service.RegisteredOn == scene.Today, $"{planned.Id} is registered on {contracted.Service.RegisteredOn}");
            }
            else if (!row.Service.HasBasicInformation)
            {
                await scene.Check.RefusedAsync(
                    $"{planned.Id}: contract before step 1 is done",
                    AdminErrors.ServiceBasicInformationMissing,
                    () => scene.Services.RegisterContractAsync(scene.Owner, scene.Id, row.Service.Number, row.Version, planned.Terms, cancellationToken: scene.Cancel));
            }
            else if (row.Service.Status != ServiceStatus.Terminated)
            {
                await scene.Check.RefusedAsync(
                    $"{planned.Id}: contract again",
                    AdminErrors.ContractAlreadyRegistered,
                    () => scene.Services.RegisterContractAsync(scene.Owner, scene.Id, row.Service.Number, row.Version, planned.Terms, cancellationToken: scene.Cancel));
            }
        }

        return chapter;
    }
}

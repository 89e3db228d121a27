using EmbeddedHost.Reports;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;

namespace EmbeddedHost.Guide;

/// <summary>The operator provisions the organization with its owner; on a file that has it, its change log is verified instead.</summary>
internal sealed class Provisioning(Scene scene)
{
    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("The organization", "조직");
        var found = await scene.Organizations.GetAsync(scene.Operator, scene.Id, scene.Cancel);
        if (!found.TryGetValue(out var organization, out var error))
        {
            scene.Check.That(error.Code == AdminErrors.OrganizationNotFound.Code, $"a new file answers {error}");
            await scene.Check.DoneAsync($"Provision {scene.Plan.Organization.Name} with its owner {scene.Plan.Owner.Name}", ProvisionAsync());
            organization = scene.Check.Value("read the organization", await scene.Organizations.GetAsync(scene.Owner, scene.Id, scene.Cancel));
        }
        else
        {
            scene.SequenceBefore = await scene.NewestSequenceAsync();
            await scene.VerifyAsync();
            scene.Check.Note($"{organization.Value.Name} is there, with {scene.SequenceBefore} entries in its change log; the chain is whole");
        }

        scene.Organization = organization.Value;
        await scene.Check.RefusedAsync("Provision it again", AdminErrors.OrganizationExists, ProvisionAsync);
        return chapter;
    }

    private Task<Outcome<ChangeReceipt>> ProvisionAsync() => scene.Organizations.ProvisionAsync(
        scene.Operator,
        new OrganizationProvision
        {
            Id = scene.Plan.Organization.Id,
            Name = scene.Plan.Organization.Name,
            Domain = scene.Plan.Organization.Domain,
            TimeZone = scene.Plan.Organization.TimeZone,
            OwnerAccount = scene.Plan.Owner.Account,
            OwnerName = scene.Plan.Owner.Name,
        },
        cancellationToken: scene.Cancel);
}

using System.Diagnostics;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class CallActivityTests
{
    [Fact]
    public async Task Every_call_is_one_activity_with_its_operation_organization_and_outcome()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var traced = await host.ProvisionAsync("traced-calls", owner: "secret.owner", ownerName: "Secret Owner");
        var (owner, id, services) = (traced.Owner, traced.Id, host.ContractedServices);
        var ended = new List<Activity>();
        using (Listen(id, ended))
        {
            await services.AddAsync(owner, id, ServiceType.ConsultationManagement);
            await services.SaveBasicInformationAsync(owner, id, 1, StoreVersion.Any, Scenes.Information("Secret name", "secretid"));
            await services.ListAsync(owner, id, new());
            await services.ListAsync(owner, id, new() { PageSize = 0 });
            await services.GetPictureAsync(owner, id, 1);
            await services.AddAsync(traced.Member, id, ServiceType.ConsultationManagement);
            await host.ChangeLog.VerifyAsync(owner, id);
        }

        Assert.Equal(
            [
                "ContractedServiceManager.AddAsync service.added succeeded",
                "ContractedServiceManager.SaveBasicInformationAsync service.basic-information-saved succeeded",
                "ContractedServiceManager.ListAsync service.read succeeded",
                "ContractedServiceManager.ListAsync service.read OCA0011",
                "ContractedServiceManager.GetPictureAsync service.read OCA1023",
                "ContractedServiceManager.AddAsync service.added OCA4006",
                "ChangeLogManager.VerifyAsync change-log.read succeeded",
            ],
            ended.Select(activity => $"{activity.DisplayName} {activity.GetTagItem(CallActivity.Operation)} {activity.GetTagItem(CallActivity.Outcome)}"));
        Assert.All(ended, activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
        Assert.All(ended, activity => Assert.Equal(3, activity.TagObjects.Count()));
        Assert.All(ended.SelectMany(activity => activity.TagObjects), tag => Assert.DoesNotContain("secret", $"{tag.Value}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_call_that_throws_ends_in_an_error_without_an_outcome()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        var id = OrganizationId.Parse("traced-throws");
        var ended = new List<Activity>();
        using (Listen(id, ended))
        {
            await Assert.ThrowsAsync<AdminConfigurationException>(() => host.ContractedServices.ListAsync(AdminTestHost.Operator, id, new ServiceQuery()));
            await Assert.ThrowsAsync<AdminConfigurationException>(() => host.ContractedServices.AddAsync(AdminTestHost.Operator, id, ServiceType.IssueManagement));
        }

        Assert.Equal(2, ended.Count);
        Assert.All(ended, activity => Assert.Equal((ActivityStatusCode.Error, null), (activity.Status, activity.GetTagItem(CallActivity.Outcome))));
    }

    // Other tests run beside this one, each with organizations of its own.
    private static ActivityListener Listen(OrganizationId organization, List<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == CallActivity.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (organization.Value.Equals(activity.GetTagItem(CallActivity.Organization))) ended.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}

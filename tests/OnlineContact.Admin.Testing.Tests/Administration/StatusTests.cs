using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>What may be done with a service in each status, in the library and in the naive model alike; the actions of every row are compared in the end.</summary>
public class StatusTests
{
    [Fact]
    public Task A_draft_is_edited_or_discarded() => RunAsync(
        (Add(), Done),
        (Suspend(1), "OCA1027"),
        (Resume(1), "OCA1028"),
        (Terminate(1), "OCA1028"),
        (Discard(1), Done),
        (Discard(1), "OCA1001"),
        (Add(), Done),
        (Save(2), Done),
        (Suspend(2), "OCA1027"),
        (Terminate(2), "OCA1028"),
        (Add(), Done));

    [Fact]
    public Task A_service_in_use_is_suspended() => RunAsync(
        [.. InUse(1, "alpha"), (Discard(1), "OCA1026"), (Resume(1), "OCA1028"), (Terminate(1), "OCA1028"), (Suspend(1), Done), (Suspend(1), "OCA1027")]);

    [Fact]
    public Task A_suspended_service_is_edited_resumed_or_terminated() => RunAsync(
        [
            .. InUse(1, "alpha"),
            (Suspend(1), Done),
            (Discard(1), "OCA1026"),
            (Save(1, "Renamed", "alpha"), Done),
            (Change(1, Of("ticket", 2)), Done),
            (Resume(1), Done),
            (Resume(1), "OCA1028"),
            (Suspend(1), Done),
        ]);

    [Fact]
    public Task A_terminated_service_is_read_only() => RunAsync(
        [
            .. InUse(1, "alpha"),
            (Suspend(1), Done),
            Line.Days(3),
            (Terminate(1), Done),
            Line.Days(1),
            (Terminate(1), "OCA1029"),
            (Suspend(1), "OCA1029"),
            (Resume(1), "OCA1029"),
            (Discard(1), "OCA1029"),
            (Register(1, Of("ticket", 1)), "OCA1029"),
            (Change(1, Of("ticket", 1)), "OCA1029"),
            (Change(1, Of("ticket", 9)), "OCA1029"),
            (RemovePicture(1), "OCA1029"),
            (Picture(1, [1]), "OCA1029"),
        ]);

    [Fact]
    public Task The_actions_of_a_row_are_those_of_its_day() => RunAsync(
        [
            .. InUse(1, "changed"),
            (Change(1, Of("ticket", 2)), Done),
            .. InUse(2, "unchanged"),
            (Add(), Done),
            (Add(), Done),
            (Save(4), Done),
            .. InUse(5, "suspended"),
            (Suspend(5), Done),
            .. InUse(6, "terminated"),
            (Suspend(6), Done),
            (Terminate(6), Done),
        ]);

    [Fact]
    public void There_is_no_other_action()
    {
        var organization = new NaiveOrganization { Zone = DateTimeZone.Utc };
        Assert.Throws<ArgumentOutOfRangeException>("action", () => NaiveAdministration.ActionRefusal(organization, new NaiveService { Number = 1 }, (ServiceAction)99, default));
        Assert.Throws<ArgumentNullException>("organization", () => NaiveAdministration.ActionRefusal(null!, new NaiveService { Number = 1 }, ServiceAction.Discard, default));
        Assert.Throws<ArgumentNullException>("service", () => NaiveAdministration.ActionRefusal(organization, null!, ServiceAction.Discard, default));
    }

    [Fact]
    public async Task An_organization_has_so_many_services_and_not_more()
    {
        await using var trial = await BeginAsync(maxServices: 2);
        await trial.PlayAsync(
            [
                .. InUse(1, "alpha"),
                (Add(), Done),
                (Add(), "OCA1031"),
                (Add((ServiceType)9), "OCA1012"),
                (Discard(2), Done),
                (Add(), Done),
                (Suspend(1), Done),
                (Terminate(1), Done),
                (Add(), "OCA1031"),
            ]);
        await trial.AgreeAsync();
    }

    [Fact]
    public async Task A_version_that_does_not_stand_there_any_more_is_refused()
    {
        await using var trial = await BeginAsync();
        await trial.PlayAsync(InUse(1, "alpha"));
        ServiceCommand[] all =
        [
            Draft(1, new BasicInformation()), Save(1, "Renamed", "alpha"), Register(1, Of("ticket", 1)), Change(1, Of("ticket", 2)), Suspend(1), Resume(1), Terminate(1), Discard(1),
            Picture(1, [1]), RemovePicture(1),
        ];
        foreach (var command in all) await trial.PlayAsync((command with { Seen = SeenVersion.Stale }, "OCA0007"));
        await trial.PlayAsync(
            (Suspend(9) with { Seen = SeenVersion.Stale }, "OCA1001"),
            (Suspend(1) with { Seen = SeenVersion.Any }, Done),
            (Discount(1, 5) with { Seen = SeenVersion.Stale }, Done));
        await trial.AgreeAsync();
    }
}

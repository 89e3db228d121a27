using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Parting;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Where services differ in one thing between library and model, that one is told; also beyond the first page.</summary>
public class ServiceDifferenceTests
{
    private static readonly Line[] Drafts = [.. Enumerable.Repeat((Line)(Add(), Done), 7)];

    private static BasicInformation Information(string? name = "Desk", string? id = "desk", string main = "ko", string zone = "Asia/Seoul") =>
        new() { Name = name, ServiceId = id, Languages = ["ko", "en"], MainLanguage = main, TimeZone = zone };

    /// <summary>What is told of service 1 after it was changed in one way in the library and in another one in the model.</summary>
    private static async Task DiffersAsync(string told, IReadOnlyList<Line> both, AdminCommand library, AdminCommand model) =>
        Assert.Equal($"acme, service 1: {told}", await ToldAsync(both, [library], [model]));

    [Fact]
    public async Task How_many_entries_there_are() => Assert.Equal("acme: 4 entries instead of 3", await ToldAsync([(Add(), Done)], [Add()], []));

    [Fact]
    public async Task Which_services_there_are()
    {
        Assert.Equal("acme: services 1,2,3,4,5,6,7 instead of 1,2,3,4,5,6", await ToldAsync(Drafts, acme => acme.Services.Remove(7)));
        Assert.Equal("acme: services 1,2,3,4,5,6,7 instead of 1,2,3,4,5,6,8", await ToldAsync(
            Drafts,
            acme =>
            {
                acme.Services.Remove(7);
                acme.Services.Add(8, new NaiveService { Number = 8 });
            }));
    }

    [Fact]
    public async Task The_version() => Assert.Equal(
        "acme, service 1: version 3 instead of 2",
        await ToldAsync(Drafts[..2], [Draft(1, Information()), Draft(1, new BasicInformation())], [Draft(1, Information()), Draft(2, Information())]));

    [Fact]
    public Task The_name() => DiffersAsync(
        "ConsultationManagement|Help|desk|ko,en|ko|Asia/Seoul|False|NotInUse||| instead of ConsultationManagement|Desk|desk|ko,en|ko|Asia/Seoul|False|NotInUse|||",
        Drafts[..1],
        Draft(1, Information("Help")),
        Draft(1, Information()));

    [Fact]
    public Task The_ID() => DiffersAsync(
        "ConsultationManagement|Desk|shop|ko,en|ko|Asia/Seoul|False|NotInUse||| instead of ConsultationManagement|Desk|desk|ko,en|ko|Asia/Seoul|False|NotInUse|||",
        Drafts[..1],
        Draft(1, Information(id: "shop")),
        Draft(1, Information()));

    [Fact]
    public Task The_type() => DiffersAsync(
        "IssueManagement|Desk|desk||||False|NotInUse||| instead of ConsultationManagement|Desk|desk||||False|NotInUse|||",
        Drafts[..1],
        Draft(1, new BasicInformation { Name = "Desk", ServiceId = "desk", Type = ServiceType.IssueManagement }),
        Draft(1, new BasicInformation { Name = "Desk", ServiceId = "desk" }));

    [Fact]
    public Task The_languages() => DiffersAsync(
        "ConsultationManagement|Desk|desk|ko|ko|Asia/Seoul|False|NotInUse||| instead of ConsultationManagement|Desk|desk|ko,en|ko|Asia/Seoul|False|NotInUse|||",
        Drafts[..1],
        Draft(1, Information() with { Languages = ["ko"] }),
        Draft(1, Information()));

    [Fact]
    public Task The_main_language() => DiffersAsync(
        "ConsultationManagement|Desk|desk|ko,en|en|Asia/Seoul|False|NotInUse||| instead of ConsultationManagement|Desk|desk|ko,en|ko|Asia/Seoul|False|NotInUse|||",
        Drafts[..1],
        Draft(1, Information(main: "en")),
        Draft(1, Information()));

    [Fact]
    public Task The_zone() => DiffersAsync(
        "ConsultationManagement|Desk|desk|ko,en|ko|Europe/Berlin|False|NotInUse||| instead of ConsultationManagement|Desk|desk|ko,en|ko|Asia/Seoul|False|NotInUse|||",
        Drafts[..1],
        Draft(1, Information(zone: "Europe/Berlin")),
        Draft(1, Information()));

    [Fact]
    public Task Whether_step_1_is_done() => DiffersAsync(
        "ConsultationManagement|Desk|desk|ko,en|ko|Asia/Seoul|True|NotInUse||| instead of ConsultationManagement|Desk|desk|ko,en|ko|Asia/Seoul|False|NotInUse|||",
        Drafts[..1],
        Save(1).With(_ => Information()),
        Draft(1, Information()));

    [Fact]
    public Task The_terms() => DiffersAsync(
        "ConsultationManagement|alpha|alpha|ko|ko|Asia/Seoul|True|InUse|||chat=2,ticket=1 instead of ConsultationManagement|alpha|alpha|ko|ko|Asia/Seoul|True|InUse|||chat=1,ticket=1",
        InUse(1, "alpha"),
        Change(1, Of("ticket", 1), Of("chat", 2)),
        Change(1, Of("ticket", 1), Of("chat", 1)));

    [Fact]
    public Task The_status() => DiffersAsync(
        "ConsultationManagement|alpha|alpha|ko|ko|Asia/Seoul|True|Suspended|||ticket=1 instead of ConsultationManagement|alpha|alpha|ko|ko|Asia/Seoul|True|InUse|||ticket=2",
        InUse(1, "alpha"),
        Suspend(1),
        Change(1, Of("ticket", 2)));

    [Fact]
    public async Task The_picture()
    {
        var (one, other) = (PictureBuilder.Png(1, 1), PictureBuilder.Png(1, 2));
        var told = await ToldAsync(Drafts[..1], [Picture(1, one)], [Picture(1, other)]);
        Assert.Equal(
            $"acme, service 1: ConsultationManagement||||||False|NotInUse||{Convert.ToHexString(one)}| instead of ConsultationManagement||||||False|NotInUse||{Convert.ToHexString(other)}|",
            told);
    }

    [Fact]
    public async Task The_day_of_termination()
    {
        await using var trial = await BeginAsync();
        await trial.PlayAsync([.. InUse(1, "alpha"), (Suspend(1), Done)]);
        trial.Naive(Terminate(1));
        trial.Host.Clock.Advance(Duration.FromDays(1));
        await trial.LibraryAsync(Terminate(1));
        var told = await AdminHistory.StateDifferenceAsync(trial.Host, trial.Model);
        Assert.Contains($"|Terminated|{new LocalDate(2021, 3, 16)}|", told, StringComparison.Ordinal);
        Assert.Contains($"|Terminated|{new LocalDate(2021, 3, 15)}|", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_of_registration()
    {
        await using var trial = await BeginAsync();
        await trial.PlayAsync((Add(), Done), (Save(1), Done));
        trial.Naive(Register(1, Of("ticket", 1)));
        trial.Host.Clock.Advance(Duration.FromDays(1));
        await trial.LibraryAsync(Register(1, Of("ticket", 1)));
        Assert.Equal($"acme, service 1: registered on {new LocalDate(2021, 3, 16)} instead of {new LocalDate(2021, 3, 15)}", await AdminHistory.StateDifferenceAsync(trial.Host, trial.Model));
    }

    [Fact]
    public async Task Which_actions_are_allowed()
    {
        var today = new LocalDate(2021, 3, 15);
        Assert.Equal("acme, service 1: ChangeContract answers allowed instead of OCA2007", await ToldAsync(InUse(1, "alpha"), acme => acme.Services[1].ChangedOn.Add(today)));
        Assert.Equal(
            "acme, service 1: ChangeContract answers OCA2007 instead of allowed",
            await ToldAsync([.. InUse(1, "alpha"), (Change(1, Of("ticket", 2)), Done)], acme => acme.Services[1].ChangedOn.Clear()));
    }

    [Fact]
    public async Task An_organization_after_the_first()
    {
        var zeta = OrganizationId.Parse("zeta");
        await using var trial = await BeginAsync();
        await trial.PlayAsync((Provision(zeta), Done));
        await trial.LibraryAsync(Add(by: Operator, organization: zeta));
        Assert.Equal("zeta: 3 entries instead of 2", await AdminHistory.StateDifferenceAsync(trial.Host, trial.Model));
    }
}

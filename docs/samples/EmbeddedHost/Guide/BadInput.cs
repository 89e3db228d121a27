using System.Text;
using EmbeddedHost.Reports;
using EmbeddedHost.Setup;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace EmbeddedHost.Guide;

/// <summary>What is typed in wrongly is refused, and nothing of it is stored. It is tried on a draft that is discarded in the end.</summary>
internal sealed class BadInput(Scene scene)
{
    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Refused: input", "거절 · 입력");
        var first = scene.Plan.Services[0];
        var draft = await scene.Check.DoneAsync("Add a draft to try on", scene.Services.AddAsync(scene.Owner, scene.Id, ServiceType.IssueManagement, cancellationToken: scene.Cancel));
        await BasicInformationAsync(draft, first);
        await ContractAsync(first);

        var row = await scene.GetAsync(first);
        var stale = new StoreVersion(row.Version.Value - 1);
        await scene.Check.RefusedAsync(
            $"Suspend {first.Id} by an older version, {stale}",
            AdminErrors.VersionStale,
            () => scene.Services.SuspendAsync(scene.Owner, scene.Id, row.Service.Number, stale, cancellationToken: scene.Cancel));
        await scene.Check.RefusedAsync(
            "An SVG as profile picture, whatever its name",
            AdminErrors.PictureUnknownFormat,
            () => scene.Services.SetPictureAsync(scene.Owner, scene.Id, row.Service.Number, row.Version, Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), cancellationToken: scene.Cancel));

        await scene.Check.DoneAsync("Discard the draft", scene.Services.DiscardAsync(scene.Owner, scene.Id, draft.Number, draft.Version, cancellationToken: scene.Cancel));
        return chapter;
    }

    private async Task BasicInformationAsync(ChangeReceipt draft, PlannedService taken)
    {
        var id = taken.Id.ToUpperInvariant();
        (string What, AdminErrorKind Expected, BasicInformation Information)[] tries =
        [
            ($"The ID {id}, taken in another case", AdminErrors.ServiceIdTaken, new() { Name = "새 서비스", ServiceId = id }),
            ("The ID Admin, a reserved word", AdminErrors.ServiceIdReserved, new() { Name = "새 서비스", ServiceId = "Admin" }),
            ("The ID 고객센터, not English letters", AdminErrors.ServiceIdNotLetters, new() { Name = "새 서비스", ServiceId = "고객센터" }),
            ($"The name of {taken.Id}", AdminErrors.ServiceNameTaken, new() { Name = taken.Name, ServiceId = "Another" }),
            ("A name of 101 letters", AdminErrors.ServiceNameTooLong, new() { Name = new string('가', ServiceName.MaxLength + 1), ServiceId = "Another" }),
            ("The time zone UTC+9", AdminErrors.ServiceZoneUnknown, new() { Name = "새 서비스", ServiceId = "Another", TimeZone = "UTC+9" }),
            ("Help-centre languages of an issue service", AdminErrors.ServiceLanguagesNotForType, new() { Name = "새 서비스", ServiceId = "Another", Languages = ["ko"], MainLanguage = "ko" }),
        ];
        foreach (var (what, expected, information) in tries)
        {
            await scene.Check.RefusedAsync(
                what,
                expected,
                () => scene.Services.SaveBasicInformationAsync(scene.Owner, scene.Id, draft.Number, draft.Version, information, cancellationToken: scene.Cancel));
        }
    }

    private async Task ContractAsync(PlannedService planned)
    {
        var row = await scene.GetAsync(planned);
        (string What, AdminErrorKind Expected, ContractTermInput[] Terms)[] tries =
        [
            ("Contract ticketevaluation, an item that is not open", AdminErrors.ContractItemNotOpen, [new() { Item = "ticket", Users = 1 }, new() { Item = "ticketevaluation" }]),
            ("Contract an item that does not exist", AdminErrors.ContractItemUnknown, [new() { Item = "ticket", Users = 1 }, new() { Item = "telepathy" }]),
            ("Contract without ticket, which is always on", AdminErrors.ContractTicketMissing, [new() { Item = "chat", Users = 1 }]),
            ("Contract half a user", AdminErrors.ContractUsers, [new() { Item = "ticket", Users = 1.5m }]),
        ];
        foreach (var (what, expected, terms) in tries)
        {
            await scene.Check.RefusedAsync(
                what,
                expected,
                () => scene.Services.ChangeContractAsync(scene.Owner, scene.Id, row.Service.Number, row.Version, terms, cancellationToken: scene.Cancel));
        }
    }
}

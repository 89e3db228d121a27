using EmbeddedHost.Reports;
using EmbeddedHost.Setup;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace EmbeddedHost.Guide;

/// <summary>Step 1 of the wizard: drafts, basic information, a profile picture. The first run leaves a service unfinished, the second finishes it.</summary>
internal sealed class AddingServices(Scene scene)
{
    private const string NextName = "다음 분기 신규 채널 (Next quarter)";

    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Adding services, step 1: basic information", "서비스 추가 · 기본정보");
        foreach (var planned in scene.Plan.Services) await AddAsync(planned);
        if (scene.GoesOn) await ReplaceDraftAsync();
        return chapter;
    }

    private async Task AddAsync(PlannedService planned)
    {
        var row = await scene.FindAsync(planned);
        if (row is { Service.HasBasicInformation: true })
        {
            scene.Check.Note($"{planned.Id} is there, no. {row.Service.Number}");
            return;
        }

        var (number, version) = row is null ? await BeginAsync(planned) : (row.Service.Number, row.Version);
        if (planned.End == PlannedEnd.Unfinished && !scene.GoesOn) return;

        var saved = await scene.Check.DoneAsync(
            $"{planned.Id}: complete basic information",
            scene.Services.SaveBasicInformationAsync(scene.Owner, scene.Id, number, version, planned.BasicInformation, cancellationToken: scene.Cancel));
        if (planned.PictureColour is { } colour) await SetPictureAsync(planned, saved, colour);

        var added = await scene.GetAsync(planned);
        scene.Check.That(added.Url is { } url && url.AbsolutePath.Contains(planned.Id, StringComparison.Ordinal), $"the URL of {planned.Id} is {added.Url}");
        scene.Check.That(added.Version.Value > version.Value, $"{planned.Id} still has version {added.Version}");
    }

    private async Task<(long Number, StoreVersion Version)> BeginAsync(PlannedService planned)
    {
        var receipt = await scene.Check.DoneAsync(
            $"{planned.Id}: add, {Words.Of(planned.Type).Korean} {Words.Of(planned.Type).English}",
            scene.Services.AddAsync(scene.Owner, scene.Id, planned.Type, cancellationToken: scene.Cancel));
        if (planned.DraftFirst || planned.End == PlannedEnd.Unfinished)
            receipt = await SaveDraftAsync($"{planned.Id}: save a draft with only its name, and leave", receipt.Number, receipt.Version, planned.Beginning);
        return (receipt.Number, receipt.Version);
    }

    private async Task SetPictureAsync(PlannedService planned, ChangeReceipt saved, string colour)
    {
        var bytes = DrawnPicture.Draw(colour);
        var preview = scene.Check.Value("preview the picture", PicturePreview.Create(bytes));
        await scene.Check.DoneAsync(
            $"{planned.Id}: profile picture, previewed as {preview}, {preview.Info.Length} bytes",
            scene.Services.SetPictureAsync(scene.Owner, scene.Id, saved.Number, saved.Version, bytes, cancellationToken: scene.Cancel));
        var stored = scene.Check.Value("read the picture", await scene.Services.GetPictureAsync(scene.Owner, scene.Id, saved.Number, scene.Cancel));
        scene.Check.That(stored.Bytes.Span.SequenceEqual(bytes), "the picture came back with other bytes");
    }

    /// <summary>What a run beyond the first does: the draft of the last one is discarded, a new one begun.</summary>
    private async Task ReplaceDraftAsync()
    {
        foreach (var row in await scene.AllServicesAsync())
        {
            if (row.Service is not { HasBasicInformation: false, Name.Value: NextName }) continue;
            await scene.Check.DoneAsync(
                $"Discard the unfinished service no. {row.Service.Number}",
                scene.Services.DiscardAsync(scene.Owner, scene.Id, row.Service.Number, row.Version, cancellationToken: scene.Cancel));
        }

        var added = await scene.Check.DoneAsync("Add another service", scene.Services.AddAsync(scene.Owner, scene.Id, ServiceType.ConsultationManagement, cancellationToken: scene.Cancel));
        await SaveDraftAsync("Save its draft with only its name, and leave", added.Number, added.Version, new BasicInformation { Name = NextName });
    }

    private Task<ChangeReceipt> SaveDraftAsync(string what, long number, StoreVersion seen, BasicInformation information) => scene.Check.DoneAsync(
        what,
        scene.Services.SaveDraftAsync(scene.Owner, scene.Id, number, seen, information, cancellationToken: scene.Cancel));
}

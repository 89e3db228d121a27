using EmbeddedHost.Reports;
using EmbeddedHost.Rules;
using OnlineContact.Admin.ContractedServices;

namespace EmbeddedHost.Guide;

/// <summary>The contract status (계약 현황): every row with its buttons and actions, each checked against the rules written down a second time.</summary>
internal sealed class ContractStatus(Scene scene)
{
    public async Task<Chapter> RunAsync(string title, string korean)
    {
        var chapter = scene.Check.Begin(title, korean);
        var rows = await scene.AllServicesAsync();
        foreach (var row in rows) CheckRow(row);
        chapter.Services = [.. rows.Select(LineOf)];
        return chapter;
    }

    private void CheckRow(ServiceRow row)
    {
        var service = row.Service;
        var isDone = service is { HasBasicInformation: true, Terms: not null };
        scene.Check.That(isDone != (service.Status == ServiceStatus.NotInUse), $"service no. {service.Number} is {service.Status}");
        scene.Check.That(row.BasicInformation == (service.HasBasicInformation ? StepButton.Edit : StepButton.Register), $"service no. {service.Number}: button of step 1");
        scene.Check.That(row.Contract == (service.Terms is null ? StepButton.Register : StepButton.Edit), $"service no. {service.Number}: button of step 2");
        foreach (var (action, refusal) in row.Actions())
        {
            var expected = ExpectedActions.Refusal(action, service, scene.Today)?.Code;
            scene.Check.That(refusal?.Code == expected, $"service no. {service.Number}: {action} is {refusal?.Code ?? "allowed"}, but the rules say {expected ?? "allowed"}");
        }
    }

    private static StatusLine LineOf(ServiceRow row) => new()
    {
        Number = row.Service.Number,
        Type = Words.Of(row.Service.Type).English,
        TypeKorean = Words.Of(row.Service.Type).Korean,
        Name = row.Service.Name?.Value,
        Id = row.Service.Id?.Value,
        Url = row.Url?.AbsoluteUri,
        TimeZone = row.Service.TimeZone,
        Status = Words.Of(row.Service.Status).English,
        StatusKorean = Words.Of(row.Service.Status).Korean,
        StatusWireName = row.Service.Status.ToWireName(),
        BasicInformation = Words.Of(row.BasicInformation).English,
        BasicInformationKorean = Words.Of(row.BasicInformation).Korean,
        Contract = Words.Of(row.Contract).English,
        ContractKorean = Words.Of(row.Contract).Korean,
        Terms = row.Service.Terms?.ToText(),
        Actions = [.. row.Actions().Select(state => new ActionCell { Action = state.Action.ToString(), RefusedWith = state.Refusal?.Code })],
    };
}

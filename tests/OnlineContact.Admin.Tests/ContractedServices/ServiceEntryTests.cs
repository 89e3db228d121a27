using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ContractedServices;

/// <summary>What each step of a service writes into the log: all that changed, with what it was before, and nothing else.</summary>
public class ServiceEntryTests
{
    [Fact]
    public async Task Every_step_of_a_service_is_logged_with_all_that_changed()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var (services, owner, id) = (host.ContractedServices, acme.Owner, acme.Id);
        var picture = PictureBuilder.Png(1, 1);
        await services.AddAsync(owner, id, ServiceType.IssueManagement);
        await LoggedAsync("service.added", null, "type=IssueManagement\nstatus=create", "", "");
        var draft = new BasicInformation { Type = ServiceType.ConsultationManagement, Name = "Alpha", ServiceId = "alpha", Languages = ["ko", "en"], MainLanguage = "ko" };
        await services.SaveDraftAsync(owner, id, 1, StoreVersion.Any, draft);
        await LoggedAsync(
            "service.draft-saved", "type=IssueManagement", "type=ConsultationManagement\nname=Alpha\nserviceId=alpha\nlanguages=ko,en\nmainLanguage=ko\ntimeZone=Asia/Seoul", "alpha", "Alpha");
        await services.SaveBasicInformationAsync(owner, id, 1, StoreVersion.Any, draft with { MainLanguage = "en", TimeZone = "Europe/Paris" });
        await LoggedAsync("service.basic-information-saved", "mainLanguage=ko\ntimeZone=Asia/Seoul", "mainLanguage=en\ntimeZone=Europe/Paris\nbasicInformation=done", "alpha", "Alpha");
        await services.SetPictureAsync(owner, id, 1, StoreVersion.Any, picture);
        await LoggedAsync("service.picture-set", null, $"picture={Digest.Of(picture)}", "alpha", "Alpha");
        await services.RegisterContractAsync(owner, id, 1, StoreVersion.Any, Scenes.Ticket(3));
        await LoggedAsync("contract.registered", "status=create", "status=inuse\ncontract=ticket=3", "alpha", "Alpha", ChangeLogCategory.Contract);
        await services.ChangeContractAsync(owner, id, 1, StoreVersion.Any, Scenes.Ticket(4));
        host.Clock.Advance(Duration.FromDays(1));
        await services.ChangeContractAsync(owner, id, 1, StoreVersion.Any, Scenes.Ticket(4));
        await services.ChangeContractAsync(owner, id, 1, StoreVersion.Any, Scenes.Ticket(5));
        await LoggedAsync("contract.changed", "contract=ticket=4", "contract=ticket=5", "alpha", "Alpha", ChangeLogCategory.Contract);
        await services.RemovePictureAsync(owner, id, 1, StoreVersion.Any);
        await LoggedAsync("service.picture-set", $"picture={Digest.Of(picture)}", null, "alpha", "Alpha");
        await services.SuspendAsync(owner, id, 1, StoreVersion.Any);
        await LoggedAsync("service.suspended", "status=inuse", "status=pause", "alpha", "Alpha");
        await services.TerminateAsync(owner, id, 1, StoreVersion.Any);
        await LoggedAsync("service.terminated", "status=pause", "status=stop\nterminatedOn=2021-03-16", "alpha", "Alpha");
        await services.AddAsync(owner, id, ServiceType.IssueManagement);
        await services.DiscardAsync(owner, id, 2, StoreVersion.Any);
        await LoggedAsync("service.discarded", "type=IssueManagement\nstatus=create", null, "", "", number: 2);

        async Task LoggedAsync(string operation, string? before, string? after, string serviceId, string name, ChangeLogCategory category = ChangeLogCategory.Service, long number = 1)
        {
            var entry = (await host.ChangeLog.ReadAsync(owner, id, 1)).Value.Entries[0];
            Assert.Equal((operation, before, after), (entry.Operation, entry.Before.Value, entry.After.Value));
            Assert.Equal((category, ChangeLogTargetKind.Service, serviceId, name), (entry.Category, entry.TargetKind, entry.TargetId.Value ?? "", entry.TargetName.Value ?? ""));
            Assert.Equal((number, serviceId, name), (entry.Service, entry.ServiceId.Value ?? "", entry.ServiceName.Value ?? ""));
            Assert.Equal([new("number", $"{number}")], entry.Arguments);
        }
    }

    [Fact]
    public async Task Every_contract_is_kept_with_its_day_and_the_place_of_its_entry()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme, contracted: false);
        await host.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, [new() { Item = "ticket", Users = 3 }, new() { Item = "chat", Users = 2 }]);
        var registered = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 1)).Value.Entries[0].Sequence;
        host.Clock.Advance(Duration.FromDays(1));
        await host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(9));
        var changed = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 1)).Value.Entries[0].Sequence;

        var rows = await host.Store.RecordsAsync(acme.Id, ContractTermsRecord.Shape);
        Assert.Equal(
            [(number, registered, "chat", 2L, new LocalDate(2021, 3, 15)), (number, registered, "ticket", 3L, new LocalDate(2021, 3, 15)), (number, changed, "ticket", 9L, new LocalDate(2021, 3, 16))],
            rows.Select(row => (row.Service, row.Sequence, row.Item, (long)row.Users, row.Day)).Order());
    }
}

using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
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

        var rows = (await host.Store.GetAsync(acme.Id, [new RecordRead(ContractTermsRecord.Shape, [], [[]])], default))[0].Select(row => ContractTermsRecord.Shape.FromCells(acme.Id, row.Cells));
        Assert.Equal(
            [(number, registered, "chat", 2L, new LocalDate(2021, 3, 15)), (number, registered, "ticket", 3L, new LocalDate(2021, 3, 15)), (number, changed, "ticket", 9L, new LocalDate(2021, 3, 16))],
            rows.Select(row => (row.Service, row.Sequence, row.Item, (long)row.Users, row.Day)).Order());
    }

    [Fact]
    public async Task A_discarded_draft_makes_room_for_another()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Configure(options => options.MaxServices = 2));
        var acme = await host.ProvisionAsync();
        var services = host.ContractedServices;
        for (var number = 1; number <= 2; number++) Assert.Equal(number, (await services.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number);
        for (var number = 3; number <= 5; number++)
        {
            Assert.False((await services.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Succeeded);
            var gone = (await services.DiscardAsync(acme.Owner, acme.Id, number - 2, StoreVersion.First)).Value;
            Assert.Equal((number - 2, StoreVersion.First, true), ((int)gone.Number, gone.Version, gone.Changed));
            Assert.Equal(number, (await services.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number);
        }
    }

    [Fact]
    public async Task A_request_that_is_repeated_with_other_content_is_refused()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var (services, owner, id) = (host.ContractedServices, acme.Owner, acme.Id);
        await host.ServiceAsync(acme, "Alpha", "alpha");
        await host.ServiceAsync(acme, "Beta", "beta");
        await host.ServiceAsync(acme, "Gamma", "gamma", contracted: false);

        var suspend = RequestId.Create("suspend").Value;
        var first = (await services.SuspendAsync(owner, id, 1, StoreVersion.Any, suspend)).Value;
        Assert.Equal(first, (await services.SuspendAsync(owner, id, 1, StoreVersion.Any, suspend)).Value);
        Assert.Equal("OCA0008", (await services.SuspendAsync(owner, id, 2, StoreVersion.Any, suspend)).Error.Code);
        Assert.Equal("OCA0008", (await services.SuspendAsync(owner, id, 1, first.Version, suspend)).Error.Code);

        var register = RequestId.Create("register").Value;
        IReadOnlyList<ContractTermInput> terms = [.. Enumerable.Range(0, ContractItemCatalogue.MaxItems).Select(i => new ContractTermInput { Item = i == 0 ? "ticket" : "helpdoc", Users = i == 0 ? 3 : null })];
        terms = [terms[0], terms[1]];
        var registered = (await services.RegisterContractAsync(owner, id, 3, StoreVersion.Any, terms, register)).Value;
        Assert.Equal(registered, (await services.RegisterContractAsync(owner, id, 3, StoreVersion.Any, terms, register)).Value);
        Assert.Equal("OCA0008", (await services.RegisterContractAsync(owner, id, 3, StoreVersion.Any, [terms[0]], register)).Error.Code);
        Assert.Equal("OCA0008", (await services.RegisterContractAsync(owner, id, 3, StoreVersion.Any, [terms[0] with { Users = 4 }, terms[1]], register)).Error.Code);
        Assert.Equal("OCA0008", (await services.RegisterContractAsync(owner, id, 2, StoreVersion.Any, terms, register)).Error.Code);

        var save = RequestId.Create("save").Value;
        var information = new BasicInformation { Name = "Beta", ServiceId = "beta", Languages = ["ko", "en"], MainLanguage = "ko", TimeZone = "Asia/Seoul" };
        Assert.True((await services.SaveBasicInformationAsync(owner, id, 2, StoreVersion.Any, information, save)).Succeeded);
        Assert.True((await services.SaveBasicInformationAsync(owner, id, 2, StoreVersion.Any, information, save)).Succeeded);
        foreach (var other in new[] { information with { Name = "B" }, information with { ServiceId = "b" }, information with { Languages = ["ko", "ja"] }, information with { Languages = null }, information with { MainLanguage = "en" }, information with { TimeZone = null }, information with { Type = ServiceType.IssueManagement } })
            Assert.Equal("OCA0008", (await services.SaveBasicInformationAsync(owner, id, 2, StoreVersion.Any, other, save)).Error.Code);
    }

    [Fact]
    public async Task Pages_are_as_long_as_allowed_and_ordered_as_asked()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var services = host.ContractedServices;
        foreach (var (name, id) in new[] { ("Beta", "b"), ("Alpha", "c"), ("Gamma", "a") }) await host.ServiceAsync(acme, name, id, contracted: false);

        foreach (var size in new[] { 1, ServiceQuery.MaxPageSize })
        {
            Assert.Equal(Math.Min(size, 3), (await services.ListAsync(acme.Owner, acme.Id, new ServiceQuery { PageSize = size })).Value.Rows.Count);
            Assert.Equal(Math.Min(size, 3), (await services.SearchAsync(acme.Owner, acme.Id, "a", pageSize: size)).Value.Count);
        }

        foreach (var size in new[] { 0, ServiceQuery.MaxPageSize + 1 })
        {
            Assert.Equal("OCA0011", (await services.ListAsync(acme.Owner, acme.Id, new ServiceQuery { PageSize = size })).Error.Code);
            Assert.Equal("OCA0011", (await services.SearchAsync(acme.Owner, acme.Id, "a", pageSize: size)).Error.Code);
        }

        Assert.Equal(["Beta", "Alpha", "Gamma"], await NamesAsync(new ServiceQuery()));
        Assert.Equal(["Gamma", "Alpha", "Beta"], await NamesAsync(new ServiceQuery { Descending = true }));
        Assert.Equal(["Alpha", "Beta", "Gamma"], await NamesAsync(new ServiceQuery { Order = ServiceOrder.Name }));
        Assert.Equal(["Gamma", "Beta", "Alpha"], await NamesAsync(new ServiceQuery { Order = ServiceOrder.Name, Descending = true }));
        Assert.Equal((3L, 2L), ((await services.ListAsync(acme.Owner, acme.Id, new ServiceQuery { CountUpTo = 9 })).Value.Count!.Value, (await services.ListAsync(acme.Owner, acme.Id, new ServiceQuery { CountUpTo = 2 })).Value.Count!.Value));
        Assert.True((await services.FindAsync(acme.Owner, acme.Id, "c")).Succeeded);

        async Task<List<string>> NamesAsync(ServiceQuery query)
        {
            var names = new List<string>();
            for (var page = query with { PageSize = 1 }; ;)
            {
                var answer = (await services.ListAsync(acme.Owner, acme.Id, page)).Value;
                names.AddRange(answer.Rows.Select(row => row.Service.Name!.Value.Value));
                if (answer.Next is null) return names;
                page = page with { Cursor = answer.Next };
            }
        }
    }

    [Fact]
    public async Task A_terminated_service_gets_no_picture_and_the_longest_id_is_found()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var services = host.ContractedServices;
        var id = new string('x', ServiceId.MaxLength);
        var number = await host.ServiceAsync(acme, "Alpha", id);
        Assert.Equal(number, (await services.FindAsync(acme.Owner, acme.Id, id)).Value.Service.Number);
        Assert.Equal("OCA1001", (await services.FindAsync(acme.Owner, acme.Id, id + "x")).Error.Code);
        await services.SuspendAsync(acme.Owner, acme.Id, number, StoreVersion.Any);
        await services.TerminateAsync(acme.Owner, acme.Id, number, StoreVersion.Any);

        var over = (await services.SuspendAsync(acme.Owner, acme.Id, number, StoreVersion.Any)).Error.Code;
        Assert.Equal(over, (await services.SetPictureAsync(acme.Owner, acme.Id, number, StoreVersion.Any, PictureBuilder.Png(1, 1))).Error.Code);
        Assert.Equal(over, (await services.SetPictureAsync(acme.Owner, acme.Id, number, StoreVersion.Any, new byte[] { 1 })).Error.Code);
        Assert.Equal(over, (await services.RemovePictureAsync(acme.Owner, acme.Id, number, StoreVersion.Any)).Error.Code);
    }

    [Fact]
    public async Task A_draft_without_languages_keeps_its_zone_open()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var services = host.ContractedServices;
        await services.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement);
        await services.SaveDraftAsync(acme.Owner, acme.Id, 1, StoreVersion.Any, new BasicInformation { Name = "Alpha" });
        Assert.Null((await services.GetAsync(acme.Owner, acme.Id, 1)).Value.Service.TimeZone);
        await services.SaveDraftAsync(acme.Owner, acme.Id, 1, StoreVersion.Any, new BasicInformation { Name = "Alpha", Languages = ["ja"], MainLanguage = "ja" });
        Assert.Equal("Asia/Tokyo", (await services.GetAsync(acme.Owner, acme.Id, 1)).Value.Service.TimeZone);
        await services.SaveDraftAsync(acme.Owner, acme.Id, 1, StoreVersion.Any, new BasicInformation { Languages = [] });
        Assert.Null((await services.GetAsync(acme.Owner, acme.Id, 1)).Value.Service.TimeZone);
    }

    [Fact]
    public async Task The_id_of_a_draft_is_nobodys_yet()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        for (var number = 1; number <= 2; number++)
        {
            await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            Assert.True((await host.ContractedServices.SaveDraftAsync(acme.Owner, acme.Id, number, StoreVersion.Any, new BasicInformation { Name = "Alpha", ServiceId = "alpha" })).Succeeded);
        }

        Assert.Equal("OCA1001", (await host.ContractedServices.FindAsync(acme.Owner, acme.Id, "alpha")).Error.Code);
        Assert.True((await host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, 2, StoreVersion.Any, new BasicInformation { Name = "Alpha", ServiceId = "alpha" })).Succeeded);
        Assert.False((await host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, 1, StoreVersion.Any, new BasicInformation { Name = "Beta", ServiceId = "Alpha" })).Succeeded);
    }

    [Fact]
    public async Task An_id_that_was_given_out_before_its_word_was_reserved_stays_good()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme, "Alpha", "alpha");
        await using var later = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store).Configure(options => options.ReservedServiceIds.Add("alpha")), host.Clock);
        var information = new BasicInformation { Name = "Renamed", ServiceId = "alpha", Languages = ["ko"], MainLanguage = "ko" };

        Assert.True((await later.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, number, StoreVersion.Any, information)).Succeeded);
        var other = (await later.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement)).Value.Number;
        Assert.Equal("OCA1008", (await later.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, other, StoreVersion.Any, information with { Name = "Other" })).Error.Code);
    }

    [Fact]
    public void What_is_refused_is_not_allowed()
    {
        var actions = ServiceActions.Of(Cti.SignInServices.Of(OrganizationId.Parse("acme"), hasPhone: true, isInUse: true), new LocalDate(2021, 3, 15));
        Assert.Equal([ServiceAction.EditBasicInformation, ServiceAction.Suspend], actions.Where(action => action.IsAllowed).Select(action => action.Action).Intersect([ServiceAction.EditBasicInformation, ServiceAction.Suspend, ServiceAction.Resume, ServiceAction.Terminate]));
        Assert.All(actions, action => Assert.Equal(action.Refusal is null, action.IsAllowed));
    }

    [Fact]
    public void A_service_that_was_registered_ahead_of_the_clock_ends_on_its_day_at_the_earliest()
    {
        var day = new LocalDate(2021, 3, 15);
        var service = Cti.SignInServices.Of(OrganizationId.Parse("acme"), hasPhone: true, isInUse: true) with { Status = ServiceStatus.Suspended, RegisteredOn = day };

        Assert.Equal(day, service.Terminate(day.PlusDays(-1)).Value.TerminatedOn);
        Assert.Equal(day.PlusDays(1), service.Terminate(day.PlusDays(1)).Value.TerminatedOn);
    }

    [Fact]
    public void Ids_are_ordered_without_case()
    {
        ServiceId Id(string text) => ServiceId.FromStored(text);
        Assert.Equal((true, true, false, false), (Id("A") < Id("b"), Id("A") <= Id("b"), Id("A") > Id("b"), Id("A") >= Id("b")));
        Assert.Equal((false, true, false, true), (Id("A") < Id("a"), Id("A") <= Id("a"), Id("A") > Id("a"), Id("A") >= Id("a")));
        Assert.Equal((false, false, true, true), (Id("b") < Id("A"), Id("b") <= Id("A"), Id("b") > Id("A"), Id("b") >= Id("A")));
        foreach (var text in new[] { "", new string('x', 46), "a1" }) Assert.Contains("OCA10", Assert.Throws<ArgumentException>(() => Id(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_thing_that_is_wrong_is_told()
    {
        HashSet<string> reserved = ["api"];
        Assert.Equal("OCA1006", ServiceId.Create(new string('1', 46), reserved).Error.Code);
        Assert.Equal("OCA1003", ServiceName.Create(new string('\u0007', 101)).Error.Code);
        AdminErrorKind Wrong(IReadOnlyList<string> codes, string main) => HelpCentreLanguages.Create(codes, main, ServiceType.ConsultationManagement).Error.Kind;
        var (code, twice, other) = (Wrong(["k1"], "k1"), Wrong(["ko", "ko"], "ko"), Wrong(["ko"], "en"));
        Assert.Equal(3, new[] { code, twice, other }.Distinct().Count());
        Assert.Equal((code, code, twice), (Wrong(["k1", "k1"], "en"), Wrong(["k1", "k1"], "k1"), Wrong(["ko", "ko"], "en")));
        Assert.True(HelpCentreLanguages.Create(["zh_TWx"], "zh_TWx", ServiceType.ConsultationManagement).Succeeded);
        Assert.Equal(code, Wrong(["zh_TWxx"], "zh_TWxx"));
        Assert.Throws<ArgumentException>(() => HelpCentreLanguages.FromStored([], "ko"));
        Assert.Throws<ArgumentException>(() => HelpCentreLanguages.FromStored(["ko"], ""));
    }
}

using NodaTime;
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

public class ContractedServiceManagerTests
{
    [Fact]
    public async Task A_service_is_found_by_its_ID_in_any_case_and_a_text_that_can_be_none_finds_nothing()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme, "Alpha", "AlphaCare");
        foreach (var text in new[] { "AlphaCare", "alphacare", "ALPHACARE" })
            Assert.Equal(number, (await host.ContractedServices.FindAsync(acme.Owner, acme.Id, text)).Value.Service.Number);
        foreach (var text in new[] { "", " ", "alpha", "AlphaCare ", "ＡlphaCare", new string('a', 100_000), "\0" })
            Assert.Equal("OCA1001", (await host.ContractedServices.FindAsync(acme.Owner, acme.Id, text)).Error.Code);
    }

    [Fact]
    public async Task The_right_is_checked_before_the_bytes_of_a_picture()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var refused = await host.ContractedServices.SetPictureAsync(acme.Member, acme.Id, 1, StoreVersion.Any, new byte[] { 1, 2, 3 });
        Assert.Equal("OCA4006", refused.Error.Code);
        var missing = await host.ContractedServices.SetPictureAsync(acme.Owner, acme.Id, 1, StoreVersion.Any, new byte[] { 1, 2, 3 });
        Assert.Equal("OCA1001", missing.Error.Code);
    }

    [Fact]
    public async Task A_picture_before_the_start_is_a_mistake_of_the_host_even_if_it_is_a_bad_one()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        var organization = OrganizationId.Parse("acme");
        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => host.ContractedServices.SetPictureAsync(AdminTestHost.Operator, organization, 1, StoreVersion.Any, Array.Empty<byte>()));
        Assert.Equal("OCA0002", thrown.Error.Code);
    }

    [Fact]
    public async Task A_repeated_request_with_a_bad_picture_stays_refused_and_a_good_one_is_answered_again()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme);
        var request = RequestId.Create("picture-1").Value;
        Assert.Equal("OCA1022", (await host.ContractedServices.SetPictureAsync(acme.Owner, acme.Id, number, StoreVersion.Any, PictureBuilder.Png(1, 100_000), request)).Error.Code);
        var first = await host.ContractedServices.SetPictureAsync(acme.Owner, acme.Id, number, StoreVersion.Any, PictureBuilder.Png(1, 1), request);
        var again = await host.ContractedServices.SetPictureAsync(acme.Owner, acme.Id, number, StoreVersion.Any, PictureBuilder.Png(1, 1), request);
        Assert.Equal(first.Value, again.Value);
        Assert.Equal("OCA0008", (await host.ContractedServices.SetPictureAsync(acme.Owner, acme.Id, number, StoreVersion.Any, PictureBuilder.Png(1, 100_000), request)).Error.Code);
    }

    [Fact]
    public async Task A_taken_name_in_a_lot_of_white_space_is_taken()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.ServiceAsync(acme, "Gamma", "gamma");
        var other = (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement)).Value.Number;
        var refused = await host.ContractedServices.SaveBasicInformationAsync(
            acme.Owner, acme.Id, other, StoreVersion.Any, Scenes.Information(new string(' ', 230) + "gamma", "other"));
        Assert.Equal("OCA1004", refused.Error.Code);
    }

    [Fact]
    public async Task The_same_main_language_in_other_letters_leaves_a_chosen_zone_alone()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme, contracted: false);
        var services = host.ContractedServices;
        var information = Scenes.Information("Alpha", "alpha");
        Assert.True((await services.SaveBasicInformationAsync(acme.Owner, acme.Id, number, StoreVersion.Any, information with { TimeZone = "Europe/Berlin" })).Succeeded);
        Assert.True((await services.SaveBasicInformationAsync(acme.Owner, acme.Id, number, StoreVersion.Any, information with { Languages = ["KO"], MainLanguage = "KO" })).Succeeded);
        Assert.Equal("Europe/Berlin", (await services.GetAsync(acme.Owner, acme.Id, number)).Value.Service.TimeZone);
    }

    [Fact]
    public async Task A_button_and_its_command_agree_on_the_day_when_the_clock_is_a_little_behind_over_midnight()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore(), new FakeAdminClock(Instant.FromUtc(2021, 3, 14, 0, 0)));
        var acme = await host.ProvisionAsync(timeZone: "Asia/Seoul");
        var number = await host.ServiceAsync(acme);

        // 00:02 on the next day in Seoul; then another host whose clock is 3 minutes behind.
        host.Clock.Now = Instant.FromUtc(2021, 3, 14, 15, 2);
        Assert.True((await host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(2))).Succeeded);
        host.Clock.Now = Instant.FromUtc(2021, 3, 14, 14, 59);
        var command = await host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(3));
        Assert.Equal("OCA2007", command.Error.Code);
        var listed = (await host.ContractedServices.ListAsync(acme.Owner, acme.Id, new ServiceQuery())).Value.Rows.Single();
        var searched = (await host.ContractedServices.SearchAsync(acme.Owner, acme.Id, "alpha")).Value.Single();
        var read = (await host.ContractedServices.GetAsync(acme.Owner, acme.Id, number)).Value;
        Assert.All([listed, searched, read], row => Assert.Equal("OCA2007", row.Actions().Single(state => state.Action == ServiceAction.ChangeContract).Refusal?.Code));
    }

    [Fact]
    public async Task The_right_is_checked_before_the_size_of_a_page()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        Assert.Equal("OCA4006", (await host.ContractedServices.ListAsync(acme.Member, acme.Id, new ServiceQuery { PageSize = 0 })).Error.Code);
        Assert.Equal("OCA4006", (await host.ContractedServices.ListAsync(acme.Member, acme.Id, new ServiceQuery { Cursor = "x" })).Error.Code);
        Assert.Equal("OCA4006", (await host.ContractedServices.SearchAsync(acme.Member, acme.Id, "", pageSize: 0)).Error.Code);
        Assert.Equal("OCA4006", (await host.ChangeLog.ReadAsync(acme.Member, acme.Id, 0)).Error.Code);
        Assert.Equal("OCA4006", (await host.ChangeLog.ReadAsync(acme.Member, acme.Id, cursor: "x")).Error.Code);
        Assert.Equal("OCA0011", (await host.ContractedServices.ListAsync(acme.Owner, acme.Id, new ServiceQuery { PageSize = 0 })).Error.Code);
        Assert.Equal("OCA0009", (await host.ContractedServices.ListAsync(acme.Owner, acme.Id, new ServiceQuery { Cursor = "x" })).Error.Code);
        Assert.Equal("OCA1002", (await host.ContractedServices.SearchAsync(acme.Owner, acme.Id, "")).Error.Code);
        Assert.Equal("OCA0011", (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 101)).Error.Code);
        Assert.Equal("OCA0009", (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, cursor: "x")).Error.Code);
    }

    [Fact]
    public async Task After_termination_a_name_is_free_again_and_an_id_is_not()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var services = host.ContractedServices;
        var old = await host.ServiceAsync(acme, "Alpha", "alpha");
        Assert.True((await services.SuspendAsync(acme.Owner, acme.Id, old, StoreVersion.Any)).Succeeded);
        Assert.True((await services.TerminateAsync(acme.Owner, acme.Id, old, StoreVersion.Any)).Succeeded);
        var next = (await services.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement)).Value.Number;
        Assert.Equal("OCA1009", (await services.SaveBasicInformationAsync(acme.Owner, acme.Id, next, StoreVersion.Any, Scenes.Information("Alpha", "ALPHA"))).Error.Code);
        Assert.True((await services.SaveBasicInformationAsync(acme.Owner, acme.Id, next, StoreVersion.Any, Scenes.Information("Alpha", "beta"))).Succeeded);
    }

    [Fact]
    public async Task A_discarded_service_frees_name_and_id()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var old = await host.ServiceAsync(acme, "Alpha", "alpha", contracted: false);
        Assert.True((await host.ContractedServices.DiscardAsync(acme.Owner, acme.Id, old, StoreVersion.Any)).Succeeded);
        Assert.Equal(old + 1, await host.ServiceAsync(acme, "Alpha", "alpha"));
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
        IReadOnlyList<ContractTermInput> terms = [new() { Item = "ticket", Users = 3 }, new() { Item = "helpdoc" }];
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
}

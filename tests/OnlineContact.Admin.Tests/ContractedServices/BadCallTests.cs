using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Runtime;
using static OnlineContact.Admin.Tests.Runtime.AdminProcess;

namespace OnlineContact.Admin.Tests.ContractedServices;

public class BadCallTests
{
    [Fact]
    public async Task A_taken_name_is_refused_as_taken_however_much_space_is_around_it()
    {
        await using var process = await StartedAsync();
        await process.AddAsync("Support", "support");
        var second = (await process.Services.AddAsync(Owner, Acme, ServiceType.ConsultationManagement)).Value.Number;

        var saved = await process.Services.SaveBasicInformationAsync(Owner, Acme, second, StoreVersion.Any, Basics(new string(' ', 500) + "SUPPORT", "other"));

        Assert.Equal(AdminErrors.ServiceNameTaken, saved.Error.Kind);
    }

    [Fact]
    public async Task Who_lacks_the_right_learns_nothing_of_her_bad_input_and_is_logged()
    {
        await using var process = await StartedAsync();
        var number = await process.AddAsync("Support", "support");

        Assert.Equal(AdminErrors.AccessDenied, (await process.Services.SetPictureAsync(Stranger, Acme, number, StoreVersion.Any, new byte[] { 1, 2, 3 })).Error.Kind);
        Assert.Equal(AdminErrors.AccessDenied, (await process.Services.ListAsync(Stranger, Acme, new ServiceQuery { PageSize = 0 })).Error.Kind);
        Assert.Equal(AdminErrors.AccessDenied, (await process.Services.ListAsync(Stranger, Acme, new ServiceQuery { Cursor = "acme.x" })).Error.Kind);
        Assert.Equal(AdminErrors.AccessDenied, (await process.Services.SearchAsync(Stranger, Acme, "")).Error.Kind);
        Assert.Equal(AdminErrors.AccessDenied, (await process.Log.ReadAsync(Stranger, Acme, 0)).Error.Kind);
        Assert.Equal(AdminErrors.AccessDenied, (await process.Log.ReadAsync(Stranger, Acme, 50, "acme.x")).Error.Kind);

        var entries = (await process.Log.ReadAsync(Operator, Acme)).Value.Entries;
        Assert.Equal(6, entries.Count(entry => entry.Kind == ChangeLogKind.Refused));
    }

    [Fact]
    public async Task A_bad_picture_is_refused_for_what_is_wrong_with_it()
    {
        await using var process = await StartedAsync();
        var number = await process.AddAsync("Support", "support");

        Assert.Equal(AdminErrors.PictureUnknownFormat, (await process.Services.SetPictureAsync(Owner, Acme, number, StoreVersion.Any, new byte[] { 1, 2, 3 })).Error.Kind);
        Assert.Equal(AdminErrors.PictureTooLarge, (await process.Services.SetPictureAsync(Owner, Acme, number, StoreVersion.Any, new byte[PictureHeader.MaxLength + 1])).Error.Kind);
        Assert.Equal(AdminErrors.ServiceNotFound, (await process.Services.SetPictureAsync(Owner, Acme, 99, StoreVersion.Any, new byte[] { 1, 2, 3 })).Error.Kind);
    }

    [Fact]
    public async Task Every_call_before_the_start_names_itself_even_with_bad_input()
    {
        await using var process = Make(NewStore(), NewClock());

        await Assert.ThrowsAsync<AdminConfigurationException>(() => process.Services.ListAsync(Owner, Acme, new ServiceQuery { PageSize = 0 }));
        await Assert.ThrowsAsync<AdminConfigurationException>(() => process.Services.SetPictureAsync(Owner, Acme, 1, StoreVersion.Any, default));
        await Assert.ThrowsAsync<AdminConfigurationException>(() => process.Log.ReadAsync(Owner, Acme, 0));
    }

    [Fact]
    public async Task A_term_that_is_null_is_an_unknown_item_with_and_without_a_request_ID()
    {
        await using var process = await StartedAsync();
        var number = await process.AddAsync("Support", "support");

        Assert.Equal(AdminErrors.ContractItemUnknown, (await process.Services.RegisterContractAsync(Owner, Acme, number, StoreVersion.Any, [null!])).Error.Kind);
        Assert.Equal(AdminErrors.ContractItemUnknown, (await process.Services.RegisterContractAsync(Owner, Acme, number, StoreVersion.Any, [null!], RequestId.Create("r").Value)).Error.Kind);
    }

    [Fact]
    public async Task A_filter_that_is_no_status_or_type_is_a_mistake_of_the_caller()
    {
        await using var process = await StartedAsync();
        ServiceStatus[] statuses = [.. Enumerable.Range(100, 50_000).Select(i => (ServiceStatus)i)];

        await Assert.ThrowsAnyAsync<ArgumentException>(() => process.Services.ListAsync(Owner, Acme, new ServiceQuery { Statuses = statuses }));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => process.Services.ListAsync(Owner, Acme, new ServiceQuery { Types = [(ServiceType)3] }));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => process.Services.ListAsync(Owner, Acme, new ServiceQuery { Order = (ServiceOrder)9 }));
    }

    [Fact]
    public async Task A_main_language_without_languages_is_not_dropped_silently_from_a_draft()
    {
        await using var process = await StartedAsync();
        var number = (await process.Services.AddAsync(Owner, Acme, ServiceType.ConsultationManagement)).Value.Number;

        var saved = await process.Services.SaveDraftAsync(Owner, Acme, number, StoreVersion.Any, new BasicInformation { MainLanguage = "ko" });

        Assert.Equal(AdminErrors.ServiceLanguagesRequired, saved.Error.Kind);
    }

    [Fact]
    public async Task The_buttons_and_the_command_agree_while_the_last_change_lies_ahead_of_the_clock()
    {
        var store = NewStore();
        var clock = new FakeAdminClock(Instant.FromUtc(2026, 3, 1, 6, 0));
        await using var process = await AdminProcess.StartAsync(store, clock);
        await process.ProvisionAsync();
        var number = await process.AddAsync("Support", "support");
        await process.Services.RegisterContractAsync(Owner, Acme, number, StoreVersion.Any, Terms(("ticket", 1)));
        // One minute past midnight in Seoul, then another process whose clock is two minutes behind.
        clock.Now = Instant.FromUtc(2026, 3, 1, 15, 1);
        Assert.True((await process.Services.ChangeContractAsync(Owner, Acme, number, StoreVersion.Any, Terms(("ticket", 2)))).Succeeded);
        clock.Now = Instant.FromUtc(2026, 3, 1, 14, 59);

        var command = await process.Services.ChangeContractAsync(Owner, Acme, number, StoreVersion.Any, Terms(("ticket", 3)));
        var row = (await process.Services.GetAsync(Owner, Acme, number)).Value;
        var listed = (await process.Services.ListAsync(Operator, Acme, new ServiceQuery())).Value.Rows[0];

        Assert.Equal(AdminErrors.ContractAlreadyChangedToday, command.Error.Kind);
        foreach (var shown in new[] { row, listed })
            Assert.Equal(AdminErrors.ContractAlreadyChangedToday, shown.Actions().Single(state => state.Action == ServiceAction.ChangeContract).Refusal?.Kind);
    }

    [Fact]
    public async Task An_item_that_was_closed_meanwhile_may_stay_but_not_come_back()
    {
        var store = NewStore();
        var clock = NewClock();
        await using var before = await AdminProcess.StartAsync(store, clock);
        await before.ProvisionAsync();
        var number = await before.AddAsync("Support", "support");
        await before.Services.RegisterContractAsync(Owner, Acme, number, StoreVersion.Any, Terms(("ticket", 1), ("chat", 1)));
        await using var after = await AdminProcess.StartAsync(store, clock, admin => admin.Configure(o => o.ContractItems = new ContractItemCatalogue(
            ContractItemCatalogue.Default.Items.Select(item => item.Code == "chat" ? item with { Open = false } : item))));

        var same = await after.Services.ChangeContractAsync(Owner, Acme, number, StoreVersion.Any, Terms(("ticket", 1), ("chat", 1)));
        Assert.True(same.Succeeded, same.ToString());
        Assert.False(same.Value.Changed);
        Assert.True((await after.Services.ChangeContractAsync(Owner, Acme, number, StoreVersion.Any, Terms(("ticket", 2), ("chat", 2)))).Succeeded);
        clock.Now += Duration.FromDays(1);
        Assert.True((await after.Services.ChangeContractAsync(Owner, Acme, number, StoreVersion.Any, Terms(("ticket", 2)))).Succeeded);
        clock.Now += Duration.FromDays(1);
        Assert.Equal(AdminErrors.ContractItemNotOpen, (await after.Services.ChangeContractAsync(Owner, Acme, number, StoreVersion.Any, Terms(("ticket", 2), ("chat", 2)))).Error.Kind);
    }

    private static async Task<AdminProcess> StartedAsync()
    {
        var process = await AdminProcess.StartAsync(NewStore(), NewClock());
        await process.ProvisionAsync();
        return process;
    }
}

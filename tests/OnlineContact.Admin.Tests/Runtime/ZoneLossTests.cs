using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Runtime.AdminProcess;

namespace OnlineContact.Admin.Tests.Runtime;

/// <summary>A host that is started with other time-zone data than the one that provisioned an organization.</summary>
public class ZoneLossTests
{
    private const string Zone = "Pacific/Apia";

    private static readonly SomeZones Others = new(DateTimeZoneProviders.Tzdb.Ids.Where(id => id != Zone));

    [Fact]
    public async Task Where_the_day_cannot_be_told_calls_are_refused_with_the_zone_and_nothing_is_stored()
    {
        var store = NewStore();
        await using var before = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await before.ProvisionAsync(timeZone: Zone);
        var number = await before.ServiceAsync(acme);
        await using var host = await AdminTestHost.StartAsync(
            admin => admin.UseStore(_ => store).Services.AddSingleton<IDateTimeZoneProvider>(Others), before.Clock);
        var (owner, services) = (acme.Owner, host.ContractedServices);
        var entries = (await host.ChangeLog.VerifyAsync(owner, acme.Id)).Value.Entries;

        AdminError[] refusals =
        [
            (await services.ListAsync(owner, acme.Id, new())).Error,
            (await services.GetAsync(owner, acme.Id, number)).Error,
            (await services.FindAsync(owner, acme.Id, "alpha")).Error,
            (await services.SearchAsync(owner, acme.Id, "alp")).Error,
            (await services.ChangeContractAsync(owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(5))).Error,
            (await services.SuspendAsync(owner, acme.Id, number, StoreVersion.Any)).Error,
            (await services.ResumeAsync(owner, acme.Id, number, StoreVersion.Any)).Error,
            (await services.TerminateAsync(owner, acme.Id, number, StoreVersion.Any)).Error,
            (await host.Billing.EstimateAsync(owner, acme.Id, new EstimateRequest { Service = number, Terms = Scenes.Ticket() })).Error,
        ];

        Assert.All(refusals, refusal => Assert.Equal(("OCA4011", Zone), (refusal.Code, refusal.Argument("zone"))));
        Assert.Equal(entries, (await host.ChangeLog.VerifyAsync(owner, acme.Id)).Value.Entries);
    }

    [Fact]
    public async Task What_needs_no_day_goes_on()
    {
        var store = NewStore();
        await using var before = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await before.ProvisionAsync(timeZone: Zone);
        var number = await before.ServiceAsync(acme);
        await using var host = await AdminTestHost.StartAsync(
            admin => admin.UseStore(_ => store).Services.AddSingleton<IDateTimeZoneProvider>(Others), before.Clock);

        Assert.Equal(Zone, (await host.Organizations.GetAsync(acme.Owner, acme.Id)).Value.Value.TimeZone);
        var request = new EstimateRequest { Service = number, Terms = Scenes.Ticket(), Month = new YearMonth(2021, 4) };
        Assert.True((await host.Billing.EstimateAsync(acme.Owner, acme.Id, request)).Succeeded);
        Assert.Equal("OCA1023", (await host.ContractedServices.GetPictureAsync(acme.Owner, acme.Id, number)).Error.Code);
    }
}

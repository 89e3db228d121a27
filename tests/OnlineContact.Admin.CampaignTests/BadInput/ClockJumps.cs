using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.CampaignTests.BadInput;

/// <summary>Two machines on one database, one of whose clocks jumps.</summary>
internal static class ClockJumps
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 3, 0);

    /// <summary>An hour back: refused until the clock is right again, or at most five minutes behind; nothing is written meanwhile.</summary>
    public static async Task AnHourBackAsync(ICampaignServer server)
    {
        await using var pair = await PairAsync(server);
        var (right, wrong, acme) = (pair.One, pair.Other, pair.Acme);
        var service = await right.ServiceAsync(acme);
        wrong.Clock.Now = Noon - Duration.FromHours(1);
        var before = (await right.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries;
        var refused = await wrong.ContractedServices.SuspendAsync(acme.Owner, acme.Id, service, StoreVersion.Any);
        Assert.Equal(("OCA0010", "300 s", "3600 s"), (refused.Error.Code, refused.Error.Argument("limit"), refused.Error.Argument("actual")));
        Assert.Equal(before, (await wrong.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
        Assert.Equal(ServiceStatus.InUse, (await wrong.ContractedServices.GetAsync(acme.Owner, acme.Id, service)).Value.Service.Status);

        // The machine whose clock is right works on, and the other one, once it is close enough.
        Assert.True((await right.ContractedServices.SuspendAsync(acme.Owner, acme.Id, service, StoreVersion.Any)).Succeeded);
        wrong.Clock.Now = Noon - Duration.FromMinutes(5);
        Assert.Equal(Noon, (await wrong.ContractedServices.ResumeAsync(acme.Owner, acme.Id, service, StoreVersion.Any)).Value.At);
        Assert.True((await right.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
    }

    /// <summary>A year ahead: whatever it wrote stands, and everybody else is refused until the operator says that it may go on; then the year's instant is the day, and no contract changes twice on it.</summary>
    public static async Task AYearAheadAsync(ICampaignServer server)
    {
        await using var pair = await PairAsync(server);
        var (right, wrong, acme) = (pair.One, pair.Other, pair.Acme);
        var service = await right.ServiceAsync(acme);
        var ahead = Noon + Duration.FromDays(365);
        wrong.Clock.Now = ahead;
        Assert.Equal(ahead, (await wrong.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, service, StoreVersion.Any, Scenes.Ticket(2))).Value.At);
        var refused = await right.ContractedServices.SuspendAsync(acme.Owner, acme.Id, service, StoreVersion.Any);
        Assert.Equal(("OCA0010", "31536000 s"), (refused.Error.Code, refused.Error.Argument("actual")));

        wrong.Clock.Now = Noon;
        Assert.Equal("OCA4006", (await right.Organizations.ConfirmClockAsync(acme.Owner, acme.Id)).Error.Code);
        Assert.Equal("OCA0010", (await wrong.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Error.Code);
        Assert.True((await right.Organizations.ConfirmClockAsync(AdminTestHost.Operator, acme.Id)).Succeeded);
        Assert.Equal("OCA2007", (await wrong.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, service, StoreVersion.Any, Scenes.Ticket(3))).Error.Code);
        Assert.Equal(ahead, (await right.ContractedServices.SuspendAsync(acme.Owner, acme.Id, service, StoreVersion.Any)).Value.At);
        Assert.Equal(ahead, (await wrong.ContractedServices.ResumeAsync(acme.Owner, acme.Id, service, StoreVersion.Any)).Value.At);
        Assert.True((await right.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
    }

    private static async Task<Pair> PairAsync(ICampaignServer server)
    {
        var connection = await server.NewDatabaseAsync();
        var one = await StartAsync();
        var other = await StartAsync();
        return new Pair(one, other, await one.ProvisionAsync());

        Task<AdminTestHost> StartAsync() => AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => DatabaseChoice.Use(ef, server.Name, connection)), new FakeAdminClock(Noon));
    }

    private sealed record Pair(AdminTestHost One, AdminTestHost Other, TestOrganization Acme) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await One.DisposeAsync();
            await Other.DisposeAsync();
        }
    }
}

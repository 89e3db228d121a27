using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class RestartTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task A_request_is_answered_again_after_a_restart()
    {
        await _database.CreateSchemaAsync();
        var clock = new FakeAdminClock();
        var request = RequestId.Create("before-the-crash").Value;
        TestOrganization acme;
        ChangeReceipt first;
        await using (var host = await AdminTestHost.StartAsync(Configure, clock))
        {
            acme = await host.ProvisionAsync();
            first = (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement, request)).Value;
        }

        clock.Advance(Duration.FromHours(23));
        await using var again = await AdminTestHost.StartAsync(Configure, clock);
        await again.Runtime.RunDueAsync(clock.Now);
        Assert.Equal(first, (await again.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement, request)).Value);
        Assert.Equal("OCA0008", (await again.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement, request)).Error.Code);
        Assert.True((await again.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
    }

    private void Configure(OnlineContactAdminBuilder admin) => admin.UseEntityFrameworkCore(ef => _database.Use(ef));
}

using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class ChargesTests : IDisposable
{
    private static readonly YearMonth March = new(2021, 3);

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Two_hosts_close_a_month_at_once_while_usage_arrives_and_every_statement_can_be_made_again()
    {
        await _database.CreateSchemaAsync();
        var clock = new FakeAdminClock();
        await using var host = await AdminTestHost.StartAsync(Configure, clock);
        var acme = await host.ProvisionAsync();
        var numbers = new List<long>();
        for (var i = 0; i < 12; i++) numbers.Add(await ServiceAsync(host, acme, $"x{(char)('a' + i)}"));
        clock.Now = Instant.FromUtc(2021, 4, 1, 12, 0);
        await using var other = await AdminTestHost.StartAsync(Configure, clock);
        var accepted = 0L;
        var writers = new[] { host, other }.Select((writer, index) => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++)
            {
                var outcome = await writer.Usage.RecordAsync(
                    AdminTestHost.Operator, acme.Id, [.. numbers.Select(number => new UsageInput { Service = number, Counter = i % 2 == 0 ? "ticket" : "telticket", Day = new LocalDate(2021, 3, 16 + i), Quantity = 700, Key = $"{index}-{i}-{number}" })]);
                if (outcome.Succeeded) Interlocked.Add(ref accepted, outcome.Value.Accepted);
                else Assert.Equal("OCA0006", outcome.Error.Code);
            }
        }));
        var closers = new[] { host, other }.Select(closer => Task.Run(async () =>
        {
            for (var ended = false; !ended;)
            {
                var outcome = await closer.MonthClosing.CloseAsync(AdminTestHost.Operator, acme.Id, March);
                if (!outcome.Succeeded) Assert.Equal("OCA0006", outcome.Error.Code);
                ended = outcome.Succeeded;
            }
        }));
        await Task.WhenAll([.. writers, .. closers]);

        var used = 0L;
        foreach (var number in numbers)
        {
            var statement = (await host.Charges.StatementAsync(acme.Owner, acme.Id, number, March)).Value;
            used += statement.Lines.Where(line => line.Kind == StatementLineKind.Usage).Sum(line => line.Quantity);
            Assert.Equal(statement.Header.Digest, Digest.Of(statement.ToBytes()));
            Assert.Equal(statement.ToBytes(), (await other.Charges.RecomputeAsync(acme.Owner, acme.Id, number, March)).Value.ToBytes());
        }

        Assert.Equal(700 * accepted, used);
        Assert.True((await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
        var page = (await host.Charges.SearchAsync(acme.Owner, acme.Id, new ChargeQuery { From = March, To = March.PlusMonths(1), PageSize = 5, WithSums = true })).Value;
        Assert.Equal((5, 12L, 12L), (page.Rows.Count, page.MonthSums![0].Rows, page.MonthSums[1].Rows));
        Assert.Equal(numbers.Skip(5).Take(5), (await host.Charges.SearchAsync(acme.Owner, acme.Id, new ChargeQuery { From = March, To = March, PageSize = 5, Cursor = page.Next })).Value.Rows.Select(row => row.Service));
    }

    private static async Task<long> ServiceAsync(AdminTestHost host, TestOrganization acme, string id)
    {
        var number = (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement)).Value.Number;
        Assert.True((await host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, number, StoreVersion.Any, new BasicInformation { Name = id, ServiceId = id, Languages = ["ko"], MainLanguage = "ko" })).Succeeded);
        Assert.True((await host.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, [new() { Item = "ticket", Users = 3 }, new() { Item = "helpdoc" }])).Succeeded);
        return number;
    }

    private void Configure(OnlineContactAdminBuilder admin) => admin.UseEntityFrameworkCore(ef => _database.Use(ef));
}

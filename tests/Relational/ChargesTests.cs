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
using OnlineContact.Admin.Tests.Shared;

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

    [DatabaseFact]
    public async Task A_batch_of_usage_reads_and_replaces_what_it_touches_together_and_looks_its_keys_up_only_when_one_is_taken()
    {
        const int services = 20;
        await _database.CreateSchemaAsync();
        var recorder = new Recorder();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => _database.Use(ef).Observer = recorder), new FakeAdminClock());
        var acme = await host.ProvisionAsync();
        var numbers = await ManyServices.AddAsync(host.Services, acme.Id, services, new LocalDate(2021, 1, 1));
        host.Clock.Now = Instant.FromUtc(2021, 3, 20, 12, 0);
        async Task<UsageReceipt> SendAsync(int batch)
        {
            recorder.Clear();
            return (await host.Usage.RecordAsync(
                AdminTestHost.Operator, acme.Id, [.. numbers.Reverse().Select(number => new UsageInput { Service = number, Counter = "ticket", Day = new LocalDate(2021, 3, 1 + batch), Quantity = number, Key = $"{batch}-{number}" })])).Value;
        }

        int Sent(string beginning) => recorder.Statements.Count(statement => statement.Replace("\"", "", StringComparison.Ordinal).StartsWith(beginning, StringComparison.Ordinal));
        int Read(string kind) => recorder.Statements.Count(statement => statement.Contains("SELECT", StringComparison.Ordinal) && statement.Replace("\"", "", StringComparison.Ordinal).Contains($" FROM {kind} WHERE", StringComparison.Ordinal));

        await SendAsync(0);
        Assert.Equal((services, 0), ((await SendAsync(1)).Accepted, Read("usage_record")));
        Assert.Equal((1, 1), (Read("usage_month"), Read("service_month")));
        // 16 and 4, where the database takes lists.
        var updates = Database.Dialect.MaxReplaceRows == 1 ? services : 2;
        Assert.Equal((updates, updates), (Sent("UPDATE usage_month"), Sent("UPDATE service_month")));

        var again = await SendAsync(1);
        Assert.Equal((0, services), (again.Accepted, again.Repeated));
        Assert.True(Read("usage_record") > 0);
        Assert.All(numbers, number => Assert.Equal(2 * number, _database.Ask($"SELECT total FROM usage_month WHERE service = {number}")));
    }

    [DatabaseFact]
    public async Task A_search_over_twelve_months_and_what_a_closing_reads_stay_on_an_index()
    {
        await _database.CreateSchemaAsync();
        var recorder = new Recorder();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => _database.Use(ef).Observer = recorder), new FakeAdminClock());
        var acme = await host.ProvisionAsync();
        foreach (var id in (string[])["alpha", "beta", "gamma"]) await ServiceAsync(host, acme, id);
        host.Clock.Now = Instant.FromUtc(2022, 3, 2, 12, 0);
        recorder.Clear();
        for (var month = March; month.CompareTo(March.PlusMonths(12)) < 0; month = month.PlusMonths(1))
            Assert.Equal(3, (await host.MonthClosing.CloseAsync(AdminTestHost.Operator, acme.Id, month)).Value.Statements);
        Ordered(recorder, "contracted_service", "usage_month", "service_month", "charge_adjustment", "service_discount", "service_trial", "closed_sum");

        recorder.Clear();
        var query = new ChargeQuery { From = March, To = March.PlusMonths(11), PageSize = 5 };
        var first = (await host.Charges.SearchAsync(acme.Owner, acme.Id, query)).Value;
        var second = (await host.Charges.SearchAsync(acme.Owner, acme.Id, query with { Cursor = first.Next, Type = ServiceType.ConsultationManagement, WithSums = true })).Value;
        Assert.Equal((5, 5, 36L), (first.Rows.Count, second.Rows.Count, second.RangeSums![0].Rows));
        Ordered(recorder, "statement", "statement_line", "closed_sum", "month_closing");
    }

    /// <summary>Each kind was read, and every read of it is one of an index.</summary>
    private void Ordered(Recorder recorder, params string[] kinds)
    {
        foreach (var kind in kinds)
        {
            var reads = recorder.Statements.Distinct().Where(statement => statement.Replace("\"", "", StringComparison.Ordinal).Contains($" FROM {kind} WHERE", StringComparison.Ordinal)).ToList();
            Assert.True(reads.Count > 0, $"{kind} was not read.");
            foreach (var read in reads) Assert.True(_database.IsOrderedByIndex(read, out var plan), $"{read}\n{plan}");
        }
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

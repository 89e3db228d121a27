using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Billing;

/// <summary>An organization with services that are used and billed. The clock begins at noon UTC of 15 March 2021.</summary>
internal sealed class ChargeScene : IAsyncDisposable
{
    public static readonly YearMonth March = new(2021, 3);

    public static readonly YearMonth April = new(2021, 4);

    private ChargeScene(AdminTestHost host, TestOrganization acme)
    {
        Host = host;
        Acme = acme;
    }

    public AdminTestHost Host { get; }

    public TestOrganization Acme { get; }

    public static async Task<ChargeScene> StartAsync(Action<OnlineContactAdminBuilder>? configure = null, string? zone = null, string? priceBook = null, IAdminStore? store = null, FakeAdminClock? clock = null)
    {
        var host = await AdminTestHost.StartAsync(admin =>
        {
            if (store is null) admin.UseInMemoryStore();
            else admin.UseStore(_ => store);
            configure?.Invoke(admin);
        }, clock);
        return new ChargeScene(host, await host.ProvisionAsync(timeZone: zone, priceBook: priceBook));
    }

    public async Task<long> ServiceAsync(string id, params IReadOnlyList<ContractTermInput> terms)
    {
        var number = await Host.ServiceAsync(Acme, id, id, contracted: false);
        Succeeded(await Host.ContractedServices.RegisterContractAsync(Acme.Owner, Acme.Id, number, StoreVersion.Any, terms.Count == 0 ? Scenes.Ticket(3) : terms));
        return number;
    }

    /// <summary>Noon UTC of a day.</summary>
    public void GoTo(int year, int month, int day) => Host.Clock.Now = Instant.FromUtc(year, month, day, 12, 0);

    public static UsageInput Record(long service, string counter, LocalDate day, long quantity, string key) =>
        new() { Service = service, Counter = counter, Day = day, Quantity = quantity, Key = key };

    public Task<Outcome<UsageReceipt>> RecordAsync(params IReadOnlyList<UsageInput> records) => Host.Usage.RecordAsync(AdminTestHost.Operator, Acme.Id, records);

    public async Task<MonthClosing> CloseAsync(YearMonth month) => Succeeded(await Host.MonthClosing.CloseAsync(AdminTestHost.Operator, Acme.Id, month));

    public async Task<Statement> StatementAsync(long service, YearMonth month) => Succeeded(await Host.Charges.StatementAsync(Acme.Owner, Acme.Id, service, month));

    public async Task<ChargeEstimate> EstimateAsync(long service, YearMonth month, IReadOnlyList<ContractTermInput> terms, params IReadOnlyList<ExpectedUsage> usage) =>
        Succeeded(await Host.Billing.EstimateAsync(Acme.Owner, Acme.Id, new EstimateRequest { Service = service, Month = month, Terms = terms, Usage = usage }));

    public static T Succeeded<T>(Outcome<T> outcome) where T : notnull
    {
        Assert.True(outcome.Succeeded, outcome.Succeeded ? "" : outcome.Error.ToString());
        return outcome.Value;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

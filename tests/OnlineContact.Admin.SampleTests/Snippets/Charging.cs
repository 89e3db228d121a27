using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/charges.md and docs/features/price-books.md.</summary>
public sealed class Charging
{
    [Fact]
    public async Task A_month_is_used_closed_shown_and_explained()
    {
        var clock = new FakeAdminClock(Instant.FromUtc(2026, 12, 20, 3, 0));
        await using var provider = new ServiceCollection()
            .AddSingleton<IClock>(clock)
            .AddOnlineContactAdmin(admin => admin.UseInMemoryStore())
            .BuildServiceProvider();
        await provider.GetRequiredService<IAdminRuntime>().StartAsync();
        var provision = new OrganizationProvision { Id = "haneul", Name = "하늘마켓", Domain = "cs.haneul.example", OwnerAccount = "jiwoo.kim", OwnerName = "김지우" };
        await provider.GetRequiredService<OrganizationManager>().ProvisionAsync(AdminActor.Operator("setup"), provision);
        var haneul = OrganizationId.Parse("haneul");
        var owner = AdminActor.Member(haneul, "jiwoo.kim", "김지우", "203.0.113.24");
        var services = provider.GetRequiredService<ContractedServiceManager>();
        var number = (await services.AddAsync(owner, haneul, ServiceType.ConsultationManagement)).Value.Number;
        await services.SaveBasicInformationAsync(owner, haneul, number, StoreVersion.Any, new BasicInformation { Name = "쇼핑 상담", ServiceId = "shopping", Languages = ["ko"], MainLanguage = "ko" });
        IReadOnlyList<ContractTermInput> terms = [new() { Item = "ticket", Users = 10 }, new() { Item = "telticket", Users = 5 }, new() { Item = "helpdoc" }];
        Assert.True((await services.RegisterContractAsync(owner, haneul, number, StoreVersion.Any, terms)).Succeeded);
        var estimate = (await provider.GetRequiredService<BillingManager>().EstimateAsync(owner, haneul, new EstimateRequest
        {
            Service = number,
            Terms = terms,
            Month = new YearMonth(2027, 1),
            Usage = [new() { Counter = "ticket", Quantity = 3_000 }, new() { Counter = "telticket", Quantity = 45_000 }],
        })).Value;
        clock.Now = Instant.FromUtc(2027, 1, 10, 3, 0);
        var (usage, closing, charges) = (provider.GetRequiredService<UsageManager>(), provider.GetRequiredService<MonthClosingManager>(), provider.GetRequiredService<ChargeManager>());

        #region usage
        var received = await usage.RecordAsync(AdminActor.Operator("metering"), haneul,
        [
            new() { Service = number, Counter = "ticket", Day = new LocalDate(2027, 1, 5), Quantity = 3_500, Key = "tickets-20270105" },
            new() { Service = number, Counter = "telticket", Day = new LocalDate(2027, 1, 5), Quantity = 45_000, Key = "seconds-20270105" },
        ]);
        #endregion

        Assert.Equal(2, received.Value.Accepted);
        clock.Now = Instant.FromUtc(2027, 2, 1, 3, 0);

        #region closing
        var closed = await closing.CloseAsync(AdminActor.Operator("billing"), haneul, new YearMonth(2027, 1));
        var statement = await charges.StatementAsync(owner, haneul, number, new YearMonth(2027, 1));
        var schedules = await closing.SchedulesAsync(owner, haneul, new YearMonth(2027, 1));
        #endregion

        Assert.True(closed.Value.IsFinished);
        Assert.Equal(697_950, statement.Value.Total.Amount);
        Assert.Equal(7, Assert.Single(schedules.Value).Attempts.Count);
        await using var writer = new StringWriter();

        #region search
        var page = await charges.SearchAsync(owner, haneul, new ChargeQuery
        {
            From = new YearMonth(2027, 1),
            To = new YearMonth(2027, 2),
            WithSums = true,
        });
        await charges.ExportAsync(owner, haneul, new ChargeQuery { From = new YearMonth(2027, 1), To = new YearMonth(2027, 2) }, writer);
        #endregion

        Assert.Equal([ChargeState.Closed, ChargeState.Forecast], page.Value.Rows.Select(row => row.State));
        Assert.Equal(3, writer.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        #region explain
        var explained = await charges.ExplainAsync(owner, haneul, estimate, number, new YearMonth(2027, 1));
        #endregion

        Assert.Equal([("usage:ticket", 25_000m), ("vat", 2_500m)], explained.Value.Differences.Select(difference => (difference.Line, difference.Amount.Amount)));
    }

    [Fact]
    public void A_price_book_is_read_from_JSON()
    {
        var services = new ServiceCollection();

        #region json
        services.AddOnlineContactAdmin(admin => admin
            .UseInMemoryStore()
            .AddPriceBook("""
                {
                  "name": "jp-2027", "currency": "JPY", "minorUnitDigits": 0,
                  "versions": [{
                    "effectiveFrom": "2027-01", "number": 1, "trialDays": 14,
                    "prices": [
                      { "item": "ticket", "perUser": true, "monthPrice": 1200, "dayPrice": 40,
                        "usage": { "unit": "ticket", "freeUnits": 3000, "steps": [{ "upTo": 10000, "unitPrice": 6 }, { "unitPrice": 4.5 }] } },
                      { "item": "helpdoc", "perUser": false, "monthPrice": 6000, "dayPrice": 200 }
                    ]
                  }]
                }
                """));
        #endregion

        using var provider = services.BuildServiceProvider();
        Assert.Equal(["kr-2020", "jp-2027"], provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<DependencyInjection.AdminOptions>>().Value.PriceBooks.Select(book => book.Name));
    }
}

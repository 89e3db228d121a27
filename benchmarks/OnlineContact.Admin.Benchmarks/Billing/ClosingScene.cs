using NodaTime;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Benchmarks.Billing;

/// <summary>Fills a database for closing: services with four items, and in each month usage of three counters.</summary>
internal static class ClosingScene
{
    private static readonly string[] Counters = ["chat", "telticket", "ticket"];

    public static async Task FillAsync(ServiceScene scene, OrganizationId organization, int services, YearMonth first, int months)
    {
        var numbers = await ManyServices.AddAsync(scene.Services, organization, services, first.OnDayOfMonth(1).PlusDays(-7));
        for (var month = first; month.CompareTo(first.PlusMonths(months)) < 0; month = month.PlusMonths(1))
        {
            var day = month.OnDayOfMonth(1);
            await ManyServices.WriteAsync(scene.Services, organization, numbers.Select(number => Month(organization, day, number)), ServiceMonth.Shape);
            await ManyServices.WriteAsync(scene.Services, organization, numbers.SelectMany(number => Counters.Select(counter => Usage(organization, day, number, counter))), UsageMonth.Shape);
        }
    }

    private static ServiceMonth Month(OrganizationId organization, LocalDate month, long service) => new()
    {
        Organization = organization,
        Month = month,
        Service = service,
        Records = Counters.Length,
        Adjustments = 0,
        IsClosed = false,
        At = Instant.FromUtc(month.Year, month.Month, 20, 0, 0),
    };

    private static UsageMonth Usage(OrganizationId organization, LocalDate month, long service, string counter)
    {
        var days = new long[UsageMonth.DayColumns];
        days[service % 28] = 1_000 + (service % 9_000);
        return new UsageMonth { Organization = organization, Month = month, Service = service, Counter = counter, Total = days.Sum(), Days = days };
    }
}

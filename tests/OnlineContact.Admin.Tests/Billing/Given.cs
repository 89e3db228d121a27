using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Tests.Billing;

/// <summary>Short words for inputs of the calculator, with the shipped price book.</summary>
internal static class Given
{
    public static readonly PriceBookVersion Korea = PriceBooks.Korea2020.Versions[0];

    /// <summary>April 2021 has 30 days.</summary>
    public static readonly YearMonth April = new(2021, 4);

    public static ContractTerms Terms(params (string Item, int Users)[] items) => ContractTerms.FromStored(items);

    public static ContractTerms Tickets(int users) => Terms(("ticket", users));

    public static LocalDate Day(int day) => April.OnDayOfMonth(1).PlusDays(day - 1);

    /// <summary>A service registered long before April, with these terms.</summary>
    public static BillingInput Since(ContractTerms terms) => Registered(-100, terms);

    /// <summary>A service registered on a day of April; 0 and less are days before it.</summary>
    public static BillingInput Registered(int day, ContractTerms terms) => new()
    {
        Month = April,
        Currency = Currency.Krw,
        Version = Korea,
        Registration = Day(day),
        History = [new SavedTerms { Day = Day(day), Terms = terms }],
    };

    public static BillingInput Changed(this BillingInput input, int day, ContractTerms terms) =>
        input with { History = [.. input.History, new SavedTerms { Day = Day(day), Terms = terms }] };

    public static BillingInput Terminated(this BillingInput input, int day) => input with { Termination = Day(day) };

    public static BillingInput Used(this BillingInput input, string counter, long quantity) =>
        input with { Usage = [.. input.Usage, new UsageQuantity { Counter = counter, Quantity = quantity }] };

    public static BillingInput FreeUntil(this BillingInput input, int day) => input with { TrialEnd = Day(day) };

    public static BillingInput Discounted(this BillingInput input, int percent) => input with { DiscountPercent = percent };

    public static BillingInput Priced(this BillingInput input, Func<PriceBookVersion, PriceBookVersion> change) =>
        input with { Version = change(input.Version) };

    public static BillingResult Bill(this BillingInput input) => BillingCalculator.Calculate(input);

    public static decimal Licence(this BillingInput input, string item) =>
        input.Bill().LicenceLines.Where(line => line.Item == item).Sum(line => line.Amount);

    public static decimal UsageOf(this BillingInput input, string counter) =>
        input.Bill().UsageLines.Where(line => line.Counter == counter).Sum(line => line.Amount);

    public static PriceBookVersion One(string item, decimal month, decimal day, bool perUser = true) => new()
    {
        EffectiveFrom = new YearMonth(2000, 1),
        Number = 1,
        Prices = [new ItemPrice { Item = item, PerUser = perUser, MonthPrice = month, DayPrice = day }],
    };
}

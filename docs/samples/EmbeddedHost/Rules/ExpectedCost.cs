using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;

namespace EmbeddedHost.Rules;

/// <summary>A month's cost by pencil and paper, from the prices of the book: a second opinion on the library's estimate.</summary>
internal sealed record ExpectedCost(decimal Licences, decimal Usage, decimal Discount, decimal Supply, decimal Vat, decimal Total)
{
    public static ExpectedCost Of(PriceBook book, YearMonth month, ContractTerms terms, IEnumerable<ExpectedUsage> usage, int discountPercent)
    {
        var prices = book.VersionFor(month).Value.Prices.ToDictionary(price => price.Item);
        var licences = terms.Items.Sum(term => prices[term.Item].MonthPrice * (prices[term.Item].PerUser ? term.Users : 1));
        var used = usage.Sum(quantity => Won(prices[quantity.Counter!].Usage!.Steps.Sum(step => InStep(quantity.Quantity, step) * step.UnitPrice)));
        var discount = Won((licences + used) * discountPercent / 100);
        var supply = licences + used - discount;
        var vat = Math.Floor(supply / 10);
        return new(licences, used, discount, supply, vat, supply + vat);
    }

    public static ExpectedCost Of(BillingResult bill) =>
        new(bill.Licences.Amount, bill.Usage.Amount, bill.Discount.Amount, bill.Supply.Amount, bill.Vat.Amount, bill.Total.Amount);

    private static decimal InStep(decimal quantity, UsageStep step) => Math.Max(0, Math.Min(quantity, step.UpTo ?? quantity) - step.From);

    private static decimal Won(decimal amount) => Math.Round(amount, MidpointRounding.AwayFromZero);
}

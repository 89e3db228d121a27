using System.Globalization;
using EmbeddedHost.Reports;
using EmbeddedHost.Rules;
using EmbeddedHost.Setup;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;

namespace EmbeddedHost.Guide;

/// <summary>The estimated cost (예상 비용) of the contracts, each checked against a calculation by pencil and paper.</summary>
internal sealed class Estimating(Scene scene)
{
    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Estimated cost of a month", "예상 비용");
        chapter.Estimates = [];
        foreach (var planned in scene.Plan.Services.Where(planned => planned.ExpectedUsage.Count > 0))
        {
            var row = await scene.GetAsync(planned);
            if (row.Service.Status == ServiceStatus.Terminated) continue;
            if (planned.DiscountPercent > 0) await DiscountAsync(planned, row);
            chapter.Estimates.Add(await EstimateAsync(planned, row));
        }

        return chapter;
    }

    /// <summary>The operator's discount; on a later run of the same month it is so already.</summary>
    private async Task DiscountAsync(PlannedService planned, ServiceRow row)
    {
        var month = scene.Today.ToYearMonth();
        var set = scene.Check.Value(
            "set the discount",
            await scene.Billing.SetDiscountAsync(scene.Operator, scene.Id, row.Service.Number, month, planned.DiscountPercent, cancellationToken: scene.Cancel));
        scene.Check.Note($"{planned.Id}: the operator {(set.Changed ? "sets" : "has set")} a discount of {planned.DiscountPercent} % from {month} on");
    }

    private async Task<EstimateTable> EstimateAsync(PlannedService planned, ServiceRow row)
    {
        var terms = row.Service.Terms!;
        var request = new EstimateRequest { Service = row.Service.Number, Terms = Contract.Input(terms), Usage = planned.ExpectedUsage };
        var estimate = scene.Check.Value($"estimate {planned.Id}", await scene.Billing.EstimateAsync(scene.Owner, scene.Id, request, scene.Cancel));

        var bill = estimate.Charges;
        var found = ExpectedCost.Of(bill);
        var expected = ExpectedCost.Of(PriceBooks.Korea2020, scene.Today.ToYearMonth(), terms, planned.ExpectedUsage, planned.DiscountPercent);
        scene.Check.That(found == expected, $"{planned.Id} costs {found}, but by pencil and paper {expected}");
        return new EstimateTable
        {
            Service = row.Service.Name!.Value.Value,
            Month = Month(estimate.Month),
            PriceBook = $"{estimate.PriceBook} version {estimate.PriceBookVersion}",
            Currency = bill.Currency.Code,
            Lines = [.. bill.LicenceLines.Select(LineOf), .. bill.UsageLines.Select(LineOf)],
            DiscountPercent = bill.DiscountPercent,
            Discount = bill.Discount.Amount,
            Supply = bill.Supply.Amount,
            Vat = bill.Vat.Amount,
            Total = bill.Total.Amount,
        };
    }

    private static EstimateLine LineOf(LicenceLine line) => new()
    {
        Kind = "이용료 licence",
        Item = line.Item,
        How = line.Users == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{line.Users} users"),
        Amount = line.Amount,
    };

    private static EstimateLine LineOf(UsageLine line) => new()
    {
        Kind = "사용량 usage",
        Item = line.Counter,
        How = string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:#,##0} {line.Unit}s, {line.FreeUnits:#,##0} free"),
        Amount = line.Amount,
    };

    private static string Month(YearMonth month) => NodaTime.Text.YearMonthPattern.Iso.Format(month);
}

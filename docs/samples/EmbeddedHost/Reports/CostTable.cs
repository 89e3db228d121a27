using System.Globalization;
using Spectre.Console;

namespace EmbeddedHost.Reports;

/// <summary>Shows an estimate (예상 비용) with its lines and sums.</summary>
internal static class CostTable
{
    public static Table Of(EstimateTable estimate)
    {
        var table = new Table().RoundedBorder()
            .Title($"[bold]{Markup.Escape(estimate.Service)}[/]  {estimate.Month}, price book {estimate.PriceBook}")
            .AddColumn("").AddColumn("항목 Item").AddColumn("how").AddColumn(new TableColumn($"금액 {estimate.Currency}").RightAligned());
        foreach (var line in estimate.Lines) table.AddRow(line.Kind, line.Item, line.How, Amount(line.Amount));
        table.AddEmptyRow();
        if (estimate.DiscountPercent > 0) table.AddRow("할인 Discount", "", $"{estimate.DiscountPercent} %", Amount(-estimate.Discount));
        table.AddRow("공급가액 Supply amount", "", "", Amount(estimate.Supply));
        table.AddRow("부가세 VAT", "", "10 %, truncated", Amount(estimate.Vat));
        table.AddRow("[bold]합계 Total[/]", "", "", $"[bold]{Amount(estimate.Total)}[/]");
        return table;
    }

    private static string Amount(decimal amount) => amount.ToString("#,##0", CultureInfo.InvariantCulture);
}

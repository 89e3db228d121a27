using System.Globalization;
using Spectre.Console;

namespace EmbeddedHost.Reports;

/// <summary>Shows the monthly charges (요금 현황) as a table and as bars, and bills beside their estimates.</summary>
internal static class ChargeReport
{
    private const int LongestBar = 40;

    public static Table Of(ChargeTable charges)
    {
        var table = new Table().RoundedBorder().Title("[bold]요금 현황[/]  Monthly charges")
            .AddColumn("월 Month").AddColumn("서비스 Service").AddColumn("유형 Type").AddColumn("").AddColumn(Right("항목 Lines"))
            .AddColumn(Right("공급가액 Supply")).AddColumn(Right("부가세 VAT")).AddColumn(Right($"합계 Total {charges.Currency}"));
        foreach (var row in charges.Rows)
            table.AddRow(row.Month, Markup.Escape(row.Service), row.Type, row.State, row.Lines.ToString(CultureInfo.InvariantCulture), Amount(row.Supply), Amount(row.Vat), Amount(row.Total));
        table.AddEmptyRow();
        foreach (var sum in charges.Sums) table.AddRow($"[bold]{sum.Month}[/]", "", "", "", "", Amount(sum.Supply), Amount(sum.Vat), $"[bold]{Amount(sum.Total)}[/]");
        return table;
    }

    /// <summary>A bar for each row, as long as its share of the largest.</summary>
    public static Grid BarsOf(ChargeTable charges)
    {
        var largest = charges.Rows.Max(row => row.Total);
        var grid = new Grid().AddColumn().AddColumn().AddColumn();
        foreach (var row in charges.Rows)
        {
            var length = largest <= 0 ? 0 : (int)Math.Max(0, decimal.Round(LongestBar * row.Total / largest));
            grid.AddRow($"{row.Month} {Markup.Escape(row.Service)}", $"[{(row.State == "Closed" ? "green" : "yellow")}]{new string('█', length)}[/]", Amount(row.Total));
        }

        return grid;
    }

    public static Table Of(BillComparison comparison)
    {
        var table = new Table().RoundedBorder()
            .Title($"[bold]{Markup.Escape(comparison.Service)}[/]  {comparison.Month}, estimate and bill")
            .AddColumn("이유 Reason").AddColumn("line").AddColumn(Right("금액"));
        table.AddRow("예상 비용 Estimate", "", Amount(comparison.Estimated));
        foreach (var part in comparison.Differences)
            table.AddRow(part.Days.Count == 0 ? part.Reason : $"{part.Reason} on {string.Join(", ", part.Days)}", part.Line, part.Amount.ToString("+#,##0;-#,##0", CultureInfo.InvariantCulture));
        table.AddRow("[bold]청구 Bill[/]", comparison.Differences.Count == 0 ? "no difference" : "", $"[bold]{Amount(comparison.Billed)}[/]");
        return table;
    }

    private static TableColumn Right(string title) => new TableColumn(title).RightAligned();

    private static string Amount(decimal amount) => amount.ToString("#,##0", CultureInfo.InvariantCulture);
}

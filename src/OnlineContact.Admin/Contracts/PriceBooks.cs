using NodaTime;

namespace OnlineContact.Admin.Contracts;

/// <summary>The price books that are shipped. Data to begin with; a host brings its own in a <see cref="PriceBookCatalogue"/>.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public static class PriceBooks
{
    /// <summary><c>kr-2020</c>: the documented prices of December 2020, in won (F, handbook, section 2).</summary>
    public static PriceBook Korea2020 { get; } = new("kr-2020", Currency.Krw,
    [
        new PriceBookVersion
        {
            EffectiveFrom = new YearMonth(2020, 12),
            Number = 1,
            Prices =
            [
                Item(ContractItem.TicketCode, 10_000, 333, perUser: true, Usage("ticket", 3_000, (null, 50))),
                Item("telticket", 70_000, 2_333, perUser: true, Usage("second", 6_000, (40_000, 3.0m), (null, 1.5m))),
                Item("chat", 10_000, 333, perUser: true, Usage("chat", 3_000, (null, 50))),
                Item("helpdoc", 50_000, 1_667),
                Item("knowledge", 50_000, 1_667),
                Item("callback", 50_000, 1_667),
                Item("endusermanagement", 250_000, 8_333),
                Item("ticketevaluation", 100_000, 3_333),
            ],
        },
    ]);

    private static ItemPrice Item(string item, decimal month, decimal day, bool perUser = false, UsagePrice? usage = null) =>
        new() { Item = item, PerUser = perUser, MonthPrice = month, DayPrice = day, Usage = usage };

    private static UsagePrice Usage(string unit, long free, params ReadOnlySpan<(long? UpTo, decimal UnitPrice)> steps)
    {
        var list = new List<UsageStep>();
        var from = free;
        foreach (var (upTo, unitPrice) in steps)
        {
            list.Add(new UsageStep { From = from, UpTo = upTo, UnitPrice = unitPrice });
            from = upTo ?? from;
        }

        return new UsagePrice { Unit = unit, FreeUnits = free, Steps = list };
    }
}

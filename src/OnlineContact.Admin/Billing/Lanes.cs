using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>
/// The price of an item's users as lanes 1…max. Lanes that are in force on the same days cost the same, and of two lanes the higher is in
/// force only when the lower is. So, with the runs ordered by users, the lanes fall into at most as many groups as there are runs, and
/// 100,000 users cost no more work than one.
/// </summary>
internal static class Lanes
{
    /// <summary>What the lanes cost, not rounded.</summary>
    /// <param name="users">The users of each run; is sorted.</param>
    /// <param name="days">The days of each run; is sorted along.</param>
    /// <param name="daysInMonth">A lane in force on so many days costs the month price.</param>
    /// <param name="price">The item's price.</param>
    public static decimal Amount(Span<int> users, Span<int> days, int daysInMonth, ItemPrice price)
    {
        SortDescending(users, days);
        var amount = 0m;
        var daysInForce = 0;
        for (var i = 0; i < users.Length && users[i] > 0; i++)
        {
            daysInForce += days[i];
            var lanes = users[i] - (i + 1 < users.Length ? users[i + 1] : 0);
            if (lanes > 0) amount += lanes * LanePrice(daysInForce, daysInMonth, price);
        }

        return amount;
    }

    /// <summary>The month price for a lane in force on every day of the month, otherwise the days' price, but never more than the month's.</summary>
    private static decimal LanePrice(int days, int daysInMonth, ItemPrice price) =>
        days == daysInMonth ? price.MonthPrice : Math.Min(price.MonthPrice, days * price.DayPrice);

    /// <summary>By insertion: there are one to three runs nearly always, and never more than 31.</summary>
    private static void SortDescending(Span<int> users, Span<int> days)
    {
        for (var i = 1; i < users.Length; i++)
        {
            for (var j = i; j > 0 && users[j] > users[j - 1]; j--)
            {
                (users[j], users[j - 1]) = (users[j - 1], users[j]);
                (days[j], days[j - 1]) = (days[j - 1], days[j]);
            }
        }
    }
}

using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Benchmarks.Billing;

/// <summary>
/// The baseline: the same total by plain arithmetic over arrays, without any result object. What the calculator has to find out first is
/// given to it: item and price by position, the days of each stretch, the users of each item on each stretch.
/// </summary>
internal sealed class PlainArithmetic
{
    private int _daysInMonth;
    private int _discountPercent;
    private decimal _vatPercent;
    private decimal[] _monthPrices = [];
    private decimal[] _dayPrices = [];
    private int[] _days = [];
    private int[] _trialDays = [];
    private int[][] _users = [];
    private long[] _quantities = [];
    private long[][] _stepFrom = [];
    private decimal[][] _stepPrice = [];

    public decimal Total()
    {
        var sum = 0m;
        Span<int> users = stackalloc int[31];
        Span<int> days = stackalloc int[31];
        for (var item = 0; item < _monthPrices.Length; item++)
        {
            long userDays = 0, trialUserDays = 0;
            var count = _days.Length;
            for (var i = 0; i < count; i++)
            {
                var inForce = _users[item][i];
                userDays += inForce * _days[i];
                trialUserDays += inForce * _trialDays[i];
                var at = i;
                for (; at > 0 && users[at - 1] < inForce; at--) (users[at], days[at]) = (users[at - 1], days[at - 1]);
                (users[at], days[at]) = (inForce, _days[i]);
            }

            if (userDays == 0) continue;
            var amount = 0m;
            var inForceDays = 0;
            for (var i = 0; i < count; i++)
            {
                inForceDays += days[i];
                var lanes = users[i] - (i + 1 < count ? users[i + 1] : 0);
                if (lanes == 0) continue;
                amount += lanes * (inForceDays == _daysInMonth ? _monthPrices[item] : Math.Min(_monthPrices[item], inForceDays * _dayPrices[item]));
            }

            amount = Math.Round(amount, MidpointRounding.AwayFromZero);
            sum += amount;
            if (trialUserDays > 0) sum -= Math.Round(amount * trialUserDays / userDays, MidpointRounding.AwayFromZero);
        }

        for (var counter = 0; counter < _quantities.Length; counter++)
        {
            var left = _quantities[counter];
            var amount = 0m;
            for (var step = _stepFrom[counter].Length - 1; step >= 0; step--)
            {
                if (left <= _stepFrom[counter][step]) continue;
                amount += (left - _stepFrom[counter][step]) * _stepPrice[counter][step];
                left = _stepFrom[counter][step];
            }

            sum += Math.Round(amount, MidpointRounding.AwayFromZero);
        }

        sum -= Math.Round(sum * _discountPercent / 100, MidpointRounding.AwayFromZero);
        return sum + Math.Truncate(sum * _vatPercent / 100);
    }

    public static PlainArithmetic Of(BillingInput input)
    {
        var daysInMonth = input.Month.Calendar.GetDaysInMonth(input.Month.Year, input.Month.Month);
        Span<DayRun> runs = stackalloc DayRun[DayRuns.Max];
        var stretches = runs[..DayRuns.Cut(input, daysInMonth, runs)].ToArray();
        var prices = input.Version.Prices;
        var counted = prices.Where(price => price.Usage is not null).ToArray();
        return new PlainArithmetic
        {
            _daysInMonth = daysInMonth,
            _discountPercent = input.DiscountPercent,
            _vatPercent = input.Version.VatPercent,
            _monthPrices = [.. prices.Select(price => price.MonthPrice)],
            _dayPrices = [.. prices.Select(price => price.DayPrice)],
            _days = [.. stretches.Select(run => run.Days)],
            _trialDays = [.. stretches.Select(run => run.TrialDays)],
            _users = [.. prices.Select(price => stretches.Select(run => Users(input, price, run)).ToArray())],
            _quantities = [.. counted.Select(price => input.Usage.Where(usage => usage.Counter == price.Item).Sum(usage => usage.Quantity))],
            _stepFrom = [.. counted.Select(price => price.Usage!.Steps.Select(step => step.From).ToArray())],
            _stepPrice = [.. counted.Select(price => price.Usage!.Steps.Select(step => step.UnitPrice).ToArray())],
        };
    }

    private static int Users(BillingInput input, ItemPrice price, DayRun run) =>
        Enumerable.Range(run.First, run.Last - run.First + 1)
            .Max(i => input.History[i].Terms.UsersOf(price.Item) is { } users ? price.PerUser ? users : 1 : 0);
}

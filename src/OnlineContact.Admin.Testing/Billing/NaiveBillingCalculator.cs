using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Testing.Billing;

/// <summary>
/// The billing calculation a second time, as the handbook says it and without any cleverness: day by day, lane by lane, in exact
/// fractions that are rounded only where the price book says so. It shares no code with the calculator it checks. Slow:
/// its work grows with users times days.
/// </summary>
/// <remarks>Pure; safe to use from several threads.</remarks>
public static class NaiveBillingCalculator
{
    /// <summary>Calculates a month's bill.</summary>
    /// <param name="input">The same input that <see cref="BillingCalculator.Calculate"/> takes, and taken to be sound.</param>
    /// <returns>The figures.</returns>
    public static NaiveBill Calculate(BillingInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var version = input.Version;
        var digits = input.Currency.MinorUnitDigits;
        Fraction Rounded(Fraction amount, AmountRounding rounding) => amount.Round(digits, rounding == AmountRounding.HalfUp);

        var licences = new Dictionary<string, NaiveLicence>();
        var usage = new Dictionary<string, decimal>();
        var afterTrial = Fraction.Of(0);
        var days = DaysOf(input.Month);

        foreach (var price in version.Prices)
        {
            var lanesByDay = days.Select(day => LanesOn(day, price, input)).ToArray();
            var max = lanesByDay.Max();
            var exact = Fraction.Of(0);
            for (var lane = 1; lane <= max; lane++) exact += LanePrice(lane, lanesByDay, price);

            var amount = Rounded(exact, version.LineRounding);
            if (!(amount > Fraction.Of(0))) continue;
            var userDays = lanesByDay.Sum(lanes => (long)lanes);
            var free = days.Zip(lanesByDay).Where(pair => pair.First < input.TrialEnd).Sum(pair => (long)pair.Second);
            var trial = Rounded(amount * Fraction.Of(free) / Fraction.Of(userDays), version.DiscountRounding);
            licences[price.Item] = new NaiveLicence
            {
                Users = max,
                UserDays = userDays,
                Amount = amount.ToDecimal(),
                TrialDiscount = trial.ToDecimal(),
            };
            afterTrial = afterTrial + amount - trial;
        }

        foreach (var quantity in input.Usage.Where(quantity => quantity.Quantity != 0))
        {
            var counter = version.Prices.Single(price => price.Item == quantity.Counter).Usage!;
            var amount = Rounded(UsageAmount(quantity.Quantity, counter), version.LineRounding);
            usage[quantity.Counter] = amount.ToDecimal();
            afterTrial += amount;
        }

        var discount = Rounded(afterTrial * Fraction.Of(input.DiscountPercent) / Fraction.Of(100), version.DiscountRounding);
        var supply = afterTrial - discount + Fraction.Of(input.Adjustments);
        var vat = Rounded(supply * Fraction.Of(version.VatPercent) / Fraction.Of(100), version.VatRounding);
        var total = supply + vat;
        return new NaiveBill
        {
            Licences = licences,
            Usage = usage,
            Discount = discount.ToDecimal(),
            Supply = supply.Round(digits, halfUp: false).ToDecimal(),
            Vat = vat.ToDecimal(),
            Total = total.Round(digits, halfUp: false).ToDecimal(),
            LateFee = Rounded(total * Fraction.Of(version.LateFeePercent) / Fraction.Of(100), version.LateFeeRounding).ToDecimal(),
        };
    }

    private static List<LocalDate> DaysOf(YearMonth month)
    {
        var days = new List<LocalDate>();
        for (var day = month.OnDayOfMonth(1); day.Month == month.Month; day = day.PlusDays(1)) days.Add(day);
        return days;
    }

    private static int LanesOn(LocalDate day, ItemPrice price, BillingInput input)
    {
        if (day < input.Registration || day > input.Termination) return 0;
        var before = input.History.Where(saved => saved.Day < day).TakeLast(1);
        var today = input.History.Where(saved => saved.Day == day).ToList();
        var deciding =
            today.Count == 0 ? before
            : input.Version.DayTerms == DayTerms.Last ? today.TakeLast(1)
            : before.Concat(today);
        return deciding.Max(saved => Lanes(saved.Terms, price));
    }

    private static int Lanes(ContractTerms terms, ItemPrice price)
    {
        var term = terms.Items.SingleOrDefault(term => term.Item == price.Item);
        return term is null ? 0 : price.PerUser ? term.Users : 1;
    }

    private static Fraction LanePrice(int lane, int[] lanesByDay, ItemPrice price)
    {
        var days = lanesByDay.Count(lanes => lanes >= lane);
        var month = Fraction.Of(price.MonthPrice);
        if (days == lanesByDay.Length) return month;
        var byDay = Fraction.Of(days) * Fraction.Of(price.DayPrice);
        return byDay < month ? byDay : month;
    }

    /// <summary>What is in a step is what is in all up to its end less what is in all up to its beginning.</summary>
    private static Fraction UsageAmount(long quantity, UsagePrice price)
    {
        var amount = Fraction.Of(0);
        foreach (var step in price.Steps)
        {
            var unitsUpToEnd = step.UpTo is { } end ? Math.Min(quantity, end) : quantity;
            var unitsUpToBeginning = Math.Min(quantity, step.From);
            amount += Fraction.Of(unitsUpToEnd - unitsUpToBeginning) * Fraction.Of(step.UnitPrice);
        }

        return amount;
    }
}

using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>
/// The calculation of a month's bill (D, handbook, section 3): licence lines, usage lines, trial, discount, tax. One function for bill,
/// forecast and estimate. Pure: the same input gives the same figures at any time on any machine.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class BillingCalculator
{
    /// <summary>The version of the calculation; rises when the same input would give another amount.</summary>
    public const int Version = 1;

    /// <summary>So many saved terms of a month are handled without allocating.</summary>
    private const int FewTerms = 16;

    /// <summary>Calculates what one service costs in one month.</summary>
    /// <param name="input">Everything the bill depends on.</param>
    /// <returns>The lines and sums.</returns>
    /// <exception cref="ArgumentException">
    /// The input contradicts itself: a termination before the registration, terms saved outside the two, the terms in force when the month
    /// begins missing, a contracted item without a price, or an unknown counter. None of it can come from outside: registration and usage
    /// intake refuse it with their codes.
    /// </exception>
    public static BillingResult Calculate(BillingInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var daysInMonth = CalendarSystem.Iso.GetDaysInMonth(input.Month.Year, input.Month.Month);
        Span<DayRun> runs = stackalloc DayRun[DayRuns.Max];
        runs = runs[..DayRuns.Cut(input, daysInMonth, runs)];

        var prices = input.Version.PriceSpan;
        Span<long> quantities = stackalloc long[prices.Length];
        quantities.Clear();
        foreach (var usage in input.UsageSpan)
        {
            var position = CounterPosition(prices, usage.Counter);
            if (position < 0) throw new ArgumentException($"The price book has no counter '{usage.Counter}'.", nameof(input));
            quantities[position] = usage.Quantity;
        }

        return Compute(input.Month, daysInMonth, input.Currency, input.Version, input.HistorySpan, runs, quantities, input.DiscountPercent, input.Adjustments);
    }

    /// <summary>The late fee (연체료) on an unpaid bill, a figure of its own.</summary>
    /// <param name="version">The version of the price book the bill was made with.</param>
    /// <param name="total">The bill's total, tax included; not negative.</param>
    /// <returns>The fee, rounded as the version says.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The total is negative.</exception>
    public static Money LateFee(PriceBookVersion version, Money total)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (total.Amount < 0) throw new ArgumentOutOfRangeException(nameof(total), total.Amount, "A total is not negative.");
        return new Money(total.Amount * version.LateFeePercent / 100, total.Currency).Round(version.LateFeeRounding);
    }

    /// <summary>The calculation itself.</summary>
    /// <param name="month">The month.</param>
    /// <param name="daysInMonth">Its days.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="version">The prices and roundings.</param>
    /// <param name="history">The saved terms the runs point into.</param>
    /// <param name="runs">The billed days.</param>
    /// <param name="quantities">The month's usage, by position in the version's prices.</param>
    /// <param name="discountPercent">Whole percent.</param>
    /// <param name="adjustments">The sum of the month's adjustments, in whole smallest units.</param>
    internal static BillingResult Compute(
        YearMonth month,
        int daysInMonth,
        Currency currency,
        PriceBookVersion version,
        ReadOnlySpan<SavedTerms> history,
        ReadOnlySpan<DayRun> runs,
        ReadOnlySpan<long> quantities,
        int discountPercent,
        decimal adjustments)
    {
        var prices = version.PriceSpan;
        Span<LaneSum> sums = stackalloc LaneSum[prices.Length];
        sums.Clear();
        SumLicences(daysInMonth, currency, version, history, runs, sums);

        var (licences, trialDiscount) = (0m, 0m);
        var licenceLines = LicenceLines(prices, sums, ref licences, ref trialDiscount);
        var usage = 0m;
        var usageLines = UsageLines(currency, version, quantities, ref usage);

        var discount = currency.Round((licences + usage - trialDiscount) * discountPercent / 100, version.DiscountRounding);
        var supply = Currency.WithoutSignAtZero(licences + usage - trialDiscount - discount + adjustments);
        var vat = currency.Round(supply * version.VatPercent / 100, version.VatRounding);
        return new BillingResult(
            month, currency, version.Number, licenceLines, usageLines, discountPercent, licences, usage, trialDiscount, discount, adjustments, supply, vat);
    }

    /// <summary>The position of a counter among the prices, -1 when there is none.</summary>
    internal static int CounterPosition(ReadOnlySpan<ItemPrice> prices, string? counter)
    {
        for (var i = 0; i < prices.Length; i++)
        {
            if (prices[i].Item == counter) return prices[i].Usage is null ? -1 : i;
        }

        return -1;
    }

    internal static int RequirePercent(int percent, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100, name);
        return percent;
    }

    /// <summary>
    /// Goes through the prices in the order that terms have too, with a finger on the next item of each saved terms, so that no item is
    /// ever looked up.
    /// </summary>
    private static void SumLicences(
        int daysInMonth,
        Currency currency,
        PriceBookVersion version,
        ReadOnlySpan<SavedTerms> history,
        ReadOnlySpan<DayRun> runs,
        Span<LaneSum> sums)
    {
        if (runs.IsEmpty) return;
        var first = runs[0].First;
        history = history[first..(runs[^1].Last + 1)];
        Span<int> fingers = history.Length <= FewTerms ? stackalloc int[FewTerms] : new int[history.Length];
        Span<int> lanes = history.Length <= FewTerms ? stackalloc int[FewTerms] : new int[history.Length];
        fingers = fingers[..history.Length];
        fingers.Clear();
        Span<int> users = stackalloc int[DayRuns.Max];
        Span<int> days = stackalloc int[DayRuns.Max];
        users = users[..runs.Length];
        days = days[..runs.Length];

        foreach (var position in version.OrdinalOrder)
        {
            var price = version.PriceSpan[position];
            if (!TakeLanes(price, history, fingers, lanes)) continue;

            ref var sum = ref sums[position];
            long trialUserDays = 0;
            for (var i = 0; i < runs.Length; i++)
            {
                var run = runs[i];
                var inForce = lanes[run.First - first];
                for (var j = run.First - first + 1; j <= run.Last - first; j++) inForce = Math.Max(inForce, lanes[j]);
                users[i] = inForce;
                days[i] = run.Days;
                sum.Users = Math.Max(sum.Users, inForce);
                sum.UserDays += (long)inForce * run.Days;
                trialUserDays += (long)inForce * run.TrialDays;
            }

            sum.Amount = currency.Round(Lanes.Amount(users, days, daysInMonth, price), version.LineRounding);
            if (trialUserDays != 0)
                sum.TrialDiscount = currency.Round(sum.Amount * trialUserDays / sum.UserDays, version.DiscountRounding);
        }

        for (var i = 0; i < history.Length; i++)
        {
            var items = history[i].Terms.Span;
            if (fingers[i] < items.Length)
                throw new ArgumentException($"The price book has no price for the item '{items[fingers[i]].Item}'.", nameof(history));
        }
    }

    /// <summary>Finds the lanes of an item in each saved terms, and moves the fingers past it.</summary>
    /// <returns>Whether there are any.</returns>
    private static bool TakeLanes(ItemPrice price, ReadOnlySpan<SavedTerms> history, Span<int> fingers, Span<int> lanes)
    {
        var any = false;
        for (var i = 0; i < history.Length; i++)
        {
            lanes[i] = 0;
            var items = history[i].Terms.Span;
            if (fingers[i] >= items.Length || items[fingers[i]].Item != price.Item) continue;
            lanes[i] = price.PerUser ? items[fingers[i]].Users : 1;
            fingers[i]++;
            any |= lanes[i] != 0;
        }

        return any;
    }

    private static LicenceLine[] LicenceLines(
        ReadOnlySpan<ItemPrice> prices, ReadOnlySpan<LaneSum> sums, ref decimal licences, ref decimal trialDiscount)
    {
        var count = 0;
        foreach (ref readonly var sum in sums)
        {
            if (sum.Amount != 0) count++;
        }

        if (count == 0) return [];
        var lines = new LicenceLine[count];
        count = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            ref readonly var sum = ref sums[i];
            if (sum.Amount == 0) continue;
            licences += sum.Amount;
            trialDiscount += sum.TrialDiscount;
            lines[count++] = new LicenceLine
            {
                Item = prices[i].Item,
                Users = sum.Users,
                UserDays = sum.UserDays,
                Amount = sum.Amount,
                TrialDiscount = sum.TrialDiscount,
            };
        }

        return lines;
    }

    private static UsageLine[] UsageLines(Currency currency, PriceBookVersion version, ReadOnlySpan<long> quantities, ref decimal usage)
    {
        var count = quantities.Length - quantities.Count(0L);
        if (count == 0) return [];
        var lines = new UsageLine[count];
        count = 0;
        for (var i = 0; i < quantities.Length; i++)
        {
            if (quantities[i] == 0) continue;
            var price = version.PriceSpan[i];
            var counter = price.Usage!;
            var amount = currency.Round(counter.AmountOf(quantities[i]), version.LineRounding);
            usage += amount;
            lines[count++] = new UsageLine
            {
                Counter = price.Item,
                Unit = counter.Unit,
                Quantity = quantities[i],
                FreeUnits = Math.Min(quantities[i], counter.FreeUnits),
                Amount = amount,
            };
        }

        return lines;
    }
}

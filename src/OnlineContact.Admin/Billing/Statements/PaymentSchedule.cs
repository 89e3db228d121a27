using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>
/// When a month's total is charged, and what follows when it stays unpaid (F, handbook, section 3): dates and amounts for the host to act on.
/// Pure.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record PaymentSchedule
{
    private const int FirstAttemptDay = 8;
    private const int LastAttemptDay = 14;
    private const int NoticeAfterDay = 16;
    private const int RestrictionDay = 23;
    private static readonly LocalTime AttemptTime = new(10, 0);

    private readonly ValueList<Instant> _attempts = new([]);

    private PaymentSchedule()
    {
    }

    /// <summary>The month that is charged for.</summary>
    public required YearMonth Month { get; init; }

    /// <summary>The first day of the month.</summary>
    public required LocalDate PeriodFirst { get; init; }

    /// <summary>The last day of the month.</summary>
    public required LocalDate PeriodLast { get; init; }

    /// <summary>When to try to charge: 8th to 14th of the next month, 10:00 in the contract zone, until it succeeds.</summary>
    public required IReadOnlyList<Instant> Attempts
    {
        get => _attempts;
        init => _attempts = new(value);
    }

    /// <summary>The first instant of the notice of non-payment: when the 16th is over.</summary>
    public required Instant NoticeFrom { get; init; }

    /// <summary>The first instant of the restriction: when the 23rd begins.</summary>
    public required Instant RestrictedFrom { get; init; }

    /// <summary>What is charged.</summary>
    public required Money Amount { get; init; }

    /// <summary>The late fee, once it stays unpaid.</summary>
    public required Money LateFee { get; init; }

    /// <summary>Amount and late fee.</summary>
    public Money AmountWithLateFee => Amount + LateFee;

    /// <summary>Makes the schedule of a month.</summary>
    /// <param name="month">The month that is charged for.</param>
    /// <param name="zone">The contract zone. A time that its clocks skip is the next one there is.</param>
    /// <param name="amount">What is charged. Nothing is charged where it is not above 0: then there is no attempt and no fee.</param>
    /// <param name="prices">The version of the price book, for the late fee.</param>
    /// <returns>The schedule.</returns>
    public static PaymentSchedule Of(YearMonth month, DateTimeZone zone, Money amount, PriceBookVersion prices)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(prices);
        var next = PriceBook.RequireIso(month, nameof(month)).OnDayOfMonth(1).PlusMonths(1).ToYearMonth();
        var isCharged = amount.Amount > 0;
        return new PaymentSchedule
        {
            Month = month,
            PeriodFirst = month.OnDayOfMonth(1),
            PeriodLast = next.OnDayOfMonth(1).PlusDays(-1),
            Attempts =
            [
                .. Enumerable.Range(FirstAttemptDay, isCharged ? LastAttemptDay - FirstAttemptDay + 1 : 0)
                    .Select(day => zone.AtLeniently(next.OnDayOfMonth(day).At(AttemptTime)).ToInstant()),
            ],
            NoticeFrom = zone.AtStartOfDay(next.OnDayOfMonth(NoticeAfterDay + 1)).ToInstant(),
            RestrictedFrom = zone.AtStartOfDay(next.OnDayOfMonth(RestrictionDay)).ToInstant(),
            Amount = amount,
            LateFee = isCharged ? BillingCalculator.LateFee(prices, amount) : Money.Zero(amount.Currency),
        };
    }
}

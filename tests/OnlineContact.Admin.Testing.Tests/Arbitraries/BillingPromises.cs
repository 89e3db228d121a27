using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Contracts;
using static OnlineContact.Admin.Testing.Tests.Arbitraries.Promise;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What the package says of bills, estimates and usage.</summary>
public sealed class BillingPromises
{
    private static readonly LocalDate FirstDay = new FakeAdminClock().Now.InUtc().Date;

    private static readonly YearMonth FirstMonth = FirstDay.ToYearMonth();

    private static readonly YearMonth FirstPriced = PriceBooks.Korea2020.Versions[0].EffectiveFrom;

    private static readonly Promise[] All =
    [
        Always<BillingInput>("nothing ends before it begins", input => input.Termination is null || input.Termination >= input.Registration),
        Always<BillingInput>("the first terms are saved at the registration", input => input.History[0].Day == input.Registration),
        Always<BillingInput>("terms are saved in order", input => input.History.Zip(input.History.Skip(1)).All(each => each.First.Day <= each.Second.Day)),
        Always<BillingInput>("no terms are saved after the end", input => input.History.All(saved => input.Termination is null || saved.Day <= input.Termination)),
        Always<BillingInput>("the registration is near the month", input => DaysInto(input, input.Registration) is >= -400 and var day && day <= Length(input) + 5),
        Always<BillingInput>("counters are those of the version, from the first on", input => input.Version.Prices.Where(price => price.Usage is not null).Select(price => price.Item).Take(input.Usage.Count).SequenceEqual(input.Usage.Select(usage => usage.Counter))),
        Always<BillingInput>("usage is counted from nothing on", input => input.Usage.All(usage => usage.Quantity is >= 0 and <= UsagePrice.MaxQuantity)),
        Always<BillingInput>("discounts are whole percents", input => input.DiscountPercent is >= 0 and <= 100),
        Always<BillingInput>("the history has one to eight terms", input => input.History.Count is >= 1 and <= 8),
        .. Enumerable.Range(1, 8).Select(count => Sometimes<BillingInput>($"{count} terms", input => input.History.Count == count)),
        Sometimes<BillingInput>("two changes on a day", input => input.History.Skip(1).GroupBy(saved => saved.Day).Any(day => day.Count() > 1)),
        Sometimes<BillingInput>("registered long before the month", input => DaysInto(input, input.Registration) < -200),
        Sometimes<BillingInput>("registered on the day before the month", input => DaysInto(input, input.Registration) == -1),
        Sometimes<BillingInput>("registered on its first day", input => DaysInto(input, input.Registration) == 0),
        Often<BillingInput>("registered in the month", input => DaysInto(input, input.Registration) is > 0 and var day && day < Length(input) - 1),
        Sometimes<BillingInput>("registered on its last day", input => DaysInto(input, input.Registration) == Length(input) - 1),
        Sometimes<BillingInput>("registered on the day after it", input => DaysInto(input, input.Registration) == Length(input)),
        Sometimes<BillingInput>("registered some days after it", input => DaysInto(input, input.Registration) == Length(input) + 5),
        Often<BillingInput>("without an end", input => input.Termination is null),
        Often<BillingInput>("ended in the month", input => input.Termination is { } day && DaysInto(input, day) is > 0 and var at && at < Length(input)),
        Sometimes<BillingInput>("ended before the month", input => input.Termination is { } day && DaysInto(input, day) < 0),
        Sometimes<BillingInput>("ended after the month", input => input.Termination is { } day && DaysInto(input, day) >= Length(input)),
        Sometimes<BillingInput>("ended on its last day", input => input.Termination is { } day && DaysInto(input, day) == Length(input) - 1),
        Sometimes<BillingInput>("ended on the day it was registered", input => input.Termination == input.Registration),
        Sometimes<BillingInput>("a change on the last day of all", input => input.History.Count > 1 && input.History[^1].Day == input.Termination),
        Often<BillingInput>("without a trial", input => input.TrialEnd is null),
        Sometimes<BillingInput>("a trial that ends before it begins", input => input.TrialEnd < input.Registration),
        Sometimes<BillingInput>("a trial of months", input => input.TrialEnd is { } day && Period.DaysBetween(input.Registration, day) > 62),
        Sometimes<BillingInput>("a trial that ended long before the month", input => input.TrialEnd is { } day && DaysInto(input, day) < -30),
        Sometimes<BillingInput>("no usage", input => input.Usage.Count == 0),
        Sometimes<BillingInput>("usage at the edge of a step", input => OffStep(input).Contains(0)),
        Sometimes<BillingInput>("usage just before a step", input => OffStep(input).Contains(-1)),
        Sometimes<BillingInput>("usage just in a step", input => OffStep(input).Contains(1)),
        Sometimes<BillingInput>("the most usage", input => input.Usage.Any(usage => usage.Quantity == UsagePrice.MaxQuantity)),
        Often<BillingInput>("the full price", input => input.DiscountPercent == 0),
        Sometimes<BillingInput>("money back", input => input.Adjustments < 0),
        Sometimes<BillingInput>("another currency than the won", input => input.Currency != Currency.Krw),
        Sometimes<BillingInput>("the shipped prices", input => ReferenceEquals(input.Version, PriceBooks.Korea2020.Versions[0])),
        Sometimes<UsageQuantity>("nothing", usage => usage.Quantity == 0),
        Sometimes<UsageQuantity>("the most", usage => usage.Quantity == UsagePrice.MaxQuantity),
        Sometimes<ExpectedUsage>("nothing", usage => usage.Quantity == 0),
        Always<IReadOnlyList<ExpectedUsage>>("a counter stands once", list => list.DistinctBy(usage => usage.Counter).Count() == list.Count),
        .. Enumerable.Range(0, 4).Select(count => Sometimes<IReadOnlyList<ExpectedUsage>>($"{count} counters", list => list.Count == count)),
        Sometimes<EstimateRequest>("the first priced month", request => request.Month == FirstPriced),
        Often<EstimateRequest>("the running month", request => request.Month is null),
        Always<EstimateRequest>("no month before the prices", request => request.Month is null || request.Month >= FirstPriced),
        Always<ChargeEstimate>("no month before the prices", estimate => estimate.Month >= FirstPriced),
        Always<ChargeQuery>("one to a hundred and twenty months", query => Months(query) is >= 1 and <= ChargeQuery.MaxMonths),
        Often<ChargeQuery>("one month", query => Months(query) == 1),
        Sometimes<ChargeQuery>("half a year", query => Months(query) == 6),
        Sometimes<ChargeQuery>("before the clock started", query => query.From < FirstMonth),
        Sometimes<ChargeQuery>("years after the clock started", query => query.From > FirstMonth.PlusMonths(12)),
        Always<UsageInput>("in the month from the start on", usage => Period.DaysBetween(FirstDay, usage.Day) is >= 0 and <= 30),
        Sometimes<UsageInput>("on the last day", usage => usage.Day == FirstDay.PlusDays(30)),
        Sometimes<UsageInput>("nothing", usage => usage.Quantity == 0),
        Always<UsageInput>("a visible key", usage => IsVisible(usage.Key!, UsageRecord.MaxKeyLength)),
        Often<UsageInput>("a short key", usage => usage.Key!.Length <= 12),
        Sometimes<UsageInput>("a key one shorter than the longest", usage => usage.Key!.Length == UsageRecord.MaxKeyLength - 1),
        Sometimes<AdjustmentInput>("one won more", adjustment => adjustment.Amount == 1),
        Sometimes<AdjustmentInput>("one won less", adjustment => adjustment.Amount == -1),
        Sometimes<AdjustmentInput>("the most", adjustment => adjustment.Amount == ChargeAdjustment.MaxAmount),
        Often<AdjustmentInput>("money back", adjustment => adjustment.Amount is < -1 and >= -1_000_000),
        Often<AdjustmentInput>("money owed", adjustment => adjustment.Amount is > 1 and <= 1_000_000),
        Sometimes<AdjustmentInput>("for a year ago", adjustment => adjustment.MendsMonth == adjustment.Month.PlusMonths(-12)),
        Sometimes<AdjustmentInput>("for the next month", adjustment => adjustment.MendsMonth == adjustment.Month.PlusMonths(1)),
        Always<AdjustmentInput>("a reason without blanks at its end", adjustment => adjustment.Reason == adjustment.Reason!.Trim() && adjustment.Reason.Length > 0),
    ];

    public static TheoryData<string> Types => TypesOf(All);

    [Theory]
    [MemberData(nameof(Types))]
    public void The_promises_of_a_type_are_kept(string type) => Check(All, type);

    private static int DaysInto(BillingInput input, LocalDate day) => Period.DaysBetween(input.Month.OnDayOfMonth(1), day);

    private static int Length(BillingInput input) => CalendarSystem.Iso.GetDaysInMonth(input.Month.Year, input.Month.Month);

    private static IEnumerable<long> OffStep(BillingInput input) =>
        input.Usage.SelectMany(usage => input.Version.PriceOf(usage.Counter)!.Usage!.Steps.Where(step => step.From > 1).Select(step => usage.Quantity - step.From));

    private static int Months(ChargeQuery query) => Period.Between(query.From, query.To, PeriodUnits.Months).Months + 1;

    private static bool IsVisible(string text, int longest) => text.Length >= 1 && text.Length <= longest && text.All(sign => sign is >= '!' and <= '~');
}

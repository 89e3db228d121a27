using System.Buffers;
using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Contracts.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>Makes statements of what is known of services: for closing, for the forecast and for making them again. Pure.</summary>
internal sealed class StatementMaker
{
    private readonly ArrayBufferWriter<byte> _form = new(4_096);
    private readonly PriceBook _book;
    private readonly string _timeZoneData;

    public StatementMaker(PriceBook book, YearMonth month, PriceBookVersion version, string timeZoneData)
    {
        _book = book;
        _timeZoneData = timeZoneData;
        Month = month;
        Version = version;
        Document = PriceBookJson.Write(new PriceBook(book.Name, book.Currency, [version]));
        Prices = Digest.Of(Document);
    }

    public YearMonth Month { get; }

    public PriceBookVersion Version { get; }

    public Currency Currency => _book.Currency;

    /// <summary>The version as it is kept once a month is closed with it.</summary>
    public byte[] Document { get; }

    public Digest Prices { get; }

    public static Outcome<StatementMaker> For(PriceBook book, YearMonth month, string timeZoneData) =>
        book.VersionFor(month).TryGetValue(out var version, out var none)
            ? Outcome.Success(new StatementMaker(book, month, version, timeZoneData))
            : Outcome.Refused<StatementMaker>(none);

    /// <summary>Whether the service has a billed day in the month.</summary>
    public static bool IsBilled(ContractedService service, YearMonth month)
    {
        var first = month.OnDayOfMonth(1);
        return service is { Terms: not null, RegisteredOn: { } registered }
            && registered < first.PlusMonths(1)
            && (service.TerminatedOn is not { } terminated || terminated >= first);
    }

    /// <summary>The input of the calculation.</summary>
    public Outcome<BillingInput> InputOf(ServiceFacts facts)
    {
        var registered = facts.Service.RegisteredOn!.Value;
        foreach (var saved in facts.History)
        {
            if (ContractedItemsHaveAPrice.Check(saved.Terms, Version, _book.Name) is { } unpriced) return Outcome.Refused<BillingInput>(unpriced);
        }

        foreach (var usage in facts.Usage)
        {
            if (BillingCalculator.CounterPosition(Version.PriceSpan, usage.Value.Counter) < 0)
                return Outcome.Refused<BillingInput>(AdminErrors.UsageCounterUnknown.With("counter", usage.Value.Counter));
        }

        if (!_book.VersionFor(registered.ToYearMonth()).TryGetValue(out var atRegistration, out var none)) return Outcome.Refused<BillingInput>(none);
        return Outcome.Success(InputOf(facts, ServiceDiscount.PercentOf(facts.Discounts.Select(discount => discount.Value), Month), FreeTrial.End(registered, atRegistration, facts.TrialUntil)));
    }

    /// <summary>The input with a discount and a trial that are known from elsewhere.</summary>
    public BillingInput InputOf(ServiceFacts facts, int discountPercent, LocalDate? trialEnd) => new()
    {
        Month = Month,
        Currency = Currency,
        Version = Version,
        Registration = facts.Service.RegisteredOn!.Value,
        Termination = facts.Service.TerminatedOn,
        History = facts.History,
        Usage = [.. facts.Usage.Select(usage => new UsageQuantity { Counter = usage.Value.Counter, Quantity = usage.Value.Total })],
        TrialEnd = trialEnd,
        DiscountPercent = discountPercent,
        Adjustments = facts.Adjustments.Sum(adjustment => adjustment.Value.Amount),
    };

    /// <summary>The statement of a service.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <param name="input">The input made of that.</param>
    /// <param name="serviceId">The service's ID.</param>
    /// <param name="serviceName">The service's name.</param>
    /// <param name="now">When it is made.</param>
    public Statement Make(ServiceFacts facts, BillingInput input, string serviceId, string serviceName, Instant now)
    {
        var service = facts.Service;
        var bill = BillingCalculator.Calculate(input);
        var month = Month.OnDayOfMonth(1);
        var lines = LinesOf(service, bill, facts);
        var header = new StatementHeader
        {
            Organization = service.Organization,
            Month = month,
            Service = service.Number,
            Type = service.Type,
            ServiceId = serviceId,
            ServiceName = serviceName,
            PriceBook = _book.Name,
            PriceBookVersion = Version.Number,
            Prices = Prices,
            CalculatorVersion = BillingCalculator.Version,
            TimeZoneData = _timeZoneData,
            Currency = Currency.Code,
            MinorUnitDigits = Currency.MinorUnitDigits,
            DiscountPercent = bill.DiscountPercent,
            TrialEnd = input.TrialEnd,
            Licences = bill.Licences.Amount,
            Usage = bill.Usage.Amount,
            TrialDiscount = bill.TrialDiscount.Amount,
            Discount = bill.Discount.Amount,
            Adjustments = bill.Adjustments.Amount,
            Supply = bill.Supply.Amount,
            Vat = bill.Vat.Amount,
            Digest = default,
            ClosedAt = now,
        };
        _form.ResetWrittenCount();
        StatementForm.Write(_form, header, lines);
        return new Statement(header with { Digest = Digest.Of(_form.WrittenSpan) }, lines);
    }

    private StatementLine[] LinesOf(ContractedService service, BillingResult bill, ServiceFacts facts)
    {
        var lines = new StatementLine[bill.LicenceLines.Length + bill.UsageLines.Length + facts.Adjustments.Count];
        var count = 0;
        foreach (var line in bill.LicenceLines)
            lines[count] = Line(service, count++, StatementLineKind.Licence, line.Item, line.UserDays, line.Amount, "") with { Users = line.Users, TrialDiscount = line.TrialDiscount };
        foreach (var line in bill.UsageLines)
            lines[count] = Line(service, count++, StatementLineKind.Usage, line.Counter, line.Quantity, line.Amount, line.Unit) with { FreeUnits = line.FreeUnits };
        foreach (var adjustment in facts.Adjustments)
            lines[count] = Line(service, count++, StatementLineKind.Adjustment, "", adjustment.Value.Number, adjustment.Value.Amount, adjustment.Value.Reason);
        return lines;
    }

    private StatementLine Line(ContractedService service, int position, StatementLineKind kind, string item, long quantity, decimal amount, string text) => new()
    {
        Organization = service.Organization,
        Month = Month.OnDayOfMonth(1),
        Service = service.Number,
        Position = position,
        Kind = kind,
        Item = item,
        Users = 0,
        Quantity = quantity,
        FreeUnits = 0,
        Amount = amount,
        TrialDiscount = 0,
        Text = text,
    };
}

using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Rules;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Organizations.Rules;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing;

/// <summary>Shows what a contract would cost, and keeps what the operator sets: discount rates, longer trials, adjustments.</summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields. Storage failures
/// are thrown as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class BillingManager
{
    private readonly AdminDoor _door;
    private readonly BillingSettings _settings;

    internal BillingManager(AdminDoor door, BillingSettings settings)
    {
        _door = door;
        _settings = settings;
    }

    /// <summary>
    /// Estimates a month in which the terms hold every day and the expected quantities are used, with the same function that makes
    /// the bills. Stores nothing.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="request">Terms and quantities.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The estimate with its lines, or OCA1001 no such service, OCA2001 to OCA2006, OCA2010 and OCA2011 the items, OCA3002 to OCA3009 prices,
    /// quantities and month, OCA4011 this host does not know the contract zone and no month was given.
    /// </returns>
    public Task<Outcome<ChargeEstimate>> EstimateAsync(AdminActor actor, OrganizationId organization, EstimateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var call = new AdminCall { Name = "BillingManager.EstimateAsync", Operation = AdminOperations.Estimate, Actor = actor, Organization = organization };
        return _door.ReadAsync(
            call,
            fetch => (
                Organization: fetch.One(Organization.Shape.SingleKey()),
                Service: fetch.One(ContractedService.ByNumber[request.Service]),
                Discounts: fetch.Many(ServiceDiscount.OfService[request.Service])),
            seen => Estimate(request, seen.Organization.Value, seen.Service, seen.Discounts),
            cancellationToken);
    }

    /// <summary>Sets a service's discount rate from a month on (operator only). It uses up no change of the contract.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="from">The first month; a later month that has a rate of its own keeps it.</param>
    /// <param name="percent">The rate, a whole number from 0 to 100.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt, or OCA1001 no such service, OCA3010 the rate, OCA3007 the month, OCA3015 a closed month, OCA0006 busy, OCA0008 request ID reused, OCA0010 clock far
    /// behind.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> SetDiscountAsync(AdminActor actor, OrganizationId organization, long number, YearMonth from, decimal percent, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall
        {
            Name = "BillingManager.SetDiscountAsync",
            Operation = AdminOperations.SetDiscount,
            Actor = actor,
            Organization = organization,
            RequestId = requestId,
            Content = AdminCall.ContentOf(number, from, percent),
        };
        return _door.ChangeAsync(
            call,
            fetch => (
                Service: fetch.One(ContractedService.ByNumber[number]),
                Discount: fetch.One(ServiceDiscount.ByMonth[number, from.OnDayOfMonth(1)]),
                Closing: fetch.One(MonthClosing.ByMonth[from.OnDayOfMonth(1)])),
            (change, seen) => SetDiscount(change, seen.Service, seen.Discount, seen.Closing, number, from, percent),
            cancellationToken);
    }

    /// <summary>Extends the free trial of a service (operator only). The book's own length counts when it is longer.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="number">The service's number.</param>
    /// <param name="until">The first day that is no longer free.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt, or OCA1001 no such service, OCA3021 not contracted yet, OCA3007 and OCA3022 the day, OCA3015 the last free day is in a closed month,
    /// OCA0006 busy, OCA0008 request ID reused, OCA0010 clock far behind.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> ExtendTrialAsync(AdminActor actor, OrganizationId organization, long number, LocalDate until, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var call = new AdminCall
        {
            Name = "BillingManager.ExtendTrialAsync",
            Operation = AdminOperations.ExtendTrial,
            Actor = actor,
            Organization = organization,
            RequestId = requestId,
            Content = AdminCall.ContentOf(number, until),
        };
        var outOfRange = EstimateMonthIsInRange.Check(until.ToYearMonth());
        var lastMonth = (outOfRange is null ? until : EstimateCalculator.LastMonth.OnDayOfMonth(2)).PlusDays(-1).With(DateAdjusters.StartOfMonth);
        return _door.ChangeAsync(
            call,
            fetch => (Service: fetch.One(ContractedService.ByNumber[number]), Trial: fetch.One(ServiceTrial.OfService[number]), Closing: fetch.One(MonthClosing.ByMonth[lastMonth])),
            (change, seen) =>
            {
                if (!seen.Service.Found) return AdminErrors.ServiceNotFound.With("service", number);
                if (seen.Service.Value.RegisteredOn is not { } registered) return AdminErrors.StatementNotFound.With("service", number, lastMonth.ToYearMonth());
                if ((outOfRange ?? TrialEndsAfterItBegins.Check(registered, until) ?? MonthIsNotClosed.Check(lastMonth.ToYearMonth(), number, seen.Closing.ValueOrDefault)) is { } error) return error;
                var trial = new ServiceTrial { Organization = change.Organization, Service = number, Until = until };
                change.Answer(number, seen.Trial.Found ? seen.Trial.Version : StoreVersion.First);
                if (seen.Trial.ValueOrDefault == trial) return null;
                if (seen.Trial.Found)
                {
                    change.Writes.Replace(seen.Trial, trial);
                    change.Answer(number, seen.Trial.Version.Next);
                }
                else
                {
                    change.Writes.Insert(trial, ServiceTrial.Shape);
                }

                change.Writes.Require(seen.Service);
                change.Writes.Require(seen.Closing);
                change.Log(Entry(AdminOperations.ExtendTrial, ChangeLogCategory.Contract, seen.Service.Value, LogDraft.Argument("number", number)) with
                {
                    Before = seen.Trial.ValueOrDefault is { } was ? LogDraft.Argument("until", was.Until) : null,
                    After = LogDraft.Argument("until", until),
                });
                return null;
            },
            cancellationToken);
    }

    /// <summary>
    /// Puts a signed line into a service's open month (operator only), to mend what is wrong in it or in a closed month, of this service or of
    /// another one: a terminated service has no later months, so what was wrong in its last one is mended on another.
    /// </summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="adjustment">The line.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt with the adjustment's number; or OCA1001 no such service, OCA3007 a month, OCA3014 the service has no day in the month, OCA3015
    /// the month is closed, OCA3019 amount, OCA3020 reason, OCA3012 key of the record it mends, OCA3023 too many, OCA3001 price book, OCA0006 busy, OCA0008 request
    /// ID reused, OCA0010 clock far behind.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> AdjustAsync(AdminActor actor, OrganizationId organization, AdjustmentInput adjustment, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(adjustment);
        var call = new AdminCall
        {
            Name = "BillingManager.AdjustAsync",
            Operation = AdminOperations.AdjustCharges,
            Actor = actor,
            Organization = organization,
            RequestId = requestId,
            Content = AdminCall.ContentOf(adjustment.Service, adjustment.Month, adjustment.Amount, adjustment.Reason, adjustment.MendsService, adjustment.MendsMonth, adjustment.MendsRecord),
        };
        var month = adjustment.Month.OnDayOfMonth(1);
        return _door.ChangeAsync(
            call,
            fetch => (
                Organization: fetch.One(Organization.Shape.SingleKey()),
                Service: fetch.One(ContractedService.ByNumber[adjustment.Service]),
                Mended: fetch.One(ContractedService.ByNumber[adjustment.MendsService]),
                Month: fetch.One(ServiceMonth.Of[month, adjustment.Service]),
                Closing: fetch.One(MonthClosing.ByMonth[month])),
            (change, seen) => Adjust(change, seen.Organization, seen.Service, seen.Mended, seen.Month, seen.Closing, adjustment),
            cancellationToken);
    }

    private AdminError? Adjust(
        Change change, Slot<Organization> organization, Slot<ContractedService> service, Slot<ContractedService> mended, Slot<ServiceMonth> month, Slot<MonthClosing> closing, AdjustmentInput input)
    {
        if (!service.Found) return AdminErrors.ServiceNotFound.With("service", input.Service);
        if (!mended.Found) return AdminErrors.ServiceNotFound.With("mendsService", input.MendsService);
        if ((EstimateMonthIsInRange.Check(input.Month) ?? EstimateMonthIsInRange.Check(input.MendsMonth)) is { } outOfRange) return outOfRange;
        if (!_settings.PriceBooks.Find(organization.Value.PriceBook).TryGetValue(out var book, out var unknown)) return unknown;
        if (ContractZoneIsKnownHere.Check(organization.Value, change.Now, _settings.Zones, out var today) is { } noDay) return noDay;
        var first = input.Month.OnDayOfMonth(1);
        var error = AdjustmentIsWholeUnits.Check(input.Amount, book.Currency)
            ?? AdjustmentHasAReason.Check(input.Reason)
            ?? (string.IsNullOrEmpty(input.MendsRecord) ? null : UsageKeyIsVisibleAscii.Check("mendsRecord", input.MendsRecord))
            ?? MonthIsNotClosed.Check(input.Month, input.Service, closing.ValueOrDefault)
            ?? (StatementMaker.IsBilled(service.Value, input.Month) && first <= today
                ? null
                : AdminErrors.UsageDayOutsideLife.With("month", first, service.Value.RegisteredOn, service.Value.TerminatedOn ?? today))
            ?? AdjustmentsAreNotTooMany.Check(month.ValueOrDefault?.Adjustments ?? 0);
        if (error is not null) return error;

        var made = new ChargeAdjustment
        {
            Organization = change.Organization,
            Month = first,
            Service = input.Service,
            Number = change.NextNumber(),
            Amount = input.Amount,
            Reason = input.Reason!.Trim(),
            MendsMonth = input.MendsMonth.OnDayOfMonth(1),
            MendsService = input.MendsService,
            MendsRecord = input.MendsRecord ?? "",
            At = change.Now,
        };
        change.Writes.Insert(made, ChargeAdjustment.Shape);
        if (month.Found)
            change.Writes.Replace(month, month.Value with { Adjustments = month.Value.Adjustments + 1, At = change.Now });
        else
            change.Writes.Insert(new ServiceMonth { Organization = change.Organization, Month = first, Service = input.Service, Records = 0, Adjustments = 1, IsClosed = false, At = change.Now }, ServiceMonth.Shape);
        change.Writes.Require(service);
        change.Writes.Require(organization);
        change.Writes.Require(closing);
        change.Answer(made.Number, StoreVersion.First);
        change.Log(Entry(
            AdminOperations.AdjustCharges,
            ChangeLogCategory.Billing,
            service.Value,
            string.Join('\n', LogDraft.Argument("number", made.Number), LogDraft.Argument("month", input.Month), LogDraft.Argument("mendsService", made.MendsService), LogDraft.Argument("mendsMonth", input.MendsMonth))) with
        { After = $"{LogDraft.Argument("amount", made.Amount)}\n{LogDraft.Argument("reason", made.Reason)}" });
        return null;
    }

    private static LogDraft Entry(AdminOperation operation, ChangeLogCategory category, ContractedService service, string arguments)
    {
        var (id, name) = (service.Id?.Value, service.Name?.Value);
        return new LogDraft
        {
            Operation = operation,
            Category = category,
            Target = new LogTarget(ChangeLogTargetKind.Service, id ?? "", name ?? ""),
            Service = new LogService(service.Number, id, name),
            Arguments = arguments,
        };
    }

    private Outcome<ChargeEstimate> Estimate(EstimateRequest request, Organization organization, Slot<ContractedService> service, Slots<ServiceDiscount> discounts)
    {
        if (!service.Found) return Outcome.Refused<ChargeEstimate>(AdminErrors.ServiceNotFound.With("service", request.Service));
        if (!ContractTerms.Create(request.Terms, service.Value.Type, _settings.Items, service.Value.Terms).TryGetValue(out var terms, out var error)) return Outcome.Refused<ChargeEstimate>(error);
        if (!_settings.PriceBooks.Find(organization.PriceBook).TryGetValue(out var book, out error)) return Outcome.Refused<ChargeEstimate>(error);
        if (request.Month is not { } month)
        {
            if (ContractZoneIsKnownHere.Check(organization, _door.Now, _settings.Zones, out var today) is { } noDay) return Outcome.Refused<ChargeEstimate>(noDay);
            month = today.ToYearMonth();
        }

        return EstimateCalculator.Estimate(book, month, terms, request.Usage, ServiceDiscount.PercentOf(discounts.Values, month)).TryGetValue(out var estimate, out error)
            ? Outcome.Success(estimate with { TimeZoneData = _settings.Zones.VersionId })
            : Outcome.Refused<ChargeEstimate>(error);
    }

    private static AdminError? SetDiscount(Change change, Slot<ContractedService> service, Slot<ServiceDiscount> discount, Slot<MonthClosing> closing, long number, YearMonth from, decimal percent)
    {
        if (!service.Found) return AdminErrors.ServiceNotFound.With("service", number);
        if ((DiscountIsAWholePercent.Check(percent) ?? EstimateMonthIsInRange.Check(from) ?? MonthIsNotClosed.Check(from, number, closing.ValueOrDefault)) is { } error) return error;
        var set = new ServiceDiscount { Organization = change.Organization, Service = number, From = from.OnDayOfMonth(1), Percent = (long)percent };
        change.Answer(number, discount.Found ? discount.Version : StoreVersion.First);
        if (discount.ValueOrDefault == set) return null;

        if (discount.Found)
        {
            change.Writes.Replace(discount, set);
            change.Answer(number, discount.Version.Next);
        }
        else
        {
            change.Writes.Insert(set, ServiceDiscount.Shape);
        }

        change.Writes.Require(service);
        change.Writes.Require(closing);
        var (id, name) = (service.Value.Id?.Value, service.Value.Name?.Value);
        change.Log(new LogDraft
        {
            Operation = AdminOperations.SetDiscount,
            Category = ChangeLogCategory.Contract,
            Target = new LogTarget(ChangeLogTargetKind.Service, id ?? "", name ?? ""),
            Service = new LogService(number, id, name),
            Arguments = $"{LogDraft.Argument("number", number)}\n{LogDraft.Argument("from", from)}",
            Before = discount.ValueOrDefault is { } was ? LogDraft.Argument("discountPercent", was.Percent) : null,
            After = LogDraft.Argument("discountPercent", set.Percent),
        });
        return null;
    }
}

using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing.Rules;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Organizations.Rules;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing;

/// <summary>Shows what a contract would cost, and keeps the discount rates that the operator sets.</summary>
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
    /// The receipt, or OCA1001 no such service, OCA3010 the rate, OCA3007 the month, OCA0006 busy, OCA0008 request ID reused, OCA0010 clock far
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
            fetch => (Service: fetch.One(ContractedService.ByNumber[number]), Discount: fetch.One(ServiceDiscount.ByMonth[number, from.OnDayOfMonth(1)])),
            (change, seen) => SetDiscount(change, seen.Service, seen.Discount, number, from, percent),
            cancellationToken);
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

        return EstimateCalculator.Estimate(book, month, terms, request.Usage, ServiceDiscount.PercentOf(discounts.Values, month));
    }

    private static AdminError? SetDiscount(Change change, Slot<ContractedService> service, Slot<ServiceDiscount> discount, long number, YearMonth from, decimal percent)
    {
        if (!service.Found) return AdminErrors.ServiceNotFound.With("service", number);
        if ((DiscountIsAWholePercent.Check(percent) ?? EstimateMonthIsInRange.Check(from)) is { } error) return error;
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

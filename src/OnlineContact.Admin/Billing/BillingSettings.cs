using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>What the options say about billing.</summary>
internal sealed record BillingSettings(ContractItemCatalogue Items, PriceBookCatalogue PriceBooks, IDateTimeZoneProvider Zones);

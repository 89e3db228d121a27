using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Organizations;

/// <summary>What the options say about organizations.</summary>
internal sealed record OrganizationSettings(string DefaultTimeZone, string DefaultPriceBook, PriceBookCatalogue PriceBooks, IDateTimeZoneProvider Zones);

using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>What the options say about services and contracts.</summary>
internal sealed record ServiceSettings
{
    public required IReadOnlySet<string> ReservedIds { get; init; }

    public required IReadOnlyDictionary<string, string> LanguageZones { get; init; }

    public required string UrlPattern { get; init; }

    public required int MaxServices { get; init; }

    public required ContractItemCatalogue Items { get; init; }

    public required PriceBookCatalogue PriceBooks { get; init; }

    public required IDateTimeZoneProvider Zones { get; init; }
}

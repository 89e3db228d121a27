using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Organizations;

/// <summary>An organization (조직): the tenant, to which everything else belongs.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record Organization
{
    /// <summary>Its ID.</summary>
    public required OrganizationId Id { get; init; }

    /// <summary>Its name.</summary>
    public required OrganizationName Name { get; init; }

    /// <summary>The host name under which its services are found.</summary>
    public required OrganizationDomain Domain { get; init; }

    /// <summary>The contract zone, a canonical IANA name: days of contracts and bills are days of this zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The name of the price book its bills are made by.</summary>
    public required string PriceBook { get; init; }

    /// <summary>When it was provisioned.</summary>
    public required Instant ProvisionedAt { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<Organization> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<Organization> Builder = RecordShape.For<Organization>("organization", x => x.Id);

        public static readonly Column<Organization, OrganizationName> Name = Builder.TextOf("name", OrganizationName.MaxLength, x => x.Name, x => x.Value, OrganizationName.FromStored);
        public static readonly Column<Organization, OrganizationDomain> Domain = Builder.TextOf("domain", OrganizationDomain.MaxLength, x => x.Domain, x => x.Value, OrganizationDomain.FromStored);
        public static readonly Column<Organization, string> TimeZone = Builder.Text("time_zone", ZoneNames.MaxLength, x => x.TimeZone);
        public static readonly Column<Organization, string> PriceBook = Builder.Text("price_book", 40, x => x.PriceBook);
        public static readonly Column<Organization, Instant> ProvisionedAt = Builder.Instant("provisioned_at", x => x.ProvisionedAt);
        public static readonly RecordShape<Organization> Shape = Builder.Build(
            r => new Organization
            {
                Id = r.Organization,
                Name = r.Get(Name),
                Domain = r.Get(Domain),
                TimeZone = r.Get(TimeZone),
                PriceBook = r.Get(PriceBook),
                ProvisionedAt = r.Get(ProvisionedAt),
            },
            ShapeTraits.Versioned);
    }
}

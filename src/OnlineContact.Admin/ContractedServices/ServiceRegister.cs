using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>How many services an organization has, terminated ones included, so that the limit is checked without counting them.</summary>
internal sealed record ServiceRegister
{
    public required OrganizationId Organization { get; init; }

    public required long Services { get; init; }

    public static RecordShape<ServiceRegister> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ServiceRegister> Builder = RecordShape.For<ServiceRegister>("service_register", x => x.Organization);

        public static readonly Column<ServiceRegister, long> Services = Builder.Number("services", x => x.Services);
        public static readonly RecordShape<ServiceRegister> Shape = Builder.Build(
            r => new ServiceRegister { Organization = r.Organization, Services = r.Get(Services) },
            ShapeTraits.Versioned);
    }
}

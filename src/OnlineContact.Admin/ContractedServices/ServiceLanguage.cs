using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>One help-centre language of a service, as a row.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ServiceLanguage
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>Its place among the service's languages, from 0.</summary>
    public required long Position { get; init; }

    /// <summary>The language's code.</summary>
    public required string Code { get; init; }

    /// <summary>Whether it is the main one.</summary>
    public required bool IsMain { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<ServiceLanguage> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ServiceLanguage> Builder = RecordShape.For<ServiceLanguage>("service_language", x => x.Organization);

        public static readonly Column<ServiceLanguage, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<ServiceLanguage, long> Position = Builder.Number("position", x => x.Position);
        public static readonly Column<ServiceLanguage, string> Code = Builder.Text("code", HelpCentreLanguages.MaxCodeLength, x => x.Code);
        public static readonly Column<ServiceLanguage, bool> IsMain = Builder.Flag("is_main", x => x.IsMain);
        public static readonly RecordShape<ServiceLanguage> Shape = Builder.Build(
            r => new ServiceLanguage
            {
                Organization = r.Organization,
                Service = r.Get(Service),
                Position = r.Get(Position),
                Code = r.Get(Code),
                IsMain = r.Get(IsMain),
            },
            ShapeTraits.None,
            null,
            Service,
            Position);
    }
}

using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// A contact-centre service that an organization contracts, with its current contract. A draft needs only a type; ID and
/// name are checked and reserved when basic information is completed.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ContractedService
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>Its number in the organization: its key everywhere.</summary>
    public required long Number { get; init; }

    /// <summary>Consultation or issue management; fixed once basic information is complete.</summary>
    public required ServiceType Type { get; init; }

    /// <summary>The name; null in a draft that has none yet.</summary>
    public required ServiceName? Name { get; init; }

    /// <summary>The ID, part of the URL; null in a draft that has none yet. Fixed once basic information is complete.</summary>
    public required ServiceId? Id { get; init; }

    /// <summary>The help-centre languages; none for issue management.</summary>
    public required HelpCentreLanguages Languages { get; init; }

    /// <summary>The time zone, a canonical IANA name; null in a draft that has none yet.</summary>
    public required string? TimeZone { get; init; }

    /// <summary>The profile picture, if there is one.</summary>
    public required ProfilePicture? Picture { get; init; }

    /// <summary>Whether step 1, basic information, is done.</summary>
    public required bool HasBasicInformation { get; init; }

    /// <summary>The terms of the contract (step 2); null when it is not done.</summary>
    public required ContractTerms? Terms { get; init; }

    /// <summary>The status.</summary>
    public required ServiceStatus Status { get; init; }

    /// <summary>When it was added.</summary>
    public required Instant AddedAt { get; init; }

    /// <summary>The day in the contract zone on which the contract was registered: the first billed day.</summary>
    public required LocalDate? RegisteredOn { get; init; }

    /// <summary>The day in the contract zone of the last change of the contract; registering is not a change.</summary>
    public required LocalDate? ChangedOn { get; init; }

    /// <summary>
    /// The day of the change before the last one. It is needed where a zone turns its clocks back over midnight, so that a
    /// day comes, goes, and comes again.
    /// </summary>
    public required LocalDate? ChangedBefore { get; init; }

    /// <summary>The day in the contract zone on which it was terminated: the last billed day.</summary>
    public required LocalDate? TerminatedOn { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<ContractedService> Shape => Columns.Shape;

    internal static RecordKeys<ContractedService, long> ByNumber { get; } = Shape.Keys(Columns.Number);

    internal static RecordKeys<ContractedService, string?> ByIdKey { get; } = Shape.Keys(Columns.IdKey);

    internal static RecordKeys<ContractedService, string?> ByNameKey { get; } = Shape.Keys(Columns.NameKey);

    /// <summary>Never given out again once reserved, not even after termination.</summary>
    private string? IdKey => HasBasicInformation ? Id?.Key : null;

    /// <summary>Free again after termination.</summary>
    private string? NameKey => HasBasicInformation && Status != ServiceStatus.Terminated ? Name?.Key : null;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ContractedService> Builder = RecordShape.For<ContractedService>("contracted_service", x => x.Organization);

        public static readonly Column<ContractedService, long> Number = Builder.Number("number", x => x.Number);
        public static readonly Column<ContractedService, ServiceType> Type = Builder.NumberOf("type", x => x.Type, x => (long)x, x => (ServiceType)x);
        public static readonly Column<ContractedService, ServiceName?> Name = Builder.OptionalTextOf<ServiceName?>("name", ServiceName.MaxLength, x => x.Name, x => x?.Value, x => x is null ? null : ServiceName.FromStored(x));
        public static readonly Column<ContractedService, ServiceId?> Id = Builder.OptionalTextOf<ServiceId?>("service_id", ServiceId.MaxLength, x => x.Id, x => x?.Value, x => x is null ? null : ServiceId.FromStored(x));
        public static readonly Column<ContractedService, string?> NameKey = Builder.OptionalText("name_key", ServiceName.MaxKeyLength, x => x.NameKey);
        public static readonly Column<ContractedService, string?> IdKey = Builder.OptionalText("id_key", ServiceId.MaxLength, x => x.IdKey);
        public static readonly Column<ContractedService, string> NameOrder = Builder.Text("name_order", ServiceName.MaxKeyLength, x => x.Name.HasValue ? x.Name.Value.Key : "");
        public static readonly Column<ContractedService, string?> TimeZone = Builder.OptionalText("time_zone", ServiceTimeZone.MaxLength, x => x.TimeZone);
        public static readonly Column<ContractedService, Digest?> PictureHash = Builder.OptionalBytesOf<Digest?>("picture_hash", Digest.Length, x => x.Picture == null ? null : x.Picture.Hash, x => x?.ToStored(), x => x is null ? null : Digest.Wrap(x));
        public static readonly Column<ContractedService, long?> PictureType = Builder.OptionalNumber("picture_format", x => x.Picture == null ? null : (long)x.Picture.Format);
        public static readonly Column<ContractedService, long?> PictureLength = Builder.OptionalNumber("picture_length", x => x.Picture == null ? null : x.Picture.Length);
        public static readonly Column<ContractedService, bool> HasBasicInformation = Builder.Flag("has_basic_information", x => x.HasBasicInformation);
        public static readonly Column<ContractedService, bool> HasContract = Builder.Flag("has_contract", x => x.Terms is not null);
        public static readonly Column<ContractedService, ServiceStatus> Status = Builder.NumberOf("status", x => x.Status, x => (long)x, x => (ServiceStatus)x);
        public static readonly Column<ContractedService, Instant> AddedAt = Builder.Instant("added_at", x => x.AddedAt);
        public static readonly Column<ContractedService, LocalDate?> RegisteredOn = Builder.OptionalDate("registered_on", x => x.RegisteredOn);
        public static readonly Column<ContractedService, LocalDate?> ChangedOn = Builder.OptionalDate("changed_on", x => x.ChangedOn);
        public static readonly Column<ContractedService, LocalDate?> ChangedBefore = Builder.OptionalDate("changed_before", x => x.ChangedBefore);
        public static readonly Column<ContractedService, LocalDate?> TerminatedOn = Builder.OptionalDate("terminated_on", x => x.TerminatedOn);

        public static readonly ChildRows<ContractedService, ServiceLanguage> Languages = Builder.Collection(ServiceLanguage.Shape, LanguagesOf, x => x.Languages);
        public static readonly ChildRows<ContractedService, ServiceContractItem> Items = Builder.Collection(ServiceContractItem.Shape, ItemsOf, x => x.Terms);

        public static readonly RecordIndex<ContractedService, long> InOrder = Builder.KeyOrder(Number);
        public static readonly RecordIndex<ContractedService, string> ByName = Builder.Ordered("name", NameOrder, Number);

        public static readonly RecordShape<ContractedService> Shape = Build();

        private static RecordShape<ContractedService> Build()
        {
            Builder.Unique("service_id", IdKey);
            Builder.Unique("name", NameKey);
            return Builder.Build(
                r => new ContractedService
                {
                    Organization = r.Organization,
                    Number = r.Get(Number),
                    Type = r.Get(Type),
                    Name = r.Get(Name),
                    Id = r.Get(Id),
                    Languages = LanguagesOf(r.Many(Languages)),
                    TimeZone = r.Get(TimeZone),
                    Picture = PictureOf(r.Get(PictureHash), r.Get(PictureType), r.Get(PictureLength)),
                    HasBasicInformation = r.Get(HasBasicInformation),
                    Terms = r.Get(HasContract) ? TermsOf(r.Many(Items)) : null,
                    Status = r.Get(Status),
                    AddedAt = r.Get(AddedAt),
                    RegisteredOn = r.Get(RegisteredOn),
                    ChangedOn = r.Get(ChangedOn),
                    ChangedBefore = r.Get(ChangedBefore),
                    TerminatedOn = r.Get(TerminatedOn),
                },
                ShapeTraits.Versioned,
                searched: NameOrder,
                key: Number);
        }

        private static IEnumerable<ServiceLanguage> LanguagesOf(ContractedService service)
        {
            for (var i = 0; i < service.Languages.Codes.Count; i++)
            {
                var code = service.Languages.Codes[i];
                yield return new ServiceLanguage
                {
                    Organization = service.Organization,
                    Service = service.Number,
                    Position = i,
                    Code = code,
                    IsMain = code == service.Languages.Main,
                };
            }
        }

        private static HelpCentreLanguages LanguagesOf(ServiceLanguage[] rows)
        {
            if (rows.Length == 0) return HelpCentreLanguages.Empty;
            var codes = new string[rows.Length];
            string? main = null;
            for (var i = 0; i < rows.Length; i++)
            {
                codes[i] = rows[i].Code;
                if (rows[i].IsMain) main = codes[i];
            }

            return HelpCentreLanguages.FromStored(codes, main);
        }

        private static IEnumerable<ServiceContractItem> ItemsOf(ContractedService service)
        {
            if (service.Terms is null) yield break;
            foreach (var item in service.Terms.Items)
                yield return new ServiceContractItem { Organization = service.Organization, Service = service.Number, Item = item.Item, Users = item.Users };
        }

        private static ContractTerms TermsOf(ServiceContractItem[] rows)
        {
            var items = new (string, int)[rows.Length];
            for (var i = 0; i < items.Length; i++) items[i] = (rows[i].Item, (int)rows[i].Users);
            return ContractTerms.FromStored(items);
        }

        private static ProfilePicture? PictureOf(Digest? hash, long? format, long? length) =>
            hash is null ? null : new ProfilePicture { Hash = hash.Value, Format = (PictureFormat)format!.Value, Length = (int)length!.Value };
    }
}

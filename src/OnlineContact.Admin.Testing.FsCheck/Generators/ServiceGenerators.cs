using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Contracted services and what they are made of.</summary>
internal static class ServiceGenerators
{
    private static readonly HashSet<string> Reserved = [.. new AdminOptions().ReservedServiceIds];

    public static Gen<ServiceId> Ids { get; } = Gen.OneOf(TextGenerators.Letter(1, 8), TextGenerators.Letter(ServiceId.MaxLength - 1, ServiceId.MaxLength))
        .Select(IdOf).Where(id => id.Succeeded).Select(id => id.Value);

    public static Gen<ServiceName> Names { get; } = TextGenerators.Names(ServiceName.MaxLength).Select(text => NameOf(text).Value);

    public static Gen<HelpCentreLanguages> Languages { get; } =
        from codes in Gen.Shuffle(["ko", "en", "ja", "zh", "zh_TW", "pt_BR", "th", "vi"])
        from count in Gen.Choose(1, 8)
        from main in Gen.Choose(0, count - 1)
        select HelpCentreLanguages.Create(codes[..count], codes[main], ServiceType.ConsultationManagement).Value;

    public static Gen<BasicInformation> Informations { get; } =
        from name in Names
        from id in Ids
        from languages in Languages
        from zone in OrganizationGenerators.Zones
        from type in Gen.Elements<ServiceType?>(null, ServiceType.ConsultationManagement, ServiceType.IssueManagement)
        select type == ServiceType.IssueManagement
            ? new BasicInformation { Type = type, Name = name.Value, ServiceId = id.Value, TimeZone = zone }
            : new BasicInformation { Type = type, Name = name.Value, ServiceId = id.Value, Languages = languages.Codes, MainLanguage = languages.Main, TimeZone = zone };

    /// <summary>Good and bad codes together; none is no fault of a draft, but of what is to be completed.</summary>
    public static Gen<(IReadOnlyList<string> Codes, string? Main)> NoLanguages { get; } = Gen.Elements<(IReadOnlyList<string>, string?)>(
        ([], null), ([], "ko"), (["ko"], null), (["ko"], "en"), (["ko", "KO"], "ko"), (["ko", ""], "ko"), (["ko", "zh-TW"], "ko"), (["ko", "english"], "ko"), (["__"], "__"), (["한국"], "한국"),
        ([.. Enumerable.Range(0, HelpCentreLanguages.MaxLanguages + 1).Select(i => $"a{(char)('a' + i % 26)}{(char)('a' + i / 26)}")], "aaa"));

    public static Gen<ServiceQuery> Queries { get; } =
        from size in PageGenerators.Sizes(ServiceQuery.MaxPageSize)
        from order in Gen.Elements(ServiceOrder.Number, ServiceOrder.Name)
        from backwards in Gen.Elements(true, false)
        from statuses in ListGenerators.Some(Enum.GetValues<ServiceStatus>())
        from types in ListGenerators.Some(Enum.GetValues<ServiceType>())
        from count in Gen.Elements(0, 1, 10_000)
        select new ServiceQuery { PageSize = size, Order = order, Descending = backwards, Statuses = statuses, Types = types, CountUpTo = count };

    public static Gen<ProfilePicture> ProfilePictures { get; } =
        from hash in RuntimeGenerators.Digests
        from format in Gen.Elements(Enum.GetValues<PictureFormat>())
        from length in Gen.OneOf(Gen.Choose(1, 100_000), Gen.Elements(1, PictureHeader.MaxLength))
        select new ProfilePicture { Hash = hash, Format = format, Length = length };

    /// <summary>Drafts, and what the steps of a service make of them, a day or more apart.</summary>
    public static Gen<ContractedService> Services { get; } =
        from draft in Drafts()
        from steps in Gen.Choose(0, 4)
        from terms in ListGenerators.Lists(ContractGenerators.Terms, 2, 2)
        from days in ListGenerators.Lists(Gen.Choose(1, 40), 3, 3)
        select Go(draft, steps, terms[0], terms[1], days[0], days[1], days[2]);

    public static Outcome<ServiceId> IdOf(string? text) => ServiceId.Create(text, Reserved);

    public static Outcome<ServiceName> NameOf(string? text) => ServiceName.Create(text);

    public static Outcome<HelpCentreLanguages> Without(HelpCentreLanguages languages, string code) =>
        HelpCentreLanguages.Create([.. languages.Codes.Where(other => other != code)], languages.Main, ServiceType.ConsultationManagement);

    private static Gen<ContractedService> Drafts() =>
        from organization in OrganizationGenerators.Ids
        from number in Gen.Choose(1, 1_000)
        from name in Names
        from id in Ids
        from languages in Languages
        from type in Gen.Elements(ServiceType.ConsultationManagement, ServiceType.IssueManagement)
        from picture in Gen.Frequency((2, Gen.Constant<ProfilePicture?>(null)), (1, ProfilePictures.Select(picture => (ProfilePicture?)picture)))
        from isDone in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from added in RuntimeGenerators.Instants
        select new ContractedService
        {
            Organization = organization,
            Number = number,
            Type = type,
            Name = name,
            Id = id,
            Languages = type == ServiceType.IssueManagement ? HelpCentreLanguages.Empty : languages,
            TimeZone = isDone ? "Asia/Seoul" : null,
            Picture = picture,
            HasBasicInformation = isDone,
            Terms = null,
            Status = ServiceStatus.NotInUse,
            AddedAt = added,
            RegisteredOn = null,
            ChangedOn = null,
            ChangedBefore = null,
            TerminatedOn = null,
        };

    private static ContractedService Go(ContractedService draft, int steps, ContractTerms first, ContractTerms second, int one, int two, int three)
    {
        if (!draft.HasBasicInformation || steps == 0) return draft;
        var day = draft.AddedAt.InUtc().Date.PlusDays(1);
        var service = draft.Register(first, day).Value;
        if (steps > 1) service = service.ChangeContract(second, day = day.PlusDays(one)).Value;
        if (steps > 2) service = service.Suspend().Value;
        return steps > 3 ? service.Terminate(day.PlusDays(two + three)).Value : service;
    }
}

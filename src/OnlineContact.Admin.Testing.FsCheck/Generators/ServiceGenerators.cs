using System.Collections.Immutable;
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

    /// <summary>Drafts, and what the steps of a service make of them: a contract that is changed up to two times, a day or more apart, a suspension, an end.</summary>
    public static Gen<ContractedService> Services { get; } = Gen.Frequency(
        (1, Drafts()),
        (1, Completed()),
        (4,
            from draft in Completed()
            from changes in Gen.Choose(0, 2)
            from terms in ListGenerators.Lists(ContractGenerators.Terms, changes + 1, changes + 1)
            from days in ListGenerators.Lists(Gen.Choose(1, 40), changes + 2, changes + 2)
            from steps in Gen.Choose(0, 2)
            select Go(draft, terms, days, steps)));

    public static Outcome<ServiceId> IdOf(string? text) => ServiceId.Create(text, Reserved);

    public static Outcome<ServiceName> NameOf(string? text) => ServiceName.Create(text);

    public static Outcome<HelpCentreLanguages> Without(HelpCentreLanguages languages, string code) =>
        HelpCentreLanguages.Create([.. languages.Codes.Where(other => other != code)], languages.Main, ServiceType.ConsultationManagement);

    /// <summary>Step 1 is not done: each part may still be missing.</summary>
    private static Gen<ContractedService> Drafts() =>
        from service in Completed()
        from known in Gen.Elements(true, false).Four()
        select service with
        {
            Name = known.Item1 ? service.Name : null,
            Id = known.Item2 ? service.Id : null,
            Languages = known.Item3 ? service.Languages : HelpCentreLanguages.Empty,
            TimeZone = known.Item4 ? service.TimeZone : null,
            HasBasicInformation = false,
        };

    /// <summary>Step 1 is done.</summary>
    private static Gen<ContractedService> Completed() =>
        from organization in OrganizationGenerators.Ids
        from number in Gen.Choose(1, 1_000)
        from name in Names
        from id in Ids
        from languages in Languages
        from type in Gen.Elements(ServiceType.ConsultationManagement, ServiceType.IssueManagement)
        from picture in Gen.Frequency((2, Gen.Constant<ProfilePicture?>(null)), (1, ProfilePictures.Select(picture => (ProfilePicture?)picture)))
        from zone in Gen.Elements("Asia/Seoul", "Europe/Berlin", "America/New_York", "Pacific/Apia")
        from added in RuntimeGenerators.Instants
        select new ContractedService
        {
            Organization = organization,
            Number = number,
            Type = type,
            Name = name,
            Id = id,
            Languages = type == ServiceType.IssueManagement ? HelpCentreLanguages.Empty : languages,
            TimeZone = zone,
            Picture = picture,
            HasBasicInformation = true,
            Terms = null,
            Status = ServiceStatus.NotInUse,
            AddedAt = added,
            RegisteredOn = null,
            ChangedOn = null,
            ChangedBefore = null,
            TerminatedOn = null,
        };

    private static ContractedService Go(ContractedService draft, ImmutableArray<ContractTerms> terms, ImmutableArray<int> days, int steps)
    {
        var day = draft.AddedAt.InUtc().Date.PlusDays(days[^1]);
        var service = draft.Register(terms[^1], day).Value;
        for (var i = 0; i < terms.Length - 1; i++) service = service.ChangeContract(terms[i], day = day.PlusDays(days[i])).Value;
        if (steps > 0) service = service.Suspend().Value;
        return steps > 1 ? service.Terminate(day.PlusDays(days[^2])).Value : service;
    }
}

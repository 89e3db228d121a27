using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.FsCheck.Generators;

namespace OnlineContact.Admin.Testing.FsCheck;

public static partial class AdminArbitraries
{
    /// <summary>IDs of services, reserved words left out; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ServiceId> ServiceId() => ServiceGenerators.Ids.ByText(id => id.Value, ServiceGenerators.IdOf);

    /// <summary>Texts that are no ID of a service.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<ServiceId>> RefusedServiceId() => Spoil.Texts(ContractedServices.ServiceId.MaxLength, ServiceGenerators.IdOf);

    /// <summary>Names of services in several scripts; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ServiceName> ServiceName() => ServiceGenerators.Names.ByText(name => name.Value, ServiceGenerators.NameOf);

    /// <summary>Texts that are no name of a service.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<ServiceName>> RefusedServiceName() => Spoil.Texts(ContractedServices.ServiceName.MaxLength, ServiceGenerators.NameOf);

    /// <summary>One to eight languages with a main one; shrink to fewer with the same main one.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<HelpCentreLanguages> HelpCentreLanguages() => Arb.From(
        ServiceGenerators.Languages,
        languages => languages.Codes.Where(code => code != languages.Main).Select(code => ServiceGenerators.Without(languages, code).Value));

    /// <summary>Whole basic information: for a consultation service with languages, for an issue service without, its type named; shrinks to what is required.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<BasicInformation> BasicInformation() => ServiceGenerators.Informations.By(
        information => information with { TimeZone = null },
        information => information.Languages is null || information.Languages.Count == 1 ? information : information with { Languages = [information.MainLanguage!] },
        information => information with { Name = "A" },
        information => information with { ServiceId = "a" });

    /// <summary>Basic information that completes no service.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<BasicInformation>> RefusedBasicInformation() => Spoil.Of(BasicInformation())
        .By("type", Gen.Elements((ServiceType)0, (ServiceType)3, (ServiceType)(-1)), (information, bad) => information with { Type = bad })
        .By("name", RefusedServiceName().Generator, (information, bad) => information with { Name = bad.Text })
        .By("serviceId", RefusedServiceId().Generator, (information, bad) => information with { ServiceId = bad.Text })
        .By("languages", ServiceGenerators.NoLanguages, (information, bad) => information with { Type = ServiceType.ConsultationManagement, Languages = bad.Codes, MainLanguage = bad.Main })
        .By("timeZone", OrganizationGenerators.NoZones, (information, bad) => information with { TimeZone = bad })
        .ToArbitrary();

    /// <summary>Headers of pictures of each format.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<PictureSample> PictureSample() => PictureGenerators.Pictures.ToArbitrary();

    /// <summary>Bytes that may be no picture; shrink by cutting the end.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<HostilePicture> HostilePicture() => Arb.From(
        PictureGenerators.HostilePictures,
        sample => new[] { sample.Bytes.Length / 2, sample.Bytes.Length - 1 }
            .Where(length => length >= 0 && length < sample.Bytes.Length)
            .Distinct()
            .Select(length => new HostilePicture { Bytes = sample.Bytes[..length] }));

    /// <summary>Pictures that the library takes, also as wide and as high as may be.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<PicturePreview> PicturePreview() => PictureGenerators.Previews.ToArbitrary();

    /// <summary>What a service knows of its picture; shrinks to one byte.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ProfilePicture> ProfilePicture() => ServiceGenerators.ProfilePictures.By(picture => picture with { Length = 1 }, picture => picture with { Format = PictureFormat.Png });

    /// <summary>Lists of services in each order and direction; shrink to all by number, one a page.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ServiceQuery> ServiceQuery() => ServiceGenerators.Queries.By(
        query => query with { Statuses = [] },
        query => query with { Types = [] },
        query => query with { CountUpTo = 0 },
        query => query with { Descending = false },
        query => query with { Order = ServiceOrder.Number },
        query => query with { PageSize = 1 });

    /// <summary>Lists of services that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<ServiceQuery>> RefusedServiceQuery() => Spoil.Of(ServiceQuery())
        .By("pageSize", PageGenerators.NoSizes(ContractedServices.ServiceQuery.MaxPageSize), (query, bad) => query with { PageSize = bad })
        .By("cursor", PageGenerators.NoCursors, (query, bad) => query with { Cursor = bad })
        .By("order", Gen.Elements((ServiceOrder)(-1), (ServiceOrder)2), (query, bad) => query with { Order = bad })
        .By("statuses", Gen.Elements((ServiceStatus)(-1), (ServiceStatus)99), (query, bad) => query with { Statuses = [bad] })
        .By("types", Gen.Elements((ServiceType)0, (ServiceType)3), (query, bad) => query with { Types = [bad] })
        .ToArbitrary();

    /// <summary>Services in each status, as the steps of a service make them; shrink to those without a picture.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ContractedService> ContractedService() => ServiceGenerators.Services.By(
        service => service with { Picture = null },
        service => service with { Number = 1 });
}

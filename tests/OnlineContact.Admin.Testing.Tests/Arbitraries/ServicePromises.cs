using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.FsCheck;
using static OnlineContact.Admin.Testing.Tests.Arbitraries.Promise;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What the package says of services and their pictures.</summary>
public sealed class ServicePromises
{
    private static readonly Promise[] All =
    [
        Always<BasicInformation>("languages unless it is for an issue service", information => information.Languages is null == (information.Type == ServiceType.IssueManagement) && information.MainLanguage is null == information.Languages is null),
        Often<BasicInformation>("no type", information => information.Type is null),
        Often<BasicInformation>("for an issue service", information => information.Type == ServiceType.IssueManagement),
        Often<BasicInformation>("for a consultation service", information => information.Type == ServiceType.ConsultationManagement),
        Always<HelpCentreLanguages>("the main one among them", languages => languages.Codes.Contains(languages.Main)),
        .. Enumerable.Range(1, 8).Select(count => Sometimes<HelpCentreLanguages>($"{count} languages", languages => languages.Codes.Count == count)),
        Sometimes<HelpCentreLanguages>("the first one is the main one", languages => languages.Codes.Count > 1 && languages.Codes[0] == languages.Main),
        Sometimes<HelpCentreLanguages>("the last one is the main one", languages => languages.Codes.Count > 1 && languages.Codes[^1] == languages.Main),
        Sometimes<ServiceQuery>("nothing is counted", query => query.CountUpTo == 0),
        Sometimes<ServiceQuery>("all is counted", query => query.CountUpTo == 10_000),
        Sometimes<ServiceQuery>("every status", query => query.Statuses.Count == Enum.GetValues<ServiceStatus>().Length),
        Always<ServiceQuery>("each status and type once", query => query.Statuses.Distinct().Count() == query.Statuses.Count && query.Types.Distinct().Count() == query.Types.Count),
        Sometimes<ProfilePicture>("one byte", picture => picture.Length == 1),
        Sometimes<ProfilePicture>("the most bytes", picture => picture.Length == PictureHeader.MaxLength),
        Often<ProfilePicture>("some bytes", picture => picture.Length is > 1 and <= 100_000),
        Always<ContractedService>("no languages of an issue service", service => service.Languages.IsEmpty || service.Type == ServiceType.ConsultationManagement),
        Always<ContractedService>("whole basic information when it is done", service => !service.HasBasicInformation || service is { Name: not null, Id: not null, TimeZone: not null }),
        Always<ContractedService>("languages when it is done", service => !service.HasBasicInformation || service.Languages.IsEmpty == (service.Type == ServiceType.IssueManagement)),
        Sometimes<ContractedService>("a draft with a name alone", service => service is { HasBasicInformation: false, Type: ServiceType.ConsultationManagement, Name: not null, Id: null, TimeZone: null, Languages.IsEmpty: true }),
        Sometimes<ContractedService>("a draft with an ID alone", service => service is { HasBasicInformation: false, Name: null, Id: not null, TimeZone: null, Languages.IsEmpty: true }),
        Sometimes<ContractedService>("a draft with a zone alone", service => service is { HasBasicInformation: false, Name: null, Id: null, TimeZone: not null, Languages.IsEmpty: true }),
        Sometimes<ContractedService>("a draft with languages alone", service => service is { HasBasicInformation: false, Name: null, Id: null, TimeZone: null, Languages.IsEmpty: false }),
        Sometimes<ContractedService>("a draft of which all is there", service => service is { HasBasicInformation: false, Name: not null, Id: not null, TimeZone: not null, Languages.IsEmpty: false }),
        Always<ContractedService>("no contract without basic information", service => service.HasBasicInformation || service.Status == ServiceStatus.NotInUse),
        Always<ContractedService>("a contract when it was in use", service => service.Terms is null == (service.Status == ServiceStatus.NotInUse)),
        Always<ContractedService>("registered up to forty days after it was added", service => Later(service.AddedAt.InUtc().Date, service.RegisteredOn)),
        Always<ContractedService>("changed a first time up to forty days later", service => Later(service.RegisteredOn, service.ChangedBefore ?? service.ChangedOn)),
        Always<ContractedService>("changed a second time up to forty days later", service => service.ChangedBefore is null || Later(service.ChangedBefore, service.ChangedOn)),
        Always<ContractedService>("terminated up to forty days later", service => Later(service.ChangedOn ?? service.RegisteredOn, service.TerminatedOn)),
        Often<ContractedService>("a draft", service => !service.HasBasicInformation),
        Sometimes<ContractedService>("complete and without a contract", service => service is { HasBasicInformation: true, Status: ServiceStatus.NotInUse }),
        Sometimes<ContractedService>("in use and never changed", service => service is { Status: ServiceStatus.InUse, ChangedOn: null }),
        Sometimes<ContractedService>("in use and changed", service => service is { Status: ServiceStatus.InUse, ChangedOn: not null, ChangedBefore: null }),
        Sometimes<ContractedService>("in use and changed twice", service => service is { Status: ServiceStatus.InUse, ChangedBefore: not null }),
        Sometimes<ContractedService>("suspended and never changed", service => service is { Status: ServiceStatus.Suspended, ChangedOn: null }),
        Sometimes<ContractedService>("suspended and changed", service => service is { Status: ServiceStatus.Suspended, ChangedOn: not null }),
        Sometimes<ContractedService>("terminated", service => service is { Status: ServiceStatus.Terminated, TerminatedOn: not null }),
        Often<ContractedService>("with a picture", service => service.Picture is not null),
        Often<ContractedService>("without a picture", service => service.Picture is null),
        Always<PictureSample>("what it says is what is read", IsRead),
        Sometimes<PictureSample>("one pixel wide", picture => picture.Width == 1),
        Sometimes<PictureSample>("wider than may be", picture => picture.Width > PictureHeader.MaxDimension + 1),
        .. Enumerable.Range(0, 4).Select(fill => Sometimes<PictureSample>($"a JPEG with {fill} bytes before its frame", picture => picture.Format == PictureFormat.Jpeg && picture.Bytes.Length == PictureBuilder.Jpeg(1, 1).Length + fill)),
        .. "79".Select(version => Sometimes<PictureSample>($"a GIF8{version}a", picture => picture.Format == PictureFormat.Gif && picture.Bytes.Span[4] == version)),
        .. new[] { "VP8 ", "VP8L", "VP8X" }.Select(chunk => Sometimes<PictureSample>($"a WebP of {chunk}", picture => picture.Format == PictureFormat.WebP && picture.Bytes.Span.IndexOf(System.Text.Encoding.ASCII.GetBytes(chunk)) == 12)),
        Often<PicturePreview>("a JPEG", preview => preview.Info.Format == PictureFormat.Jpeg),
        Sometimes<HostilePicture>("no bytes", picture => picture.Bytes.IsEmpty),
        Often<HostilePicture>("read as a picture", picture => PictureHeader.Read(picture.Bytes.Span).Succeeded),
        Often<HostilePicture>("no picture", picture => !PictureHeader.Read(picture.Bytes.Span).Succeeded),
        Sometimes<HostilePicture>("two pictures", picture => picture.Bytes.Length > 33 && Starts(picture.Bytes.Span[1..])),
        Sometimes<HostilePicture>("a whole picture and more", picture => picture.Bytes.Length > 33 && picture.Bytes.Span.StartsWith("GIF8"u8)),
        Sometimes<HostilePicture>("a text", picture => picture.Bytes.Span.StartsWith("<svg"u8)),
        Sometimes<HostilePicture>("half a text's first bytes", picture => picture.Bytes.Span.SequenceEqual("BM"u8)),
        Sometimes<HostilePicture>("the beginning of a PNG and no more", picture => picture.Bytes.Length is > 8 and < 33 && picture.Bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])),
        Sometimes<HostilePicture>("a PNG in which something is changed", picture => picture.Bytes.Length == 33 && picture.Bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50]) && !PictureHeader.Read(picture.Bytes.Span).Succeeded),
    ];

    public static TheoryData<string> Types => TypesOf(All);

    [Theory]
    [MemberData(nameof(Types))]
    public void The_promises_of_a_type_are_kept(string type) => Check(All, type);

    private static bool IsRead(PictureSample picture)
    {
        if (Math.Max(picture.Width, picture.Height) > PictureHeader.MaxDimension) return !PictureHeader.Read(picture.Bytes.Span).Succeeded;
        var info = PictureHeader.Read(picture.Bytes.Span).Value;
        return (info.Format, info.Width, info.Height) == (picture.Format, picture.Width, picture.Height);
    }

    private static bool Starts(ReadOnlySpan<byte> bytes) => bytes.IndexOf("GIF8"u8) >= 0 || bytes.IndexOf("RIFF"u8) >= 0 || bytes.IndexOf("IHDR"u8) > 12;

    private static bool Later(LocalDate? first, LocalDate? then) => then is not { } day || Period.DaysBetween(first!.Value, day) is >= 1 and <= 40;
}

using System.Reflection;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What stands at a limit is drawn within some hundred values.</summary>
public sealed class BoundaryTests
{
    private const int Samples = 400;

    private static readonly (string Name, Type Type, string What, Func<object, bool> Is)[] Edges =
    [
        Edge<MemberEmail>("a local part as long as may be", email => email.Value.IndexOf('@', StringComparison.Ordinal) == MemberEmail.MaxLocalLength),
        Edge<MemberMobile>("fewest digits", mobile => mobile.Value.Length == MemberMobile.MinDigits + 1),
        Edge<MemberMobile>("most digits", mobile => mobile.Value.Length == MemberMobile.MaxDigits + 1),
        Edge<HelpCentreLanguages>("one language", languages => languages.Codes.Count == 1),
        Edge<ServiceQuery>("the largest page", query => query.PageSize == ServiceQuery.MaxPageSize),
        Edge<ServiceQuery>("the smallest page", query => query.PageSize == 1),
        Edge<PicturePreview>("the widest picture", picture => picture.Info.Width == PictureHeader.MaxDimension),
        Edge<PictureSample>("one too wide", picture => picture.Width == PictureHeader.MaxDimension + 1),
        Edge<IReadOnlyList<ContractTermInput>>("most users", lines => lines.Any(line => line.Users == ContractItem.MaxUsers)),
        Edge<IReadOnlyList<ContractTermInput>>("no tickets", lines => lines.Any(line => line is { Item: ContractItem.TicketCode, Users: 0 })),
        Edge<ExpectedUsage>("most expected", usage => usage.Quantity == EstimateCalculator.MaxExpectedQuantity),
        Edge<EstimateRequest>("the last month", request => request.Month == EstimateCalculator.LastMonth),
        Edge<ChargeQuery>("most months", query => query.From.PlusMonths(ChargeQuery.MaxMonths - 1) == query.To),
        Edge<UsageInput>("most used", usage => usage.Quantity == UsageRecord.MaxQuantity),
        Edge<UsageInput>("the longest key", usage => usage.Key!.Length == UsageRecord.MaxKeyLength),
        Edge<AdjustmentInput>("most taken off", adjustment => adjustment.Amount == -ChargeAdjustment.MaxAmount),
        Edge<SsoLoginInput>("most return URLs", login => login.ReturnUrls.Count == SsoLogin.MaxReturnUrls),
        Edge<SsoLoginInput>("the longest URL", login => login.RemoteLoginUrl.Length == SsoLogin.MaxUrlLength),
        Edge<SsoLoginFields>("the longest user code", fields => TextFolding.CodePoints(fields.UserCode) == SsoLoginFields.MaxUserCodeLength),
        Edge<PersonalSettingsChange>("the longest nickname", change => change.Nickname is { } name && TextFolding.CodePoints(name) == PersonalSettingsChange.MaxNicknameLength),
        .. Enum.GetValues<ServiceStatus>().Select(status => Edge<ContractedService>($"status {status}", service => service.Status == status)),
    ];

    public static TheoryData<string> EdgeNames => [.. Edges.Select(edge => edge.Name)];

    public static TheoryData<string> Texts => [.. Drawing.All.Where(each => LimitOf(each.Value.Type) is not null).Select(each => each.Key)];

    [Theory]
    [MemberData(nameof(EdgeNames))]
    public void What_stands_at_a_limit_is_drawn(string name)
    {
        var edge = Edges.Single(edge => edge.Name == name);
        var values = Drawing.All.Values.Single(drawing => drawing.Type == edge.Type).Values(Samples).ToList();
        Assert.Contains(values, value => edge.Is(value));
        Assert.Contains(values, value => !edge.Is(value));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_drawn_as_long_as_may_be_and_short(string name)
    {
        var (drawing, limit) = (Drawing.All[name], LimitOf(Drawing.All[name].Type)!.Value);
        var lengths = drawing.Values(Samples).Select(value => TextFolding.CodePoints((string)drawing.Type.GetProperty("Value")!.GetValue(value)!)).ToList();
        Assert.Contains(limit, lengths);
        Assert.Contains(lengths, length => length <= limit / 3);
    }

    [Fact]
    public void Most_values_made_of_texts_are_asked() => Assert.InRange(Texts.Count, 9, 30);

    /// <summary>Values that are made of a text say how long it may be.</summary>
    private static int? LimitOf(Type type) =>
        type.GetProperty("Value")?.PropertyType == typeof(string) && type.GetField("MaxLength", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() is int limit ? limit : null;

    private static (string, Type, string, Func<object, bool>) Edge<T>(string what, Func<T, bool> isEdge) => ($"{typeof(T).Name}: {what}", typeof(T), what, value => isEdge((T)value));
}

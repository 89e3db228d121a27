using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What is refused stands just behind the limit too: one sign, one page, one month too many.</summary>
public sealed class RefusedLimitTests
{
    private const int Samples = 1_500;

    private static readonly Dictionary<string, (Type Type, string What, Func<object, object?> Read, object?[] All)> Values = new[]
    {
        All<AgentQuery>("pageSize", query => query.PageSize, Sizes(AgentQuery.MaxPageSize)),
        All<ChargeQuery>("pageSize", query => query.PageSize, Sizes(ChargeQuery.MaxPageSize)),
        All<CtiAgentQuery>("pageSize", query => query.PageSize, Sizes(CtiAgentQuery.MaxPageSize)),
        All<MemberQuery>("pageSize", query => query.PageSize, Sizes(MemberSearch.MaxPageSize)),
        All<MemberSearch>("pageSize", query => query.PageSize, Sizes(MemberSearch.MaxPageSize)),
        All<ServiceQuery>("pageSize", query => query.PageSize, Sizes(ServiceQuery.MaxPageSize)),
        All<ChargeQuery>("from", query => query.From, Months),
        All<ChargeQuery>("to", query => query.To, Months),
        All<EstimateRequest>("month", request => request.Month, Months),
        All<AdjustmentInput>("month", adjustment => adjustment.Month, Months),
        All<AdjustmentInput>("mendsMonth", adjustment => adjustment.MendsMonth, Months),
        All<AdjustmentInput>("amount", adjustment => adjustment.Amount, 0m, 0.5m, -0.001m, ChargeAdjustment.MaxAmount + 1, -ChargeAdjustment.MaxAmount - 1, decimal.MaxValue, decimal.MinValue),
        All<AdjustmentInput>("service", adjustment => adjustment.Service, 0L, -1L, long.MaxValue),
        All<AdjustmentInput>("mendsService", adjustment => adjustment.MendsService, 0L, -1L, long.MaxValue),
        All<UsageInput>("service", usage => usage.Service, 0L, -1L, long.MaxValue),
        All<UsageInput>("quantity", usage => usage.Quantity, -1L, UsageRecord.MaxQuantity + 1, long.MinValue, long.MaxValue),
        All<EstimateRequest>("service", request => request.Service, 0L, -1L, long.MaxValue, long.MinValue),
        All<EstimateRequest>("quantity", request => request.Usage[0].Quantity, -1m, -0.1m, 0.5m, 1_000_000_000.5m, EstimateCalculator.MaxExpectedQuantity + 1m, decimal.MaxValue, decimal.MinValue),
        All<CtiSettingsInput>("version", settings => (int)settings.Version, 0, 3, -1),
        All<PerformanceEvent>("sequence", happened => happened.Sequence, 0L, -1L, long.MinValue),
        All<PerformanceEvent>("service", happened => happened.Service, 0L, -1L, long.MaxValue),
        All<ServiceQuery>("order", query => (int)query.Order, -1, 2),
        All<ServiceQuery>("statuses", query => (int)Assert.Single(query.Statuses), -1, 99),
        All<ServiceQuery>("types", query => (int)Assert.Single(query.Types), 0, 3),
        All<MemberQuery>("states", query => (int)Assert.Single(query.States), -1, 99),
        All<BasicInformation>("type", information => (int)information.Type!, 0, 3, -1),
        All<SsoLoginInput>("declaredFields", login => (int)login.DeclaredFields, 1 << 20, -1),
        All<SsoLoginInput>("no version", login => (login.AcceptsVersion1, login.AcceptsVersion2), (false, false)),
        All<SsoLoginInput>("strict without version 1", login => (login.AcceptsVersion1, login.AcceptsVersion2, login.IsStrict), (false, true, true)),
        All<SsoLoginFields>("time", fields => fields.Time, -1L, 253_402_300_800_000, long.MinValue, long.MaxValue),
        All<OpenApiRequest>("organizationId", request => request.OrganizationId.Length, 0, 1, OpenApiRequest.MaxOrganizationIdLength + 1),
        All<OpenApiRequest>("path", request => request.Path.Length, 0, 2, OpenApiRequest.MaxPathLength + 1),
        All<OpenApiRequest>("body", request => request.Body.Length, 1, OpenApiRequest.MaxBodyLength + 1),
        All<OpenApiRequest>("length of parameters", request => request.Parameters.Sum(each => each.Key.Length + each.Value.Length), OpenApiRequest.MaxParametersLength + 1),
        All<OpenApiRequest>("parameter twice", request => (request.Parameters.Count, request.Parameters.Select(each => each.Key).Distinct().Count()), (2, 1)),
        All<EstimateRequest>("counter twice", request => (request.Usage.Count, request.Usage.Select(each => each.Counter).Distinct().Count()), (2, 1)),
        All<MemberSearch>("nothing", search => (string.IsNullOrWhiteSpace(search.Name), search.Account, search.Email), (true, (string?)null, (string?)null)),
        All<MemberSearch>("cursor", search => search.Cursor!.Length, 0, 1, MemberSearch.MaxCursorLength + 1),
        All<ChangeLogQuery>("period", query => (query.From - query.Until)!.Value.BclCompatibleTicks, 1L),
        All<IReadOnlyList<ContractTermInput>>("no ticket", lines => lines.Count(line => line.Item == ContractItem.TicketCode), 0),
        All<IReadOnlyList<ContractTermInput>>("users of what has none", lines => lines.Single(line => line.Item == "helpdoc").Users, 1m, -1m, 0.5m),
        All<IReadOnlyList<ContractTermInput>>("item twice", lines => lines.GroupBy(line => line.Item).Count(group => group.Count() == 2), 1),
        All<IReadOnlyList<ContractTermInput>>(
            "users",
            lines => lines.Single(line => line.Item == ContractItem.TicketCode).Users,
            null, -1m, -0.5m, 0.5m, 99_999.999m, ContractItem.MaxUsers + 1m, (decimal)int.MaxValue, (decimal)long.MinValue, decimal.MaxValue, decimal.MinValue),
    }.ToDictionary();

    private static readonly Dictionary<string, (Type Type, string What, Func<object, string?> Read, int Limit)> TooLong = new[]
    {
        Long<AdminActor>("name", actor => actor.Name, AdminActor.MaxNameLength),
        Long<AdminActor>("account", actor => actor.Account, AdminActor.MaxAccountLength),
        Long<AdjustmentInput>("reason", adjustment => adjustment.Reason, ChargeAdjustment.MaxReasonLength),
        Long<CtiAgentQuery>("text", query => query.Text, CtiAgentQuery.MaxTextLength),
        Long<CtiSettingsInput>("tenantName", settings => settings.TenantName, CtiTenant.MaxNameLength),
        Long<ChangeLogQuery>("content", query => query.Content, ChangeLogQuery.MaxPartLength),
        Long<ChangeLogQuery>("name", query => query.Name, ChangeLogQuery.MaxPartLength),
        Long<MemberSearch>("name", search => search.Name, MemberName.MaxLength),
        Long<MemberSearch>("account", search => search.Account, MemberAccount.MaxLength),
        Long<MemberSearch>("email", search => search.Email, MemberEmail.MaxLength),
        Long<PersonalSettingsChange>("nickname", change => change.Nickname, PersonalSettingsChange.MaxNicknameLength),
        Long<SsoLoginInput>("name", login => login.Name, SsoLogin.MaxNameLength),
        Long<SsoLoginFields>("service", fields => fields.Service, SsoLoginFields.MaxServiceLength),
        Long<SsoLoginFields>("usercode", fields => fields.UserCode, SsoLoginFields.MaxUserCodeLength),
        Long<SsoLoginFields>("username", fields => fields.UserName, SsoLoginFields.MaxUserNameLength),
        Long<SsoLoginFields>("email", fields => fields.Email, SsoLoginFields.MaxEmailLength),
        Long<SsoLoginFields>("phone", fields => fields.Phone, SsoLoginFields.MaxPhoneLength),
        Long<SsoLoginFields>("memberno", fields => fields.MemberNo, SsoLoginFields.MaxMemberNoLength),
        Long<SsoLoginFields>("returnUrl", fields => fields.ReturnUrl, SsoLoginFields.MaxReturnUrlLength),
    }.ToDictionary();

    public static TheoryData<string> ValueNames => [.. Values.Keys];

    public static TheoryData<string> LongNames => [.. TooLong.Keys];

    public static TheoryData<string, int> TextLimits => new()
    {
        { "RefusedOrganizationId", OrganizationId.MaxLength },
        { "RefusedOrganizationName", OrganizationName.MaxLength },
        { "RefusedOrganizationDomain", OrganizationDomain.MaxLength },
        { "RefusedServiceId", ServiceId.MaxLength },
        { "RefusedServiceName", ServiceName.MaxLength },
        { "RefusedMemberAccount", MemberAccount.MaxLength },
        { "RefusedMemberName", MemberName.MaxLength },
        { "RefusedMemberEmail", MemberEmail.MaxLength },
        { "RefusedMemberMobile", MemberMobile.MaxDigits },
        { "RefusedCtiId", CtiId.MaxLength },
        { "RefusedCtiNo", CtiNo.MaxLength },
        { "RefusedRequestId", RequestId.MaxLength },
        { "RefusedLogCheckpointKey", LogCheckpointKey.MaxNameLength },
    };

    private static object?[] Months => [new YearMonth(1999, 12), new YearMonth(2200, 1), new YearMonth(1, 1), new YearMonth(9999, 12)];

    [Theory]
    [MemberData(nameof(ValueNames))]
    public void Each_bad_value_is_drawn_and_no_other(string name)
    {
        var (type, what, read, all) = Values[name];
        Assert.Equal(all.Select(Parts.TextOf).Order(StringComparer.Ordinal), Spoiled(type, what).Select(read).Select(Parts.TextOf).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(LongNames))]
    public void A_text_is_too_long_by_one_and_by_much(string name)
    {
        var (type, what, read, limit) = TooLong[name];
        var lengths = Spoiled(type, what).Select(read).OfType<string>().Select(TextFolding.CodePoints).Where(length => length > 20 || length > limit).ToHashSet();
        Assert.Equal(new[] { limit + 1, limit * 2, limit + 1_000 }.Order(), lengths.Order());
    }

    [Theory]
    [MemberData(nameof(TextLimits))]
    public void A_text_of_which_nothing_is_made_is_too_long_by_one_and_by_much(string name, int limit)
    {
        var drawing = Drawing.All[name];
        var lengths = drawing.Values(400).Select(refused => (string?)drawing.Type.GetProperty("Text")!.GetValue(refused)).OfType<string>().Select(TextFolding.CodePoints).ToHashSet();
        Assert.Superset(new HashSet<int> { limit + 1, limit * 2, limit + 1_000 }, lengths);
    }

    [Fact]
    public void Visible_ASCII_is_too_long_by_one_and_by_much()
    {
        Assert.Equal([UsageRecord.MaxKeyLength + 1, UsageRecord.MaxKeyLength + 10_000], Longest<UsageInput>("key", usage => usage.Key, UsageRecord.MaxKeyLength));
        Assert.Equal([CtiTenant.MaxIdLength + 1, CtiTenant.MaxIdLength + 10_000], Longest<CtiSettingsInput>("tenantId", settings => settings.TenantId, CtiTenant.MaxIdLength));
        Assert.Equal([PerformanceEvent.MaxSourceLength + 1, PerformanceEvent.MaxSourceLength + 10_000], Longest<PerformanceEvent>("source", happened => happened.Source, PerformanceEvent.MaxSourceLength));
        Assert.Equal([UsageRecord.MaxKeyLength + 1, UsageRecord.MaxKeyLength + 10_000], Longest<AdjustmentInput>("mendsRecord", adjustment => adjustment.MendsRecord, UsageRecord.MaxKeyLength));
    }

    [Fact]
    public void Too_many_are_drawn_from_one_too_many_on()
    {
        var urls = Spoiled(typeof(SsoLoginInput), "too many returnUrls").Select(login => ((SsoLoginInput)login).ReturnUrls.Count).ToList();
        Assert.InRange(urls.Min(), SsoLogin.MaxReturnUrls + 1, SsoLogin.MaxReturnUrls + 10);
        Assert.InRange(urls.Max(), 150, 200);
        var parameters = Spoiled(typeof(OpenApiRequest), "parameters").Select(request => ((OpenApiRequest)request).Parameters).ToList();
        Assert.InRange(parameters.Min(each => each.Count), OpenApiRequest.MaxParameters + 1, OpenApiRequest.MaxParameters + 10);
        Assert.All(parameters, each => Assert.Equal(each.Count, each.Select(parameter => parameter.Key).Distinct().Count()));
        var lines = Spoiled(typeof(IReadOnlyList<ContractTermInput>), "too many").Select(each => ((IReadOnlyList<ContractTermInput>)each).Count).ToList();
        Assert.InRange(lines.Min(), ContractItemCatalogue.MaxItems + 2, ContractItemCatalogue.MaxItems + 20);
        var months = Spoiled(typeof(ChargeQuery), "months").Cast<ChargeQuery>().Select(query => Period.Between(query.From, query.To, PeriodUnits.Months).Months).ToList();
        Assert.InRange(months.Min(), ChargeQuery.MaxMonths, ChargeQuery.MaxMonths + 10);
        Assert.All(Spoiled(typeof(ChargeQuery), "order").Cast<ChargeQuery>(), query => Assert.True(query.To < query.From));
        Assert.Contains(Spoiled(typeof(ChargeQuery), "order").Cast<ChargeQuery>(), query => query.To.PlusMonths(30) > query.From);
    }

    [Fact]
    public void Days_and_instants_are_too_early_and_too_late()
    {
        var first = new FakeAdminClock().Now.InUtc().Date;
        var days = Spoiled(typeof(UsageInput), "day").Select(usage => Period.DaysBetween(first, ((UsageInput)usage).Day)).ToList();
        Assert.All(days, day => Assert.False(day is >= 0 and <= 30));
        Assert.Contains(days, day => day is < 0 and > -40);
        Assert.Contains(days, day => day is > 30 and < 70);
        Assert.Contains(days, day => day < -900);
        Assert.Contains(days, day => day > 900);
        var instants = Spoiled(typeof(PerformanceEvent), "at").Select(happened => (((PerformanceEvent)happened).At - new FakeAdminClock().Now).TotalDays).ToList();
        Assert.Contains(instants, away => away < -300);
        Assert.Contains(instants, away => away > 300);
        Assert.All(instants, away => Assert.True(Math.Abs(away) > 300));
    }

    [Fact]
    public void Languages_are_none_or_contradict_each_other_or_are_too_many()
    {
        var drawn = Spoiled(typeof(BasicInformation), "languages").Cast<BasicInformation>().ToList();
        Assert.All(drawn, information => Assert.Equal(ServiceType.ConsultationManagement, information.Type));
        Assert.Contains(drawn, information => information is { Languages: [], MainLanguage: null });
        Assert.Contains(drawn, information => information is { Languages: ["ko"], MainLanguage: null });
        Assert.Contains(drawn, information => information is { Languages: ["ko"], MainLanguage: "en" });
        var most = Assert.Single(drawn.Where(information => information.Languages!.Count > HelpCentreLanguages.MaxLanguages).Select(information => information.Languages!).DistinctBy(Parts.TextOf));
        Assert.Equal(HelpCentreLanguages.MaxLanguages + 1, most.Distinct().Count());
        Assert.All(most, code => Assert.Matches("^[a-z]{3}$", code));
        Assert.True(HelpCentreLanguages.Create([.. most.Skip(1)], most[1], ServiceType.ConsultationManagement).Succeeded);
    }

    [Fact]
    public void Events_that_cannot_be_are_of_each_kind()
    {
        var drawn = Spoiled(typeof(PerformanceEvent), "what happened").Cast<PerformanceEvent>().ToList();
        Assert.Equal(11, drawn.Select(happened => Parts.TextOf(happened with { At = default })).Distinct().Count());
        Assert.True(drawn.Select(happened => happened.At).Distinct().Count() > 11);
    }

    private static object?[] Sizes(int most) => [0, -1, most + 1, int.MinValue, int.MaxValue];

    private static IEnumerable<int> Longest<T>(string what, Func<T, string?> read, int limit) =>
        Spoiled(typeof(T), what).Select(value => read((T)value)).OfType<string>().Select(text => text.Length).Where(length => length > limit).Distinct().Order();

    private static IEnumerable<object> Spoiled(Type type, string what)
    {
        var drawing = Drawing.All.Values.Single(each => each.Type == typeof(Refused<>).MakeGenericType(type));
        return drawing.Values(Samples).Where(refused => what.Equals(drawing.Type.GetProperty("What")!.GetValue(refused))).Select(refused => drawing.Type.GetProperty("Value")!.GetValue(refused)!);
    }

    private static KeyValuePair<string, (Type, string, Func<object, object?>, object?[])> All<T>(string what, Func<T, object?> read, params object?[] all) =>
        KeyValuePair.Create<string, (Type, string, Func<object, object?>, object?[])>($"{Drawing.NameOf(typeof(T))} {what}", (typeof(T), what, value => read((T)value), all));

    private static KeyValuePair<string, (Type, string, Func<object, string?>, int)> Long<T>(string what, Func<T, string?> read, int limit) =>
        KeyValuePair.Create<string, (Type, string, Func<object, string?>, int)>($"{Drawing.NameOf(typeof(T))} {what}", (typeof(T), what, value => read((T)value), limit));
}

using System.Collections.Immutable;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
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
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What is left of a failing value when nothing can be left out any more: that is what a tester gets to read.</summary>
public sealed class SmallestTests
{
    private const int Samples = 8;

    private static readonly Dictionary<Type, Func<object, bool>> Smallest = new[]
    {
        Is<ActorRights>(rights => rights.Held == AdminRight.None),
        Is<AdjustmentInput>(adjustment => adjustment is { Amount: 1, Reason: "A", MendsRecord: null } && adjustment.MendsMonth == adjustment.Month),
        Is<AdminActor>(actor => actor.Name == "a" && (actor.IsOperator || actor is { Account: "a", IpAddress: "192.0.2.1" })),
        Is<ImmutableArray<AdminStep>>(steps => steps.Length == 1),
        Is<Agent>(agent => agent is { Roles.Count: 0, CtiId: null, CtiNo: null, Nickname: null, Email: null }),
        Is<AgentQuery>(query => query is { Service: null, PageSize: 1 }),
        Is<AgentRole>(role => role is { Channels: AgentChannels.None, Service: 1 }),
        Is<BasicInformation>(information => information is { TimeZone: null, Languages: null or { Count: 1 }, Name: "A", ServiceId: "a" }),
        Is<BillingInput>(input => input is { History: [var only], Usage: [], Termination: null, TrialEnd: null, Adjustments: 0, DiscountPercent: 0 } && IsOneTicketOrNone(only.Terms)),
        Is<ChangeLogEntry>(entry => entry.Arguments.Count == 0 && new[] { entry.Before, entry.After, entry.TargetName }.All(text => text == default)),
        Is<ChangeLogExportProgress>(progress => progress is { Written: 0, Searched: 0 }),
        Is<ChangeLogQuery>(query => query == ChangeLogQuery.Everything with { Language = "ko" }),
        Is<ChargeQuery>(query => query is { Type: null, Service: null, WithSums: false, PageSize: 1 } && query.To == query.From),
        Is<ContractTermInput>(line => line is { Item: ContractItem.TicketCode, Users: 1 }),
        Is<IReadOnlyList<ContractTermInput>>(lines => lines is [{ Item: ContractItem.TicketCode }]),
        Is<ContractTerms>(IsOneTicketOrNone),
        Is<ContractedService>(service => service is { Picture: null, Number: 1 }),
        Is<CtiAgentQuery>(query => query is { Text: null, Scope: CtiAgentScope.All, WithStates: false, PageSize: 1 }),
        Is<CtiAgentSnapshot>(snapshot => snapshot.Calls.Count == 0),
        Is<CtiAnswer>(answer => answer == CtiAnswer.Done),
        Is<CtiCall>(call => call is { Service: null, Id: "1" }),
        Is<CtiCallSnapshot>(snapshot => snapshot.Call.Service is null),
        Is<CtiEvent>(happened => happened is { Calls: null or { Count: 0 }, Call: null or { Service: null } }),
        Is<CtiEventId>(id => id is { Fence: 1, Sequence: 1 }),
        Is<CtiExchangeState>(state => state.Reason is null),
        Is<CtiNumbers>(numbers => numbers.Id.Value.Length == 1 && numbers.No.Value.Length == 1),
        Is<CtiSettingsInput>(settings => settings is { TenantId: null, TenantName: "A", DailyLog: false, AfterCallWork: false, OutboundTicketAlways: false }),
        Is<CtiTenant>(tenant => tenant is { Id: null, Name: "A" }),
        Is<CtiWatch>(watch => watch is { Agents.Count: 0, After: 0 }),
        Is<Currency>(currency => currency == Currency.Krw),
        Is<EstimateRequest>(request => request is { Usage.Count: 0, Month: null, Terms.Count: 1 }),
        Is<ExpectedUsage>(usage => usage.Quantity == 0),
        Is<IReadOnlyList<ExpectedUsage>>(list => list.Count == 0),
        Is<HelpCentreLanguages>(languages => languages.Codes.Count == 1 && languages.Codes[0] == languages.Main),
        Is<Hostile<IReadOnlyList<ContractTermInput>>>(hostile => hostile.Value.Count == 0),
        Is<HostilePicture>(picture => picture.Bytes.IsEmpty),
        Is<HostileText>(text => string.IsNullOrEmpty(text.Text)),
        Is<IamEnrolment>(enrolment => enrolment.Mobile is null),
        Is<IamMember>(member => member is { Email: null, Mobile: null, State: MemberState.Active }),
        Is<ItemPrice>(price => price is { Usage: null, MonthPrice: 0, DayPrice: 0 }),
        Is<JobResult>(result => result is { Done: 0, Failed: 0, Error: null }),
        Is<JobStatus>(status => status is { LastRunAt: null, LastResult: null, LastError: null }),
        Is<LogCheckpoint>(checkpoint => checkpoint is { Size: 0, Time: null }),
        Is<LogExportProgress>(progress => progress.Entries == 0),
        Is<LoggedText>(text => text == default),
        Is<MemberInvitation>(invitation => invitation is { Name: "A", Email: "a@b.example", Account: "a" }),
        Is<MemberPage>(page => page is { Members.Count: 0, Next: null }),
        Is<MemberQuery>(query => query is { States.Count: 0, PageSize: 1 }),
        Is<MemberSearch>(search => search is { Name: "a", Account: null, Email: null, PageSize: 1 }),
        Is<Money>(money => money.Amount == 0),
        Is<OpenApiRequest>(request => request is { Parameters.Count: 0, Body: "", Path: "/a" }),
        Is<OrganizationProvision>(provision => provision is { TimeZone: null, PriceBook: null, OwnerEmail: null, Name: "A", Domain: "acme.example", OwnerAccount: "owner", OwnerName: "A" }),
        Is<PerformanceEvent>(happened => happened is { Source: "a", Sequence: 1 } && happened.At == new FakeAdminClock().Now),
        Is<PerformanceHistory>(history => history.Arrivals.Count <= 1),
        Is<PersonalSettingsChange>(change => change is { Nickname: null, Language: "ko", TicketAssignment: false }),
        Is<PriceBook>(book => book.Versions.Count == 1),
        Is<PriceBookVersion>(version => version is { Prices.Count: 1, TrialDays: 0, VatPercent: 0, LateFeePercent: 0 }),
        Is<ProfilePicture>(picture => picture is { Length: 1, Format: PictureFormat.Png }),
        Is<SavedTerms>(saved => IsOneTicketOrNone(saved.Terms)),
        Is<ServiceQuery>(query => query is { Statuses.Count: 0, Types.Count: 0, CountUpTo: 0, Descending: false, Order: ServiceOrder.Number, PageSize: 1 }),
        Is<SsoLoginFields>(fields => fields is { UserName: null, Email: null, Phone: null, MemberNo: null, ReturnUrl: null, Service: "s", UserCode: "u", Time: 0 }),
        Is<SsoLoginInput>(login => login is
        {
            ReturnUrls.Count: 0, TokenCheckUrl: null, IsStrict: false, DeclaredFields: SsoOptionalFields.None, AcceptsVersion1: true, Name: "A", RemoteLoginUrl: "https://example.com/", StatusUrl: "https://example.com/",
        }),
        Is<SsoTokenPolicy>(policy => policy is { IsStrict: false, DeclaredFields: SsoOptionalFields.None, Audience: "a" }),
        Is<StoreVersion>(version => version == StoreVersion.First),
        Is<UsageInput>(usage => usage is { Quantity: 0, Key: "k", Counter: "ticket" }),
        Is<UsageQuantity>(usage => usage.Quantity == 0),
        Is<UsageStep>(step => step.UnitPrice == 0),
        Is<CtiId>(id => id.Value.Length == 1),
        Is<CtiNo>(no => no.Value.Length == 1),
        Is<MemberAccount>(account => account.Value.Length is 1 or 2),
        Is<MemberEmail>(email => email.Value.Length <= 6),
        Is<MemberMobile>(mobile => mobile.Value.Length == MemberMobile.MinDigits + 1),
        Is<MemberName>(name => TextFolding.CodePoints(name.Value) == 1),
        Is<OrganizationId>(id => id.Value.Length == 1),
        Is<OrganizationName>(name => TextFolding.CodePoints(name.Value) == 1),
        Is<RequestId>(id => id.Value.Length == 1),
        Is<ServiceId>(id => id.Value.Length == 1),
        Is<ServiceName>(name => TextFolding.CodePoints(name.Value) == 1),
    }.ToDictionary();

    public static TheoryData<string> Names => [.. Drawing.All.Where(each => Smallest.ContainsKey(each.Value.Type)).Select(each => each.Key)];

    [Fact]
    public void Each_of_them_is_drawn() => Assert.Equal(Smallest.Count, Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_shrinks_to_something_small(string name)
    {
        var drawing = Drawing.All[name];
        Assert.All(drawing.Values(Samples).Select(value => EndOf(drawing, value)), end => Assert.True(Smallest[drawing.Type](end), Parts.TextOf(end)));
    }

    private static object EndOf(Drawing drawing, object value)
    {
        while (drawing.Simpler(value).FirstOrDefault() is { } simpler) value = simpler;
        return value;
    }

    private static bool IsOneTicketOrNone(ContractTerms terms) => terms.Items is [{ Item: ContractItem.TicketCode, Users: 0 or 1 }];

    private static KeyValuePair<Type, Func<object, bool>> Is<T>(Func<T, bool> isSmall) => new(typeof(T), value => isSmall((T)value));
}

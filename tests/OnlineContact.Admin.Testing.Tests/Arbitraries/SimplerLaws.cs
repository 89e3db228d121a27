namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>Each step of shrinking changes something, each part that is said to get simpler does, and no other one does.</summary>
public sealed class SimplerLaws
{
    private const int Samples = 80;
    private const int MostSteps = 12;

    /// <summary>Made by the library out of others, or nothing that a reader would find simpler.</summary>
    private static readonly HashSet<string> Unshrunk =
    [
        "AdminError", "AdminErrorKind", "AdminOperation", "ApiSecret", "BillingResult", "ChargeEstimate", "ContractItem", "ContractItemCatalogue", "CtiStateMap", "Digest", "HostileExpectedUsages",
        "LogCheckpointKey", "MemberMessage", "Outcome", "PicturePreview", "PictureSample", "RefusedPriceBook", "UsagePrice", "YearMonth",
    ];

    private static readonly Dictionary<string, string> Shrunk = new()
    {
        ["ActorRights"] = "Held",
        ["AdjustmentInput"] = "Amount MendsMonth MendsRecord Reason",
        ["AdminActor"] = "Account IpAddress Name",
        ["AdminSteps"] = "itself",
        ["Agent"] = "CtiId CtiNo CtiNumbers Email HasPhone Nickname Roles",
        ["AgentQuery"] = "PageSize Service",
        ["AgentRole"] = "Channels Service",
        ["BasicInformation"] = "Languages Name ServiceId TimeZone",
        ["BillingInput"] = "Adjustments DiscountPercent History Termination TrialEnd Usage",
        ["ChangeLogEntry"] = "After Arguments Before TargetName",
        ["ChangeLogExportProgress"] = "Searched Written",
        ["ChangeLogQuery"] = "Account Address Category Content From Language Name Service Until",
        ["ChargeQuery"] = "PageSize Service To Type WithSums",
        ["ContractTermInput"] = "Item Users",
        ["ContractTermInputs"] = "itself",
        ["ContractTerms"] = "Items",
        ["ContractedService"] = "Number Picture",
        ["CtiAgentQuery"] = "PageSize Scope Text WithStates",
        ["CtiAgentSnapshot"] = "Calls",
        ["CtiAnswer"] = "Detail Kind Refusal",
        ["CtiCall"] = "Id Service",
        ["CtiCallSnapshot"] = "Call",
        ["CtiEvent"] = "Call Calls",
        ["CtiEventId"] = "Fence Sequence",
        ["CtiExchangeState"] = "Reason",
        ["CtiId"] = "Value",
        ["CtiNo"] = "Value",
        ["CtiNumbers"] = "Id No",
        ["CtiSettingsInput"] = "AfterCallWork DailyLog OutboundTicketAlways TenantId TenantName",
        ["CtiTenant"] = "Id Name",
        ["CtiWatch"] = "After Agents",
        ["Currency"] = "Code MinorUnitDigits",
        ["EstimateRequest"] = "Month Terms Usage",
        ["ExpectedUsage"] = "Quantity",
        ["ExpectedUsages"] = "itself",
        ["HelpCentreLanguages"] = "Codes",
        ["HostileContractTermInputs"] = "Value",
        ["HostilePicture"] = "Bytes",
        ["HostileText"] = "Text",
        ["IamEnrolment"] = "Mobile",
        ["IamMember"] = "Email Mobile State",
        ["ItemPrice"] = "DayPrice MonthPrice Usage",
        ["JobResult"] = "Done Error Failed",
        ["JobStatus"] = "LastError LastResult LastRunAt",
        ["LogCheckpoint"] = "Size Time",
        ["LogExportProgress"] = "Entries",
        ["LoggedText"] = "IsErased Value",
        ["MemberAccount"] = "Value",
        ["MemberEmail"] = "Value",
        ["MemberInvitation"] = "Account Email Name",
        ["MemberMobile"] = "Value",
        ["MemberName"] = "Value",
        ["MemberPage"] = "Members Next",
        ["MemberQuery"] = "PageSize States",
        ["MemberSearch"] = "Account Email Name PageSize",
        ["Money"] = "Amount",
        ["OpenApiRequest"] = "Body Parameters Path",
        ["OrganizationDomain"] = "Value",
        ["OrganizationId"] = "Value",
        ["OrganizationName"] = "Value",
        ["OrganizationProvision"] = "Domain Name OwnerAccount OwnerEmail OwnerName PriceBook TimeZone",
        ["PerformanceEvent"] = "At Sequence Source",
        ["PerformanceHistory"] = "Arrivals",
        ["PersonalSettingsChange"] = "Language Nickname TicketAssignment",
        ["PriceBook"] = "Versions",
        ["PriceBookVersion"] = "LateFeePercent Prices TrialDays VatPercent",
        ["ProfilePicture"] = "Format Length MediaType",
        ["RequestId"] = "Value",
        ["SavedTerms"] = "Terms",
        ["ServiceId"] = "Key Value",
        ["ServiceName"] = "Key Value",
        ["ServiceQuery"] = "CountUpTo Descending Order PageSize Statuses Types",
        ["SsoLoginFields"] = "Email MemberNo Phone ReturnUrl Service Time UserCode UserName",
        ["SsoLoginInput"] = "AcceptsVersion1 DeclaredFields IsStrict Name RemoteLoginUrl ReturnUrls StatusUrl TokenCheckUrl",
        ["SsoTokenPolicy"] = "Audience DeclaredFields IsStrict",
        ["StoreVersion"] = "Value",
        ["UsageInput"] = "Counter Key Quantity",
        ["UsageQuantity"] = "Quantity",
        ["UsageStep"] = "UnitPrice",
    };

    public static TheoryData<string> Names => [.. Drawing.All.Keys];

    /// <summary>Without refused input: of that the good value gets simpler where the bad part lies over it too.</summary>
    public static TheoryData<string> GoodNames => [.. Drawing.All.Where(each => each.Value.Type.GetProperty("What") is null).Select(each => each.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_said_to_get_simpler_does_and_nothing_else(string name) => Assert.Equal(Expected(name), string.Join(' ', Changed(name).Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(GoodNames))]
    public void No_step_gives_back_the_value_itself(string name)
    {
        var drawing = Drawing.All[name];
        foreach (var value in drawing.Values(Samples / 2))
        {
            var text = Parts.TextOf(value);
            Assert.DoesNotContain(drawing.Simpler(value).Take(MostSteps), simpler => Parts.TextOf(simpler) == text);
        }
    }

    [Fact]
    public void What_is_named_is_drawn() => Assert.Subset(Drawing.All.Keys.ToHashSet(), Unshrunk.Concat(Shrunk.Keys).ToHashSet());

    /// <summary>Texts that make nothing get shorter, and of what is refused only the value gets simpler: what is wrong with it stays.</summary>
    private static string Expected(string name) =>
        Unshrunk.Contains(name) ? "" : Shrunk.GetValueOrDefault(name) ?? (Drawing.All[name].Type.GetProperty("Text") is not null ? "Text" : "Value");

    private static IEnumerable<string> Changed(string name)
    {
        var drawing = Drawing.All[name];
        return drawing.Values(Samples).SelectMany(value => drawing.Simpler(value).Take(MostSteps).SelectMany(simpler => Parts.Different(value, simpler))).Distinct();
    }
}

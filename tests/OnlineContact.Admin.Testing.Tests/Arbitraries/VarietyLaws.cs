using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>
/// A law is only tried where values differ: each part takes at least two values, a switch both, what may be null is null and is not, an enumeration each of
/// its values, a list none, one and several elements. What does not is named here, with its reason.
/// </summary>
public sealed class VarietyLaws
{
    private const int Samples = 500;

    /// <summary>
    /// What is not: what makes input no good one is not among good ones (a name that is missing, no items at all); all is of service 1 and of the month in
    /// which the clock starts; nobody draws a cursor, since only the library gives them; what the library counts out is what comes of it; and some texts have
    /// but one value. Estimates are made by the shipped book. A star stands for the rest of the line.
    /// </summary>
    private static readonly Dictionary<string, string[]> Exceptions = new()
    {
        ["AdjustmentInput"] = ["MendsService: always the same", "Month: always the same", "Reason: never null", "Service: always the same"],
        ["AdminSteps"] = [": never empty", ": never one"],
        ["AgentQuery"] = ["Cursor: never there", "Service: always the same"],
        ["BasicInformation"] = ["Languages: never empty", "Name: never null", "ServiceId: never null"],
        ["BillingInput"] = ["History: never empty", "Version.Prices: never empty", "Version.Prices: never one"],
        ["ChangeLogEntry"] = ["Service: always the same"],
        ["ChargeEstimate"] =
        [
            "CalculatorVersion: always the same", "Charges.Adjustments: always the same", "Charges.Currency: always the same", "Charges.PriceBookVersion: always the same",
            "Charges.TrialDiscount: always the same", "PriceBook: always the same", "PriceBookVersion: always the same", "Prices*", "Terms.Items: never empty", "TimeZoneData: never there",
        ],
        ["ChargeQuery"] = ["Cursor: never there", "Service: always the same"],
        ["ContractItem"] = ["Family: always the same", "ServiceTypes: never empty"],
        ["ContractItemCatalogue"] = ["Items: never empty", "Items[].ServiceTypes: never empty"],
        ["ContractTermInput"] = ["Item: never null"],
        ["ContractTermInputs"] = [": never empty", "[].Item: never null"],
        ["ContractTerms"] = ["Items: never empty"],
        ["ContractedService"] = ["Terms.Items: never empty"],
        ["CtiAgentQuery"] = ["Cursor: never there"],
        ["CtiEvent"] = ["Detail: always the same"],
        ["CtiStateMap"] = ["Rows: never empty", "Rows: never one"],
        ["EstimateRequest"] = ["Service: always the same", "Terms: never empty", "Terms[].Item: never null", "Usage[].Counter: never null"],
        ["ExpectedUsage"] = ["Counter: never null"],
        ["ExpectedUsages"] = ["[].Counter: never null"],
        ["HelpCentreLanguages"] = ["Codes: never empty", "IsEmpty: never True", "Main: never null"],
        ["ItemPrice"] = ["Usage.Steps: never empty", "Usage.Unit: always the same"],
        ["JobResult"] = ["Error: always the same"],
        ["JobStatus"] = ["LastError: always the same", "LastResult.Error: always the same"],
        ["MemberInvitation"] = ["Account: never null", "Email: never null", "Mobile: never there", "Name: never null"],
        ["MemberQuery"] = ["Cursor: never there"],
        ["MemberSearch"] = ["Cursor: never there"],
        ["OrganizationProvision"] = ["Domain: never null", "Id: never null", "Name: never null", "OwnerAccount: never null", "OwnerName: never null", "PriceBook*"],
        ["PerformanceEvent"] = ["Service: always the same", "Source: never null"],
        ["PersonalSettingsChange"] = ["Language: never null"],
        ["PriceBook"] = ["Versions: never empty", "Versions[].Prices: never empty", "Versions[].Prices: never one"],
        ["PriceBookVersion"] = ["Prices: never empty", "Prices: never one"],
        ["RefusedPriceBook"] = ["Text: never null"],
        ["SavedTerms"] = ["Terms.Items: never empty"],
        ["ServiceQuery"] = ["Cursor: never there"],
        ["UsageInput"] = ["Counter: never null", "Key: never null", "Service: always the same"],
        ["UsagePrice"] = ["Steps: never empty", "Unit: always the same"],
    };

    public static TheoryData<string> Names => [.. Drawing.All.Where(each => !IsRefused(each.Value.Type)).Select(each => each.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_part_takes_each_kind_of_value(string name)
    {
        var unexplained = Variety.Unexplained(Variety.Lacking(Drawing.All[name].Values(Samples)), Exceptions.GetValueOrDefault(name, [])).ToList();
        Assert.True(unexplained.Count == 0, string.Join("; ", unexplained));
    }

    [Fact]
    public void An_exception_is_of_something_that_is_drawn() => Assert.Subset(Drawing.All.Keys.ToHashSet(), Exceptions.Keys.ToHashSet());

    [Fact]
    public void What_values_have_in_common_is_found() => Assert.Equal(
        ["Flag: never True", "Flags: always Left", "Flags: never Right", "Kind: never Second", "List: never several", "List[]: always the same", "Text: always the same", "Word: never null"],
        Variety.Lacking([new Planted(false, Kind.First, Sides.Left, [], "a", "b"), new Planted(false, Kind.First, Sides.Left, [1], "a", "c")]));

    private static bool IsRefused(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Refused<>);

    internal enum Kind
    {
        First,
        Second,
    }

    [Flags]
    internal enum Sides
    {
        None = 0,
        Left = 1,
        Right = 2,
    }

    internal sealed record Planted(bool Flag, Kind Kind, Sides Flags, IReadOnlyList<int> List, string Text, string? Word);
}

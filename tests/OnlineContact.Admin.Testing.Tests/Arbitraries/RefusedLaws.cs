using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>Refused input is spoiled in each of its ways, and while the rest of it gets simpler it stays spoiled in the same way.</summary>
public sealed class RefusedLaws
{
    private const int Samples = 400;

    private static readonly Dictionary<string, string[]> Ways = new()
    {
        ["RefusedAdjustmentInput"] = ["service", "mendsService", "month", "mendsMonth", "amount", "reason", "mendsRecord"],
        ["RefusedAdminActor"] = ["name", "account", "ipAddress"],
        ["RefusedAgentQuery"] = ["pageSize", "cursor"],
        ["RefusedBasicInformation"] = ["type", "name", "serviceId", "languages", "timeZone"],
        ["RefusedChangeLogQuery"] = ["content", "name", "address", "service", "account", "language", "period"],
        ["RefusedChargeQuery"] = ["from", "to", "order", "months", "pageSize", "cursor"],
        ["RefusedContractTermInputs"] = ["item", "item twice", "no ticket", "users", "users of what has none", "too many"],
        ["RefusedCtiAgentQuery"] = ["text", "pageSize", "cursor"],
        ["RefusedCtiSettingsInput"] = ["version", "tenantName", "tenantId"],
        ["RefusedEstimateRequest"] = ["service", "terms", "counter", "counter twice", "quantity", "month"],
        ["RefusedMemberInvitation"] = ["account", "name", "email", "mobile"],
        ["RefusedMemberQuery"] = ["states", "pageSize", "cursor"],
        ["RefusedMemberSearch"] = ["nothing", "name", "account", "email", "pageSize", "cursor"],
        ["RefusedOpenApiRequest"] = ["organizationId", "path", "body", "parameter twice", "parameters", "length of parameters"],
        ["RefusedOrganizationProvision"] = ["id", "name", "domain", "timeZone", "priceBook", "ownerAccount", "ownerName", "ownerEmail"],
        ["RefusedPerformanceEvent"] = ["source", "sequence", "at", "service", "what happened"],
        ["RefusedPersonalSettingsChange"] = ["nickname", "language"],
        ["RefusedServiceQuery"] = ["pageSize", "cursor", "order", "statuses", "types"],
        ["RefusedSsoLoginFields"] = ["service", "usercode", "username", "email", "phone", "memberno", "returnUrl", "time"],
        ["RefusedSsoLoginInput"] =
            ["name", "remoteLoginUrl", "statusUrl", "tokenCheckUrl", "returnUrls", "too many returnUrls", "no version", "strict without version 1", "declaredFields"],
        ["RefusedUsageInput"] = ["service", "counter", "day", "quantity", "key"],
    };

    /// <summary>Spoiled in relation to a part that gets simpler too.</summary>
    private const string Relative = "RefusedPerformanceEvent at";

    /// <summary>Bad only with what stands beside them: a main language that is another one; the operator has neither account nor address.</summary>
    private static readonly HashSet<string> NotByThemselves = ["RefusedBasicInformation Languages", "RefusedAdminActor Account", "RefusedAdminActor IpAddress"];

    public static TheoryData<string> Names => [.. Ways.Keys];

    public static TheoryData<string> Texts => [.. Drawing.All.Where(each => DefinitionOf(each.Value.Type) == typeof(RefusedText<>)).Select(each => each.Key)];

    [Fact]
    public void All_that_is_refused_is_looked_at() =>
        Assert.Equal(Drawing.All.Where(each => DefinitionOf(each.Value.Type) == typeof(Refused<>)).Select(each => each.Key).Order(StringComparer.Ordinal), Ways.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_way_of_spoiling_is_taken(string name) =>
        Assert.Equal(Ways[name].Order(StringComparer.Ordinal), Drawing.All[name].Values(Samples).Select(WhatOf).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rest_gets_simpler_and_what_is_wrong_stays(string name)
    {
        var drawing = Drawing.All[name];
        var simplified = 0;
        foreach (var refused in drawing.Values(Samples / 4))
        {
            foreach (var simpler in drawing.Simpler(refused).Take(5))
            {
                simplified++;
                Assert.Equal(WhatOf(refused), WhatOf(simpler));
                if ($"{name} {WhatOf(refused)}" != Relative) Assert.Equal(Spoiled(refused), Spoiled(simpler));
            }
        }

        Assert.True(simplified > Samples / 8, $"{simplified}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_part_that_is_named_is_never_so_in_a_good_value(string name)
    {
        var drawn = Drawing.All[name].Values(Samples).Select(refused => (What: WhatOf(refused), Value: ValueOf(refused))).ToList();
        var good = Drawing.All.Values.Single(drawing => drawing.Type.IsInstanceOfType(drawn[0].Value)).Values(Samples).ToList();
        foreach (var part in Parts.Of(drawn[0].Value.GetType()).Where(part => Ways[name].Contains(part.Name, StringComparer.OrdinalIgnoreCase)))
        {
            var spoiled = drawn.Where(each => each.What.Equals(part.Name, StringComparison.OrdinalIgnoreCase)).Select(each => Parts.TextOf(Parts.Read(part, each.Value))).ToHashSet();
            Assert.NotEmpty(spoiled);
            if (!NotByThemselves.Contains($"{name} {part.Name}")) Assert.DoesNotContain(good, value => spoiled.Contains(Parts.TextOf(Parts.Read(part, value))));
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_that_makes_nothing_is_missing_empty_or_long_and_gets_shorter(string name)
    {
        var drawing = Drawing.All[name];
        var drawn = drawing.Values(Samples).ToList();
        Assert.Contains(drawn, refused => TextOf(refused) is "");
        Assert.Contains(drawn, refused => TextOf(refused) is { Length: > 100 });
        Assert.Contains(drawn, refused => TextOf(refused) is { Length: > 0 and < 20 });
        foreach (var refused in drawn.Take(60))
            Assert.All(drawing.Simpler(refused).Take(10), simpler => Assert.True(TextOf(simpler)!.Length < TextOf(refused)!.Length));

        var missing = drawn.Where(refused => TextOf(refused) is null).ToList();
        Assert.Equal(name == "RefusedPriceBook", missing.Count == 0);
        Assert.All(missing, refused => Assert.Empty(drawing.Simpler(refused)));
    }

    private static Type? DefinitionOf(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : null;

    private static string WhatOf(object refused) => (string)refused.GetType().GetProperty("What")!.GetValue(refused)!;

    private static object ValueOf(object refused) => refused.GetType().GetProperty("Value")!.GetValue(refused)!;

    private static string? TextOf(object refused) => (string?)refused.GetType().GetProperty("Text")!.GetValue(refused);

    /// <summary>The part that the way is named after; nothing for other ways.</summary>
    private static string Spoiled(object refused)
    {
        var value = ValueOf(refused);
        return Parts.Of(value.GetType()).FirstOrDefault(part => part.Name.Equals(WhatOf(refused), StringComparison.OrdinalIgnoreCase)) is { } part ? Parts.TextOf(Parts.Read(part, value)) : "";
    }
}

using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>The naive administration takes the names and addresses that the library takes, and refuses the others for the same reason.</summary>
public sealed class NaiveTextTests
{
    private static readonly string[] Signs =
    [
        "a", "Z", "0", "@", ".", "-", "_", "+", "'", "(", " ", "\t", "\r\n", "é", "한", "😀", "\ud800", "\udc00", "\u0007", "\u007f", "\u0085", "\u00a0", "\u00ad", "\u034f", "\u115f", "\u1160",
        "\u200b", "\u200d", "\u2028", "\u202a", "\u202e", "\u2066", "\u2069", "\u2800", "\u3164", "\ufdd0", "\ufdef", "\ufe0f", "\uffa0", "\ufffd", "\uffff", "\U0001fffe", "\U000e0041", "\U000e0100",
    ];

    private static readonly Dictionary<string, (Func<string?, bool> Naive, Func<string?, bool> Library, Gen<string> Good)> Kinds = new()
    {
        ["account"] = (NaiveTexts.IsAccount, text => MemberAccount.Create(text).Succeeded, AdminArbitraries.MemberAccount().Generator.Select(account => account.Value)),
        ["name"] = (text => NaiveTexts.IsName(text?.Trim() ?? "", MemberName.MaxLength), text => MemberName.Create(text).Succeeded, AdminArbitraries.MemberName().Generator.Select(name => name.Value)),
        ["email"] = (text => NaiveTexts.IsEmail(text?.Trim() ?? ""), text => MemberEmail.Create(text).Succeeded, AdminArbitraries.MemberEmail().Generator.Select(email => email.Value)),
        ["mobile"] = (text => NaiveTexts.IsMobile(text?.Trim() ?? ""), text => MemberMobile.Create(text).Succeeded, AdminArbitraries.MemberMobile().Generator.Select(mobile => mobile.Value)),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_library_takes_is_taken(string name)
    {
        var (naive, library, good) = Kinds[name];
        var texts = Texts(good).Sample(Campaign.Cases(4_000), new Rnd(20210315), 30);
        Assert.All(texts, text => Assert.Equal((text, library(text)), (text, naive(text))));
        Assert.InRange(texts.Count(library), texts.Length / 8, texts.Length * 7 / 8);
    }

    [Fact]
    public async Task The_name_of_a_service_is_refused_for_the_same_reason()
    {
        await using var trial = await BeginAsync();
        await trial.PlayAsync([(Add(), Done)]);
        var texts = Texts(AdminArbitraries.ServiceName().Generator.Select(name => name.Value)).Sample(Campaign.Cases(600), new Rnd(20210315), 30);
        var said = new HashSet<string>();
        foreach (var text in texts)
        {
            var answer = await trial.AskAsync(Save(1, text));
            Assert.True(answer is Done or Same or "OCA1002" or "OCA1003" or "OCA1030", $"{new HostileText { Text = text }}: {answer}");
            said.Add(answer);
        }

        if (texts.Length >= 600) Assert.Superset(new HashSet<string> { Done, "OCA1002", "OCA1003", "OCA1030" }, said);
    }

    /// <summary>Good ones, good ones in which a sign is put in or is another one, or that come several times over, and any texts.</summary>
    private static Gen<string?> Texts(Gen<string> good) => Gen.OneOf(
        good.Select(text => (string?)text),
        from text in good from at in Gen.Choose(0, text.Length) from sign in Gen.Elements(Signs) select (string?)text.Insert(at, sign),
        from text in good from at in Gen.Choose(0, text.Length - 1) from sign in Gen.Elements(Signs) select (string?)string.Concat(text.AsSpan(0, at), sign, text.AsSpan(at + 1)),
        AdminArbitraries.HostileText().Generator.Select(hostile => hostile.Text),
        from text in good from times in Gen.Choose(2, 40) select (string?)string.Concat(Enumerable.Repeat(text, times)));
}

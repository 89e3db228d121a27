using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Testing.Performance;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>A tester repeats a failing case by hand from what is printed of it.</summary>
public sealed class ShownTests
{
    [Theory]
    [InlineData(null, "null")]
    [InlineData("", "\"\"")]
    [InlineData(" a~", "\" a~\"")]
    [InlineData("\u001f\u007f\u00e9", "\"\\u001F\\u007F\\u00E9\"")]
    public void A_text_is_shown_in_ASCII(string? text, string shown)
    {
        Assert.Equal(shown, new HostileText { Text = text }.ToString());
        Assert.Equal(shown, new RefusedText<OrganizationId> { Text = text }.ToString());
    }

    [Fact]
    public void Half_a_pair_of_surrogates_is_shown() => Assert.Equal("\"\\uD800\"", new HostileText { Text = "\ud800" }.ToString());

    [Fact]
    public void Input_is_shown_with_all_that_it_says()
    {
        Assert.Equal(
            "MemberInvitation { Account = \"kim\", Name = \"\\uAE40\", Email = null, Mobile = null }",
            new Hostile<MemberInvitation> { Value = new() { Account = "kim", Name = "김", Email = null } }.ToString());
        Assert.Equal(
            "[ContractTermInput { Item = \"ticket\", Users = 1 }, ContractTermInput { Item = null, Users = null }]",
            new Hostile<IReadOnlyList<ContractTermInput>> { Value = [new() { Item = "ticket", Users = 1 }, new() { Item = null }] }.ToString());
    }

    [Fact]
    public void What_is_not_of_the_domain_says_it_itself() =>
        Assert.Equal("[2021-03, True, 3, null, Rest]", new Hostile<object> { Value = new object?[] { new Uri("2021-03", UriKind.Relative), true, 3, null, AgentActivity.Rest } }.ToString());

    [Fact]
    public void Refused_input_is_shown_with_what_is_wrong() =>
        Assert.All(Drawing.All["RefusedUsageInput"].Values(50), refused => Assert.Matches("^(service|counter|day|quantity|key): UsageInput { Service = -?[0-9]+, Counter = ", refused.ToString()));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(200)]
    [InlineData(201)]
    public void Bytes_are_shown_up_to_two_hundred(int length) =>
        Assert.Equal($"{length} bytes: {string.Concat(Enumerable.Repeat("AB", Math.Min(length, 200)))}", new HostilePicture { Bytes = Enumerable.Repeat((byte)0xAB, length).ToArray() }.ToString());

    [Fact]
    public void A_picture_is_shown_with_its_bytes() =>
        Assert.Equal("Gif 2 x 3: 474946", new PictureSample { Bytes = "GIF"u8.ToArray(), Format = PictureFormat.Gif, Width = 2, Height = 3 }.ToString());

    [Fact]
    public void A_history_is_shown_line_by_line()
    {
        var happened = new NaivePerformanceEvent { Source = "a", Sequence = 1, At = Instant.FromUtc(2021, 3, 14, 15, 0), Account = "kim", AccountBefore = "lee", Activity = AgentActivity.Rest };
        var arrival = new PerformanceArrival { Now = Instant.FromUtc(2021, 3, 14, 15, 1), Host = 2, Reader = 0, Event = happened };
        Assert.Equal($"2021-03-14T15:01:00Z at 2, read at 0: {happened} of lee kim", arrival.ToString());
        Assert.Equal($"Asia/Seoul\n{arrival}\n{arrival}", new PerformanceHistory { Zone = "Asia/Seoul", Arrivals = [arrival, arrival] }.ToString());
    }
}

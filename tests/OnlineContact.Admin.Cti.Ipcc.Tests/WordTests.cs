using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc.Session;
using OnlineContact.Admin.Cti.Ipcc.Watching;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class WordTests
{
    public static TheoryData<string, bool> Words => new()
    {
        { "invalidAgentID", true },
        { "x25", true },
        { new string('w', 60), true },
        { new string('w', 61), false },
        { "", false },
        { "not one word", false },
        { "hunter2!", false },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_refusal_is_told_by_a_word_of_the_standard_or_not_at_all(string word, bool isOne)
    {
        var reply = CstaReply.Of(Told.Of("CSTAErrorCode", Told.Text("operation", word)));
        Assert.Equal((CstaReplyStatus.Refused, isOne ? word : "unspecified"), (reply.Status, reply.Reason));
    }

    [Fact]
    public void Nothing_is_refused_for_no_reason() => Assert.Equal("unspecified", CstaReply.Unanswered.Reason);

    [Theory]
    [InlineData("security", CtiRefusal.Credentials)]
    [InlineData("systemResourceAvailability", CtiRefusal.Overloaded)]
    [InlineData("subscribedResourceAvailability", CtiRefusal.Overloaded)]
    [InlineData("stateIncompatibility", CtiRefusal.StateNotAllowed)]
    [InlineData("operation", CtiRefusal.Other)]
    public void The_kind_of_a_refusal_counts_where_its_word_is_not_known(string kind, CtiRefusal refusal)
    {
        var answer = Told.Of("CSTAErrorCode", Told.Text(kind, "generic"));
        Assert.Equal(refusal, CstaWords.Refusal(answer, CstaReply.Of(answer).Reason));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(CtiExchangeState.MaxReasonLength, true)]
    [InlineData(CtiExchangeState.MaxReasonLength + 1, false)]
    public void A_reason_that_is_too_long_is_none(int length, bool isOne)
    {
        var reason = new string('5', length);
        Assert.Equal(new CtiExchangeState(CtiAgentMode.NotReady, isOne ? reason : null), CstaWords.State(CtiAgentMode.NotReady, Told.Of("AgentNotReadyEvent", Told.Reason(reason))));
    }

    [Fact]
    public void An_identity_of_a_call_that_is_too_long_becomes_a_digest()
    {
        var longest = new string('c', CtiCall.MaxIdLength);
        Assert.Equal(longest, CstaWords.CallId(longest));
        Assert.InRange(CstaWords.CallId(longest + "1").Length, 1, CtiCall.MaxIdLength);
        Assert.NotEqual(CstaWords.CallId(longest + "1"), CstaWords.CallId(longest + "2"));
        Assert.Equal(CstaWords.CallId(longest + "1"), CstaWords.CallId(longest + "1"));
    }
}

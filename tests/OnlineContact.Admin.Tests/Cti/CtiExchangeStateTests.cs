using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiExchangeStateTests
{
    [Fact]
    public void A_reason_has_at_most_its_length()
    {
        var longest = new string('r', CtiExchangeState.MaxReasonLength);
        Assert.Equal(longest, new CtiExchangeState(CtiAgentMode.NotReady, longest).Reason);
        Assert.Throws<ArgumentException>(() => new CtiExchangeState(CtiAgentMode.NotReady, longest + "r"));
    }

    [Fact]
    public void An_empty_reason_is_none()
    {
        Assert.Null(new CtiExchangeState(CtiAgentMode.NotReady, "").Reason);
        Assert.Equal(new CtiExchangeState(CtiAgentMode.NotReady), new CtiExchangeState(CtiAgentMode.NotReady, ""));
    }

    [Fact]
    public void The_text_is_the_mode_with_its_reason()
    {
        Assert.Equal("Ready", new CtiExchangeState(CtiAgentMode.Ready).ToString());
        Assert.Equal("NotReady(51)", new CtiExchangeState(CtiAgentMode.NotReady, "51").ToString());
    }
}

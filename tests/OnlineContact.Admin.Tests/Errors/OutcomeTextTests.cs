using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public class OutcomeTextTests
{
    [Fact]
    public void An_outcome_says_its_value_or_its_refusal()
    {
        Assert.Equal("Succeeded: 42", Outcome.Success(42).ToString());
        Assert.Equal("OCA1004 service.name-taken", Outcome.Refused<int>(AdminErrors.ServiceNameTaken.With("name", "Alpha")).ToString()[..26]);
    }

    [Fact]
    public void Looking_for_the_error_of_a_success_tells_that_it_was_one()
    {
        Assert.Equal("There is no error: the call succeeded.", Assert.Throws<InvalidOperationException>(() => Outcome.Success(42).Error).Message);
        Assert.Equal("There is no error: the call succeeded.", Assert.Throws<InvalidOperationException>(() => Outcome.Success().Error).Message);
        Assert.Equal("There is no error: no call made this outcome.", Assert.Throws<InvalidOperationException>(() => default(Outcome<int>).Error).Message);
    }
}

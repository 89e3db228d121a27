using FsCheck.Xunit;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public sealed class OutcomeTests
{
    private static readonly AdminError Error = AdminErrors.ServiceNameTaken.With("name", "Kim Min-jun");

    [Property]
    public bool A_success_has_its_value_and_no_error(int value)
    {
        var outcome = Outcome.Success(value);

        return outcome.Succeeded
            && outcome.Value == value
            && outcome.TryGetValue(out var got, out var error) && got == value && error is null
            && Record.Exception(() => outcome.Error) is InvalidOperationException;
    }

    [Fact]
    public void A_refusal_has_its_error_and_no_value()
    {
        var outcome = Outcome.Refused<string>(Error);

        Assert.False(outcome.Succeeded);
        Assert.Same(Error, outcome.Error);
        Assert.False(outcome.TryGetValue(out var value, out var error));
        Assert.Null(value);
        Assert.Same(Error, error);
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
    }

    [Fact]
    public void Looking_for_the_value_of_a_refusal_tells_the_kind_and_nobodys_data()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Outcome.Refused<string>(Error).Value);

        Assert.Contains("OCA1004 service.name-taken", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Kim", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outcome_that_no_call_made_cannot_be_used()
    {
        Outcome<int> outcome = default;

        Assert.False(outcome.Succeeded);
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
        Assert.DoesNotContain("succeeded", Assert.Throws<InvalidOperationException>(() => outcome.Error).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => outcome.TryGetValue(out _, out _));
        Assert.Equal("Refused", outcome.ToString());
    }

    [Fact]
    public void An_outcome_without_value_is_a_success_or_its_error()
    {
        Assert.True(Outcome.Success().Succeeded);
        Assert.Throws<InvalidOperationException>(() => Outcome.Success().Error);
        Assert.Equal("Succeeded", Outcome.Success().ToString());

        Assert.False(Outcome.Refused(Error).Succeeded);
        Assert.Same(Error, Outcome.Refused(Error).Error);
        Assert.StartsWith("OCA1004 service.name-taken: ", Outcome.Refused(Error).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_a_value_nor_an_error_may_be_null()
    {
        Assert.Throws<ArgumentNullException>(() => Outcome.Success<string>(null!));
        Assert.Throws<ArgumentNullException>(() => Outcome.Refused(null!));
        Assert.Throws<ArgumentNullException>(() => Outcome.Refused<int>(null!));
    }

    [Fact]
    public void Nothing_converts_into_an_outcome_by_itself() =>
        Assert.DoesNotContain(
            typeof(Outcome).GetMethods().Concat(typeof(Outcome<int>).GetMethods()),
            method => method.Name is "op_Implicit" or "op_Explicit");
}

using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public class ArgumentTextTests
{
    [Fact]
    public void A_value_of_any_type_says_what_it_is()
    {
        Assert.Equal(("true", "false"), (ErrorText.Argument(true), ErrorText.Argument(false)));
        Assert.Equal("OCA0013 refused", ErrorText.Argument(AdminErrors.Refused));
        Assert.Equal("", ErrorText.Argument(new Speechless()));
    }

    [Fact]
    public void A_text_that_is_short_and_clean_is_handed_on_without_a_copy()
    {
        var longest = new string('a', ErrorText.LongestArgument);

        Assert.Same(longest, ErrorText.Argument(longest));
        Assert.NotSame(longest, ErrorText.Argument(longest + "a"));
    }

    private sealed class Speechless
    {
        public override string? ToString() => null;
    }
}

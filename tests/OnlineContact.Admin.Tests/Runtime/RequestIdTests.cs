using OnlineContact.Admin.Runtime;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Runtime;

public class RequestIdTests
{
    private static readonly string Longest = new('a', RequestId.MaxLength);

    [Fact]
    public void A_request_id_of_1_to_64_of_its_signs_is_what_it_was_made_from()
    {
        foreach (var text in new[] { "a", "Z", "0", "-_.:", "azAZ09-_.:", Longest })
        {
            var id = RequestId.Create(text);
            Assert.True(id.Succeeded, text);
            Assert.Equal((text, text), (id.Value.Value, id.Value.ToString()));
        }
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData(" ", 1)]
    [InlineData("a b", 3)]
    [InlineData("a/", 2)]
    [InlineData("é", 1)]
    [InlineData("가", 1)]
    public void Any_other_sign_is_refused(string? text, int length) => Assert.Equal($"OCA0012 requestId limit=64 actual={length}", Said(RequestId.Create(text).Error));

    [Fact]
    public void A_65th_sign_is_refused() => Assert.Equal("OCA0012 requestId limit=64 actual=65", Said(RequestId.Create(Longest + "a").Error));

    [Fact]
    public void None_is_the_default_and_empty() => Assert.Equal((default, ""), (RequestId.None, RequestId.None.Value));
}

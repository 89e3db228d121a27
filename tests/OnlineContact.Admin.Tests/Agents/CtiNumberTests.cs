using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.Agents;

public class CtiNumberTests
{
    [Theory]
    [InlineData(null, "0")]
    [InlineData("", "0")]
    [InlineData("a b", "U+0020 at 2")]
    [InlineData("a\u007f", "U+007F at 2")]
    [InlineData("é", "U+00E9 at 1")]
    [InlineData("a\U0001f600", "U+1F600 at 2")]
    public void A_sign_that_no_exchange_prints_is_refused(string? text, string actual)
    {
        Assert.Equal($"OCA5002 ctiId limit=50 actual={actual}", Refusal.Said(CtiId.Create(text).Error));
        Assert.Equal($"OCA5003 ctiNo limit=30 actual={actual}", Refusal.Said(CtiNo.Create(text).Error));
    }

    [Fact]
    public void All_visible_signs_are_fine_up_to_the_limit()
    {
        foreach (var text in new[] { "!", "~", new string('x', 30) })
        {
            Assert.Equal(text, CtiId.FromStored(CtiId.Create(text).Value.Value).Value);
            Assert.Equal(text, CtiNo.FromStored(CtiNo.Create(text).Value.Value).Value);
        }

        Assert.True(CtiId.Create(new string('x', 50)).Succeeded);
        Assert.Equal("OCA5002 ctiId limit=50 actual=51", Refusal.Said(CtiId.Create(new string('x', 51)).Error));
        Assert.Equal("OCA5003 ctiNo limit=30 actual=31", Refusal.Said(CtiNo.Create(new string('x', 31)).Error));
        Assert.Throws<ArgumentNullException>("text", () => CtiId.FromStored(null!));
        Assert.Throws<ArgumentNullException>("text", () => CtiNo.FromStored(null!));
    }

    [ValueProperty]
    public void Any_text_is_one_exactly_when_all_of_it_is_visible_ASCII(HostileText sample)
    {
        var text = sample.Text ?? "";
        var isVisible = text.Length > 0 && text.All(sign => sign is >= '!' and <= '~');
        Assert.Equal(isVisible && text.Length <= 50, CtiId.Create(sample.Text).Succeeded);
        Assert.Equal(isVisible && text.Length <= 30, CtiNo.Create(sample.Text).Succeeded);
    }
}

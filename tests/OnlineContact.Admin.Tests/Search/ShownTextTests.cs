using System.Globalization;
using System.Text;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.Search;

public class ShownTextTests
{
    /// <summary>What shows nothing though it is neither white space nor a format character: joiners, fillers, the empty Braille cell, variation selectors.</summary>
    private static readonly HashSet<int> ShowNothing =
        [0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, .. Enumerable.Range(0xFE00, 16), .. Enumerable.Range(0xE0100, 240)];

    [Fact]
    public void Every_code_point_alone_is_blank_when_nothing_of_it_is_seen()
    {
        var different = new List<string>();
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (!Rune.IsValid(value)) continue;
            var sign = char.ConvertFromUtf32(value);
            var expected = string.IsNullOrWhiteSpace(sign) || CharUnicodeInfo.GetUnicodeCategory(value) == UnicodeCategory.Format || ShowNothing.Contains(value);
            if (ShownText.IsBlank(sign) != expected) different.Add($"U+{value:X4}");
        }

        Assert.Empty(different);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData(" \u200b\u3164\ufe0f", true)]
    [InlineData(" \u3164.", false)]
    [InlineData("❤\ufe0f", false)]
    public void A_text_is_blank_when_all_of_it_is(string? text, bool expected) => Assert.Equal(expected, ShownText.IsBlank(text));

    [Theory]
    [InlineData(null, "0")]
    [InlineData("", "0")]
    [InlineData("abc", null)]
    [InlineData("abcd", "4")]
    [InlineData("📞📞📞", null)]
    [InlineData("📞📞📞📞", "4")]
    [InlineData("\u200b\u3164", "0")]
    [InlineData("a\u0007b", "U+0007 at 2")]
    [InlineData("📞a\u202e", "U+202E at 3")]
    [InlineData("ab\\ud83d", "U+D83D at 3")]
    [InlineData("\\ud83d\u0007", "U+D83D at 1")]
    [InlineData("a📞\U0001fffe", "U+1FFFE at 3")]
    public void A_text_of_one_to_three_signs_is_fine_or_it_is_said_what_is_wrong(string? text, string? expected) =>
        Assert.Equal(expected, ShownText.Wrong(text is null ? null : Sample.Of(text), 3));

    /// <summary>Of any text the sign at a place is the one that an enumeration comes to there.</summary>
    [ValueProperty]
    public void Every_sign_is_found_at_its_place(HostileText sample)
    {
        var text = sample.Text ?? "";
        var place = 0;
        for (var i = 0; i < text.Length; i++)
        {
            place++;
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            var value = pair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
            Assert.Equal($"U+{value:X4} at {place}", ShownText.Sign(text, place));
            if (pair) i++;
        }
    }

    [Theory]
    [InlineData("\\ud83dx\u0007", 3, "U+0007 at 3")]
    [InlineData("\\ude00\\ude00\u0007", 3, "U+0007 at 3")]
    [InlineData("x📞\u0007", 3, "U+0007 at 3")]
    [InlineData("x\\ud83d", 2, "U+D83D at 2")]
    public void Halves_of_pairs_are_signs_too(string text, int place, string expected) => Assert.Equal(expected, ShownText.Sign(Sample.Of(text), place));

    [Theory]
    [InlineData(null, 3, "")]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("ab📞", 3, "ab…")]
    [InlineData("a📞b", 3, "a📞…")]
    [InlineData("ab📞", 4, "ab📞")]
    public void A_long_text_is_cut_but_never_through_a_pair(string? text, int units, string expected) => Assert.Equal(expected, ShownText.Cut(text, units));
}

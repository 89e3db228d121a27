using OnlineContact.Admin.ChangeLog.Searching;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

public class TextPileTests
{
    [Theory]
    [InlineData("ab", "1 2 4 6")]
    [InlineData("b", "1 2 4 6")]
    [InlineData("ba", "2 4")]
    [InlineData("a", "1 2 4 5 6")]
    [InlineData("aa", "5")]
    [InlineData("x", "")]
    [InlineData("abab", "2 4")]
    public void A_part_is_found_once_in_each_text_and_not_across_two(string part, string ids)
    {
        var pile = new TextPile();
        string[] texts = ["ab", "abab", "", "babab", "aa", "ab"];
        for (var i = 0; i < texts.Length; i++) pile.Add(i + 1, texts[i]);
        var found = new List<long> { 100 };
        pile.Find(part, found);
        Assert.Equal($"100 {ids}".Trim(), string.Join(' ', found));
        Assert.Equal(6, pile.Count);
    }

    /// <summary>Two bytes for each sign there is room for, half as much again each time or as much as is needed, and twelve for each of four texts.</summary>
    [Theory]
    [InlineData(new[] { 0 }, 256)]
    [InlineData(new[] { 255 }, 256)]
    [InlineData(new[] { 256 }, 257)]
    [InlineData(new[] { 100, 154 }, 256)]
    [InlineData(new[] { 100, 155 }, 384)]
    [InlineData(new[] { 255, 127 }, 384)]
    [InlineData(new[] { 255, 200 }, 457)]
    [InlineData(new[] { 999, 1 }, 1_500)]
    public void It_grows_by_half_or_to_what_is_needed(int[] lengths, int signs)
    {
        var pile = new TextPile();
        Assert.Equal((0L, 0), (pile.Size, pile.Count));
        foreach (var length in lengths) pile.Add(1, new string('x', length));
        Assert.Equal(2 * signs + 12 * 4, pile.Size);
    }

    [Fact]
    public void Only_texts_with_syllables_or_consonants_take_room_a_second_time()
    {
        var (plain, korean) = (new FoldedTexts(), new FoldedTexts());
        Assert.Equal((0L, 0), (plain.Size, plain.Count));
        plain.Add(1, "kim");
        korean.Add(1, "김");
        Assert.Equal((2L * 256 + 48, 1), (plain.Size, plain.Count));
        Assert.Equal((2 * (2L * 256 + 48), 1), (korean.Size, korean.Count));
    }
}

using FsCheck.Fluent;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

public class PileLaws
{
    [Fact]
    public void A_pile_finds_each_text_that_has_a_part_once()
    {
        Campaign.Run(ArbMap.Default.ArbFor<int>(), 300, seed =>
        {
            var random = new Random(seed);
            string Any(int least, int most) => string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => "가각김민준ㄱㄲㅁㅈㄳabAB1."[random.Next(16)]));
            string[] texts = [.. Enumerable.Range(0, random.Next(60)).Select(_ => Any(0, 7))];
            var pile = new FoldedTexts();
            for (var i = 0; i < texts.Length; i++) pile.Add(i, texts[i]);
            for (var i = 0; i < 20; i++)
            {
                if (SearchedPart.Of(Any(1, 3)) is not { } part) continue;
                var found = new List<long>();
                pile.Find(part, found);
                Assert.Equal(Enumerable.Range(0, texts.Length).Where(n => part.IsIn(TextFolding.Fold(texts[n]))).Select(n => (long)n), found);
            }
        });
    }

    [Fact]
    public void Initial_consonants_find_the_name_that_begins_its_syllables_with_them()
    {
        var pile = new FoldedTexts();
        pile.Add(1, "김민준");
        pile.Add(2, "김민재");
        pile.Add(3, "이서연");
        pile.Add(4, "KIM");
        Assert.Equal([1, 2], Found("ㄱㅁㅈ"));
        Assert.Equal([1, 2], Found("ㅁㅈ"));
        Assert.Equal([1], Found("준"));
        Assert.Equal([4], Found("ｋｉ"));
        Assert.Equal([1, 2], Found("민"));
        Assert.Empty(Found("ㅋ"));

        List<long> Found(string part)
        {
            var found = new List<long>();
            pile.Find(SearchedPart.Of(part)!, found);
            return found;
        }
    }
}

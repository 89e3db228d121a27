using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Tests.Search;

public class InitialConsonantsTests
{
    [Theory]
    [InlineData("홍길동", "ㅎㄱㄷ")]
    [InlineData("홍길동", "ㄱㄷ")]
    [InlineData("까치 Kim", "ㄲㅊ kim")]
    [InlineData("각시", "ㄳ")]
    [InlineData("난주", "ㄵ")]
    [InlineData("나한", "ㄶ")]
    [InlineData("라가", "ㄺ")]
    [InlineData("라마", "ㄻ")]
    [InlineData("라바", "ㄼ")]
    [InlineData("라사", "ㄽ")]
    [InlineData("라타", "ㄾ")]
    [InlineData("라파", "ㄿ")]
    [InlineData("라하", "ㅀ")]
    [InlineData("보석", "ㅄ")]
    [InlineData("힣", "ㅎ")]
    [InlineData("가", "ㄱ")]
    public void A_name_has_the_initials_that_are_typed(string name, string typed)
    {
        var folded = TextFolding.Fold(typed);
        Assert.True(InitialConsonants.AreIn(folded));
        Assert.Contains(InitialConsonants.Of(folded), InitialConsonants.Of(TextFolding.Fold(name)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("각시 kim", "\u1100\u1109 kim")]
    [InlineData("가힣", "\u1100\u1112")]
    [InlineData("\u11aa", "\u1100\u1109")]
    [InlineData("\u1121x", "\u1107\u1109x")]
    public void The_form_has_an_initial_for_each_syllable_and_all_else_as_it_stands(string folded, string form) => Assert.Equal(form, InitialConsonants.Of(folded));

    [Theory]
    [InlineData("홍길동", "ㄱㅎ")]
    [InlineData("홍 길동", "ㅎㄱ")]
    [InlineData("카치", "ㄲㅊ")]
    public void And_no_others(string name, string typed) =>
        Assert.DoesNotContain(InitialConsonants.Of(TextFolding.Fold(typed)), InitialConsonants.Of(TextFolding.Fold(name)), StringComparison.Ordinal);

    [Theory]
    [InlineData("홍ㄱ")]
    [InlineData("ㄱ가")]
    [InlineData("ㅎ힣")]
    [InlineData("kim")]
    [InlineData("ㅏ")]
    [InlineData("")]
    public void A_text_with_a_whole_syllable_or_without_consonants_is_looked_for_as_it_stands(string typed) =>
        Assert.False(InitialConsonants.AreIn(TextFolding.Fold(typed)));
}

using System.Globalization;
using System.Text;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.Search;

public class TextFoldingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  Help Desk\t", "help desk")]
    [InlineData("ＨＥＬＰ　ｄｅｓｋ", "help desk")]
    [InlineData("ﾃｽﾄ", "テスト")]
    [InlineData("ｶﾞ", "ガ")]
    [InlineData("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글")]
    [InlineData("㈜한게임", "(주)한게임")]
    [InlineData("ΟΔΥΣΣΕΥΣ", "οδυσσευσ")]
    [InlineData("Ὀδυσσεύς", "ὀδυσσεύσ")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("ﬁne", "fine")]
    [InlineData("İ", "i\u0307")]
    [InlineData("I\u0307", "i\u0307")]
    [InlineData("ı", "ı")]
    [InlineData("I", "i")]
    [InlineData("\u212A", "k")]
    [InlineData("e\u0301", "é")]
    [InlineData("𐐀", "𐐨")]
    [InlineData("👩‍💻", "👩‍💻")]
    [InlineData("a\\ud800b", "a\ufffdb")]
    [InlineData("É\ufffe", "é\ufffd")]
    [InlineData("\u00a0x\u3000", "x")]
    public void Folds_to_the_form_in_which_texts_are_compared(string text, string folded) =>
        Assert.Equal(folded, TextFolding.Fold(Sample.Of(text)));

    [Theory]
    [InlineData("HELP", "неlр")]
    [InlineData("ADMIN", "АDMIN")]
    [InlineData("Istanbul", "İstanbul")]
    [InlineData("I", "ı")]
    [InlineData("각", "갂")]
    public void Keeps_different_texts_apart(string one, string other) =>
        Assert.NotEqual(TextFolding.Fold(one), TextFolding.Fold(other));

    [Fact]
    public void Does_not_depend_on_the_culture_of_the_thread()
    {
        var before = CultureInfo.DefaultThreadCurrentCulture;
        var folded = "";
        var thread = new Thread(() =>
        {
            Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            folded = TextFolding.Fold("TITLE İı é");
        });
        thread.Start();
        thread.Join();
        Assert.Equal("title i\u0307ı é", folded);
        Assert.Equal(before, CultureInfo.DefaultThreadCurrentCulture);
    }

    [ValueProperty]
    public void Folding_a_folded_text_changes_nothing(HostileText sample)
    {
        var folded = TextFolding.Fold(sample.Text ?? "");
        Assert.Equal(folded, TextFolding.Fold(folded));
    }

    [ValueProperty]
    public void A_folded_text_is_well_formed_trimmed_and_normalized(HostileText sample)
    {
        var folded = TextFolding.Fold(sample.Text ?? "");
        Assert.True(folded.IsNormalized(NormalizationForm.FormKC));
        Assert.Equal(folded.Trim(), folded);
    }

    [Fact]
    public void Every_code_point_alone_and_in_company_folds_once_and_for_all()
    {
        for (var value = 0; value <= 0x1FFFF; value++)
        {
            if (!Rune.IsValid(value)) continue;
            var sign = new Rune(value).ToString();
            foreach (var text in (string[])[sign, "a" + sign, sign + "\u0345", "\u0391" + sign + "\u0301"])
            {
                var folded = TextFolding.Fold(text);
                if (folded != TextFolding.Fold(folded)) Assert.Fail($"U+{value:X4}: {folded}");
            }
        }
    }

    /// <summary>Against the one-to-one case mappings of .NET: whatever they map to each other is the same text.</summary>
    [Fact]
    public void Every_pair_of_capital_and_small_letter_is_the_same_text()
    {
        for (var value = 0; value <= 0x1FFFF; value++)
        {
            if (!Rune.IsValid(value)) continue;
            var rune = new Rune(value);
            var folded = TextFolding.Fold(rune.ToString());
            Assert.Equal(folded, TextFolding.Fold(Rune.ToUpperInvariant(rune).ToString()));
            Assert.Equal(folded, TextFolding.Fold(Rune.ToLowerInvariant(rune).ToString()));
        }
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("상담", 2)]
    [InlineData("📞", 1)]
    [InlineData("👩‍💻", 3)]
    [InlineData("\\ud83d", 1)]
    [InlineData("\\udc00\\ud83d\\ude00\\ud83d", 3)]
    public void Counts_code_points(string text, int expected) => Assert.Equal(expected, TextFolding.CodePoints(Sample.Of(text)));

    [Fact]
    public void A_text_that_is_none_is_no_text()
    {
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(() => TextFolding.Fold(null!)).ParamName);
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(() => TextFolding.CodePoints(null!)).ParamName);
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(() => TextFolding.IsShowable(null!, out _)).ParamName);
    }

    /// <summary>A second way to the answer: what an encoding that repairs nothing takes.</summary>
    [ValueProperty]
    public void A_text_is_well_formed_when_UTF_8_has_it_whole(HostileText sample) => Assert.Equal(HasUtf8(sample.Text ?? ""), TextFolding.IsWellFormed(sample.Text));

    [Theory]
    [InlineData("", true)]
    [InlineData("plain", true)]
    [InlineData("📞", true)]
    [InlineData("a📞b📞", true)]
    [InlineData("📞📞", true)]
    [InlineData("\\ud83d", false)]
    [InlineData("a\\ud83d", false)]
    [InlineData("a\\ude00", false)]
    [InlineData("\\ude00\\ud83d", false)]
    [InlineData("📞\\ud83d", false)]
    [InlineData("📞x\\ude00", false)]
    [InlineData("\\ud83dx", false)]
    public void Half_a_pair_is_not_well_formed(string text, bool expected)
    {
        Assert.Equal(expected, HasUtf8(Sample.Of(text)));
        Assert.Equal(expected, TextFolding.IsWellFormed(Sample.Of(text)));
    }

    private static bool HasUtf8(string text)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    [ValueProperty]
    public void Counts_as_many_code_points_as_an_enumeration_finds(HostileText sample)
    {
        var text = sample.Text ?? "";
        Assert.Equal(text.EnumerateRunes().Count(), TextFolding.CodePoints(text));
    }

    [Theory]
    [InlineData("상담 센터 📞 サポート", 0)]
    [InlineData("\u200f\u05d0\u200e", 0)]
    [InlineData("👩‍💻", 0)]
    [InlineData("\0", 1)]
    [InlineData("ab\tc", 3)]
    [InlineData("📞📞\n", 3)]
    [InlineData("a\u0085", 2)]
    [InlineData("a\u2028", 2)]
    [InlineData("a\u2029", 2)]
    [InlineData("a\u202e", 2)]
    [InlineData("a\u202a", 2)]
    [InlineData("a\u2066", 2)]
    [InlineData("a\u2069", 2)]
    [InlineData("📞\\ud83d", 2)]
    [InlineData("ab\ufffe", 3)]
    [InlineData("\uffff", 1)]
    [InlineData("a\ufdd0", 2)]
    [InlineData("a\ufdef", 2)]
    [InlineData("a\u007f", 2)]
    [InlineData("\u007f\u0001", 1)]
    [InlineData("a\ufffd", 0)]
    [InlineData("\\ude00x", 1)]
    public void Finds_the_first_sign_that_cannot_be_shown(string text, int expected)
    {
        Assert.Equal(expected == 0, TextFolding.IsShowable(Sample.Of(text), out var position));
        Assert.Equal(expected, position);
    }

    /// <summary>A second way to the answer: over units and lists instead of runes and categories.</summary>
    [ValueProperty]
    public void Finds_the_same_sign_as_a_naive_search(HostileText sample)
    {
        var text = sample.Text ?? "";
        var expected = 0;
        var place = 0;
        for (var i = 0; i < text.Length && expected == 0; i++)
        {
            place++;
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (!pair && text[i] is '\ufffe' or '\uffff' or (>= '\ufdd0' and <= '\ufdef'))
                expected = place;
            if (pair && char.ConvertToUtf32(text[i], text[i + 1]) % 0x10000 >= 0xFFFE)
                expected = place;
            if (!pair && (char.IsControl(text[i]) || char.IsSurrogate(text[i]) || "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069".Contains(text[i])))
                expected = place;
            if (pair) i++;
        }

        Assert.Equal(expected == 0, TextFolding.IsShowable(text, out var position));
        Assert.Equal(expected, position);
    }

    /// <summary>The short cut for plain scripts gives what the long way gives, for every sign it takes and between its neighbours.</summary>
    [Fact]
    public void Every_sign_of_a_plain_script_folds_as_the_long_way_folds_it()
    {
        var different = new List<string>();
        for (var c = (char)1; c < char.MaxValue; c++)
        {
            if (char.IsSurrogate(c) || c >= '\uFFFE' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.OtherNotAssigned) continue;
            if (c > '\u007F' && c is not ((>= '\uAC00' and <= '\uD7A3') or (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FA') or (>= '\u4E00' and <= '\u9FFF'))) continue;
            var text = $"A{c}가{c}か{c}b";
            var longWay = text.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormKC).Trim();
            if (TextFolding.Fold(text) != longWay) different.Add($"U+{(int)c:X4}");
        }

        Assert.Empty(different);
    }
}

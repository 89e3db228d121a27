using System.Text;
using OnlineContact.Admin.Sso.KeyManagement;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class KeyTextTests
{
    [Fact]
    public void A_key_is_recognized_and_no_two_are_alike()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => SsoKeyText.New(SsoKeyForm.Recognizable)).ToArray();

        Assert.Distinct(keys);
        Assert.All(keys, key =>
        {
            Assert.Matches("^ocak_[0-9a-hjkmnp-tv-z]{59}$", key);
            Assert.True(SsoKeyText.IsWellFormed(key));
        });

        // Of 256 bits every one is 0 and 1: each of the 51 places that stand for random bits alone takes all 32 signs.
        for (var place = 5; place < 56; place++) Assert.Equal(32, keys.Select(key => key[place]).Distinct().Count());
    }

    [Fact]
    public void A_typing_mistake_is_told()
    {
        var key = SsoKeyText.New(SsoKeyForm.Recognizable);
        for (var place = 0; place < key.Length; place++)
        {
            var wrong = key[..place] + (key[place] == '7' ? '8' : '7') + key[(place + 1)..];
            Assert.False(SsoKeyText.IsWellFormed(wrong), $"place {place}");
        }

        Assert.All(new[] { null, "", key[..63], key + "0", key.ToUpperInvariant() }, text => Assert.False(SsoKeyText.IsWellFormed(text)));
    }

    [Fact]
    public void A_sign_that_no_key_has_is_told_at_any_place_even_with_a_right_checksum()
    {
        var random = new string('0', 52);
        Assert.True(SsoKeyText.IsWellFormed(Checked($"ocak_{random}")));
        foreach (var sign in "ilouA-_ ")
        {
            for (var place = 0; place < random.Length; place++) Assert.False(SsoKeyText.IsWellFormed(Checked($"ocak_{random[..place]}{sign}{random[(place + 1)..]}")), $"{sign} at place {place}");
        }

        // What stands before it, as a number of 32 bits in seven digits of five bits.
        static string Checked(string text)
        {
            var number = Crc32.Of(Encoding.ASCII.GetBytes(text));
            return text + string.Concat(Enumerable.Range(0, 7).Select(digit => "0123456789abcdefghjkmnpqrstvwxyz"[(int)((number >> (5 * (6 - digit))) & 31)]));
        }
    }

    [Fact]
    public void The_vendors_form_is_32_hexadecimal_digits() => Assert.Matches("^[0-9a-f]{32}$", SsoKeyText.New(SsoKeyForm.Vendor));

    [Fact]
    public void A_fingerprint_tells_keys_apart_and_nothing_of_them() => Assert.Equal("9f8-6d0-818-84c", SsoKeyText.FingerprintOf("test"));
}

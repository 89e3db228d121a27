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
    public void The_vendors_form_is_32_hexadecimal_digits() => Assert.Matches("^[0-9a-f]{32}$", SsoKeyText.New(SsoKeyForm.Vendor));

    [Fact]
    public void A_fingerprint_tells_keys_apart_and_nothing_of_them() => Assert.Equal("9f8-6d0-818-84c", SsoKeyText.FingerprintOf("test"));
}

using System.Security.Cryptography;
using System.Text;
using OnlineContact.Admin.Sso.KeyManagement;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class KeyEncryptionFileTests
{
    private static readonly byte[] Place = Encoding.UTF8.GetBytes("place");

    [Fact]
    public void A_name_has_one_to_a_hundred_characters()
    {
        foreach (var name in new[] { "a", new string('n', 100) })
        {
            var line = AesKeyEncryptionKey.NewLine(name);
            Assert.StartsWith($"{name}:", line, StringComparison.Ordinal);
            Assert.Equal(name, KeyScenes.KeysOfFile(line).CurrentId);
        }

        foreach (var name in new[] { "", " ", new string('n', 101) })
        {
            Assert.Throws<ArgumentException>(() => AesKeyEncryptionKey.NewLine(name));
            Assert.Throws<ArgumentException>(() => KeyScenes.KeysOfFile($"{name}:{Convert.ToBase64String(new byte[32])}"));
        }
    }

    [Theory]
    [InlineData(":")]
    [InlineData(";")]
    [InlineData("#")]
    [InlineData("\r")]
    [InlineData("\n")]
    public void A_name_has_no_sign_that_would_not_be_read_again(string sign)
    {
        foreach (var name in new[] { $"{sign}name", $"na{sign}me", $"name{sign}" })
            Assert.Equal("id", Assert.Throws<ArgumentException>(() => AesKeyEncryptionKey.NewLine(name)).ParamName);
    }

    [Fact]
    public void There_are_at_most_a_hundred_keys()
    {
        var lines = Enumerable.Range(1, 100).Select(number => AesKeyEncryptionKey.NewLine($"key {number}")).ToArray();

        Assert.Equal("100 key-encryption keys, key 1 wraps", KeyScenes.KeysOfFile(string.Join('\n', lines)).ToString());
        Assert.Contains("more than 100 keys", Assert.Throws<ArgumentException>(() => KeyScenes.KeysOfFile(string.Join('\n', lines.Append(AesKeyEncryptionKey.NewLine("one more"))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_read_from_an_environment_variable_and_the_first_wraps()
    {
        var variable = $"ONLINECONTACT_TEST_{Guid.NewGuid():N}";
        var (first, second) = (AesKeyEncryptionKey.NewLine("first"), AesKeyEncryptionKey.NewLine("second"));
        Assert.Contains(variable, Assert.Throws<ArgumentException>(() => AesKeyEncryptionKey.FromEnvironment(variable)).Message, StringComparison.Ordinal);
        try
        {
            Environment.SetEnvironmentVariable(variable, $"{second};{first}\n# and nothing else");
            var keys = AesKeyEncryptionKey.FromEnvironment(variable);

            Assert.Equal("2 key-encryption keys, second wraps", keys.ToString());
            var dataKey = RandomNumberGenerator.GetBytes(32);
            var wrapped = await KeyScenes.KeysOfFile(first).WrapAsync(dataKey, Place, default);
            Assert.Equal(dataKey, await keys.UnwrapAsync(wrapped, Place, default));
            Assert.Equal("second", (await keys.WrapAsync(dataKey, Place, default)).KeyId);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public void The_same_under_the_same_key_is_never_sealed_alike()
    {
        var key = RandomNumberGenerator.GetBytes(32);

        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(GcmBox.Seal(key, "text"u8, Place)[..GcmBox.NonceLength])).Distinct().Count());
    }

    [Fact]
    public void Even_nothing_is_sealed_and_less_than_that_does_not_open()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var box = GcmBox.Seal(key, [], Place);

        Assert.Empty(GcmBox.Open(key, box, Place));
        for (var length = 0; length < box.Length; length++)
        {
            var part = box[..length];
            Assert.ThrowsAny<CryptographicException>(() => GcmBox.Open(key, part, Place));
        }
    }

    [Fact]
    public async Task Data_keys_are_cleared_when_they_have_been_used()
    {
        var watched = new WatchedKeyEncryption(new PlainKeyEncryption());
        var sealer = new SsoKeySealer(watched);

        var box = await sealer.SealAsync(OrganizationId.Parse("acme"), 1, 2, Place, default);
        Cleared();
        Assert.Contains(box.DataKey.Bytes.ToArray(), value => value != 0);

        var key = KeyScenes.Key(2) with { KeyEncryptionKey = box.DataKey.KeyId, WrappedKey = box.DataKey.Bytes.ToArray(), Sealed = box.Bytes };
        Assert.Equal(Place, await sealer.OpenAsync(key, default));
        Cleared();

        void Cleared()
        {
            Assert.Equal(32, watched.DataKey.Length);
            Assert.All(watched.DataKey.ToArray(), value => Assert.Equal(0, value));
        }
    }
}

using System.Security.Cryptography;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.PluginTests.Sso;

/// <summary>Each check of the suite for key encryption has a key that is wrong in this alone, and is told so; what a key may just do is accepted.</summary>
public sealed class BrokenKeyEncryptionTests
{
    private const string Limits = "A wrapped key says which key wrapped it, and keeps to the limits";
    private const string Unchanged = "Nothing opens with any of its bytes changed, cut off or added";
    private const string CallersOwn = "The caller's bytes are the caller's: cleared ones come back whole";

    public static TheoryData<string> Cases => [.. KeyEncryptionConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_key_from_which_they_differ_conforms(string name)
    {
        var key = new SoundKey();
        return KeyEncryptionConformance.Case(name).RunAsync(new Fixture(_ => key), CancellationToken.None);
    }

    [Fact]
    public Task A_wrapped_key_that_names_another_key_is_caught() => IsCaughtAsync(Limits, new NamedKey("current", "another"), "A wrapped key names another key than the current one.");

    [Theory]
    [InlineData(1)]
    [InlineData(IKeyEncryptionKey.MaxIdLength)]
    public Task A_name_may_have_1_to_100_characters(int length) => RunAsync(Limits, new NamedKey(new string('k', length)));

    [Theory]
    [InlineData(0)]
    [InlineData(IKeyEncryptionKey.MaxIdLength + 1)]
    public Task A_name_that_is_empty_or_longer_is_caught(int length) =>
        IsCaughtAsync(Limits, new NamedKey(new string('k', length)), $"The name of a key has {length} characters, not 1 to 100.");

    [Theory]
    [InlineData(32)]
    [InlineData(IKeyEncryptionKey.MaxWrappedLength)]
    public Task A_wrapped_key_may_have_32_to_2048_bytes(int length) => RunAsync(Limits, new SizedKey(length));

    [Theory]
    [InlineData(31)]
    [InlineData(IKeyEncryptionKey.MaxWrappedLength + 1)]
    public Task A_wrapped_key_that_is_shorter_or_longer_is_caught(int length) =>
        IsCaughtAsync(Limits, new SizedKey(length), $"A wrapped key has {length} bytes, not 32 to 2048.");

    [Fact]
    public Task A_current_key_of_each_host_is_caught() => IsCaughtAsync(Limits, new Fixture(host => new NamedKey($"host-{host}")), "Another host has another current key.");

    [Fact]
    public Task A_key_that_opens_what_was_changed_is_caught() => IsCaughtAsync(Unchanged, new ForgivingKey(difference => difference == 0), "A data key opens with byte 0 changed.");

    [Fact]
    public Task A_key_that_opens_what_was_cut_is_caught() => IsCaughtAsync(Unchanged, new ForgivingKey(difference => difference < 0), "A data key opens cut to 0 bytes.");

    [Fact]
    public Task A_key_that_opens_what_was_added_to_is_caught() => IsCaughtAsync(Unchanged, new ForgivingKey(difference => difference > 0), "A data key opens with a byte added.");

    [Fact]
    public Task A_refusal_that_counts_as_an_outage_is_caught() =>
        IsCaughtAsync(
            "Nothing opens in another place",
            new FailingKey(),
            "A data key does not open in a place of 0 bytes that is not its own, but it is InvalidOperationException, which counts as an outage, and no CryptographicException.");

    [Fact]
    public Task A_key_that_keeps_the_callers_data_key_is_caught() => IsCaughtAsync(CallersOwn, new KeyOfTheCallersKey(), "32 other bytes were unwrapped than had been wrapped.");

    [Fact]
    public async Task A_key_that_keeps_the_callers_place_is_caught()
    {
        var error = await Assert.ThrowsAsync<ConformanceException>(() => RunAsync(CallersOwn, new KeyOfTheCallersPlace()));
        Assert.IsAssignableFrom<CryptographicException>(error.InnerException);
    }

    [Fact]
    public Task A_key_that_gives_one_array_twice_is_caught() => IsCaughtAsync(CallersOwn, new RememberingKey(), "32 other bytes were unwrapped than had been wrapped.");

    [Fact]
    public Task A_new_key_that_wraps_nothing_is_caught()
    {
        var key = new SoundKey();
        return IsCaughtAsync(
            "After another key was put in front, what was wrapped before still opens", new Fixture(_ => key, key), "With a new key in front the current key is the old one.");
    }

    [Fact]
    public void There_is_no_case_of_another_name() => Assert.Equal("name", Assert.Throws<ArgumentException>(() => KeyEncryptionConformance.Case("Something")).ParamName);

    private static Task RunAsync(string name, SoundKey key) => KeyEncryptionConformance.Case(name).RunAsync(new Fixture(_ => key), CancellationToken.None);

    private static Task IsCaughtAsync(string name, SoundKey key, string message) => IsCaughtAsync(name, new Fixture(_ => key), message);

    private static async Task IsCaughtAsync(string name, Fixture fixture, string message)
    {
        var error = await Assert.ThrowsAsync<ConformanceException>(() => KeyEncryptionConformance.Case(name).RunAsync(fixture, CancellationToken.None));
        Assert.Equal(message, error.Message);
    }

    private sealed class Fixture(Func<int, SoundKey> open, SoundKey? renewed = null) : IKeyEncryptionFixture
    {
        private int _hosts;

        public IKeyEncryptionKey Open() => open(++_hosts);

        public IKeyEncryptionKey? OpenWithNewKey() => renewed;
    }
}

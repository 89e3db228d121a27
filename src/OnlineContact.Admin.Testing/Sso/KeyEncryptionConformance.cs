using System.Security.Cryptography;
using OnlineContact.Admin.Sso.KeyManagement;

namespace OnlineContact.Admin.Testing.Sso;

/// <summary>What every <see cref="IKeyEncryptionKey"/> has to do, as data: run each case with a fixture of its own, in whatever test framework there is.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public static class KeyEncryptionConformance
{
    private const int KeyLength = 32;

    private static readonly byte[] Place = [1, 2, 3, 4];

    /// <summary>All cases; their names are unique.</summary>
    public static IReadOnlyList<ConformanceCase<IKeyEncryptionFixture>> Cases { get; } =
    [
        new("What was wrapped is unwrapped, here and on another host", UnwrapsWhatWasWrapped),
        new("A wrapped key says which key wrapped it, and keeps to the limits", KeepsToTheLimits),
        new("Nothing opens in another place", OpensInItsPlaceOnly),
        new("Nothing opens with any of its bytes changed, cut off or added", OpensUnchangedOnly),
        new("A name of a key that nobody knows gives no other bytes", KnowsItsKeys),
        new("The caller's bytes are the caller's: cleared ones come back whole", KeepsNothingOfTheCallers),
        new("After another key was put in front, what was wrapped before still opens", ChangesKeys),
        new("Many at once do not disturb each other", WorksAtOnce),
    ];

    /// <summary>The case of a name.</summary>
    /// <param name="name">One of the names of <see cref="Cases"/>.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static ConformanceCase<IKeyEncryptionFixture> Case(string name) =>
        Cases.FirstOrDefault(each => each.Name == name) ?? throw new ArgumentException($"There is no case '{name}'.", nameof(name));

    private static async Task UnwrapsWhatWasWrapped(IKeyEncryptionFixture fixture, CancellationToken stop)
    {
        var key = fixture.Open();
        foreach (var place in new[] { [], Place, new byte[1_000] })
        {
            var dataKey = RandomNumberGenerator.GetBytes(KeyLength);
            var wrapped = await key.WrapAsync(dataKey, place, stop).ConfigureAwait(false);
            await OpensAsync(key, wrapped, place, dataKey, stop).ConfigureAwait(false);
            await OpensAsync(fixture.Open(), wrapped, place, dataKey, stop).ConfigureAwait(false);
        }
    }

    private static async Task KeepsToTheLimits(IKeyEncryptionFixture fixture, CancellationToken stop)
    {
        var key = fixture.Open();
        var wrapped = await key.WrapAsync(RandomNumberGenerator.GetBytes(KeyLength), Place, stop).ConfigureAwait(false);
        Demand.That(wrapped.KeyId == key.CurrentId, "A wrapped key names another key than the current one.");
        Demand.That(
            wrapped.KeyId.Length is > 0 and <= IKeyEncryptionKey.MaxIdLength, $"The name of a key has {wrapped.KeyId.Length} characters, not 1 to {IKeyEncryptionKey.MaxIdLength}.");
        Demand.That(
            wrapped.Bytes.Length is >= KeyLength and <= IKeyEncryptionKey.MaxWrappedLength, $"A wrapped key has {wrapped.Bytes.Length} bytes, not {KeyLength} to {IKeyEncryptionKey.MaxWrappedLength}.");
        Demand.That(fixture.Open().CurrentId == key.CurrentId, "Another host has another current key.");
    }

    private static async Task OpensInItsPlaceOnly(IKeyEncryptionFixture fixture, CancellationToken stop)
    {
        var key = fixture.Open();
        var wrapped = await key.WrapAsync(RandomNumberGenerator.GetBytes(KeyLength), Place, stop).ConfigureAwait(false);
        foreach (var other in new byte[][] { [], [1, 2, 3], [1, 2, 3, 5], [1, 2, 3, 4, 0], [4, 3, 2, 1] })
            await RefusesAsync(key, wrapped, other, $"in a place of {other.Length} bytes that is not its own", stop).ConfigureAwait(false);
    }

    private static async Task OpensUnchangedOnly(IKeyEncryptionFixture fixture, CancellationToken stop)
    {
        var key = fixture.Open();
        var wrapped = await key.WrapAsync(RandomNumberGenerator.GetBytes(KeyLength), Place, stop).ConfigureAwait(false);
        for (var i = 0; i < wrapped.Bytes.Length; i++)
        {
            var changed = wrapped.Bytes.ToArray();
            changed[i] ^= 1;
            await RefusesAsync(key, wrapped with { Bytes = changed }, Place, $"with byte {i} changed", stop).ConfigureAwait(false);
        }

        for (var length = 0; length < wrapped.Bytes.Length; length++)
            await RefusesAsync(key, wrapped with { Bytes = wrapped.Bytes[..length] }, Place, $"cut to {length} bytes", stop).ConfigureAwait(false);
        await RefusesAsync(key, wrapped with { Bytes = (byte[])[.. wrapped.Bytes.Span, 0] }, Place, "with a byte added", stop).ConfigureAwait(false);
    }

    private static async Task KnowsItsKeys(IKeyEncryptionFixture fixture, CancellationToken stop)
    {
        var key = fixture.Open();
        var dataKey = RandomNumberGenerator.GetBytes(KeyLength);
        var wrapped = await key.WrapAsync(dataKey, Place, stop).ConfigureAwait(false);
        // Some find the key by the bytes, and need no name.
        await OpensOrRefusesAsync(key, wrapped with { KeyId = "nobody-knows" }, Place, dataKey, stop).ConfigureAwait(false);
    }

    private static async Task KeepsNothingOfTheCallers(IKeyEncryptionFixture fixture, CancellationToken stop)
    {
        var key = fixture.Open();
        var dataKey = RandomNumberGenerator.GetBytes(KeyLength);
        var kept = dataKey.ToArray();
        var place = Place.ToArray();
        var wrapped = await key.WrapAsync(dataKey, place, stop).ConfigureAwait(false);
        Array.Clear(dataKey);
        Array.Clear(place);
        var first = await key.UnwrapAsync(wrapped, Place, stop).ConfigureAwait(false);
        Array.Clear(first);
        await OpensAsync(key, wrapped, Place, kept, stop).ConfigureAwait(false);
    }

    private static async Task ChangesKeys(IKeyEncryptionFixture fixture, CancellationToken stop)
    {
        var old = fixture.Open();
        if (fixture.OpenWithNewKey() is not { } changed) return;
        Demand.That(changed.CurrentId != old.CurrentId, "With a new key in front the current key is the old one.");
        var dataKey = RandomNumberGenerator.GetBytes(KeyLength);
        await OpensAsync(changed, await old.WrapAsync(dataKey, Place, stop).ConfigureAwait(false), Place, dataKey, stop).ConfigureAwait(false);
        var anew = await changed.WrapAsync(dataKey, Place, stop).ConfigureAwait(false);
        await OpensAsync(changed, anew, Place, dataKey, stop).ConfigureAwait(false);

        // A host with the old order knows the new key of a service, and not that of a file.
        await OpensOrRefusesAsync(old, anew, Place, dataKey, stop).ConfigureAwait(false);
    }

    private static async Task WorksAtOnce(IKeyEncryptionFixture fixture, CancellationToken stop)
    {
        var key = fixture.Open();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(
            async () =>
            {
                var dataKey = RandomNumberGenerator.GetBytes(KeyLength);
                byte[] place = [(byte)i];
                for (var round = 0; round < 20; round++)
                    await OpensAsync(key, await key.WrapAsync(dataKey, place, stop).ConfigureAwait(false), place, dataKey, stop).ConfigureAwait(false);
            },
            stop))).ConfigureAwait(false);
    }

    private static async Task OpensAsync(IKeyEncryptionKey key, WrappedDataKey wrapped, byte[] place, byte[] expected, CancellationToken stop)
    {
        var opened = await key.UnwrapAsync(wrapped, place, stop).ConfigureAwait(false);
        Demand.That(opened.AsSpan().SequenceEqual(expected), $"{opened.Length} other bytes were unwrapped than had been wrapped.");
    }

    private static async Task OpensOrRefusesAsync(IKeyEncryptionKey key, WrappedDataKey wrapped, byte[] place, byte[] expected, CancellationToken stop)
    {
        try
        {
            await OpensAsync(key, wrapped, place, expected, stop).ConfigureAwait(false);
        }
        catch (CryptographicException)
        {
            // Only other bytes, or another exception, would be wrong.
        }
    }

    private static async Task RefusesAsync(IKeyEncryptionKey key, WrappedDataKey wrapped, byte[] place, string how, CancellationToken stop)
    {
        try
        {
            await key.UnwrapAsync(wrapped, place, stop).ConfigureAwait(false);
        }
        catch (CryptographicException)
        {
            return;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new ConformanceException($"A data key does not open {how}, but it is {e.GetType().Name}, which counts as an outage, and no CryptographicException.", e);
        }

        throw new ConformanceException($"A data key opens {how}.");
    }
}

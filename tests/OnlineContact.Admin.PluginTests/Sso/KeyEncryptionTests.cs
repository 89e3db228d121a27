using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.PluginTests.Sso;

public sealed class KeyEncryptionTests
{
    public static TheoryData<string> Cases => [.. KeyEncryptionConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Keys_in_a_file_conform(string name) => KeyEncryptionConformance.Case(name).RunAsync(new FileFixture(), CancellationToken.None);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Data_protection_conforms(string name) => KeyEncryptionConformance.Case(name).RunAsync(new DataProtectionFixture(), CancellationToken.None);

    [Theory]
    [InlineData(Fault.AnotherKeyAtEachStart, "What was wrapped is unwrapped, here and on another host")]
    [InlineData(Fault.NoName, "A wrapped key says which key wrapped it, and keeps to the limits")]
    [InlineData(Fault.IgnoresThePlace, "Nothing opens in another place")]
    [InlineData(Fault.IgnoresTheEnd, "Nothing opens with any of its bytes changed, cut off or added")]
    [InlineData(Fault.AnotherException, "Nothing opens with any of its bytes changed, cut off or added")]
    [InlineData(Fault.InventsKeys, "A name of a key that nobody knows gives no other bytes")]
    [InlineData(Fault.KeepsTheCallersBytes, "The caller's bytes are the caller's: cleared ones come back whole")]
    [InlineData(Fault.ForgetsOldKeys, "After another key was put in front, what was wrapped before still opens")]
    [InlineData(Fault.SharesAPlace, "Many at once do not disturb each other")]
    public Task A_broken_one_is_caught(Fault fault, string name) =>
        Assert.ThrowsAsync<ConformanceException>(() => KeyEncryptionConformance.Case(name).RunAsync(new BrokenFixture(fault), CancellationToken.None));

    public enum Fault
    {
        AnotherKeyAtEachStart,
        NoName,
        IgnoresThePlace,
        IgnoresTheEnd,
        AnotherException,
        InventsKeys,
        KeepsTheCallersBytes,
        ForgetsOldKeys,
        SharesAPlace,
    }

    private sealed class FileFixture : IKeyEncryptionFixture, IDisposable
    {
        private readonly string _file = Path.GetTempFileName();

        public FileFixture() => File.WriteAllText(_file, AesKeyEncryptionKey.NewLine("first"));

        public IKeyEncryptionKey Open() => AesKeyEncryptionKey.FromFile(_file);

        public IKeyEncryptionKey OpenWithNewKey()
        {
            File.WriteAllText(_file, $"{AesKeyEncryptionKey.NewLine("second")}\n{File.ReadAllText(_file)}");
            return Open();
        }

        public void Dispose() => File.Delete(_file);
    }

    private sealed class DataProtectionFixture : IKeyEncryptionFixture
    {
        private readonly EphemeralDataProtectionProvider _provider = new();

        public IKeyEncryptionKey Open() => new DataProtectionKeyEncryptionKey(_provider);
    }

    private sealed class BrokenFixture(Fault fault) : IKeyEncryptionFixture, IDisposable
    {
        private FileFixture _file = new();

        public IKeyEncryptionKey Open()
        {
            if (fault == Fault.AnotherKeyAtEachStart) _file = new FileFixture();
            return new Broken(_file.Open(), fault);
        }

        public IKeyEncryptionKey? OpenWithNewKey() => new Broken(fault == Fault.ForgetsOldKeys ? Renewed() : _file.OpenWithNewKey(), fault);

        public void Dispose() => _file.Dispose();

        private static IKeyEncryptionKey Renewed()
        {
            using var other = new FileFixture();
            return other.OpenWithNewKey();
        }
    }

    private sealed class Broken(IKeyEncryptionKey whole, Fault fault) : IKeyEncryptionKey
    {
        private readonly Dictionary<int, byte[]> _kept = [];
        private byte[] _shared = [];

        public string CurrentId => whole.CurrentId;

        public async ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
        {
            var wrapped = await whole.WrapAsync(dataKey, Place(associatedData), cancellationToken);
            if (fault == Fault.KeepsTheCallersBytes && System.Runtime.InteropServices.MemoryMarshal.TryGetArray(dataKey, out var array)) _kept[0] = array.Array!;
            if (fault == Fault.SharesAPlace)
            {
                _shared = dataKey.ToArray();
                await Task.Yield();
            }

            return fault == Fault.NoName ? wrapped with { KeyId = "" } : wrapped;
        }

        public async ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
        {
            const int length = 12 + 32 + 16;
            if (fault == Fault.KeepsTheCallersBytes) return _kept[0];
            if (fault == Fault.SharesAPlace)
            {
                await Task.Yield();
                return _shared;
            }

            if (fault == Fault.InventsKeys && wrapped.KeyId != CurrentId) return RandomNumberGenerator.GetBytes(32);
            if (fault == Fault.IgnoresTheEnd && wrapped.Bytes.Length > length) wrapped = wrapped with { Bytes = wrapped.Bytes[..length] };
            try
            {
                return await whole.UnwrapAsync(wrapped, Place(associatedData), cancellationToken);
            }
            catch (CryptographicException e) when (fault == Fault.AnotherException)
            {
                throw new InvalidOperationException("It does not open.", e);
            }
        }

        private ReadOnlyMemory<byte> Place(ReadOnlyMemory<byte> associatedData) => fault == Fault.IgnoresThePlace ? default : associatedData;
    }
}

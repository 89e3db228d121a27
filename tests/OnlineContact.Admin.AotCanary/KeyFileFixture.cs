using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.AotCanary;

/// <summary>Key-encryption keys in a file, which is gone afterwards.</summary>
internal sealed class KeyFileFixture : IKeyEncryptionFixture, IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public KeyFileFixture() => File.WriteAllText(_file, AesKeyEncryptionKey.NewLine("first"));

    public IKeyEncryptionKey Open() => AesKeyEncryptionKey.FromFile(_file);

    public IKeyEncryptionKey OpenWithNewKey()
    {
        File.WriteAllText(_file, $"{AesKeyEncryptionKey.NewLine("second")}\n{File.ReadAllText(_file)}");
        return Open();
    }

    public void Dispose() => File.Delete(_file);
}

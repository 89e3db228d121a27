using OnlineContact.Admin.Sso.KeyManagement;

namespace OnlineContact.Admin.Testing.Sso;

/// <summary>What the author of a key-encryption key provides to have it proved by <see cref="KeyEncryptionConformance"/>.</summary>
/// <remarks>Each case takes a fixture of its own; it need not be safe to use from several threads.</remarks>
public interface IKeyEncryptionFixture
{
    /// <summary>Opens it: each time another object over the same keys, as another host or a restarted one has it.</summary>
    /// <returns>The key-encryption key.</returns>
    IKeyEncryptionKey Open();

    /// <summary>Opens it after another key was put in front; null where the keys change unseen.</summary>
    /// <returns>One that wraps with the new key, and still unwraps what the old one has wrapped.</returns>
    IKeyEncryptionKey? OpenWithNewKey() => null;
}

using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>Refuses to start without a usable key-encryption key, so that it is not missed at the first login.</summary>
internal sealed class KeyEncryptionStartCheck(Func<SsoKeySealer> sealer) : IStartCheck
{
    public void Check() => _ = sealer().CurrentId;
}

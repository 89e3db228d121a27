using CustomerSite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/sso.md.</summary>
public sealed class SsoLogins
{
    [Fact]
    public async Task A_login_is_registered_signed_for_and_rotated()
    {
        using var file = new ScratchFile();
        var keyFile = file.Path;
        await File.WriteAllTextAsync(keyFile, AesKeyEncryptionKey.NewLine("2026-11"));
        await using var host = await AdminTestHost.StartAsync(admin =>
        {
            admin.UseInMemoryStore();
            #region setup
            admin.UseSsoKeyEncryption(_ => AesKeyEncryptionKey.FromFile(keyFile));
            admin.AddSsoKeyManagement(options => options.GracePeriod = Duration.FromHours(24));
            admin.ConfigureSso(options => options.StatusTimeout = Duration.FromSeconds(3));
            #endregion
        });
        var haneul = await host.ProvisionAsync("haneul");
        var (owner, organization, clock) = (haneul.Owner, haneul.Id, host.Clock);
        var logins = host.Services.GetRequiredService<SsoLoginManager>();
        var keys = host.Services.GetRequiredService<SsoKeyManager>();

        #region register
        var input = new SsoLoginInput
        {
            Name = "하늘마켓 회원",
            RemoteLoginUrl = "https://www.haneul.example/login",
            StatusUrl = "https://www.haneul.example/login-status",
            ReturnUrls = ["https://cs.haneul.example/hc/"],
        };
        var login = (await logins.AddAsync(owner, organization, input)).Value.Number;
        var issued = (await keys.RotateAsync(owner, organization, login, StoreVersion.Any)).Value;
        var secret = issued.TakeSecret(); // shown once; afterwards there is only issued.Fingerprint
        #endregion

        #region sign
        var signer = new SsoSigner(secret, keyVersion: 1, audience: "haneul.1");
        var time = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var token = signer.Sign("CustomerCare", "user-4711", time, userName: "김하늘");
        #endregion

        #region rotate
        var next = (await keys.RotateAsync(owner, organization, login, StoreVersion.Any)).Value;
        foreach (var key in (await keys.ListAsync(owner, organization, login)).Value.Keys)
            Console.WriteLine($"{key.Version} {key.State} {key.Fingerprint} until {key.RetiresAt}, used {key.Uses} times, last in {key.LastUsedIn}");
        #endregion

        var fields = new SsoLoginFields { Service = "CustomerCare", UserCode = "user-4711", UserName = "김하늘", Time = time };
        var policy = new SsoTokenPolicy { AcceptsVersion1 = false, AcceptsVersion2 = true, IsStrict = false, DeclaredFields = SsoOptionalFields.None, Audience = "haneul.1" };
        var live = (await host.Services.GetRequiredService<ISsoKeySource>().LiveKeysAsync(organization, login, clock.Now, default)).Value;
        Assert.Equal(1, SsoTokenVersion2.Verify(token, fields, live, policy, clock.Now).Value.KeyVersion);
        Assert.Equal(2, next.Version);
    }
}

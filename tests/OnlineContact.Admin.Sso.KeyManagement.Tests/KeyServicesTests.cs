using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.KeyManagement.Jobs;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class KeyServicesTests
{
    [Fact]
    public async Task Key_management_that_is_added_in_a_later_call_is_used()
    {
        var services = new ServiceCollection();
        services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore());
        services.AddOnlineContactAdmin(admin => admin.UseSsoKeyEncryption(_ => new PlainKeyEncryption()).AddSsoKeyManagement());
        await using var provider = services.BuildServiceProvider();

        Assert.IsType<SsoKeySource>(Assert.Single(provider.GetServices<ISsoKeySource>()));
    }

    [Fact]
    public void Wherever_the_place_without_keys_stands_it_is_taken()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ISsoKeySource, MissingKeySource>();

        new OnlineContactAdminBuilder(services).AddSsoKeyManagement();

        Assert.Equal(typeof(SsoKeySource), Assert.Single(services, service => service.ServiceType == typeof(ISsoKeySource)).ImplementationType);
        using var provider = services.BuildServiceProvider();
        Assert.Equal(Duration.FromHours(24), provider.GetRequiredService<IOptions<SsoKeyManagementOptions>>().Value.GracePeriod);
    }

    [Fact]
    public async Task A_source_of_the_hosts_own_stays()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ISsoKeySource, OwnSource>();
        services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore().AddSsoKeyManagement());
        await using var provider = services.BuildServiceProvider();

        Assert.IsType<OwnSource>(Assert.Single(provider.GetServices<ISsoKeySource>()));
    }

    [Fact]
    public void Options_as_they_are_go_together() => Assert.True(new SsoKeyManagementOptionsCrossValidator().Validate(null, new SsoKeyManagementOptions()).Succeeded);

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(200)]
    public async Task Jobs_see_the_keys_of_each_login_once(int logins)
    {
        await using var scene = await SsoScene.StartAsync();
        await ManyServices.WriteAsync(
            scene.Host.Services, scene.Acme.Id, Enumerable.Range(1, logins).Select(login => new SsoLoginKeys { Organization = scene.Acme.Id, Login = login, LastVersion = 0, Keys = [] }), SsoLoginKeys.Shape);

        var seen = new List<long>();
        await foreach (var keys in scene.Host.Store.AllKeysAsync(default))
        {
            seen.Add(keys.Login);
            if (seen.Count > logins) break;
        }

        Assert.Equal(Enumerable.Range(1, logins).Select(login => (long)login), seen);
    }

    private sealed class OwnSource : ISsoKeySource
    {
        public ValueTask<Outcome<IReadOnlyList<ApiSecret>>> LiveKeysAsync(OrganizationId organization, long login, Instant now, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<bool> IsRevokedAsync(OrganizationId organization, long login, int version, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Used(OrganizationId organization, long login, int version, Instant now) => throw new NotSupportedException();
    }
}

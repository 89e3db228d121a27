using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Sso.Status;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.DependencyInjection;

public class ServiceTests
{
    [Fact]
    public async Task Every_service_that_a_host_may_ask_for_is_there_once()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        Type[] asked =
        [
            .. typeof(AdminErrors).Assembly.GetExportedTypes().Where(type => type.IsClass && type.Name.EndsWith("Manager", StringComparison.Ordinal)),
            typeof(AdminHealth),
            typeof(CtiWatcher),
            typeof(SsoRemoteLogin),
            typeof(SsoStatusClient),
            typeof(IAdminRuntime),
            typeof(IAdminStore),
            typeof(IOrganizationGates),
            typeof(IIamDirectory),
            typeof(IIamEnrolment),
            typeof(ISsoKeySource),
            typeof(ISsoReplayGuard),
            typeof(IClock),
            typeof(IDateTimeZoneProvider),
            typeof(TimeProvider),
        ];

        Assert.True(asked.Length >= 31);
        Assert.All(asked, type => Assert.Same(host.Services.GetRequiredService(type), Assert.Single(host.Services.GetServices(type))));
    }

    [Fact]
    public void Where_a_host_chooses_nothing_time_is_that_of_the_system()
    {
        using var provider = new ServiceCollection().AddOnlineContactAdmin(admin => admin.UseInMemoryStore()).BuildServiceProvider();

        Assert.Same(SystemClock.Instance, provider.GetRequiredService<IClock>());
        Assert.Same(TimeProvider.System, provider.GetRequiredService<TimeProvider>());
        Assert.Same(DateTimeZoneProviders.Tzdb, provider.GetRequiredService<IDateTimeZoneProvider>());
    }

    [Fact]
    public void A_start_checks_that_text_can_be_normalized_once_however_often_the_library_is_added()
    {
        using var provider = new ServiceCollection().AddOnlineContactAdmin(_ => { }).AddOnlineContactAdmin(_ => { }).BuildServiceProvider();

        Assert.Single(provider.GetServices<IStartCheck>(), check => check is NormalizationStartCheck);
    }
}

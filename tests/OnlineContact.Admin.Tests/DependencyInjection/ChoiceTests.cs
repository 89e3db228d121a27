using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Runtime;

namespace OnlineContact.Admin.Tests.DependencyInjection;

/// <summary>The first choice wins, what a call without a choice left in its place is none, and a set holds each type once.</summary>
public class ChoiceTests
{
    [Fact]
    public void A_directory_that_also_enrols_is_one_object_and_takes_the_place_of_the_librarys_own()
    {
        using var provider = Provider(new ServiceCollection(), Nothing, admin => admin.UseIamDirectory<FakeIamDirectory, FakeIamDirectory>());

        var directory = provider.GetRequiredService<FakeIamDirectory>();

        Assert.Same(directory, Assert.Single(provider.GetServices<IIamDirectory>()));
        Assert.Same(directory, Assert.Single(provider.GetServices<IIamEnrolment>()));
    }

    [Fact]
    public void A_directory_and_an_enrolment_may_be_two()
    {
        using var provider = Provider(new ServiceCollection(), Nothing, admin => admin.UseIamDirectory<FakeIamDirectory, Enrolment>());

        Assert.IsType<FakeIamDirectory>(Assert.Single(provider.GetServices<IIamDirectory>()));
        Assert.IsType<Enrolment>(Assert.Single(provider.GetServices<IIamEnrolment>()));
    }

    [Fact]
    public void What_the_host_has_registered_itself_is_no_default_that_is_forgotten()
    {
        var (people, guard, store) = (new FakeIamDirectory(), new InMemorySsoReplayGuard(5), AdminProcess.NewStore());
        var own = new ServiceCollection()
            .AddSingleton<IIamDirectory>(people).AddSingleton<IIamEnrolment>(people).AddSingleton<ISsoReplayGuard>(guard).AddSingleton<IAdminStore>(store);
        using var provider = Provider(own, Nothing, admin => admin.UseInMemoryStore().UseInMemorySsoReplayGuard().UseIamDirectory<FakeIamDirectory, Enrolment>());

        Assert.Same(people, Assert.Single(provider.GetServices<IIamDirectory>()));
        Assert.Same(people, Assert.Single(provider.GetServices<IIamEnrolment>()));
        Assert.Same(guard, Assert.Single(provider.GetServices<ISsoReplayGuard>()));
        Assert.Same(store, Assert.Single(provider.GetServices<IAdminStore>()));
    }

    [Fact]
    public void A_replay_guard_in_memory_takes_the_place_of_the_stores()
    {
        using var provider = Provider(new ServiceCollection(), Nothing, admin => admin.UseInMemorySsoReplayGuard(), admin => admin.UseInMemorySsoReplayGuard());
        Assert.IsType<InMemorySsoReplayGuard>(Assert.Single(provider.GetServices<ISsoReplayGuard>()));

        using var none = Provider(new ServiceCollection(), Nothing, Nothing);
        Assert.IsType<StoredSsoReplayGuard>(Assert.Single(none.GetServices<ISsoReplayGuard>()));
    }

    [Fact]
    public void Of_two_mailers_and_two_signers_the_first_is_there()
    {
        using var signer = new EcdsaCheckpointSigner("first", ECDsa.Create(ECCurve.NamedCurves.nistP256));
        using var provider = Provider(
            new ServiceCollection(),
            admin => admin.UseMemberMailer<FakeMemberMailer>().UseCheckpointSigner(_ => signer),
            admin => admin.UseMemberMailer<SecondMailer>().UseCheckpointSigner(_ => throw new InvalidOperationException()));

        Assert.IsType<FakeMemberMailer>(Assert.Single(provider.GetServices<IMemberMailer>()));
        Assert.Same(signer, Assert.Single(provider.GetServices<ILogCheckpointSigner>()));
    }

    [Fact]
    public void Handlers_of_CTI_are_added_once_each()
    {
        using var provider = Provider(new ServiceCollection(), Twice, Twice);

        Assert.Equal([typeof(CtiHandler), typeof(CtiPerformance)], provider.GetServices<ICtiEventHandler>().Select(handler => handler.GetType()));

        static void Twice(OnlineContactAdminBuilder admin) => admin.UseInMemoryStore().AddCtiEventHandler<CtiHandler>().FeedPerformanceFromCti().AddCtiEventHandler<CtiHandler>();
    }

    [Fact]
    public async Task Two_connectors_for_one_version_are_refused_at_the_start_by_version_and_type()
    {
        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => StartAsync(CtiVersion.MobileContact, CtiVersion.IpccPrivate, CtiVersion.MobileContact));

        Assert.Equal(("OCA0014", "MobileContact"), (thrown.Error.Code, thrown.Error.Argument("version")));
        Assert.EndsWith("Register one ICtiConnector for MobileContact: FakeCtiConnector, FakeCtiConnector.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_connector_for_each_version_starts()
    {
        await using var host = await StartAsync(CtiVersion.MobileContact, CtiVersion.IpccPrivate);

        Assert.Equal(2, host.Services.GetServices<ICtiConnector>().Count());
    }

    [Fact]
    public void A_default_is_forgotten_wherever_it_stands()
    {
        var services = new ServiceCollection();
        services.AddOnlineContactAdmin(Nothing);
        var missing = services.Single(service => service.ServiceType == typeof(IAdminStore));
        services.Remove(missing);
        services.Insert(0, missing);
        using var provider = Provider(services, admin => admin.UseInMemoryStore());

        Assert.IsType<InMemoryAdminStore>(Assert.Single(provider.GetServices<IAdminStore>()));
    }

    [Fact]
    public void What_the_host_keeps_under_a_key_is_not_touched()
    {
        var archive = AdminProcess.NewStore();
        using var provider = Provider(new ServiceCollection().AddKeyedSingleton<IAdminStore>("archive", archive), Nothing, admin => admin.UseInMemoryStore());

        Assert.Same(archive, provider.GetRequiredKeyedService<IAdminStore>("archive"));
        Assert.NotSame(archive, Assert.IsType<InMemoryAdminStore>(Assert.Single(provider.GetServices<IAdminStore>())));
    }

    private static void Nothing(OnlineContactAdminBuilder admin)
    {
    }

    private static ServiceProvider Provider(IServiceCollection services, params Action<OnlineContactAdminBuilder>[] calls)
    {
        foreach (var call in calls) services.AddOnlineContactAdmin(call);
        return services.BuildServiceProvider();
    }

    private static Task<AdminTestHost> StartAsync(params CtiVersion[] versions) => AdminTestHost.StartAsync(admin =>
    {
        admin.UseInMemoryStore();
        foreach (var version in versions) admin.AddCtiConnector(provider => new FakeCtiConnector(version, provider.GetRequiredService<IClock>()));
    });

    private sealed class Enrolment : IIamEnrolment
    {
        public Task InviteAsync(IamEnrolment enrolment, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task RegisterAsync(IamEnrolment enrolment, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class SecondMailer : IMemberMailer
    {
        public Task SendAsync(MemberMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class CtiHandler : ICtiEventHandler
    {
        public ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}

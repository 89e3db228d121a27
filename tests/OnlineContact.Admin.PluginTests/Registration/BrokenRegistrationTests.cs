using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Registration;

namespace OnlineContact.Admin.PluginTests.Registration;

/// <summary>Each check of the suite for extensions has an extension that is wrong in this alone, and is told so.</summary>
public sealed class BrokenRegistrationTests
{
    private const string Starts = "A host with it starts and has all of it";
    private const string Twice = "Called twice it is there once, or the start says why not";
    private const string Whenever = "A call of AddOnlineContactAdmin without it, before or after, changes nothing";
    private const string Stays = "What the host has registered before stays";
    private const string Mistaken = "Every mistake is refused at the start, in words that help and tell no secret";

    public static TheoryData<string> Cases => [.. RegistrationConformance.Cases.Select(each => each.Name)];

    [Theory]
    [InlineData(Fault.OnlyTwoHosts, Whenever, "when called before a call without it")]
    [InlineData(Fault.EmptiesTheSet, Stays, "The ICtiEventHandler that the host had registered is gone.")]
    [InlineData(Fault.StandsInFront, Stays, "The IMemberMailer that the host had chosen is chosen no more.")]
    [InlineData(Fault.StandsBehind, Stays, "The IMemberMailer that the host had chosen is chosen no more.")]
    [InlineData(Fault.AnotherCode, Mistaken, "A mistake made alone is refused with OCA0003, not OCA0005")]
    [InlineData(Fault.SaysTooLittle, Mistaken, "The refusal of a mistake made alone does not say 'admin.ConfigureSso'")]
    [InlineData(Fault.AnotherException, Mistaken, "A mistake made alone ends in FormatException and no refusal with OCA0003.")]
    public async Task A_broken_one_is_caught_by_the_check_that_says_so(Fault fault, string name, string says)
    {
        var error = await Assert.ThrowsAsync<ConformanceException>(() => RunAsync(name, Broken(fault)));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Starts)]
    [InlineData(Whenever)]
    public async Task A_service_that_each_scope_has_one_of_is_caught(string name)
    {
        var scoped = new Registration(admin => admin.Services.TryAddScoped<IMemberMailer, FakeMemberMailer>(), typeof(IMemberMailer)) { IsChoice = true };
        var error = await Assert.ThrowsAsync<ConformanceException>(() => RunAsync(name, scoped));
        Assert.Contains("scoped service", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_fixture_that_says_no_more_than_it_must_adds_to_a_set(string name) => RunAsync(name, new LeastFixture());

    [Fact]
    public async Task Hosts_have_a_clock_that_stands_still()
    {
        IClock? seen = null;
        var looking = new Registration(
            admin => admin.Services.TryAddSingleton<ICtiEventHandler>(provider =>
            {
                seen = provider.GetRequiredService<IClock>();
                return new Handler();
            }),
            typeof(ICtiEventHandler));
        await RunAsync(Starts, looking);
        Assert.IsType<FakeAdminClock>(seen);
    }

    [Fact]
    public async Task What_there_is_is_told_in_the_order_of_the_names()
    {
        var twice = new Registration(
            admin => admin.Services.AddSingleton<IMemberMailer, FakeMemberMailer>().AddSingleton<ICtiEventHandler, Handler>(), typeof(IMemberMailer), typeof(ICtiEventHandler));
        var error = await Assert.ThrowsAsync<ConformanceException>(() => RunAsync(Twice, twice));
        Assert.StartsWith($"There is ICtiEventHandler {typeof(Handler)}, IMemberMailer {typeof(FakeMemberMailer)} when the extension is called once", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_says_nothing_of_the_extension()
    {
        var mistaken = Mistake(admin => admin.Configure(options => options.MaxServices = 0), "MaxServices");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RegistrationConformance.Case(Mistaken).RunAsync(mistaken, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void There_is_no_case_of_another_name() => Assert.Equal("name", Assert.Throws<ArgumentException>(() => RegistrationConformance.Case("Something")).ParamName);

    public enum Fault
    {
        OnlyTwoHosts,
        EmptiesTheSet,
        StandsInFront,
        StandsBehind,
        AnotherCode,
        SaysTooLittle,
        AnotherException,
    }

    private static Registration Broken(Fault fault) => fault switch
    {
        Fault.OnlyTwoHosts => OnlyTwoHosts(),
        Fault.EmptiesTheSet => new Registration(admin => admin.Services.RemoveAll<ICtiEventHandler>().AddSingleton<ICtiEventHandler, Handler>(), typeof(ICtiEventHandler)),
        Fault.StandsInFront => Mailer(services => services.Insert(0, ServiceDescriptor.Singleton<IMemberMailer, FakeMemberMailer>())),
        Fault.StandsBehind => Mailer(services => services.AddSingleton<IMemberMailer, FakeMemberMailer>()),
        Fault.AnotherCode => new Registration(_ => { })
        {
            Mistakes = [new() { Register = admin => admin.Configure(options => options.MaxServices = 0), Code = "OCA0005", Says = [] }],
        },
        Fault.SaysTooLittle => Mistake(admin => admin.Configure(options => options.MaxServices = 0), "MaxServices", "admin.ConfigureSso"),
        _ => Mistake(_ => throw new FormatException("A number has letters.")),
    };

    /// <summary>As one that counts its hosts in a static field, and not in their services.</summary>
    private static Registration OnlyTwoHosts()
    {
        var hosts = 0;
        return new Registration(
            admin =>
            {
                if (++hosts <= 2) admin.AddCtiEventHandler<Handler>();
            },
            typeof(ICtiEventHandler));
    }

    private static Registration Mailer(Action<IServiceCollection> register) => new(admin => register(admin.Services), typeof(IMemberMailer)) { IsChoice = true };

    private static Registration Mistake(Action<OnlineContactAdminBuilder> register, params string[] says) => new(_ => { }) { Mistakes = [new() { Register = register, Says = says }] };

    private static Task RunAsync(string name, IRegistrationFixture extension) => RegistrationConformance.Case(name).RunAsync(extension, CancellationToken.None);

    private sealed class LeastFixture : IRegistrationFixture
    {
        public IReadOnlyList<Type> Services => [typeof(ICtiEventHandler)];

        public void Register(OnlineContactAdminBuilder admin) => admin.AddCtiEventHandler<Handler>();
    }

    private sealed class Handler : ICtiEventHandler
    {
        public ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}

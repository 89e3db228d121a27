using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.PluginTests.Catalogue;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Registration;

namespace OnlineContact.Admin.PluginTests.Registration;

public sealed class RegistrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oca-registration-").FullName;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var extension in Registrations.All.Keys)
            {
                foreach (var each in RegistrationConformance.Cases) all.Add(extension, each.Name);
            }

            return all;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Every_extension_of_the_builder_conforms(string extension, string name) =>
        RegistrationConformance.Case(name).RunAsync(Registrations.All[extension](_folder), CancellationToken.None);

    [Fact]
    public void Every_extension_of_the_builder_is_on_trial() => Assert.Equal([], Extensions().Except(Registrations.All.Keys));

    [Fact]
    public void One_that_is_not_would_be_found() => Assert.Equal(["UseStore"], Extensions().Except(Registrations.All.Keys.Where(name => name != "UseStore")));

    [Theory]
    [InlineData(Fault.Missing, "A host with it starts and has all of it")]
    [InlineData(Fault.Twice, "Called twice it is there once, or the start says why not")]
    [InlineData(Fault.TooLate, "A call of AddOnlineContactAdmin without it, before or after, changes nothing")]
    [InlineData(Fault.OnlyFirst, "Before or after the choice of a store it is the same")]
    [InlineData(Fault.Replaces, "What the host has registered before stays")]
    [InlineData(Fault.Transient, "Each of its services is one object for the whole container")]
    [InlineData(Fault.MadeOutside, "The container disposes of what it made, at once and asynchronously")]
    [InlineData(Fault.OnlyLater, "The container disposes of what it made, at once and asynchronously")]
    [InlineData(Fault.Unchecked, "Every mistake is refused at the start, in words that help and tell no secret")]
    [InlineData(Fault.TellsSecrets, "Every mistake is refused at the start, in words that help and tell no secret")]
    [InlineData(Fault.FirstWins, "An option that is set later wins")]
    public async Task A_broken_one_is_caught(Fault fault, string name) =>
        await Assert.ThrowsAsync<ConformanceException>(() => RegistrationConformance.Case(name).RunAsync(Broken(fault), CancellationToken.None));

    public enum Fault
    {
        Missing,
        Twice,
        TooLate,
        OnlyFirst,
        Replaces,
        Transient,
        MadeOutside,
        OnlyLater,
        Unchecked,
        TellsSecrets,
        FirstWins,
    }

    private static Registration Broken(Fault fault) => fault switch
    {
        Fault.Missing => new Registration(_ => { }, typeof(ICtiConnector)),
        Fault.Twice => new Registration(admin => admin.Services.AddSingleton<ICtiEventHandler, Handler>(), typeof(ICtiEventHandler)),
        Fault.TooLate => new Registration(admin => admin.Services.TryAddSingleton<IIamDirectory, FakeIamDirectory>(), typeof(IIamDirectory)),
        Fault.OnlyFirst => new Registration(AddOnlyBeforeAStore, typeof(ICtiEventHandler)),
        Fault.Replaces => new Registration(admin => admin.Services.Replace(ServiceDescriptor.Singleton<IMemberMailer, FakeMemberMailer>()), typeof(IMemberMailer)) { IsChoice = true },
        Fault.Transient => new Registration(admin => admin.Services.TryAddTransient<IMemberMailer, FakeMemberMailer>(), typeof(IMemberMailer)) { IsChoice = true },
        Fault.MadeOutside => new Registration(admin => admin.Services.TryAddSingleton<ICtiEventHandler>(new Handler()), typeof(ICtiEventHandler)),
        Fault.OnlyLater => new Registration(admin => admin.Services.TryAddSingleton<ICtiEventHandler, LaterHandler>(), typeof(ICtiEventHandler)),
        Fault.Unchecked => new Registration(_ => { }) { Mistakes = [new() { Register = _ => { }, Says = ["something"] }] },
        Fault.TellsSecrets => new Registration(_ => { })
        {
            Mistakes = [new() { Register = admin => admin.Configure(options => options.DefaultTimeZone = "hunter2"), Says = ["DefaultTimeZone"], Hides = ["hunter2"] }],
        },
        _ => new Registration(admin => admin.Services.PostConfigure<AdminOptions>(options => options.MaxServices = 5))
        {
            Mistakes = [new() { Register = admin => admin.Configure(options => options.MaxServices = 0), Says = ["MaxServices"], IsOption = true }],
        },
    };

    private static void AddOnlyBeforeAStore(OnlineContactAdminBuilder admin)
    {
        if (admin.Services.All(service => service.ServiceType != typeof(IAdminStore))) admin.Services.TryAddSingleton<ICtiEventHandler, Handler>();
    }

    private static IEnumerable<string> Extensions() => typeof(OnlineContactAdminBuilder).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName)
        .Concat(Parts.Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type is { IsAbstract: true, IsSealed: true })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(OnlineContactAdminBuilder)))
        .Select(method => method.Name).Distinct();

    private sealed class Handler : ICtiEventHandler, IDisposable
    {
        public ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Dispose()
        {
            // Only that it can be.
        }
    }

    private sealed class LaterHandler : ICtiEventHandler, IAsyncDisposable
    {
        public ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Testing.Registration;

namespace OnlineContact.Admin.PluginTests.Registration;

/// <summary>A call of an extension, as data.</summary>
internal sealed class Registration(Action<OnlineContactAdminBuilder> register, params Type[] services) : IRegistrationFixture
{
    public IReadOnlyList<Type> Services => services;

    public bool IsChoice { get; init; }

    public string? TwiceIsRefusedWith { get; init; }

    public IReadOnlyList<MistakenRegistration> Mistakes { get; init; } = [];

    public void Register(OnlineContactAdminBuilder admin) => register(admin);
}

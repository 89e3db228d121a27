using Microsoft.Extensions.DependencyInjection;

namespace OnlineContact.Admin.Testing.Registration;

/// <summary>What the author of an extension of the builder (<c>admin.UseMyStore(…)</c>, <c>admin.AddMyConnector(…)</c>) provides to have it proved by <see cref="RegistrationConformance"/>.</summary>
/// <remarks>Each case takes a fixture of its own; it need not be safe to use from several threads.</remarks>
public interface IRegistrationFixture
{
    /// <summary>Calls the extension as a host would, with all that it needs. A store need not be chosen, unless the extension chooses one.</summary>
    /// <param name="admin">The builder.</param>
    void Register(OnlineContactAdminBuilder admin);

    /// <summary>The services that it registers, by the types that the library asks for; none for one that only sets options.</summary>
    IReadOnlyList<Type> Services { get; }

    /// <summary>Whether it chooses the one (<c>Use…</c>), so that an earlier choice stays; otherwise it adds to a set.</summary>
    bool IsChoice => false;

    /// <summary>The code with which the start is refused when it is called twice; null where the second call changes nothing.</summary>
    string? TwiceIsRefusedWith => null;

    /// <summary>Mistakes that a host can make with it.</summary>
    IReadOnlyList<MistakenRegistration> Mistakes => [];
}

/// <summary>A mistake that the start has to refuse.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record MistakenRegistration
{
    /// <summary>Makes the mistake.</summary>
    public required Action<OnlineContactAdminBuilder> Register { get; init; }

    /// <summary>The code of the refusal.</summary>
    public string Code { get; init; } = "OCA0003";

    /// <summary>What the message has to say: the option, its limit, the value, the call that mends it.</summary>
    public required IReadOnlyList<string> Says { get; init; }

    /// <summary>What the message must not say: values that are secret.</summary>
    public IReadOnlyList<string> Hides { get; init; } = [];

    /// <summary>Whether it is a value of an option, which also counts when it is set after a right one.</summary>
    public bool IsOption { get; init; }
}

using System.Security.Cryptography.X509Certificates;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>How a <see cref="SimulatedExchange"/> is set up.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no password.</remarks>
public sealed record SimulatedExchangeOptions
{
    /// <summary>What decides on faults.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The time by which sessions run out and answers are late.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The tenants that it knows; the first one's name is the ACD group in which all agents are.</summary>
    public IReadOnlyList<string> Tenants { get; init; } = ["haneul"];

    /// <summary>The user that it expects.</summary>
    public string User { get; init; } = "oca";

    /// <summary>The password that it expects.</summary>
    public string Password { get; init; } = "secret-of-the-exchange";

    /// <summary>The namespace of its edition of ECMA-323: what it accepts as a protocol version, and what it writes.</summary>
    public string Namespace { get; init; } = "http://www.ecma-international.org/standards/ecma-323/csta/ed4";

    /// <summary>The certificate with which it speaks TLS; null: it does not.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>How long a session lives without a sign of life, at most; in seconds.</summary>
    public int MaxSessionSeconds { get; init; } = 3_600;

    /// <summary>Seed and tenants.</summary>
    /// <returns>A text without the password.</returns>
    public override string ToString() => $"seed {Seed}, tenants {string.Join(", ", Tenants)}";
}

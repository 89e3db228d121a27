namespace OnlineContact.Admin.Testing.Cti;

/// <summary>How a <see cref="SimulatedMobileContact"/> is set up.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no key.</remarks>
public sealed record SimulatedMobileContactOptions
{
    /// <summary>What decides on faults.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The time by which polls wait and answers are late.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The tenants that it knows, and whether they are activated. All agents are the first one's.</summary>
    public IReadOnlyDictionary<string, bool> Tenants { get; init; } = new Dictionary<string, bool> { ["haneul"] = true };

    /// <summary>The key that it expects.</summary>
    public string ApiKey { get; init; } = "secret-of-mobile-contact";

    /// <summary>Seed and tenants.</summary>
    /// <returns>A text without the key.</returns>
    public override string ToString() => $"seed {Seed}, tenants {string.Join(", ", Tenants.Keys)}";
}

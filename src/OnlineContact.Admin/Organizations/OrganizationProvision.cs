namespace OnlineContact.Admin.Organizations;

/// <summary>What is needed to provision an organization, as it comes from outside.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record OrganizationProvision
{
    /// <summary>The ID: 1 to 40 of A–Z a–z 0–9 - _; never changes.</summary>
    public required string? Id { get; init; }

    /// <summary>The name, 1 to 100 code points.</summary>
    public required string? Name { get; init; }

    /// <summary>The host name under which the services are found; international names are accepted.</summary>
    public required string? Domain { get; init; }

    /// <summary>The contract zone, an IANA name or an alias of one; null: the default of the options (Asia/Seoul).</summary>
    public string? TimeZone { get; init; }

    /// <summary>The name of the price book; null: the default of the options.</summary>
    public string? PriceBook { get; init; }

    /// <summary>The IAM account of the owner, the first organization administrator: at most 20 of a–z 0–9 - _ . (the three signs not first or last).</summary>
    public required string? OwnerAccount { get; init; }

    /// <summary>The owner's name, 1 to 60 code points.</summary>
    public required string? OwnerName { get; init; }

    /// <summary>The owner's e-mail address, by which she is found in the library's own directory; null: none.</summary>
    public string? OwnerEmail { get; init; }

    /// <summary>The ID only.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"provision of {Id}";
}

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>What the signature of the product's Open API covers.</summary>
/// <remarks>As immutable as <see cref="Parameters"/>; safe to use from several threads. <see cref="ToString"/> shows neither parameters nor body.</remarks>
public sealed record OpenApiRequest
{
    /// <summary>The most characters of <see cref="OrganizationId"/>.</summary>
    public const int MaxOrganizationIdLength = 50;

    /// <summary>The most characters of <see cref="Path"/>.</summary>
    public const int MaxPathLength = 2048;

    /// <summary>The most parameters.</summary>
    public const int MaxParameters = 100;

    /// <summary>The most characters of all names and values of the parameters together.</summary>
    public const int MaxParametersLength = 16_384;

    /// <summary>The most characters of <see cref="Body"/>.</summary>
    public const int MaxBodyLength = 1_048_576;

    /// <summary>The organization's ID at the product.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The path, from its first slash on, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The parameters of the query, by name; not encoded. Each name stands once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>The body; empty when there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>The header <c>X-TC-Timestamp</c>: milliseconds since 1970-01-01T00:00Z.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The path and the time.</summary>
    /// <returns>A text without parameters and body.</returns>
    public override string ToString() => $"{Path} at {Timestamp}";
}

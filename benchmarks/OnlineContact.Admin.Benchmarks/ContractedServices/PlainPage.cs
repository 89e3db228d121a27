namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>What <see cref="PlainList"/> makes of the rows.</summary>
internal sealed record PlainPage(string Name, string Domain, string TimeZone, string PriceBook, long ProvisionedAt, long Version, List<PlainService> Services);

/// <summary>A service as plain data.</summary>
internal sealed class PlainService
{
    public required long Number { get; init; }

    public required long Type { get; init; }

    public required string? Name { get; init; }

    public required string? Id { get; init; }

    public required string? NameKey { get; init; }

    public required string? IdKey { get; init; }

    public required string NameOrder { get; init; }

    public required string? TimeZone { get; init; }

    public required byte[]? PictureHash { get; init; }

    public required long? PictureFormat { get; init; }

    public required long? PictureLength { get; init; }

    public required bool HasBasicInformation { get; init; }

    public required bool HasContract { get; init; }

    public required long Status { get; init; }

    public required long AddedAt { get; init; }

    public required long? RegisteredOn { get; init; }

    public required long? ChangedOn { get; init; }

    public required long? ChangedBefore { get; init; }

    public required long? TerminatedOn { get; init; }

    public required long Version { get; init; }

    public List<PlainLanguage> Languages { get; } = [];

    public List<PlainItem> Items { get; } = [];
}

internal sealed record PlainLanguage(long Position, string Code, bool IsMain);

internal sealed record PlainItem(string Code, long Users);

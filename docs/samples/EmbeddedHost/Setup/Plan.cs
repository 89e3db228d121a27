using System.Text.Json;
using System.Text.Json.Serialization;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;

namespace EmbeddedHost.Setup;

/// <summary>The content of organization.json: whom the sample provisions, and what is to become of her services.</summary>
internal sealed record Plan
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public required PlannedOrganization Organization { get; init; }

    public required PlannedPerson Owner { get; init; }

    public required PlannedPerson Agent { get; init; }

    public required PlannedPerson Stranger { get; init; }

    public required IReadOnlyList<PlannedMember> Team { get; init; }

    public required IReadOnlyList<PlannedService> Services { get; init; }

    public static async Task<Plan> ReadAsync(CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "organization.json"));
        return await JsonSerializer.DeserializeAsync<Plan>(stream, Options, cancellationToken)
            ?? throw new IOException("organization.json is empty.");
    }
}

/// <summary>The organization.</summary>
internal sealed record PlannedOrganization
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Domain { get; init; }

    public string? TimeZone { get; init; }
}

/// <summary>A person who makes calls.</summary>
internal sealed record PlannedPerson
{
    public string? Organization { get; init; }

    public required string Account { get; init; }

    public required string Name { get; init; }

    public required string IpAddress { get; init; }
}

/// <summary>A member who is invited, and the rights she gets.</summary>
internal sealed record PlannedMember
{
    public required string Account { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    /// <summary>What she is searched by as a candidate.</summary>
    public string? Search { get; init; }

    public bool Administrator { get; init; }

    public string? Service { get; init; }

    public ServiceRole? Role { get; init; }

    public AgentChannels Channels { get; init; }
}

/// <summary>How a service stands after a run of the sample.</summary>
internal enum PlannedEnd
{
    /// <summary>In use.</summary>
    InUse,

    /// <summary>Suspended.</summary>
    Suspended,

    /// <summary>Terminated.</summary>
    Terminated,

    /// <summary>Left unfinished by the first run, contracted by the second.</summary>
    Unfinished,
}

/// <summary>A service.</summary>
internal sealed record PlannedService
{
    public required ServiceType Type { get; init; }

    public required string Name { get; init; }

    public required string Id { get; init; }

    public IReadOnlyList<string>? Languages { get; init; }

    public string? MainLanguage { get; init; }

    public string? TimeZone { get; init; }

    public bool DraftFirst { get; init; }

    public string? PictureColour { get; init; }

    public int DiscountPercent { get; init; }

    public required IReadOnlyList<ContractTermInput> Terms { get; init; }

    public IReadOnlyList<ExpectedUsage> ExpectedUsage { get; init; } = [];

    public required PlannedEnd End { get; init; }

    public BasicInformation BasicInformation => new()
    {
        Type = Type,
        Name = Name,
        ServiceId = Id,
        Languages = Languages,
        MainLanguage = MainLanguage,
        TimeZone = TimeZone,
    };

    /// <summary>What a person has typed in when she leaves the first step for the day.</summary>
    public BasicInformation Beginning => new() { Name = Name };
}

using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>What all writers of a round are told.</summary>
internal sealed record RaceOrder
{
    public required RaceKind Kind { get; init; }

    public required int Round { get; init; }

    public required Instant Now { get; init; }

    public required OrganizationId Organization { get; init; }

    /// <summary>The service that all are after, or one for each writer.</summary>
    public required IReadOnlyList<long> Services { get; init; }

    /// <summary>The version that all have seen; 0 for any.</summary>
    public long Version { get; init; }

    public static RaceOrder Parse(string line)
    {
        var parts = line.Split(' ');
        return new RaceOrder
        {
            Kind = Enum.Parse<RaceKind>(parts[0]),
            Round = int.Parse(parts[1], CultureInfo.InvariantCulture),
            Now = InstantPattern.ExtendedIso.Parse(parts[2]).Value,
            Organization = OrganizationId.Parse(parts[3]),
            Version = long.Parse(parts[4], CultureInfo.InvariantCulture),
            Services = [.. parts[5..].Select(number => long.Parse(number, CultureInfo.InvariantCulture))],
        };
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {Round} {InstantPattern.ExtendedIso.Format(Now)} {Organization} {Version} {string.Join(' ', Services)}").TrimEnd();
}

/// <summary>What writers race for.</summary>
internal enum RaceKind
{
    /// <summary>Each wants to change one contract, which can be done once a day.</summary>
    ContractChange,

    /// <summary>Each wants to complete a draft of its own, all with one ID.</summary>
    ServiceId,

    /// <summary>Each wants to complete a draft of its own, all with one name.</summary>
    ServiceName,

    /// <summary>Each wants to suspend, terminate or resume one service, whatever its state.</summary>
    Transitions,

    /// <summary>Each wants to terminate or resume one service, all having seen the same version.</summary>
    SeenVersion,

    /// <summary>Some dismiss an administrator, the others are she, adding services.</summary>
    Rights,

    /// <summary>Each wants to add a service; nothing stands against it.</summary>
    Adding,
}

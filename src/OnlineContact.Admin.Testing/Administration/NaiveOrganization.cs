using NodaTime;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>An organization as <see cref="NaiveAdministration"/> keeps it.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class NaiveOrganization
{
    /// <summary>Its contract zone.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The instant of its last change.</summary>
    public Instant Time { get; internal set; }

    /// <summary>The accounts of its active administrators.</summary>
    public ISet<string> Administrators { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Its services by number, discarded ones left out.</summary>
    public IDictionary<long, NaiveService> Services { get; } = new SortedDictionary<long, NaiveService>();

    /// <summary>The number of entries in its change log.</summary>
    public long Entries { get; internal set; }

    internal Instant? Confirmed { get; set; }

    internal long LastNumber { get; set; }

    internal HashSet<string> PersonsInTheLog { get; } = new(StringComparer.Ordinal);

    internal Dictionary<(long Service, YearMonth From), (int Percent, long Version)> Discounts { get; } = [];

    internal NaiveOrganization Copy()
    {
        var copy = new NaiveOrganization { Zone = Zone, Time = Time, Entries = Entries, Confirmed = Confirmed, LastNumber = LastNumber };
        copy.Administrators.UnionWith(Administrators);
        copy.PersonsInTheLog.UnionWith(PersonsInTheLog);
        foreach (var (number, service) in Services) copy.Services.Add(number, service.Copy());
        foreach (var (key, discount) in Discounts) copy.Discounts.Add(key, discount);
        return copy;
    }
}

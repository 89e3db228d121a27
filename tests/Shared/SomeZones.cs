using System.Collections.ObjectModel;
using NodaTime;
using NodaTime.TimeZones;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>A provider that knows some time zones and no others, as other time-zone data would.</summary>
/// <param name="ids">Their names.</param>
/// <param name="zone">What a name stands for; null: what it stands for in the data of the process.</param>
internal sealed class SomeZones(IEnumerable<string> ids, Func<string, DateTimeZone>? zone = null) : IDateTimeZoneProvider
{
    public string VersionId => "some";

    public ReadOnlyCollection<string> Ids { get; } = new([.. ids]);

    public DateTimeZone GetSystemDefault() => this[Ids[0]];

    public DateTimeZone? GetZoneOrNull(string id) => !Ids.Contains(id) ? null : zone is null ? DateTimeZoneProviders.Tzdb[id] : zone(id);

    public DateTimeZone this[string id] => GetZoneOrNull(id) ?? throw new DateTimeZoneNotFoundException(id);
}

using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.TimeZones;

namespace OnlineContact.Admin;

/// <summary>
/// The zone names a provider lists, each with its canonical name. Names are found in any case. A name that a provider
/// merely understands (NodaTime reads "UTC+9" as a fixed offset) is not in its list and so is none.
/// </summary>
internal sealed class ZoneNames
{
    /// <summary>The longest text that is looked up, in UTF-16 units; IANA names are about half as long at most.</summary>
    public const int MaxLength = 64;

    private static readonly ConditionalWeakTable<IDateTimeZoneProvider, ZoneNames> Known = [];

    private readonly FrozenDictionary<string, string> _canonical;

    /// <param name="canonicalNames">Every name and its canonical name, which is itself for most.</param>
    public ZoneNames(IReadOnlyDictionary<string, string> canonicalNames) =>
        _canonical = canonicalNames.ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of a provider; made once for each provider.</summary>
    public static ZoneNames For(IDateTimeZoneProvider provider) =>
        Known.GetValue(provider, static p => new ZoneNames(CanonicalNames(p)));

    /// <summary>The canonical name of a zone, or null when the text names none.</summary>
    public string? Canonical(string? text) =>
        text is { Length: > 0 and <= MaxLength } && _canonical.TryGetValue(text, out var canonical) ? canonical : null;

    private static Dictionary<string, string> CanonicalNames(IDateTimeZoneProvider provider)
    {
        // Another provider than TZDB may lack the canonical name of an alias it lists: then the alias stays as it is,
        // because what is stored must be a zone that this provider can give.
        var listed = provider.Ids.ToHashSet(StringComparer.Ordinal);
        var map = TzdbDateTimeZoneSource.Default.CanonicalIdMap;
        var names = new Dictionary<string, string>(listed.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var id in listed)
            names[id] = map.TryGetValue(id, out var canonical) && listed.Contains(canonical) ? canonical : id;
        return names;
    }
}

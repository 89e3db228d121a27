using NodaTime;
using OnlineContact.Admin.Contracts.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts;

/// <summary>A price book: a name, a currency, and versions, each effective from a month. An organization uses one.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class PriceBook
{
    /// <summary>The most characters a name may have.</summary>
    public const int MaxNameLength = ContractItem.MaxCodeLength;

    /// <summary>The most versions.</summary>
    public const int MaxVersions = 1_000;

    private readonly ValueList<PriceBookVersion> _versions;

    /// <summary>Makes a book.</summary>
    /// <param name="name">1 to <see cref="MaxNameLength"/> of A–Z a–z 0–9 - _, compared ordinally.</param>
    /// <param name="currency">The currency of all its prices.</param>
    /// <param name="versions">1 to <see cref="MaxVersions"/> versions, in any order.</param>
    /// <exception cref="ArgumentException">
    /// The name is none, there is no version or there are too many, two versions begin in one month, or a later one has no higher number.
    /// </exception>
    public PriceBook(string name, Currency currency, IEnumerable<PriceBookVersion> versions)
    {
        ArgumentNullException.ThrowIfNull(currency);
        ArgumentNullException.ThrowIfNull(versions);
        Name = CodeText.Require(name, nameof(name));
        Currency = currency;
        var list = versions.Take(MaxVersions + 1).ToList();
        if (list.Count is 0 or > MaxVersions) throw new ArgumentException($"A price book has 1 to {MaxVersions} versions.", nameof(versions));
        if (list.Contains(null!)) throw new ArgumentException("A version is null.", nameof(versions));
        _versions = new(list.OrderBy(version => version.EffectiveFrom));
        for (var i = 1; i < _versions.Count; i++)
        {
            if (_versions[i].EffectiveFrom == _versions[i - 1].EffectiveFrom)
                throw new ArgumentException($"Two versions are effective from {_versions[i].EffectiveFrom}.", nameof(versions));
            if (_versions[i].Number <= _versions[i - 1].Number)
                throw new ArgumentException($"Version {_versions[i].Number} comes after version {_versions[i - 1].Number}; numbers have to rise.", nameof(versions));
        }
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The currency of all prices.</summary>
    public Currency Currency { get; }

    /// <summary>The versions, ordered by month.</summary>
    public IReadOnlyList<PriceBookVersion> Versions => _versions;

    /// <summary>The version in force in a month: the latest that is effective from it or earlier.</summary>
    /// <param name="month">A month of the ISO calendar.</param>
    /// <returns>The version, or OCA3002 when the book begins later.</returns>
    /// <exception cref="ArgumentException">Not a month of the ISO calendar.</exception>
    public Outcome<PriceBookVersion> VersionFor(YearMonth month)
    {
        RequireIso(month, nameof(month));
        var version = FindVersion(month);
        return PriceBookHasAVersionForTheMonth.Check(this, month, version) is { } refusal
            ? Outcome.Refused<PriceBookVersion>(refusal)
            : Outcome.Success(version!);
    }

    /// <summary>Whether every item of a contract has a price in a month.</summary>
    /// <param name="month">A month of the ISO calendar.</param>
    /// <param name="terms">The contract.</param>
    /// <returns>Success, OCA3002 when no version is in force, or OCA3008 for the first item without a price.</returns>
    /// <exception cref="ArgumentException">Not a month of the ISO calendar.</exception>
    public Outcome Covers(YearMonth month, ContractTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var found = VersionFor(month);
        if (!found.TryGetValue(out var version, out var refusal)) return Outcome.Refused(refusal);
        return ContractedItemsHaveAPrice.Check(terms, version, Name) is { } unpriced ? Outcome.Refused(unpriced) : Outcome.Success();
    }

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal static YearMonth RequireIso(YearMonth month, string name) =>
        month.Calendar == CalendarSystem.Iso ? month : throw new ArgumentException("The month has to be one of the ISO calendar.", name);

    private PriceBookVersion? FindVersion(YearMonth month)
    {
        for (var i = _versions.Count - 1; i >= 0; i--)
        {
            if (_versions[i].EffectiveFrom.CompareTo(month) <= 0) return _versions[i];
        }

        return null;
    }
}

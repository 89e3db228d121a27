using OnlineContact.Admin.Contracts.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts;

/// <summary>
/// What a service has contracted (계약 상세 내역): the items that are on, each with its users. Canonical: ordered ordinally by code,
/// whatever order they were given in, so equal terms are equal values with equal texts.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The order does not depend on a catalogue, because stored terms must read the
/// same after the catalogue was rearranged.</remarks>
public sealed class ContractTerms : IEquatable<ContractTerms>
{
    private readonly ValueList<ContractItemTerm> _items;

    private ContractTerms(ValueList<ContractItemTerm> items) => _items = items;

    /// <summary>The items that are on, ordered ordinally by code, each once.</summary>
    public IReadOnlyList<ContractItemTerm> Items => _items;

    /// <summary>The same as <see cref="Items"/>, for loops that must not allocate.</summary>
    internal ReadOnlySpan<ContractItemTerm> Span => _items.Span;

    /// <summary>Checks terms that came from outside.</summary>
    /// <param name="input">The items in any order; at most <see cref="ContractItemCatalogue.MaxItems"/>.</param>
    /// <param name="type">The type of the service.</param>
    /// <param name="catalogue">The items there are.</param>
    /// <param name="inForce">
    /// The terms that the new ones replace: an item that stands in them may stay when it has been closed meanwhile, since
    /// only switching it on needs it open. Null when there are none.
    /// </param>
    /// <returns>
    /// The terms, or the first refusal: OCA2010 too many items; then per item OCA2001 unknown, OCA2002 not open, OCA2003 not for this type,
    /// OCA2004 twice, OCA2005 users missing, negative, fractional, too few or too many, OCA2006 users for an item that is not per user
    /// (left out or 0 is right); last OCA2011 <see cref="ContractItem.TicketCode"/> is missing.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is not defined.</exception>
    public static Outcome<ContractTerms> Create(IReadOnlyList<ContractTermInput> input, ServiceType type, ContractItemCatalogue catalogue, ContractTerms? inForce = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(catalogue);
        if (!Enum.IsDefined(type)) throw new ArgumentOutOfRangeException(nameof(type), type, "No such type of service.");

        if (TermsNameNotTooManyItems.Check(input.Count) is { } tooMany) return Outcome.Refused<ContractTerms>(tooMany);

        var terms = new List<ContractItemTerm>(input.Count);
        foreach (var line in input)
        {
            if (ContractItemIsKnown.Check(line?.Item, catalogue, out var item) is { } unknown) return Outcome.Refused<ContractTerms>(unknown);
            var refusal = (inForce?.Contains(item!.Code) is true ? null : ContractItemIsOpen.Check(item!))
                ?? ContractItemIsForTheServiceType.Check(item!, type)
                ?? ContractItemStandsOnce.Check(item!, terms)
                ?? UsersStandOnlyAtItemsPerUser.Check(item!, line!.Users)
                ?? UsersAreAWholeNumberInRange.Check(item!, line!.Users);
            if (refusal is not null) return Outcome.Refused<ContractTerms>(refusal);
            terms.Add(new ContractItemTerm { Item = item!.Code, Users = item.PerUser ? (int)line!.Users!.Value : 0 });
        }

        if (TicketIsAlwaysOn.Check(terms) is { } missing) return Outcome.Refused<ContractTerms>(missing);
        return Outcome.Success(Sorted(terms));
    }

    /// <summary>Makes terms again from what was stored. Trusts that they were checked once; refuses only what cannot be terms at all.</summary>
    /// <param name="items">Code and users of each item, in any order.</param>
    /// <returns>The terms.</returns>
    /// <exception cref="ArgumentException">A code is none or stands twice, or users are outside 0 to <see cref="ContractItem.MaxUsers"/>.</exception>
    public static ContractTerms FromStored(IEnumerable<(string Item, int Users)> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var terms = new List<ContractItemTerm>(items.TryGetNonEnumeratedCount(out var count) ? count : 0);
        foreach (var (item, users) in items)
        {
            CodeText.Require(item, nameof(items));
            if (users is < 0 or > ContractItem.MaxUsers)
                throw new ArgumentException($"The item '{item}' has users outside 0 to {ContractItem.MaxUsers}.", nameof(items));
            terms.Add(new ContractItemTerm { Item = item, Users = users });
        }

        var sorted = Sorted(terms);
        for (var i = 1; i < sorted._items.Count; i++)
        {
            if (sorted._items[i].Item == sorted._items[i - 1].Item)
                throw new ArgumentException($"The item '{sorted._items[i].Item}' stands twice.", nameof(items));
        }

        return sorted;
    }

    /// <summary>Whether an item is on.</summary>
    /// <param name="item">Its code.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(string item) => UsersOf(item) is not null;

    /// <summary>The users of an item.</summary>
    /// <param name="item">Its code, compared ordinally.</param>
    /// <returns>The users, 0 for an item that is simply on, null for one that is not on.</returns>
    public int? UsersOf(string item)
    {
        foreach (var term in _items.Span)
        {
            if (term.Item == item) return term.Users;
        }

        return null;
    }

    /// <summary>The terms as they would come from outside: what an edit form starts from.</summary>
    /// <returns>One input for each item, in their order.</returns>
    public IReadOnlyList<ContractTermInput> ToInput() => [.. _items.Select(item => new ContractTermInput { Item = item.Item, Users = item.Users })];

    /// <summary>What the items that are on open elsewhere in the product.</summary>
    /// <param name="catalogue">The items there are; a code it does not have opens nothing.</param>
    /// <returns>All of it together.</returns>
    public ContractFeatures Opens(ContractItemCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var opens = ContractFeatures.None;
        foreach (var term in _items.Span)
        {
            if (catalogue.TryGet(term.Item, out var item)) opens |= item.Opens;
        }

        return opens;
    }

    /// <summary>
    /// The terms as text, for the change log: <c>helpdoc; telticket=5; ticket=10</c>, ordered ordinally by code, without users where there
    /// are none. Equal terms have equal texts, different terms different ones, in every version of the library.
    /// </summary>
    /// <returns>The text.</returns>
    public string ToText() => string.Join("; ", _items);

    /// <inheritdoc/>
    public bool Equals(ContractTerms? other) =>
        ReferenceEquals(this, other) || (other is not null && _items.Equals(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContractTerms);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.GetHashCode();

    /// <summary>The same as <see cref="ToText"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToText();

    /// <summary>Whether two terms are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(ContractTerms? left, ContractTerms? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two terms differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they do.</returns>
    public static bool operator !=(ContractTerms? left, ContractTerms? right) => !(left == right);

    private static ContractTerms Sorted(List<ContractItemTerm> terms)
    {
        // Stores give them back in their order.
        for (var i = 1; i < terms.Count; i++)
        {
            if (string.CompareOrdinal(terms[i - 1].Item, terms[i].Item) <= 0) continue;
            terms.Sort(static (a, b) => string.CompareOrdinal(a.Item, b.Item));
            break;
        }

        return new ContractTerms(new(terms));
    }
}

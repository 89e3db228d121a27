using System.Collections.Frozen;
using OnlineContact.Admin.Contracts.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts;

/// <summary>The price books of a host, by name.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class PriceBookCatalogue
{
    /// <summary>The most books.</summary>
    public const int MaxBooks = 1_000;

    private readonly FrozenDictionary<string, PriceBook> _byName;

    /// <summary>Makes a catalogue of books that fit a catalogue of items.</summary>
    /// <param name="books">1 to <see cref="MaxBooks"/> books, in any order.</param>
    /// <param name="items">The contract items there are.</param>
    /// <exception cref="ArgumentException">
    /// No book or too many, a name twice, or a price for an item that is unknown or that disagrees on whether it is per user.
    /// </exception>
    public PriceBookCatalogue(IEnumerable<PriceBook> books, ContractItemCatalogue items)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(items);
        var byName = new Dictionary<string, PriceBook>(StringComparer.Ordinal);
        foreach (var book in books)
        {
            if (book is null) throw new ArgumentException("A book is null.", nameof(books));
            if (!byName.TryAdd(book.Name, book)) throw new ArgumentException($"The price book '{book.Name}' stands twice.", nameof(books));
            if (byName.Count > MaxBooks) throw new ArgumentException($"There are at most {MaxBooks} price books.", nameof(books));
            foreach (var price in book.Versions.SelectMany(version => version.Prices))
            {
                if (!items.TryGet(price.Item, out var item))
                    throw new ArgumentException($"The price book '{book.Name}' has a price for '{price.Item}', which is no contract item.", nameof(books));
                if (item.PerUser != price.PerUser)
                    throw new ArgumentException($"The price book '{book.Name}' and the items disagree on whether '{price.Item}' is per user.", nameof(books));
            }
        }

        if (byName.Count == 0) throw new ArgumentException("There has to be a price book.", nameof(books));
        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        Books = new ValueList<PriceBook>(byName.Values.OrderBy(book => book.Name, StringComparer.Ordinal));
    }

    /// <summary>The shipped book alone, <see cref="PriceBooks.Korea2020"/>, with the shipped items.</summary>
    public static PriceBookCatalogue Default { get; } = new([PriceBooks.Korea2020], ContractItemCatalogue.Default);

    /// <summary>The books, ordered ordinally by name.</summary>
    public IReadOnlyList<PriceBook> Books { get; }

    /// <summary>Finds a book.</summary>
    /// <param name="name">Its name, compared ordinally; from outside.</param>
    /// <returns>The book, or OCA3001.</returns>
    public Outcome<PriceBook> Find(string? name) =>
        PriceBookIsKnown.Check(name, _byName, out var book) is { } refusal
            ? Outcome.Refused<PriceBook>(refusal)
            : Outcome.Success(book!);
}

using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.FsCheck.Generators;

namespace OnlineContact.Admin.Testing.FsCheck;

public static partial class AdminArbitraries
{
    /// <summary>Items as a catalogue has them, shipped ones and others.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ContractItem> ContractItem() => ContractGenerators.Items.ToArbitrary();

    /// <summary>The shipped catalogue, and others with random items in random order.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ContractItemCatalogue> ContractItemCatalogue() => ContractGenerators.Catalogues.ToArbitrary();

    /// <summary>Good terms: ticket and any other items, with users that are mostly few; shrink to fewer items and fewer users.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ContractTerms> ContractTerms() => Arb.From(ContractGenerators.Terms, ContractGenerators.Shrink);

    /// <summary>A line of a contract's form that is good by itself.</summary>
    /// <returns>The arbitrary; shrinks to ticket for one.</returns>
    public static Arbitrary<ContractTermInput> ContractTermInput() =>
        ContractGenerators.Inputs.SelectMany(lines => Gen.Elements(lines.ToArray())).By(_ => ContractGenerators.OneTicket);

    /// <summary>Lines that a consultation service may contract, users at the limits too; shrink by leaving out all but ticket.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<IReadOnlyList<ContractTermInput>> ContractTermInputs() => Arb.From(
        ContractGenerators.Inputs,
        lines => lines.Where(line => line.Item != Contracts.ContractItem.TicketCode).Select(IReadOnlyList<ContractTermInput> (left) => [.. lines.Where(line => line != left)]));

    /// <summary>Lines that are refused: unknown and closed items, one twice, none for ticket, absurd users, too many.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<IReadOnlyList<ContractTermInput>>> RefusedContractTermInputs() => Spoil.Of(ContractTermInputs())
        .By("item", ContractGenerators.NoItems, (lines, bad) => [.. lines, new ContractTermInput { Item = bad }])
        .By("item twice", Gen.Choose(0, 9), (lines, at) => [.. lines, lines[at % lines.Count]])
        .By("no ticket", Gen.Constant(Contracts.ContractItem.TicketCode), (lines, ticket) => [.. lines.Where(line => line.Item != ticket)])
        .By("users", ContractGenerators.NoUsers, (lines, bad) => [.. lines.Select(line => line.Item == Contracts.ContractItem.TicketCode ? line with { Users = bad } : line)])
        .By("users of what has none", Gen.Elements(1m, -1m, 0.5m), (lines, bad) => [.. lines.Where(line => line.Item != "helpdoc"), new ContractTermInput { Item = "helpdoc", Users = bad }])
        .By("too many", Gen.Choose(51, 200), (lines, count) => [.. lines, .. Enumerable.Repeat(new ContractTermInput { Item = "knowledge" }, count)])
        .ToArbitrary();

    /// <summary>Lines from outside, from good ones to those with several faults at once; shrink by leaving lines out.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Hostile<IReadOnlyList<ContractTermInput>>> HostileContractTermInputs() => Arb.From(
        ContractGenerators.HostileInputs.Select(lines => new Hostile<IReadOnlyList<ContractTermInput>> { Value = lines }),
        hostile => Enumerable.Range(0, Math.Min(hostile.Value.Count, 20))
            .Select(left => new Hostile<IReadOnlyList<ContractTermInput>> { Value = [.. hostile.Value.Where((_, i) => i != left)] }));

    /// <summary>Currencies with 0 to 4 digits; shrink to the won.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Currency> Currency() => ContractGenerators.Currencies.By(_ => ContractGenerators.Won);

    /// <summary>Amounts, negative ones too, with the digits of their currency; shrink to zero.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Money> Money() => ContractGenerators.Monies.By(money => new Money(0, money.Currency));

    /// <summary>Prices of an item, free ones and ones with six decimals among them; shrink to no usage and to no price.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ItemPrice> ItemPrice() => ContractGenerators.Prices.By(
        price => price with { Usage = null },
        price => price with { MonthPrice = 0 },
        price => price with { DayPrice = 0 });

    /// <summary>Prices of usage with one to four steps without gaps.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<UsagePrice> UsagePrice() => ContractGenerators.UsagePrices.ToArbitrary();

    /// <summary>Steps of a price of usage, the last one without end.</summary>
    /// <returns>The arbitrary; shrinks to a free one.</returns>
    public static Arbitrary<UsageStep> UsageStep() =>
        ContractGenerators.UsagePrices.SelectMany(price => Gen.Elements(price.Steps.ToArray())).By(step => step with { UnitPrice = 0 });

    /// <summary>Versions of a price book with random prices, steps, percentages and roundings, and the shipped one; shrink to fewer prices and plain figures.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<PriceBookVersion> PriceBookVersion() => ContractGenerators.Versions.By(
        version => version.Prices.Count == 1 ? version : version with { Prices = [.. version.Prices.SkipLast(1)] },
        version => version with { TrialDays = 0 },
        version => version with { VatPercent = 0 },
        version => version with { LateFeePercent = 0 });

    /// <summary>Price books of one to four versions, and the shipped one; shrink to the latest version.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<PriceBook> PriceBook() => Arb.From(
        ContractGenerators.Books,
        book => book.Versions.Count == 1 ? [] : [new PriceBook(book.Name, book.Currency, book.Versions.Skip(1))]);

    /// <summary>Texts that are no price book in JSON: those of outsiders, and whole ones that were cut off or changed.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<PriceBook>> RefusedPriceBook() => ContractGenerators.NoBooks.ToArbitrary();

    /// <summary>Months that matter: any from 2000 to 2199, often a February, often of a leap year or a century.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<YearMonth> YearMonth() => ContractGenerators.Months.ToArbitrary();
}

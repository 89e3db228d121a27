using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>Generators and shrinkers for what a contract is made of. Give the type to <c>[Properties(Arbitrary = …)]</c>, or call the methods.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class ContractArbitraries
{
    private static readonly string[] Codes =
        [.. ContractItemCatalogue.Default.Items.Select(item => item.Code), "Alpha", "alpha", "a-1", "z_9", "Ticket", "ticke", "tickets"];

    /// <summary>The shipped catalogue, and others with random items in random order.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<ContractItemCatalogue> Catalogues() => CatalogueGen.ToArbitrary();

    /// <summary>Good terms: ticket and any other items, with users that are mostly few; codes from the shipped catalogue and similar ones.</summary>
    /// <returns>The generator; shrinks to fewer items and fewer users.</returns>
    public static Arbitrary<ContractTerms> Terms() => Arb.From(TermsOf(ContractItemCatalogue.Default.Items), Shrink);

    /// <summary>Raw terms from outside, from good ones to hostile ones: unknown and closed items, repetitions, absurd users, too many lines.</summary>
    /// <returns>The generator; shrinks by leaving lines out.</returns>
    public static Arbitrary<IReadOnlyList<ContractTermInput>> TermInputs() =>
        Arb.From(HostileInputGen, input => Enumerable.Range(0, Math.Min(input.Count, 20))
            .Select(IReadOnlyList<ContractTermInput> (left) => [.. input.Where((_, i) => i != left)]));

    /// <summary>Currencies with 0 to 4 digits.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<Currency> Currencies() => CurrencyGen.ToArbitrary();

    /// <summary>Versions of a price book with random prices, steps, percentages and roundings, and the shipped one.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<PriceBookVersion> PriceBookVersions() => VersionGen.ToArbitrary();

    /// <summary>Months that matter: any from 2000 to 2199, often a February, often of a leap year or a century.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<YearMonth> Months() => MonthGen.ToArbitrary();

    internal static Gen<YearMonth> MonthGen { get; } = Gen.Frequency(
        (2, from year in Gen.Choose(2000, 2199) from month in Gen.Choose(1, 12) select new YearMonth(year, month)),
        (1, from year in Gen.Elements(2000, 2020, 2023, 2024, 2096, 2100) select new YearMonth(year, 2)),
        (1, from month in Gen.Elements(1, 4, 12) select new YearMonth(2021, month)));

    internal static Gen<Currency> CurrencyGen { get; } = Gen.Frequency(
        (3, Gen.Constant(Currency.Krw)),
        (1, Gen.Elements(Currency.Jpy, Currency.Usd, new Currency("KWD", 3), new Currency("CLF", 4))));

    private static Gen<bool> Bool { get; } = Gen.Elements(true, false);

    /// <summary>Whole amounts mostly; otherwise with one to six decimals.</summary>
    private static Gen<decimal> PriceGen { get; } = Gen.Frequency(
        (1, Gen.Constant(0m)),
        (4, from thousands in Gen.Choose(1, 300) select thousands * 1000m),
        (2, from whole in Gen.Choose(0, 300_000) select (decimal)whole),
        (2, from scaled in Gen.Choose(0, int.MaxValue) from digits in Gen.Choose(1, 6) select scaled / Power(digits)));

    private static Gen<decimal> PercentGen { get; } = Gen.Frequency(
        (2, Gen.Elements(0m, 2m, 10m, 100m)),
        (1, from hundredths in Gen.Choose(0, 10_000) select hundredths / 100m));

    private static Gen<AmountRounding> RoundingGen { get; } = Gen.Elements(AmountRounding.HalfUp, AmountRounding.Truncate);

    private static Gen<UsagePrice> UsageGen { get; } =
        from free in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(0, 10_000)))
        from lengths in Lists(Gen.Choose(1, 50_000), 0, 3)
        from prices in Lists(from scaled in Gen.Choose(0, 100_000) from digits in Gen.Choose(0, 6) select scaled / Power(digits), 4, 4)
        select Usage(free, lengths, prices);

    private static Gen<PriceBookVersion> VersionGen { get; } = Gen.Frequency(
        (1, Gen.Constant(PriceBooks.Korea2020.Versions[0])),
        (3,
            from prices in PricesGen()
            from vat in PercentGen
            from late in PercentGen
            from trial in Gen.Choose(0, 90)
            from dayTerms in Gen.Elements(DayTerms.Highest, DayTerms.Last)
            from line in RoundingGen
            from discount in RoundingGen
            from tax in RoundingGen
            from fee in RoundingGen
            select new PriceBookVersion
            {
                EffectiveFrom = new YearMonth(2000, 1),
                Number = 7,
                Prices = prices,
                VatPercent = vat,
                LateFeePercent = late,
                TrialDays = trial,
                DayTerms = dayTerms,
                LineRounding = line,
                DiscountRounding = discount,
                VatRounding = tax,
                LateFeeRounding = fee,
            }));

    private static Gen<ContractItemCatalogue> CatalogueGen { get; } = Gen.Frequency(
        (1, Gen.Constant(ContractItemCatalogue.Default)),
        (2,
            from codes in Gen.Shuffle(Codes.Where(code => code != ContractItem.TicketCode).ToArray())
            from count in Gen.Choose(0, codes.Length)
            from items in Sequence(codes.Take(count).Select(ItemGen))
            from position in Gen.Choose(0, count)
            select new ContractItemCatalogue([.. items.Take(position), ContractItemCatalogue.Default.Items[0], .. items.Skip(position)])));

    private static Gen<IReadOnlyList<ContractTermInput>> HostileInputGen { get; } =
        from count in Gen.Frequency((8, Gen.Choose(0, 9)), (1, Gen.Choose(49, 60)))
        from lines in Lists(HostileLineGen(), count, count)
        from ticket in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select (IReadOnlyList<ContractTermInput>)
            (ticket ? [new ContractTermInput { Item = ContractItem.TicketCode, Users = 3 }, .. lines] : lines);

    /// <summary>Terms with ticket and some of the other items; users are few, seldom hundreds.</summary>
    internal static Gen<ContractTerms> TermsOf(IEnumerable<ContractItem> items) =>
        TermsOf([.. items.Select(item => (item.Code, item.PerUser))]);

    internal static Gen<ContractTerms> TermsOf(ImmutableArray<(string Code, bool PerUser)> items) =>
        from codes in Gen.Shuffle(items.Where(item => item.Code != ContractItem.TicketCode).ToArray())
        from count in Gen.Choose(0, codes.Length)
        from users in Lists(UsersGen, count, count)
        from tickets in Gen.Frequency((1, Gen.Constant(0)), (4, UsersGen))
        select ContractTerms.FromStored(
            codes.Take(count).Select((item, i) => (item.Code, item.PerUser ? users[i] : 0)).Append((ContractItem.TicketCode, tickets)));

    private static Gen<int> UsersGen { get; } = Gen.Frequency((6, Gen.Choose(1, 5)), (5, Gen.Choose(1, 40)), (1, Gen.Choose(1, 300)));

    internal static Gen<ImmutableArray<T>> Lists<T>(Gen<T> gen, int min, int max) =>
        from count in Gen.Choose(min, max)
        from list in Sequence(Enumerable.Repeat(gen, count))
        select list;

    internal static IEnumerable<ContractTerms> Shrink(ContractTerms terms)
    {
        foreach (var left in terms.Items.Where(term => term.Item != ContractItem.TicketCode))
            yield return ContractTerms.FromStored(terms.Items.Where(term => term != left).Select(term => (term.Item, term.Users)));
        foreach (var fewer in terms.Items.Where(term => term.Users > 1))
            yield return ContractTerms.FromStored(terms.Items.Select(term => (term.Item, term == fewer ? term.Users / 2 : term.Users)));
    }

    private static Gen<ImmutableArray<T>> Sequence<T>(IEnumerable<Gen<T>> gens) =>
        Gen.CollectToArray(gens.ToArray(), gen => gen).Select(list => list.ToImmutableArray());

    private static decimal Power(int digits) => digits == 0 ? 1 : 10 * Power(digits - 1);

    private static Gen<ImmutableArray<ItemPrice>> PricesGen() =>
        from codes in Gen.Shuffle(ContractItemCatalogue.Default.Items.Take(8).Select(item => item.Code).Append("Alpha").ToArray())
        from prices in Sequence(codes.Select(PriceOf))
        select prices;

    private static Gen<ItemPrice> PriceOf(string item) =>
        from month in PriceGen
        from day in Gen.Frequency((3, Gen.Constant(Math.Min(Math.Round(month / 30), ItemPrice.MaxPrice))), (1, PriceGen))
        from counted in Bool
        from usage in UsageGen
        select new ItemPrice
        {
            Item = item,
            PerUser = item is "ticket" or "telticket" or "chat" or "Alpha",
            MonthPrice = month,
            DayPrice = day,
            Usage = counted ? usage : null,
        };

    private static UsagePrice Usage(int free, ImmutableArray<int> lengths, ImmutableArray<decimal> prices)
    {
        var steps = new List<UsageStep>();
        long from = free;
        foreach (var length in lengths)
        {
            steps.Add(new UsageStep { From = from, UpTo = from + length, UnitPrice = prices[steps.Count] });
            from += length;
        }

        steps.Add(new UsageStep { From = from, UpTo = null, UnitPrice = prices[steps.Count] });
        return new UsagePrice { Unit = "unit", FreeUnits = free, Steps = steps };
    }

    private static Gen<ContractItem> ItemGen(string code) =>
        from perUser in Bool
        from open in Bool
        from types in Gen.Elements(1, 2, 3)
        select new ContractItem
        {
            Code = code,
            Family = "additional",
            PerUser = perUser,
            Open = open,
            ServiceTypes = [.. Enum.GetValues<ServiceType>().Where(type => (types & (int)type) != 0)],
        };

    private static Gen<ContractTermInput> HostileLineGen() =>
        from item in Gen.Frequency(
            (6, Gen.Elements(Codes)),
            (1, Gen.Elements<string>(null!, "", " ticket", "TICKET", "ticket ", "tíckет", "\ud800", "'; drop table", new string('x', 100_000))))
        from users in Gen.Frequency(
            (3, Gen.Choose(0, 20).Select(users => (decimal?)users)),
            (2, Gen.Constant<decimal?>(null)),
            (1, Gen.Elements<decimal?>(-1, -0.5m, 0.5m, 1.0m, 2.50m, 99_999.999m, 100_000, 100_001, int.MaxValue, long.MinValue, decimal.MaxValue, decimal.MinValue)))
        select new ContractTermInput { Item = item, Users = users };
}

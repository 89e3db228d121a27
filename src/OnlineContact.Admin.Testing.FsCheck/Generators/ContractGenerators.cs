using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>What a contract is made of: items, terms, prices.</summary>
internal static class ContractGenerators
{
    private static readonly string[] Codes =
        [.. ContractItemCatalogue.Default.Items.Select(item => item.Code), "Alpha", "alpha", "a-1", "z_9", "Ticket", "ticke", "tickets"];

    private static readonly int AllFeatures = Enum.GetValues<ContractFeatures>().Sum(feature => (int)feature);

    public static Gen<YearMonth> Months { get; } = Gen.Frequency(
        (2, from year in Gen.Choose(2000, 2199) from month in Gen.Choose(1, 12) select new YearMonth(year, month)),
        (1, from year in Gen.Elements(2000, 2020, 2023, 2024, 2096, 2100) select new YearMonth(year, 2)),
        (1, from month in Gen.Elements(1, 4, 12) select new YearMonth(2021, month)));

    public static Gen<Currency> Currencies { get; } = Gen.Frequency(
        (3, Gen.Constant(Currency.Krw)),
        (1, Gen.Elements(Currency.Jpy, Currency.Usd, new Currency("KWD", 3), new Currency("CLF", 4))));

    private static Gen<bool> Bool { get; } = Gen.Elements(true, false);

    /// <summary>Whole amounts mostly; otherwise with one to six decimals.</summary>
    private static Gen<decimal> AmountGen { get; } = Gen.Frequency(
        (1, Gen.Constant(0m)),
        (4, from thousands in Gen.Choose(1, 300) select thousands * 1000m),
        (2, from whole in Gen.Choose(0, 300_000) select (decimal)whole),
        (2, from scaled in Gen.Choose(0, int.MaxValue) from digits in Gen.Choose(1, 6) select scaled / Power(digits)));

    private static Gen<decimal> PercentGen { get; } = Gen.Frequency(
        (2, Gen.Elements(0m, 2m, 10m, 100m)),
        (1, from hundredths in Gen.Choose(0, 10_000) select hundredths / 100m));

    private static Gen<AmountRounding> RoundingGen { get; } = Gen.Elements(AmountRounding.HalfUp, AmountRounding.Truncate);

    public static Gen<UsagePrice> UsagePrices { get; } =
        from free in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(0, 10_000)))
        from lengths in ListGenerators.Lists(Gen.Choose(1, 50_000), 0, 3)
        from prices in ListGenerators.Lists(from scaled in Gen.Choose(0, 100_000) from digits in Gen.Choose(0, 6) select scaled / Power(digits), 4, 4)
        select Usage(free, lengths, prices);

    public static Gen<PriceBookVersion> Versions { get; } = Gen.Frequency(
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

    public static Gen<ContractItemCatalogue> Catalogues { get; } = Gen.Frequency(
        (1, Gen.Constant(ContractItemCatalogue.Default)),
        (2,
            from codes in Gen.Shuffle(Codes.Where(code => code != ContractItem.TicketCode).ToArray())
            from count in Gen.Choose(0, codes.Length)
            from items in ListGenerators.Sequence(codes.Take(count).Select(ItemOf))
            from position in Gen.Choose(0, count)
            select new ContractItemCatalogue([.. items.Take(position), ContractItemCatalogue.Default.Items[0], .. items.Skip(position)])));

    public static Gen<IReadOnlyList<ContractTermInput>> HostileInputs { get; } =
        from count in Gen.Frequency((8, Gen.Choose(0, 9)), (1, Gen.Choose(49, 60)))
        from lines in ListGenerators.Lists(HostileLine(), count, count)
        from ticket in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select (IReadOnlyList<ContractTermInput>)
            (ticket ? [new ContractTermInput { Item = ContractItem.TicketCode, Users = 3 }, .. lines] : lines);

    /// <summary>Terms with ticket and some of the other items; users are few, seldom hundreds.</summary>
    public static Gen<ContractTerms> TermsOf(IEnumerable<ContractItem> items) =>
        TermsOf([.. items.Select(item => (item.Code, item.PerUser))]);

    public static Gen<ContractTerms> TermsOf(ImmutableArray<(string Code, bool PerUser)> items) =>
        from codes in Gen.Shuffle(items.Where(item => item.Code != ContractItem.TicketCode).ToArray())
        from count in Gen.Choose(0, codes.Length)
        from users in ListGenerators.Lists(UsersGen, count, count)
        from tickets in Gen.Frequency((1, Gen.Constant(0)), (4, UsersGen))
        select ContractTerms.FromStored(
            codes.Take(count).Select((item, i) => (item.Code, item.PerUser ? users[i] : 0)).Append((ContractItem.TicketCode, tickets)));

    private static Gen<int> UsersGen { get; } = Gen.Frequency((6, Gen.Choose(1, 5)), (5, Gen.Choose(1, 40)), (1, Gen.Choose(1, 300)));

    /// <summary>Terms of the shipped catalogue's items, open or not.</summary>
    public static Gen<ContractTerms> Terms { get; } = TermsOf(ContractItemCatalogue.Default.Items);

    /// <summary>Terms that have prices in the shipped book: of open items only.</summary>
    public static Gen<ContractTerms> PricedTerms { get; } = TermsOf(ContractItemCatalogue.Default.Items.Where(item => item.Open));

    /// <summary>Lines of a form that a consultation service may contract, users at the limits too, in any order.</summary>
    public static Gen<IReadOnlyList<ContractTermInput>> Inputs { get; } =
        from others in ListGenerators.Some(ContractItemCatalogue.Default.Items.Where(item => item.Open && item.Code != ContractItem.TicketCode).ToArray())
        from lines in ListGenerators.Sequence(others.Select(LineOf))
        from tickets in Gen.Frequency((4, UsersGen), (1, Gen.Elements(0, 1, ContractItem.MaxUsers)))
        from place in Gen.Choose(0, lines.Length)
        select (IReadOnlyList<ContractTermInput>)[.. lines.Take(place), new ContractTermInput { Item = ContractItem.TicketCode, Users = tickets }, .. lines.Skip(place)];

    /// <summary>What is no number of users.</summary>
    public static Gen<decimal?> NoUsers { get; } = Gen.Elements<decimal?>(null, -1, -0.5m, 0.5m, 99_999.999m, ContractItem.MaxUsers + 1, int.MaxValue, long.MinValue, decimal.MaxValue, decimal.MinValue);

    /// <summary>What is no item that can be switched on.</summary>
    public static Gen<string?> NoItems { get; } = Gen.Elements<string?>(null, "", " ticket", "TICKET", "Ticket", "smssend", "security", "ticketevaluation", "\ud800", "'; drop table", new string('x', 100_000));

    public static Gen<ContractItem> Items { get; } = Gen.Elements(Codes).SelectMany(ItemOf);

    public static Gen<ItemPrice> Prices { get; } = Gen.Elements("ticket", "telticket", "chat", "helpdoc", "Alpha").SelectMany(PriceOf);

    public static Gen<PriceBook> Books { get; } = Gen.Frequency(
        (1, Gen.Constant(PriceBooks.Korea2020)),
        (3,
            from name in TextGenerators.Of("abcXYZ019-_", 1, PriceBook.MaxNameLength)
            from currency in Currencies
            from versions in ListGenerators.Lists(Versions, 1, 4)
            from months in ListGenerators.Lists(Gen.Choose(1, 40), versions.Length, versions.Length)
            select new PriceBook(name, currency, versions.Select((version, i) =>
                version with { Number = i + 1, EffectiveFrom = new YearMonth(2000, 1).PlusMonths(months.Take(i).Sum()) }))));

    /// <summary>No price books: anything, and whole ones that are cut off or in which something is changed.</summary>
    public static Gen<RefusedText<PriceBook>> NoBooks { get; } = Gen.OneOf(
            TextGenerators.HostileTexts.Select(hostile => hostile.Text ?? ""),
            from json in Books.Select(JsonOf) from length in Gen.Choose(0, json.Length - 1) select json[..length],
            from json in Books.Select(JsonOf)
            from change in Gen.Elements(("\"number\":", "\"number\":-"), ("\"prices\":", "\"price\":"), ("\"name\":\"", "\"name\":\"한"), ("\"vatPercent\":", "\"vatPercent\":1e9,\"vat\":"), ("\"versions\":[", "\"versions\":[null,"), ("{", "["))
            select json.Replace(change.Item1, change.Item2, StringComparison.Ordinal))
        .Where(IsNoBook)
        .Select(text => new RefusedText<PriceBook> { Text = text });

    public static ContractTermInput OneTicket { get; } = new() { Item = ContractItem.TicketCode, Users = 1 };

    public static Currency Won => Currency.Krw;

    /// <summary>Any amount whose digits its currency has.</summary>
    public static Gen<Money> Monies { get; } =
        from currency in Currencies
        from units in Gen.Frequency((1, Gen.Elements(0, 1, -1)), (3, Gen.Choose(int.MinValue, int.MaxValue)))
        select new Money(units / Power(currency.MinorUnitDigits), currency);

    public static IEnumerable<ContractTerms> Shrink(ContractTerms terms)
    {
        foreach (var left in terms.Items.Where(term => term.Item != ContractItem.TicketCode))
            yield return ContractTerms.FromStored(terms.Items.Where(term => term != left).Select(term => (term.Item, term.Users)));
        foreach (var fewer in terms.Items.Where(term => term.Users > 1))
            yield return ContractTerms.FromStored(terms.Items.Select(term => (term.Item, term == fewer ? term.Users / 2 : term.Users)));
    }

    private static string JsonOf(PriceBook book) => Encoding.UTF8.GetString(PriceBookJson.Write(book));

    private static bool IsNoBook(string json) => PriceBookJson.Read(Encoding.UTF8.GetBytes(json), out _).Count > 0;

    private static decimal Power(int digits) => digits == 0 ? 1 : 10 * Power(digits - 1);

    private static Gen<ImmutableArray<ItemPrice>> PricesGen() =>
        from codes in Gen.Shuffle(ContractItemCatalogue.Default.Items.Take(8).Select(item => item.Code).Append("Alpha").ToArray())
        from prices in ListGenerators.Sequence(codes.Select(PriceOf))
        select prices;

    public static Gen<ItemPrice> PriceOf(string item) =>
        from month in AmountGen
        from day in Gen.Frequency((3, Gen.Constant(Math.Min(Math.Round(month / 30), ItemPrice.MaxPrice))), (1, AmountGen))
        from counted in Bool
        from usage in UsagePrices
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

    public static Gen<ContractItem> ItemOf(string code) =>
        from perUser in Bool
        from open in Bool
        from types in Gen.Elements(1, 2, 3)
        from opens in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, AllFeatures)))
        select new ContractItem
        {
            Code = code,
            Family = "additional",
            PerUser = perUser,
            Open = open,
            Opens = (ContractFeatures)opens,
            ServiceTypes = [.. Enum.GetValues<ServiceType>().Where(type => (types & (int)type) != 0)],
        };

    private static Gen<ContractTermInput> LineOf(ContractItem item) => item.PerUser
        ? Gen.Frequency((4, UsersGen), (1, Gen.Elements(1, ContractItem.MaxUsers))).Select(users => new ContractTermInput { Item = item.Code, Users = users })
        : Gen.Elements<decimal?>(null, 0).Select(users => new ContractTermInput { Item = item.Code, Users = users });

    private static Gen<ContractTermInput> HostileLine() =>
        from item in Gen.Frequency(
            (6, Gen.Elements(Codes)),
            (1, Gen.Elements<string>(null!, "", " ticket", "TICKET", "ticket ", "tíckет", "\ud800", "'; drop table", new string('x', 100_000))))
        from users in Gen.Frequency(
            (3, Gen.Choose(0, 20).Select(users => (decimal?)users)),
            (2, Gen.Constant<decimal?>(null)),
            (1, Gen.Elements<decimal?>(-1, -0.5m, 0.5m, 1.0m, 2.50m, 99_999.999m, 100_000, 100_001, int.MaxValue, long.MinValue, decimal.MaxValue, decimal.MinValue)))
        select new ContractTermInput { Item = item, Users = users };
}

using System.Numerics;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.FsCheck;
using static OnlineContact.Admin.Testing.Tests.Arbitraries.Promise;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What the package says of contracts and prices.</summary>
public sealed class ContractPromises
{
    private static readonly IReadOnlyList<ContractItem> Shipped = ContractItemCatalogue.Default.Items;

    private static readonly Promise[] All =
    [
        Sometimes<ContractItem>("shipped", item => Shipped.Any(other => other.Code == item.Code)),
        Sometimes<ContractItem>("nearly one that is shipped", item => item.Code is "Ticket" or "tickets" or "ticke"),
        Often<ContractItem>("opens nothing else", item => item.Opens == ContractFeatures.None),
        Sometimes<ContractItem>("opens several things", item => BitOperations.PopCount((uint)item.Opens) > 1),
        Sometimes<ContractItem>("only for issue services", item => item.ServiceTypes is [ServiceType.IssueManagement]),
        Sometimes<ContractItem>("only for consultation services", item => item.ServiceTypes is [ServiceType.ConsultationManagement]),
        Sometimes<ContractItemCatalogue>("the shipped one", catalogue => catalogue == ContractItemCatalogue.Default),
        Sometimes<ContractItemCatalogue>("only ticket", catalogue => catalogue.Items.Count == 1),
        Sometimes<ContractItemCatalogue>("ticket first", catalogue => catalogue != ContractItemCatalogue.Default && catalogue.Items.Count > 3 && catalogue.Items[0].Code == ContractItem.TicketCode),
        Sometimes<ContractItemCatalogue>("ticket last", catalogue => catalogue.Items.Count > 1 && catalogue.Items[^1].Code == ContractItem.TicketCode),
        Sometimes<ContractItemCatalogue>("more than are shipped", catalogue => catalogue.Items.Count > Shipped.Count),
        Sometimes<ContractItemCatalogue>("an item whose code differs by its letters' case", catalogue => catalogue.TryGet("Ticket", out _)),
        Always<ContractTerms>("ticket is on", terms => terms.Contains(ContractItem.TicketCode)),
        Always<ContractTerms>("users stand at what has users", terms => terms.Items.All(term => term.Item == ContractItem.TicketCode || term.Users > 0 == Shipped.Single(item => item.Code == term.Item).PerUser)),
        Sometimes<ContractTerms>("only ticket", terms => terms.Items.Count == 1),
        Sometimes<ContractTerms>("everything", terms => terms.Items.Count == Shipped.Count),
        Sometimes<ContractTerms>("no users", terms => terms.UsersOf(ContractItem.TicketCode) == 0),
        Sometimes<ContractTerms>("more than a hundred users", terms => terms.Items.Any(term => term.Users > 100)),
        Often<ContractTerms>("few users", terms => terms.UsersOf(ContractItem.TicketCode) is > 0 and <= 5),
        Always<IReadOnlyList<ContractTermInput>>("open items", lines => lines.All(line => Shipped.Single(item => item.Code == line.Item).Open)),
        Always<IReadOnlyList<ContractTermInput>>("each once, ticket among them", lines => lines.DistinctBy(line => line.Item).Count() == lines.Count && lines.Any(IsTicket)),
        Always<IReadOnlyList<ContractTermInput>>("users from one on, or none", lines => lines.All(line => IsTicket(line) || (Shipped.Single(item => item.Code == line.Item).PerUser ? line.Users >= 1 : line.Users is null or 0))),
        Sometimes<IReadOnlyList<ContractTermInput>>("ticket alone", lines => lines.Count == 1),
        Sometimes<IReadOnlyList<ContractTermInput>>("every open item", lines => lines.Count == Shipped.Count(item => item.Open)),
        Sometimes<IReadOnlyList<ContractTermInput>>("ticket first", lines => lines.Count > 1 && IsTicket(lines[0])),
        Sometimes<IReadOnlyList<ContractTermInput>>("ticket last", lines => lines.Count > 1 && IsTicket(lines[^1])),
        Sometimes<IReadOnlyList<ContractTermInput>>("ticket between others", lines => lines.Count > 2 && lines.Skip(1).SkipLast(1).Any(IsTicket)),
        Sometimes<IReadOnlyList<ContractTermInput>>("nothing for the users of what has none", lines => lines.Any(line => line is { Item: "helpdoc", Users: null })),
        Sometimes<IReadOnlyList<ContractTermInput>>("no users of what has none", lines => lines.Any(line => line is { Item: "helpdoc", Users: 0 })),
        Sometimes<IReadOnlyList<ContractTermInput>>("most users of another item", lines => lines.Any(line => line is { Item: "chat", Users: ContractItem.MaxUsers })),
        Sometimes<Hostile<IReadOnlyList<ContractTermInput>>>("nothing but ticket", hostile => hostile.Value is [{ Item: ContractItem.TicketCode, Users: 3 }]),
        Sometimes<Hostile<IReadOnlyList<ContractTermInput>>>("nothing", hostile => hostile.Value.Count == 0),
        Often<Hostile<IReadOnlyList<ContractTermInput>>>("ticket in front", hostile => hostile.Value.Count > 1 && hostile.Value[0] is { Item: ContractItem.TicketCode, Users: 3 }),
        Often<Hostile<IReadOnlyList<ContractTermInput>>>("no ticket", hostile => !hostile.Value.Any(IsTicket)),
        Sometimes<Hostile<IReadOnlyList<ContractTermInput>>>("more than there may be", hostile => hostile.Value.Count > ContractItemCatalogue.MaxItems),
        Sometimes<Hostile<IReadOnlyList<ContractTermInput>>>("an item without a code", hostile => hostile.Value.Any(line => line.Item is null)),
        Sometimes<Hostile<IReadOnlyList<ContractTermInput>>>("absurd users", hostile => hostile.Value.Any(line => line.Users < 0)),
        .. new[] { 0, 2, 3, 4 }.Select(digits => Sometimes<Currency>($"{digits} digits", currency => currency.MinorUnitDigits == digits)),
        Sometimes<Money>("nothing", money => money.Amount == 0),
        Sometimes<Money>("less than nothing", money => money.Amount < -1),
        Sometimes<Money>("two digits", money => money.Currency.MinorUnitDigits == 2 && HasDigits(money.Amount, 2)),
        Sometimes<Money>("three digits", money => money.Currency.MinorUnitDigits == 3 && HasDigits(money.Amount, 3)),
        Sometimes<Money>("four digits", money => money.Currency.MinorUnitDigits == 4 && HasDigits(money.Amount, 4)),
        Always<Money>("no more than a currency has", money => money.Amount == decimal.Round(money.Amount, money.Currency.MinorUnitDigits)),
        Sometimes<ItemPrice>("free", price => price is { MonthPrice: 0, DayPrice: 0 }),
        Often<ItemPrice>("whole thousands", price => price.MonthPrice > 0 && price.MonthPrice % 1_000 == 0),
        Often<ItemPrice>("a day is a thirtieth of the month", price => price.MonthPrice > 0 && price.DayPrice == Math.Round(price.MonthPrice / 30)),
        Sometimes<ItemPrice>("six decimals", price => HasDigits(price.MonthPrice, 6)),
        Sometimes<ItemPrice>("one decimal", price => HasDigits(price.MonthPrice, 1)),
        Always<ItemPrice>("users at what has users", price => price.PerUser == price.Item is "ticket" or "telticket" or "chat" or "Alpha"),
        Often<ItemPrice>("nothing counted", price => price.Usage is null),
        Often<ItemPrice>("something counted", price => price.Usage is not null),
        Always<UsagePrice>("steps without gaps", price => price.Steps[0].From == price.FreeUnits && price.Steps.Zip(price.Steps.Skip(1)).All(each => each.First.UpTo == each.Second.From && each.First.UpTo > each.First.From) && price.Steps[^1].UpTo is null),
        .. Enumerable.Range(1, 4).Select(count => Sometimes<UsagePrice>($"{count} steps", price => price.Steps.Count == count)),
        Often<UsagePrice>("nothing free", price => price.FreeUnits == 0),
        Sometimes<UsagePrice>("six decimals", price => price.Steps.Any(step => HasDigits(step.UnitPrice, 6))),
        Sometimes<UsagePrice>("whole prices above a thousand", price => price.Steps.Any(step => step.UnitPrice > 1_000 && step.UnitPrice % 1 == 0)),
        Sometimes<UsageStep>("the last one", step => step.UpTo is null),
        Sometimes<PriceBookVersion>("the shipped one", version => version == PriceBooks.Korea2020.Versions[0]),
        Always<PriceBookVersion>("the price of ticket and those of the first eight items", version => Shipped.Take(8).All(item => version.PriceOf(item.Code) is not null)),
        Sometimes<PriceBookVersion>("the price of an item that no catalogue has", version => version.PriceOf("Alpha") is not null),
        Sometimes<PriceBookVersion>("a percentage with decimals", version => version.VatPercent % 1 != 0),
        Sometimes<PriceBookVersion>("no tax", version => version.VatPercent == 0),
        Sometimes<PriceBookVersion>("nothing but tax", version => version.VatPercent == 100),
        Sometimes<PriceBookVersion>("other roundings than the usual ones", version => version is { LineRounding: AmountRounding.Truncate, DiscountRounding: AmountRounding.Truncate, VatRounding: AmountRounding.HalfUp, LateFeeRounding: AmountRounding.HalfUp }),
        Sometimes<PriceBook>("the shipped one", book => book == PriceBooks.Korea2020),
        .. Enumerable.Range(1, 4).Select(count => Sometimes<PriceBook>($"{count} versions", book => book.Versions.Count == count)),
        Always<PriceBook>("versions are numbered from the year 2000 on", book => book == PriceBooks.Korea2020 || (book.Versions[0].EffectiveFrom == new YearMonth(2000, 1) && book.Versions.Select(version => version.Number).SequenceEqual(Enumerable.Range(1, book.Versions.Count)))),
        Sometimes<PriceBook>("the longest name", book => book.Name.Length == PriceBook.MaxNameLength),
        Sometimes<RefusedText<PriceBook>>("cut off", text => text.Text!.StartsWith("{\"name\"", StringComparison.Ordinal) && !IsJson(text.Text)),
        Sometimes<RefusedText<PriceBook>>("changed", text => text.Text!.StartsWith("{\"name\"", StringComparison.Ordinal) && IsJson(text.Text)),
        Sometimes<RefusedText<PriceBook>>("a version that is null", text => text.Text!.Contains("\"versions\":[null,", StringComparison.Ordinal)),
        Sometimes<RefusedText<PriceBook>>("a negative number", text => text.Text!.Contains("\"number\":-", StringComparison.Ordinal)),
        Sometimes<RefusedText<PriceBook>>("something else", text => text.Text!.Length > 0 && !"{[".Contains(text.Text[0], StringComparison.Ordinal)),
        Always<RefusedText<PriceBook>>("no price book", text => PriceBookJson.Read(Encoding.UTF8.GetBytes(text.Text!), out _).Count > 0),
        Always<YearMonth>("from 2000 to 2199", month => month.Year is >= 2000 and <= 2199),
        Often<YearMonth>("a February", month => month.Month == 2),
        Sometimes<YearMonth>("a February of a leap year", month => month.Month == 2 && CalendarSystem.Iso.IsLeapYear(month.Year)),
        Sometimes<YearMonth>("a February of a century without a leap year", month => month is { Month: 2, Year: 2100 }),
        Sometimes<YearMonth>("a December", month => month.Month == 12),
    ];

    public static TheoryData<string> Types => TypesOf(All);

    [Theory]
    [MemberData(nameof(Types))]
    public void The_promises_of_a_type_are_kept(string type) => Check(All, type);

    private static bool IsTicket(ContractTermInput line) => line.Item == ContractItem.TicketCode;

    private static bool HasDigits(decimal amount, int digits) => amount == decimal.Round(amount, digits) && amount != decimal.Round(amount, digits - 1);

    private static bool IsJson(string text)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}

using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Contracts;

/// <summary>What is just within a limit is taken; what is just beyond is in the tests of each type, or here where it takes many.</summary>
public class LimitTests
{
    private static readonly PriceBookVersion Korea = PriceBooks.Korea2020.Versions[0];
    private static readonly ItemPrice Ticket = Korea.Prices[0];
    private static readonly UsagePrice Usage = Ticket.Usage!;
    private static readonly string LongCode = new('a', ContractItem.MaxCodeLength);

    [Fact]
    public void A_version_at_its_limits_is_one()
    {
        var prices = Enumerable.Range(0, ContractItemCatalogue.MaxItems).Select(i => Ticket with { Item = $"i{i}" }).ToList();
        Assert.Equal(ContractItemCatalogue.MaxItems, (Korea with { Prices = prices }).Prices.Count);
        Assert.Equal((1, 0m, 100m), (Korea with { Number = 1, VatPercent = 0, LateFeePercent = 100 }) is var version ? (version.Number, version.VatPercent, version.LateFeePercent) : default);
        Assert.Equal((99.99m, 0, PriceBookVersion.MaxTrialDays), ((Korea with { VatPercent = 99.99m }).VatPercent, (Korea with { TrialDays = 0 }).TrialDays, (Korea with { TrialDays = PriceBookVersion.MaxTrialDays }).TrialDays));
    }

    [Fact]
    public void Every_rounding_of_a_version_is_a_defined_one()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Korea with { LineRounding = (AmountRounding)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Korea with { DiscountRounding = (AmountRounding)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Korea with { LateFeeRounding = (AmountRounding)2 });
        Assert.Equal(AmountRounding.Truncate, (Korea with { LineRounding = AmountRounding.Truncate }).LineRounding);
        Assert.Equal(
            (AmountRounding.HalfUp, AmountRounding.HalfUp, AmountRounding.Truncate, AmountRounding.Truncate),
            (Korea.LineRounding, Korea.DiscountRounding, Korea.VatRounding, Korea.LateFeeRounding));
    }

    [Fact]
    public void A_price_at_its_limits_is_one()
    {
        Assert.Equal(ItemPrice.MaxPrice, (Ticket with { MonthPrice = ItemPrice.MaxPrice }).MonthPrice);
        Assert.Equal(0, (Ticket with { DayPrice = 0 }).DayPrice);
        Assert.Equal(0.000001m, (Ticket with { DayPrice = 0.000001m }).DayPrice);
        Assert.Throws<ArgumentException>(() => Ticket with { DayPrice = ItemPrice.MaxPrice + 0.01m });
        Assert.Equal(LongCode, (Ticket with { Item = LongCode }).Item);
        Assert.Throws<ArgumentException>(() => Ticket with { Item = LongCode + "a" });
    }

    [Fact]
    public void Usage_at_its_limits_is_priced()
    {
        Assert.Equal(0, With(freeUnits: 0, Step(0, null)).FreeUnits);
        Assert.Equal(UsagePrice.MaxQuantity, With(UsagePrice.MaxQuantity, Step(UsagePrice.MaxQuantity, null)).FreeUnits);
        Assert.Throws<ArgumentException>(() => With(UsagePrice.MaxQuantity + 1, Step(UsagePrice.MaxQuantity + 1, null)));
        Assert.Equal(2, With(0, Step(0, UsagePrice.MaxQuantity), Step(UsagePrice.MaxQuantity, null)).Steps.Count);
        Assert.Equal(ItemPrice.MaxUnitPrice, With(0, Step(0, null) with { UnitPrice = ItemPrice.MaxUnitPrice }).Steps[0].UnitPrice);
        Assert.Equal(UsagePrice.MaxSteps, With(0, Steps(UsagePrice.MaxSteps)).Steps.Count);
        Assert.Throws<ArgumentException>(() => With(0, Steps(UsagePrice.MaxSteps + 1)));
        Assert.Throws<ArgumentNullException>(() => With(0, null!));
    }

    [Fact]
    public void Usage_costs_nothing_up_to_the_free_units_and_then_by_the_step_it_is_in()
    {
        var usage = With(10, Step(10, 20) with { UnitPrice = 3 }, Step(20, null) with { UnitPrice = 2 });

        Assert.Equal([0m, 0m, 3m, 30m, 32m, 50m], new long[] { 0, 10, 11, 20, 21, 30 }.Select(usage.AmountOf));
    }

    [Fact]
    public void A_book_has_as_many_versions_and_a_catalogue_as_many_books_as_are_allowed()
    {
        Assert.Equal(PriceBook.MaxVersions, new PriceBook(LongCode, Currency.Krw, Versions(PriceBook.MaxVersions)).Versions.Count);
        Assert.Throws<ArgumentException>(() => new PriceBook("b", Currency.Krw, Versions(PriceBook.MaxVersions + 1)));
        Assert.Equal(PriceBookCatalogue.MaxBooks, new PriceBookCatalogue(Books(PriceBookCatalogue.MaxBooks), ContractItemCatalogue.Default).Books.Count);
        Assert.Throws<ArgumentException>(() => new PriceBookCatalogue(Books(PriceBookCatalogue.MaxBooks + 1), ContractItemCatalogue.Default));
        Assert.Throws<ArgumentException>(() => new PriceBookCatalogue([null!], ContractItemCatalogue.Default));
    }

    [Fact]
    public void Books_are_listed_by_name_and_each_version_is_looked_at()
    {
        PriceBook[] books = [new("b", Currency.Krw, [Korea]), new("B", Currency.Usd, [Korea]), new("a", Currency.Krw, [Korea])];
        Assert.Equal(["B", "a", "b"], new PriceBookCatalogue(books, ContractItemCatalogue.Default).Books.Select(book => book.ToString()));

        var later = Korea with { Number = 2, EffectiveFrom = Korea.EffectiveFrom.PlusMonths(1), Prices = [Ticket, Ticket with { Item = "unknown" }] };
        Assert.Throws<ArgumentException>(() => new PriceBookCatalogue([new PriceBook("b", Currency.Krw, [Korea, later])], ContractItemCatalogue.Default));
    }

    [Fact]
    public void Numbers_of_versions_rise_with_their_months()
    {
        var next = Korea with { EffectiveFrom = Korea.EffectiveFrom.PlusMonths(1) };
        Assert.Throws<ArgumentException>(() => new PriceBook("b", Currency.Krw, [Korea with { Number = 2 }, next with { Number = 1 }]));
        Assert.Throws<ArgumentException>(() => new PriceBook("b", Currency.Krw, [Korea with { Number = 2 }, next with { Number = 2 }]));
        Assert.Equal([1, 2], new PriceBook("b", Currency.Krw, [next with { Number = 2 }, Korea with { Number = 1 }]).Versions.Select(version => version.Number));
    }

    [Fact]
    public void A_catalogue_of_items_at_its_limits_is_one()
    {
        var ticket = ContractItemCatalogue.Default.Items[0];
        ContractItem[] items = [ticket, .. Enumerable.Range(1, ContractItemCatalogue.MaxItems - 1).Select(i => ticket with { Code = $"item-{i}" })];

        Assert.Equal(ContractItemCatalogue.MaxItems, new ContractItemCatalogue(items).Items.Count);
        Assert.Equal((0, 1, 0), (ticket.MinimumUsers, items[1].MinimumUsers, (items[1] with { PerUser = false }).MinimumUsers));
        Assert.Equal(LongCode, (ticket with { Code = LongCode, Family = LongCode }).Family);
    }

    [Fact]
    public void Stored_terms_may_have_as_many_users_as_anybody()
    {
        var terms = ContractTerms.FromStored([("chat", 0), ("ticket", ContractItem.MaxUsers)]);
        Assert.Equal((ContractItem.MaxUsers, 0, null), (terms.UsersOf("ticket"), terms.UsersOf("chat"), terms.UsersOf("helpdoc")));
        Assert.Equal((true, false), (terms.Contains("chat"), terms.Contains("helpdoc")));
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => ContractItemCatalogue.Default.Items[0] with { ServiceTypes = null! });
        Assert.Throws<ArgumentNullException>(() => Korea with { Prices = null! });
        Assert.Throws<ArgumentNullException>("code", () => new Currency(null!, 0));
        Assert.Throws<ArgumentException>("name", () => new PriceBook(null!, Currency.Krw, [Korea]));
        Assert.Throws<ArgumentNullException>("items", () => ContractTerms.FromStored(null!));
    }

    [Fact]
    public void Types_of_service_are_in_their_order_and_each_is_a_defined_one()
    {
        var ticket = ContractItemCatalogue.Default.Items[0];
        ServiceType[] both = [ServiceType.IssueManagement, ServiceType.ConsultationManagement, ServiceType.IssueManagement];
        Assert.Equal(both.Distinct().Order(), (ticket with { ServiceTypes = both }).ServiceTypes);
        Assert.Throws<ArgumentException>(() => ticket with { ServiceTypes = [ServiceType.IssueManagement, (ServiceType)0] });
    }

    [Fact]
    public void An_item_that_stands_twice_is_refused_for_that_and_one_in_force_may_be_closed()
    {
        var catalogue = ContractItemCatalogue.Default;
        ContractTermInput ticket = new() { Item = "ticket", Users = 1 }, closed = new() { Item = "happycall" }, help = new() { Item = "helpdoc" };

        Assert.Equal(AdminErrors.ContractItemDuplicate, ContractTerms.Create([ticket, help, help with { Users = 5 }], ServiceType.ConsultationManagement, catalogue).Error.Kind);
        Assert.Equal(AdminErrors.ContractItemNotOpen, ContractTerms.Create([ticket, closed], ServiceType.ConsultationManagement, catalogue).Error.Kind);
        Assert.True(ContractTerms.Create([ticket, closed], ServiceType.ConsultationManagement, catalogue, ContractTerms.FromStored([("happycall", 0)])).Succeeded);
        Assert.False(ContractTerms.Create([ticket, closed], ServiceType.ConsultationManagement, catalogue, ContractTerms.FromStored([("helpdoc", 0)])).Succeeded);
    }

    [Fact]
    public void Terms_are_compared_by_their_items_and_with_none()
    {
        ContractTerms? none = null;
        ContractTerms one = ContractTerms.FromStored([("ticket", 1)]), other = ContractTerms.FromStored([("ticket", 2)]);
        Assert.True(one == ContractTerms.FromStored([("ticket", 1)]) && none == (ContractTerms?)null);
        Assert.True(one != other && one != none && none != one);
        Assert.False(one == other || none == one || one != ContractTerms.FromStored([("ticket", 1)]));
        Assert.NotEqual(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Two_items_may_open_the_same()
    {
        var ticket = ContractItemCatalogue.Default.Items[0];
        var catalogue = new ContractItemCatalogue([ticket, ticket with { Code = "a", Opens = ContractFeatures.Faq }, ticket with { Code = "b", Opens = ContractFeatures.Faq }]);
        Assert.Equal(ticket.Opens | ContractFeatures.Faq, ContractTerms.FromStored([("a", 1), ("b", 1), ("ticket", 1)]).Opens(catalogue));
    }

    [Fact]
    public void The_item_whose_price_is_last_is_covered() =>
        Assert.True(PriceBooks.Korea2020.Covers(Korea.EffectiveFrom, ContractTerms.FromStored([("ticket", 1), ("ticketevaluation", 0)])).Succeeded);

    [Fact]
    public void A_currency_has_up_to_four_digits()
    {
        Assert.Equal(4, new Currency("CLF", Currency.MaxMinorUnitDigits).MinorUnitDigits);
        Assert.Equal("CLF", new Currency("CLF", 4).ToString());
        Assert.Equal(decimal.GetBits(0m), decimal.GetBits(Currency.Krw.Round(-0.4m, AmountRounding.HalfUp)));
    }

    private static PriceBookVersion[] Versions(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Korea with { Number = i + 1, EffectiveFrom = Korea.EffectiveFrom.PlusMonths(i), Prices = [Ticket] })];

    private static IEnumerable<PriceBook> Books(int count) => Enumerable.Range(0, count).Select(i => new PriceBook($"b{i}", Currency.Krw, [Korea with { Prices = [Ticket] }]));

    private static UsagePrice With(long freeUnits, params UsageStep[] steps) => (Ticket with { Usage = Usage with { FreeUnits = freeUnits, Steps = steps } }).Usage!;

    private static UsageStep Step(long from, long? upTo) => new() { From = from, UpTo = upTo, UnitPrice = 1 };

    private static UsageStep[] Steps(int count) => [.. Enumerable.Range(0, count).Select(i => Step(i, i == count - 1 ? null : i + 1))];
}

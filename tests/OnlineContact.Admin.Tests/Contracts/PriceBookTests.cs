using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Tests.Contracts;

public class PriceBookTests
{
    private static readonly PriceBookVersion Korea = PriceBooks.Korea2020.Versions[0];
    private static readonly ItemPrice Ticket = Korea.Prices[0];
    private static readonly UsagePrice Usage = Ticket.Usage!;

    [Fact]
    public void The_shipped_book_has_the_prices_of_december_2020()
    {
        Assert.Equal(
            [
                ("ticket", true, 10_000m, 333m), ("telticket", true, 70_000m, 2_333m), ("chat", true, 10_000m, 333m),
                ("helpdoc", false, 50_000m, 1_667m), ("knowledge", false, 50_000m, 1_667m), ("callback", false, 50_000m, 1_667m),
                ("endusermanagement", false, 250_000m, 8_333m), ("ticketevaluation", false, 100_000m, 3_333m),
            ],
            Korea.Prices.Select(price => (price.Item, price.PerUser, price.MonthPrice, price.DayPrice)));
        Assert.All(Korea.Prices, price => Assert.Equal(Currency.Krw.Round(price.MonthPrice / 30, AmountRounding.HalfUp), price.DayPrice));
        Assert.Equal(["ticket", "telticket", "chat"], Korea.Prices.Where(price => price.Usage is not null).Select(price => price.Item));
        Assert.Equal((10m, 2m, 0, DayTerms.Highest), (Korea.VatPercent, Korea.LateFeePercent, Korea.TrialDays, Korea.DayTerms));
        Assert.Equal(("kr-2020", Currency.Krw, new YearMonth(2020, 12)), (PriceBooks.Korea2020.Name, PriceBooks.Korea2020.Currency, Korea.EffectiveFrom));
    }

    [Fact]
    public void The_version_of_a_month_is_the_latest_that_is_effective()
    {
        var book = new PriceBook("b", Currency.Krw,
            [Korea with { EffectiveFrom = new YearMonth(2022, 1), Number = 5 }, Korea with { EffectiveFrom = new YearMonth(2021, 3), Number = 2 }]);
        Assert.Equal("OCA3002", book.VersionFor(new YearMonth(2021, 2)).Error.Code);
        Assert.Equal(2, book.VersionFor(new YearMonth(2021, 3)).Value.Number);
        Assert.Equal(2, book.VersionFor(new YearMonth(2021, 12)).Value.Number);
        Assert.Equal(5, book.VersionFor(new YearMonth(2022, 1)).Value.Number);
        Assert.Throws<ArgumentException>("month", () => book.VersionFor(new YearMonth(1400, 1, CalendarSystem.PersianSimple)));
    }

    [Fact]
    public void A_book_covers_terms_that_have_prices()
    {
        var month = new YearMonth(2021, 1);
        Assert.True(PriceBooks.Korea2020.Covers(month, ContractTerms.FromStored([("ticket", 1), ("helpdoc", 0)])).Succeeded);
        Assert.Equal("OCA3008", PriceBooks.Korea2020.Covers(month, ContractTerms.FromStored([("ticket", 1), ("happycall", 0)])).Error.Code);
        Assert.Equal("OCA3002", PriceBooks.Korea2020.Covers(new YearMonth(2020, 11), ContractTerms.FromStored([("ticket", 1)])).Error.Code);
    }

    [Fact]
    public void Books_are_found_by_name()
    {
        Assert.Same(PriceBooks.Korea2020, PriceBookCatalogue.Default.Find("kr-2020").Value);
        Assert.Equal("OCA3001", PriceBookCatalogue.Default.Find("KR-2020").Error.Code);
        Assert.Equal("OCA3001", PriceBookCatalogue.Default.Find(null).Error.Code);
    }

    [Fact]
    public void A_catalogue_of_books_fits_its_items()
    {
        var items = ContractItemCatalogue.Default;
        Assert.Throws<ArgumentException>(() => new PriceBookCatalogue([], items));
        Assert.Throws<ArgumentException>(() => new PriceBookCatalogue([PriceBooks.Korea2020, PriceBooks.Korea2020], items));
        Assert.Throws<ArgumentException>(() => new PriceBookCatalogue([Book(Ticket with { Item = "unknown" })], items));
        Assert.Throws<ArgumentException>(() => new PriceBookCatalogue([Book(Ticket with { PerUser = false })], items));
    }

    [Fact]
    public void A_book_is_checked_when_it_is_made()
    {
        Assert.Throws<ArgumentException>(() => new PriceBook("", Currency.Krw, [Korea]));
        Assert.Throws<ArgumentException>(() => new PriceBook(new string('a', 41), Currency.Krw, [Korea]));
        Assert.Throws<ArgumentException>(() => new PriceBook("a b", Currency.Krw, [Korea]));
        Assert.Throws<ArgumentException>(() => new PriceBook("b", Currency.Krw, []));
        Assert.Throws<ArgumentException>(() => new PriceBook("b", Currency.Krw, [Korea, Korea with { Number = 2 }]));
        Assert.Throws<ArgumentException>(() => new PriceBook("b", Currency.Krw, [Korea, Korea with { EffectiveFrom = new YearMonth(2021, 1) }]));
        Assert.Throws<ArgumentException>(() => new PriceBook("b", Currency.Krw, [null!]));
    }

    [Fact]
    public void A_version_is_checked_when_it_is_made()
    {
        Assert.Throws<ArgumentException>(() => Korea with { Prices = [] });
        Assert.Throws<ArgumentException>(() => Korea with { Prices = [Ticket, Ticket] });
        Assert.Throws<ArgumentException>(() => Korea with { Prices = [Ticket, null!] });
        Assert.Throws<ArgumentException>(() => Korea with { Prices = [.. Enumerable.Range(0, 51).Select(i => Ticket with { Item = $"i{i}" })] });
        Assert.Throws<ArgumentOutOfRangeException>(() => Korea with { Number = 0 });
        Assert.Throws<ArgumentException>(() => Korea with { VatPercent = -0.01m });
        Assert.Throws<ArgumentException>(() => Korea with { VatPercent = 100.01m });
        Assert.Throws<ArgumentException>(() => Korea with { LateFeePercent = 1.001m });
        Assert.Throws<ArgumentOutOfRangeException>(() => Korea with { TrialDays = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Korea with { TrialDays = PriceBookVersion.MaxTrialDays + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Korea with { DayTerms = (DayTerms)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Korea with { VatRounding = (AmountRounding)2 });
        Assert.Throws<ArgumentException>(() => Korea with { EffectiveFrom = new YearMonth(1400, 1, CalendarSystem.PersianSimple) });
    }

    [Fact]
    public void Versions_with_the_same_contents_are_equal_and_printed_with_them()
    {
        var again = Korea with { Prices = [.. Korea.Prices.Select(price => price with { Usage = price.Usage is { } usage ? usage with { Steps = [.. usage.Steps] } : null })] };
        Assert.Equal(Korea, again);
        Assert.Equal(Korea.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(Korea, Korea with { Prices = [Ticket] });
        Assert.Contains("UpTo = 40000", Korea.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_is_checked_when_it_is_made()
    {
        Assert.Throws<ArgumentException>(() => Ticket with { MonthPrice = -1 });
        Assert.Throws<ArgumentException>(() => Ticket with { MonthPrice = ItemPrice.MaxPrice + 1 });
        Assert.Throws<ArgumentException>(() => Ticket with { DayPrice = 0.0000001m });
        Assert.Throws<ArgumentException>(() => Ticket with { DayPrice = -0.5m });
        Assert.Throws<ArgumentException>(() => Ticket with { Usage = Usage with { FreeUnits = -1 } });
        Assert.Throws<ArgumentException>(() => Ticket with { Usage = Usage with { Unit = "" } });
    }

    [Theory]
    [InlineData("no step")]
    [InlineData("gap at the free units", "3001-")]
    [InlineData("overlap with the free units", "2999-")]
    [InlineData("gap", "3000-4000", "4001-")]
    [InlineData("overlap", "3000-4000", "3999-")]
    [InlineData("no end", "3000-4000")]
    [InlineData("an end too early", "3000-", "4000-")]
    [InlineData("empty", "3000-3000", "3000-")]
    [InlineData("backwards", "3000-2000", "2000-")]
    [InlineData("too far", "3000-1000000000001", "1000000000001-")]
    public void Steps_neither_overlap_nor_leave_gaps(string why, params string[] steps)
    {
        Assert.NotEmpty(why);
        var bad = Usage with { Steps = [.. steps.Select(Step)] };
        Assert.Throws<ArgumentException>(() => Ticket with { Usage = bad });
    }

    [Fact]
    public void Unit_prices_are_bounded()
    {
        Assert.Throws<ArgumentException>(() => Ticket with { Usage = Usage with { Steps = [Step("3000-") with { UnitPrice = -1 }] } });
        Assert.Throws<ArgumentException>(() => Ticket with { Usage = Usage with { Steps = [Step("3000-") with { UnitPrice = 1_000_001 }] } });
        Assert.Throws<ArgumentException>(() => Ticket with { Usage = Usage with { Steps = [.. Enumerable.Range(3_000, 21).Select(from => Step($"{from}-{from + 1}"))] } });
    }

    private static UsageStep Step(string text)
    {
        var parts = text.Split('-');
        return new UsageStep { From = Number(parts[0]), UpTo = parts[1].Length == 0 ? null : Number(parts[1]), UnitPrice = 1 };
    }

    private static long Number(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static PriceBook Book(ItemPrice price) => new("b", Currency.Krw, [Korea with { Prices = [price] }]);
}

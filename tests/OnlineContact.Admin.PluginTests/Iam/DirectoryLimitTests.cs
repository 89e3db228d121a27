using System.Globalization;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Directories;

namespace OnlineContact.Admin.PluginTests.Iam;

/// <summary>What a directory may just do is accepted by the suite, and one more is not.</summary>
public sealed class DirectoryLimitTests
{
    private const string Paged = "Page after page everybody comes once, and no page is larger than asked for";
    private const string Repeated = "An enrolment that is repeated comes to the same";

    [Theory]
    [InlineData(1)]
    [InlineData(MemberSearch.MaxCursorLength)]
    public Task A_cursor_may_have_1_to_1000_characters(int length) => IamDirectoryConformance.Case(Paged).RunAsync(WithCursorsOf(length), CancellationToken.None);

    [Theory]
    [InlineData(0, "A cursor has 0 characters, not 1 to 1000.")]
    [InlineData(MemberSearch.MaxCursorLength + 1, "A cursor has 1001 characters, not 1 to 1000.")]
    public async Task A_cursor_that_is_empty_or_longer_is_caught(int length, string message)
    {
        var error = await Assert.ThrowsAsync<ConformanceException>(() => IamDirectoryConformance.Case(Paged).RunAsync(WithCursorsOf(length), CancellationToken.None));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public Task A_search_may_end_with_the_thousandth_page() => IamDirectoryConformance.Case(Repeated).RunAsync(WithPages(1_000), CancellationToken.None);

    [Fact]
    public async Task A_search_that_goes_on_after_it_is_caught()
    {
        var error = await Assert.ThrowsAsync<ConformanceException>(() => IamDirectoryConformance.Case(Repeated).RunAsync(WithPages(1_001), CancellationToken.None));
        Assert.Equal("A search has not ended after 1000 pages.", error.Message);
    }

    private static ChangedDirectory WithCursorsOf(int length)
    {
        var whole = "";
        return new ChangedDirectory
        {
            Search = search => search.Cursor is null ? search : search with { Cursor = whole },
            Page = (_, page) =>
            {
                if (page.Next is null) return page;
                whole = page.Next;
                return page with { Next = new string('x', length) };
            },
        };
    }

    /// <summary>All pages but the last are empty.</summary>
    private static ChangedDirectory WithPages(int pages) => new()
    {
        Search = search => search with { Cursor = null },
        Page = (search, page) =>
        {
            var number = search.Cursor is null ? 1 : int.Parse(search.Cursor, CultureInfo.InvariantCulture);
            return number == pages ? page : new MemberPage { Members = [], Next = (number + 1).ToString(CultureInfo.InvariantCulture) };
        },
    };
}

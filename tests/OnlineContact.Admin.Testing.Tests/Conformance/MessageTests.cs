using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>The author of a store finds the fault by the message: it names the kind, the order and the way, and cuts what is too long to read.</summary>
public class MessageTests
{
    private const string ByKey = "Every value of every column comes back by key";
    private const string Counts = "The count is of range and filters, up to its bound, whatever page is asked for";

    private static readonly string Private = new('\uE000', 24);

    public static TheoryData<string, string> Values => new()
    {
        { "exact", $"exact '{Private}'," },
        { "longer", $"longer '{Private[..12]}…' (25 units)," },
        { "whole", $"whole 0x{new string('F', 48)}," },
        { "rest", $"rest 0x{new string('F', 48)}… (25)" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_is_shown_whole_up_to_twenty_four_units_and_cut_behind(string column, string shown)
    {
        var ordinal = Label.Shape.Of(column).Ordinal;
        var longest = column switch { "exact" => Cell.Of(Private), "longer" => Cell.Of(Private + "\uE000"), "whole" => Cell.Of(Ones(24)), _ => Cell.Of(Ones(25)) };
        var verdict = await Verdict.OfAsync(
            ByKey,
            new InMemoryFixture(
                store => new StoreWith(store)
                {
                    Get = async (inner, organization, reads, stop) =>
                        [.. (await inner.GetAsync(organization, reads, stop)).Select((rows, at) => reads[at].Shape == Label.Shape ? rows.Select(row => row.Cells[ordinal] == longest ? row with { Version = row.Version.Next } : row).ToArray() : rows)],
                },
                [OrganizationHead.Shape, Entry.Shape, Label.Shape]));
        Assert.NotNull(verdict);
        Assert.StartsWith("In the answer to a read of label by 1 columns and 1 keys, row 0 is not as expected. Expected version 1 and number ", verdict, StringComparison.Ordinal);
        Assert.Equal(2, verdict.Split(shown.TrimEnd(',')).Length - 1);
    }

    [Fact]
    public async Task A_row_with_too_few_cells_is_told_by_their_number()
    {
        var verdict = await Verdict.OfAsync(ByKey, store => new StoreWith(store)
        {
            Get = async (inner, organization, reads, stop) =>
                [.. (await inner.GetAsync(organization, reads, stop)).Select(rows => rows.Select(row => row with { Cells = row.Cells[..^1] }).ToArray())],
        });
        Assert.EndsWith($"came version 1 and {Ticket.Shape.Columns.Count - 1} cells instead of {Ticket.Shape.Columns.Count}.", verdict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The pages of an order, one after the other, are the whole of it", true, "In the pages of 1 rows of ticket.key backwards, row ")]
    [InlineData("The pages of an order, one after the other, are the whole of it", false, "In the pages of 1 rows of ticket.key, row ")]
    [InlineData("A page goes on from a place where no row stands any more", true, "In a page of ticket.key backwards, row ")]
    [InlineData("A page goes on from a place where no row stands any more", false, "In a page of ticket.key, row ")]
    public async Task A_page_is_told_with_its_order_and_its_way(string name, bool backwards, string beginning)
    {
        var verdict = await Verdict.OfAsync(name, store => new StoreWith(store)
        {
            Range = async (inner, organization, read, stop) =>
            {
                var page = await inner.RangeAsync(organization, read, stop);
                return read.Descending == backwards ? page with { Rows = [.. page.Rows.Select(row => row with { Version = new StoreVersion(9) })] } : page;
            },
        });
        Assert.StartsWith(beginning, verdict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "The count up to 1 of ticket.key with 0 filters is 2 instead of 1.")]
    [InlineData(null, "The count up to 1 of ticket.key with 0 filters is none instead of 1.")]
    public async Task A_count_is_told_beside_the_right_one(int? more, string message) =>
        Assert.Equal(message, await Verdict.OfAsync(Counts, store => new StoreWith(store)
        {
            Range = async (inner, organization, read, stop) =>
            {
                var page = await inner.RangeAsync(organization, read, stop);
                return page with { Count = page.Count + more };
            },
        }));

    [Fact]
    public async Task A_count_that_nobody_asked_for_is_told() =>
        Assert.Equal("The count up to 0 of ticket.key with 0 filters is 45 instead of none.", await Verdict.OfAsync(Counts, store => new StoreWith(store)
        {
            Range = async (inner, organization, read, stop) =>
            {
                var page = await inner.RangeAsync(organization, read, stop);
                return page with { Count = page.Count ?? 45 };
            },
        }));

    [Theory]
    [InlineData("The organizations that have a head are listed by name, page after page", "The 1 organizations after '' are  instead of -.")]
    [InlineData("Only organizations with work that is due are listed", "The 1 organizations after '' with tally are  instead of ")]
    public async Task A_listing_is_told_with_the_work_it_is_of(string name, string beginning) =>
        Assert.StartsWith(beginning, await Verdict.OfAsync(name, store => new StoreWith(store) { List = (_, _, _, _, _) => Task.FromResult<IReadOnlyList<OrganizationId>>([]) }), StringComparison.Ordinal);

    public static TheoryData<string, string> Answers => new()
    {
        { "organization_head", "A commit without a conflict answered VersionConflict of organization_head." },
        { "", "A commit without a conflict answered VersionConflict of ?." },
        { "ticket", "A commit without a conflict answered KeyConflict of ticket." },
        { "mail", "A commit without a conflict answered KeyConflict of ticket.mail." },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_conflict_is_told_by_kind_and_key(string conflict, string message)
    {
        var result = conflict switch
        {
            "" => CommitResult.VersionConflict(null),
            "ticket" => CommitResult.KeyConflict(Ticket.Shape, null),
            "mail" => CommitResult.KeyConflict(Ticket.Shape, Ticket.Shape.UniqueKeys[0]),
            _ => CommitResult.VersionConflict(OrganizationHead.Shape),
        };
        Assert.Equal(message, await Verdict.OfAsync("The head is read like any other row", store => new StoreWith(store) { Commit = (_, _, _) => Task.FromResult(result) }));
    }

    [Fact]
    public async Task A_commit_that_should_have_failed_is_told_with_its_conflict() =>
        Assert.Equal(
            "A commit answered Committed where there is KeyConflict of ticket.",
            await Verdict.OfAsync("A second row with the same key is a key conflict that names the kind", store => new StoreWith(store)
            {
                Commit = async (inner, changes, stop) =>
                {
                    await inner.CommitAsync(changes, stop);
                    return CommitResult.Committed;
                },
            }));

    [Fact]
    public async Task A_failing_history_is_told_by_its_step_and_its_seed()
    {
        var calls = 0;
        var history = StoreConformance.RandomHistory(4, 50);
        var e = await Assert.ThrowsAsync<ConformanceException>(() => history.RunAsync(
            new InMemoryFixture(store => new StoreWith(store)
            {
                Commit = async (inner, changes, stop) =>
                {
                    var result = await inner.CommitAsync(changes, stop);
                    return ++calls == 4 ? result.Status == CommitStatus.Committed ? CommitResult.VersionConflict(null) : CommitResult.Committed : result;
                },
            }),
            CancellationToken.None));
        Assert.Matches("^Step [0-9] of the history of seed 4: A commit ", e.Message);
    }

    private static byte[] Ones(int length) => [.. Enumerable.Repeat((byte)0xFF, length)];

    [Fact]
    public async Task Trimming_is_told_with_its_bound_and_its_limit()
    {
        var verdict = await Verdict.OfAsync("Trimming removes the lowest rows of an order, up to bound and limit", store => new StoreWith(store)
        {
            Trim = async (inner, organization, index, upTo, limit, stop) => 1 + await inner.TrimAsync(organization, index, upTo, limit, stop),
        });
        Assert.Equal("Trimming tally.by_day up to 10101 with limit 9 removed 1 rows instead of 0.", verdict);
    }
}

internal sealed record Label(OrganizationId Organization, long Number, string Exact, string Longer, byte[] Whole, byte[] Rest)
{
    private static readonly RecordShapeBuilder<Label> Builder = RecordShape.For<Label>("label", x => x.Organization);
    private static readonly Column<Label, long> NumberColumn = Builder.Number("number", x => x.Number);
    private static readonly Column<Label, string> ExactColumn = Builder.Text("exact", 24, x => x.Exact);
    private static readonly Column<Label, string> LongerColumn = Builder.Text("longer", 25, x => x.Longer);
    private static readonly Column<Label, byte[]> WholeColumn = Builder.BytesOf("whole", 24, x => x.Whole, x => x, x => x);
    private static readonly Column<Label, byte[]> RestColumn = Builder.BytesOf("rest", 25, x => x.Rest, x => x, x => x);

    public static readonly RecordShape<Label> Shape = Builder.Build(
        r => new Label(r.Organization, r.Get(NumberColumn), r.Get(ExactColumn), r.Get(LongerColumn), r.Get(WholeColumn), r.Get(RestColumn)), ShapeTraits.Versioned, null, NumberColumn);
}

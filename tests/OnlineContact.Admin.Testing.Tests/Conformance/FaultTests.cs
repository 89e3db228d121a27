using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>Faults that a store has from its design, each caught by the case that is about it; and freedoms that a store has, which no case minds.</summary>
public class FaultTests
{
    private const string Versions = "A row that is replaced or removed must have the expected version";
    private const string StaleVersion = "A change with a stale version changes nothing, wherever it stands among the writes";
    private const string Required = "A required row must stand as it was seen";
    private const string Differs = "When one appended row differs from what is there, none is inserted";
    private const string Counters = "Counters add up, each for itself";
    private const string Filtered = "A filter lets through rows that hold one of its values, and two filters rows that pass both";

    private static readonly Dictionary<string, (Func<IAdminStore, IAdminStore> Break, string[] CaughtBy)> Faults = new()
    {
        ["takes a version that was removed since"] = (AcceptsRemovedVersions, [Versions]),
        ["requires nothing of rows that are not there"] = (
            store => new StoreWith(store)
            {
                Commit = async (inner, changes, stop) =>
                {
                    var writes = new List<Write>();
                    foreach (var write in changes.Writes.Skip(1))
                    {
                        if (write.Kind != WriteKind.Require || write.Expected is null || await IsThereAsync(inner, changes.Organization, write.Shape, [.. write.Key])) writes.Add(write);
                    }

                    return await inner.CommitAsync(ChangeSet.Create(changes.Organization, changes.Writes[0], writes), stop);
                },
            },
            [StaleVersion, Required]),
        ["compares appended rows by their keys"] = (
            store => new StoreWith(store)
            {
                Append = async (inner, organization, shape, rows, stop) =>
                {
                    var results = new List<AppendResult>();
                    foreach (var row in rows)
                    {
                        if (await IsThereAsync(inner, organization, shape, shape.KeyOf(row))) results.Add(AppendResult.Same);
                        else results.AddRange(await inner.AppendAsync(organization, shape, [row], stop));
                    }

                    return results;
                },
            },
            [Differs]),
        ["counts upwards only"] = (
            store => new StoreWith(store) { Add = (inner, organization, shape, deltas, stop) => inner.AddAsync(organization, shape, [.. deltas.Where(delta => delta[2].AsNumber() > 0)], stop) },
            [Counters]),
        ["keeps counters as floating points"] = (
            store => new StoreWith(store)
            {
                Get = async (inner, organization, reads, stop) =>
                    [.. (await inner.GetAsync(organization, reads, stop)).Select((rows, at) => reads[at].Shape == Tally.Shape ? [.. rows.Select(Rounded)] : rows)],
            },
            [Counters]),
        ["begins anew where the row of a place is gone"] = (
            store => new StoreWith(store)
            {
                Range = async (inner, organization, read, stop) =>
                {
                    if (read.After is not { } after) return await inner.RangeAsync(organization, read, stop);
                    var all = await inner.RangeAsync(organization, new RangeRead { Index = read.Index, Limit = RangeRead.MaxLimit }, stop);
                    var stands = all.Rows.Any(row => read.Index.Columns.Select(column => row.Cells[column.Ordinal]).SequenceEqual(after));
                    return await inner.RangeAsync(organization, stands ? read : read with { After = null }, stop);
                },
            },
            ["A page goes on from a place where no row stands any more"]),
        ["filters by the first value"] = (
            store => new StoreWith(store)
            {
                Range = (inner, organization, read, stop) => inner.RangeAsync(organization, read with { Filters = [.. read.Filters.Select(filter => filter with { Values = [filter.Values[0]] })] }, stop),
            },
            [Filtered]),
        ["filters by the first filter"] = (
            store => new StoreWith(store) { Range = (inner, organization, read, stop) => inner.RangeAsync(organization, read with { Filters = [.. read.Filters.Take(1)] }, stop) },
            [Filtered]),
        ["gives a row more than was asked for"] = (
            store => new StoreWith(store) { Range = (inner, organization, read, stop) => inner.RangeAsync(organization, read with { Limit = read.Limit > 999 ? 1_000 : read.Limit + 1 }, stop) },
            ["The pages of an order, one after the other, are the whole of it"]),
        ["trims one row where it may trim none"] = (
            store => new StoreWith(store)
            {
                Trim = async (inner, organization, index, upTo, limit, stop) =>
                {
                    var removed = await inner.TrimAsync(organization, index, upTo, limit == 0 ? 1 : limit, stop);
                    return limit == 0 ? 0 : removed;
                },
            },
            ["Trimming removes the lowest rows of an order, up to bound and limit"]),
        ["holds two texts for one that differ by case"] = (
            store => new StoreWith(store)
            {
                Commit = (inner, changes, stop) => changes.Writes.Where(write => write.Shape == Ticket.Shape && write.Kind == WriteKind.Insert)
                    .Select(write => write.Get(Ticket.Shape.Of("mail"))).Where(mail => !mail.IsNull).GroupBy(mail => mail.AsText().ToUpperInvariant()).Any(group => group.Count() > 1)
                    ? Task.FromResult(CommitResult.KeyConflict(Ticket.Shape, Ticket.Shape.UniqueKeys[0]))
                    : inner.CommitAsync(changes, stop),
            },
            ["Keys that a careless collation holds for equal are different"]),
        ["tells of another trim beside other organizations"] = (
            store => new StoreWith(store) { Trim = async (inner, organization, index, upTo, limit, stop) => await inner.TrimAsync(organization, index, upTo, limit, stop) + (limit == 100 ? 1 : 0) },
            ["Organizations with the same keys never see each other's rows"]),
        ["gives other rows where it counts"] = (
            store => new StoreWith(store)
            {
                Range = async (inner, organization, read, stop) =>
                {
                    var page = await inner.RangeAsync(organization, read, stop);
                    return read.CountUpTo > 0 ? page with { Rows = [.. page.Rows.SkipLast(1)] } : page;
                },
            },
            ["The count is of range and filters, up to its bound, whatever page is asked for"]),
        ["keeps no value that may be missing"] = (
            store => new StoreWith(store)
            {
                Get = async (inner, organization, reads, stop) =>
                    [.. (await inner.GetAsync(organization, reads, stop)).Select((rows, at) => rows.Select(row => row with { Cells = [.. row.Cells.Select((cell, place) => reads[at].Shape.Columns[place].IsOptional ? Cell.Null : cell)] }).ToArray())],
            },
            ["Every value of every column comes back by key", "A row that is replaced comes back with its new values and the next version"]),
        ["lists names without regard to case"] = (
            store => new StoreWith(store)
            {
                List = async (inner, after, limit, having, stop) =>
                    [.. (await inner.OrganizationsAsync(after, limit, having, stop)).OrderBy(name => name.Value, StringComparer.OrdinalIgnoreCase)],
            },
            ["The organizations that have a head are listed by name, page after page"]),
    };

    public static TheoryData<string, string> Catches => Verdict.Catches(Faults);

    [Theory]
    [MemberData(nameof(Catches))]
    public async Task A_fault_is_caught_by_the_case_that_is_about_it(string fault, string name) => Assert.NotNull(await Verdict.OfAsync(name, Faults[fault].Break));

    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name).Where(name => !name.Contains("thousand", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_store_need_not_say_of_which_kind_a_version_was_stale(string name) =>
        Assert.Null(await Verdict.OfAsync(name, store => new StoreWith(store)
        {
            Commit = async (inner, changes, stop) => await inner.CommitAsync(changes, stop) is { Status: not CommitStatus.VersionConflict } result ? result : CommitResult.VersionConflict(null),
        }));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_store_need_not_say_what_becomes_of_the_other_rows_when_one_differs(string name) =>
        Assert.Null(await Verdict.OfAsync(name, store => new StoreWith(store)
        {
            Append = async (inner, organization, shape, rows, stop) =>
            {
                var results = await inner.AppendAsync(organization, shape, rows, stop);
                return results.Contains(AppendResult.Different) ? [.. results.Select(result => result == AppendResult.Inserted ? AppendResult.Same : result)] : results;
            },
        }));

    private static async Task<bool> IsThereAsync(IAdminStore store, OrganizationId organization, RecordShape shape, Cell[] key) =>
        (await store.GetAsync(organization, [new RecordRead(shape, shape.Key, [key])], CancellationToken.None))[0].Count > 0;

    private static StoredRow Rounded(StoredRow row)
    {
        Cell[] cells = [.. row.Cells];
        for (var i = 2; i < cells.Length; i++) cells[i] = Cell.Of((long)(double)cells[i].AsNumber());
        return row with { Cells = cells };
    }

    private static StoreWith AcceptsRemovedVersions(IAdminStore store)
    {
        var removed = new Dictionary<(OrganizationId Organization, string Shape, Cell First), StoreVersion>();
        return new StoreWith(store)
        {
            Commit = async (inner, changes, stop) =>
            {
                var writes = new List<Write>();
                foreach (var write in changes.Writes.Skip(1))
                {
                    var place = (changes.Organization, write.Shape.Name, write.Key.Count > 0 ? write.Key[0] : Cell.Null);
                    var revived = write.Kind == WriteKind.Replace && removed.GetValueOrDefault(place) == write.Expected && !await IsThereAsync(inner, changes.Organization, write.Shape, [.. write.Key]);
                    writes.Add(revived ? Write.Insert(write.Shape, write.Cells!) : write);
                }

                var result = await inner.CommitAsync(ChangeSet.Create(changes.Organization, changes.Writes[0], writes), stop);
                if (result.Status != CommitStatus.Committed) return result;
                foreach (var write in writes.Where(write => write.Kind == WriteKind.Remove)) removed[(changes.Organization, write.Shape.Name, write.Key.Count > 0 ? write.Key[0] : Cell.Null)] = write.Expected!.Value;
                return result;
            },
        };
    }
}

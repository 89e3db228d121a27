using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Tests.BrokenStores;

/// <summary>
/// Each broken store is caught, and by the cases that say what is broken. The random histories and the simulations are left
/// out: what they catch is a matter of luck. So are the cases of a thousand rows where others are to mind nothing: they take
/// longer than all the rest.
/// </summary>
public class BrokenStoreTests
{
    private static readonly Dictionary<string, (Func<IAdminStore, IAdminStore> Break, string[] CaughtBy)> Broken = new()
    {
        [nameof(LosesUpdates)] = (store => new LosesUpdates(store),
        [
            "A change with a stale version changes nothing, wherever it stands among the writes",
            "A change with a stale head changes nothing",
            "Of two changes made from the same load exactly one wins",
            "A row that is replaced or removed must have the expected version",
            "Many rows of one kind are replaced by one change, each at its version",
        ]),
        [nameof(ReplacesWhatMatches)] = (store => new ReplacesWhatMatches(store),
        [
            "Many rows of one kind are replaced by one change, each at its version",
        ]),
        [nameof(IgnoresRequirements)] = (store => new IgnoresRequirements(store),
        [
            "A change with a stale version changes nothing, wherever it stands among the writes",
            "A required row must stand as it was seen",
        ]),
        [nameof(IgnoresRequiredAbsence)] = (store => new IgnoresRequiredAbsence(store),
        [
            "A change with a stale version changes nothing, wherever it stands among the writes",
            "A required row must stand as it was seen",
        ]),
        [nameof(SwallowsErrors)] = (store => new SwallowsErrors(store),
        [
            "A row that is replaced comes back with its new values and the next version",
            "The writes of a change are applied in their order",
            "Every change leaves its entries in the change log",
            "A second row with the same key is a key conflict that names the kind",
            "A second row with the same unique key is a key conflict that names the key",
            "A row does not conflict with itself when it is replaced",
            "Trimming removes the lowest rows of an order, up to bound and limit",
            "What is cancelled before it begins does nothing",
            "Preparing a store again changes nothing",
        ]),
        [nameof(DropsEntries)] = (store => new DropsEntries(store),
        [
            "Every change leaves its entries in the change log",
        ]),
        [nameof(WritesHalfChanges)] = (store => new WritesHalfChanges(store),
        [
            "A change with a stale version changes nothing, wherever it stands among the writes",
            "A change with a key conflict changes nothing, wherever it stands among the writes",
            "Many rows of one kind are replaced by one change, each at its version",
        ]),
        [nameof(IgnoresUniqueKeys)] = (store => new IgnoresUniqueKeys(store),
        [
            "A second row with the same unique key is a key conflict that names the key",
        ]),
        [nameof(NamesNoUniqueKey)] = (store => new NamesNoUniqueKey(store),
        [
            "A second row with the same unique key is a key conflict that names the key",
        ]),
        [nameof(KeepsOldChildren)] = (store => new KeepsOldChildren(store),
        [
            "All rows that begin with a key are replaced, and no others",
            "Organizations with the same keys never see each other's rows",
        ]),
        [nameof(IgnoresCancellation)] = (store => new IgnoresCancellation(store),
        [
            "What is cancelled before it begins does nothing",
        ]),
        [nameof(PagesUnordered)] = (store => new PagesUnordered(store),
        [
            "Every value of every column comes back in every order",
            "The pages of an order, one after the other, are the whole of it",
            "Text is ordered by code point",
            "Rows that come and go between two pages move no other row",
            "A page goes on from a place where no row stands any more",
            "A range takes its first bound in and leaves its last one out",
            "A filter lets through rows that hold one of its values, and two filters rows that pass both",
            "Organizations with the same keys never see each other's rows",
            "The count is of range and filters, up to its bound, whatever page is asked for",
        ]),
        [nameof(RepeatsTheLastRow)] = (store => new RepeatsTheLastRow(store),
        [
            "The pages of an order, one after the other, are the whole of it",
            "Text is ordered by code point",
            "Rows that come and go between two pages move no other row",
            "A range takes its first bound in and leaves its last one out",
            "A filter lets through rows that hold one of its values, and two filters rows that pass both",
            "A page has up to a thousand rows",
            "The count is of range and filters, up to its bound, whatever page is asked for",
        ]),
        [nameof(CountsThePage)] = (store => new CountsThePage(store),
        [
            "The count is of range and filters, up to its bound, whatever page is asked for",
        ]),
        [nameof(TakesTheBoundIn)] = (store => new TakesTheBoundIn(store),
        [
            "Text is ordered by code point",
            "A range takes its first bound in and leaves its last one out",
            "The count is of range and filters, up to its bound, whatever page is asked for",
        ]),
        [nameof(OrdersByUtf16)] = (store => new OrdersByUtf16(store),
        [
            "Every value of every column comes back in every order",
            "Text is ordered by code point",
            "Rows that come and go between two pages move no other row",
        ]),
        [nameof(ShowsOtherOrganizations)] = (store => new ShowsOtherOrganizations(store),
        [
            "Organizations with the same keys never see each other's rows",
        ]),
        [nameof(SearchesWithWildcards)] = (store => new SearchesWithWildcards(store),
        [
            "A search finds the text literally and nothing else",
        ]),
        [nameof(SearchesPastTheEnd)] = (store => new SearchesPastTheEnd(store),
        [
            "A search goes on after a key, ends before another one, and stops at its limit",
        ]),
        [nameof(ReadsByTheLastColumn)] = (store => new ReadsByTheLastColumn(store),
        [
            "Several keys with one beginning find their rows and no others",
        ]),
        [nameof(RepeatsKeys)] = (store => new RepeatsKeys(store),
        [
            "Several keys find each row once, ordered by key",
            "Several keys with one beginning find their rows and no others",
            "A read names a thousand keys",
        ]),
        [nameof(AppendOverwrites)] = (store => new AppendOverwrites(store),
        [
            "When one appended row differs from what is there, none is inserted",
        ]),
        [nameof(AppendsHalf)] = (store => new AppendsHalf(store),
        [
            "When one appended row differs from what is there, none is inserted",
        ]),
        [nameof(AddLosesAmounts)] = (store => new AddLosesAmounts(store),
        [
            "Counters add up, each for itself",
        ]),
        [nameof(TrimsTooMuch)] = (store => new TrimsTooMuch(store),
        [
            "Trimming removes the lowest rows of an order, up to bound and limit",
        ]),
        [nameof(TrimsWithoutLimit)] = (store => new TrimsWithoutLimit(store),
        [
            "Trimming removes the lowest rows of an order, up to bound and limit",
        ]),
        [nameof(ListsIdleOrganizations)] = (store => new ListsIdleOrganizations(store),
        [
            "Only organizations with work that is due are listed",
        ]),
        [nameof(AddLosesCalls)] = (store => new AddLosesCalls(store),
        [
            "Counters add up, each for itself",
            "Counters lose nothing when several tasks add at once",
            "Organizations with the same keys never see each other's rows",
        ]),
    };

    public static TheoryData<string> Names => [.. Broken.Keys];

    public static TheoryData<string, string> Catches => Verdict.Catches(Broken);

    [Theory]
    [MemberData(nameof(Catches))]
    public async Task A_broken_store_is_caught_by_the_case_that_says_so(string store, string name) => Assert.NotNull(await Verdict.OfAsync(name, Broken[store].Break));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_other_case_minds_what_is_broken(string store)
    {
        var minding = new List<string>();
        foreach (var other in StoreConformance.Cases.Where(each => !IsRandom(each) && !IsLarge(each) && !Broken[store].CaughtBy.Contains(each.Name)))
        {
            if (await Verdict.OfAsync(other.Name, Broken[store].Break) is not null) minding.Add(other.Name);
        }

        Assert.Empty(minding);
    }

    private static bool IsRandom(StoreConformanceCase each) =>
        each.Name.StartsWith("A random history", StringComparison.Ordinal) || each.Name.StartsWith("A simulation", StringComparison.Ordinal);

    private static bool IsLarge(StoreConformanceCase each) => each.Name.Contains("thousand", StringComparison.Ordinal);
}

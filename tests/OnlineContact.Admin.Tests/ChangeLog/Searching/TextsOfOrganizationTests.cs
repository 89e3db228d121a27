using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

public class TextsOfOrganizationTests
{
    private static readonly ChangeLogQuery Named = ChangeLogQuery.Everything with { Name = "kim" };
    private static readonly ChangeLogQuery Contained = ChangeLogQuery.Everything with { Content = "done", Language = "en" };
    private static readonly byte[] Nothing = RunRow.Encode(new LogRun(0, 0), []);

    [Fact]
    public async Task Texts_are_found_by_field_and_those_that_are_known_are_not_read_again()
    {
        var (store, texts) = await SceneAsync();
        await StoredLog.CommitAsync(store, StoredLog.Text(1, LogField.ActorName, "Kim"), StoredLog.Text(2, LogField.TargetName, "kimchi"), StoredLog.Text(3, LogField.IpAddress, "kim"), StoredLog.Text(4, LogField.Before, "kim"));
        store.Told();
        Assert.Equal("1 2", await FindAsync(texts, 4, Named));
        Assert.Equal("text 1-4", store.Told());
        Assert.Equal("1 2", await FindAsync(texts, 4, Named));
        Assert.Equal("3", await FindAsync(texts, 3, ChangeLogQuery.Everything with { Address = "kim" }));
        Assert.Equal("", store.Told());

        await StoredLog.CommitAsync(store, StoredLog.Text(5, LogField.ActorName, "Lee"), StoredLog.Text(6, LogField.ActorName, "akim"));
        store.Told();
        Assert.Equal("1 6 2", await FindAsync(texts, 6, Named));
        Assert.Equal("text 5-6", store.Told());
    }

    /// <summary>Two of four names of actors and one of two of targets have it: three quarters, if all were as common.</summary>
    [Fact]
    public async Task How_likely_one_of_the_places_has_a_part_follows_from_how_many_texts_have_it()
    {
        var (store, texts) = await SceneAsync();
        Assert.Equal(0, (await texts.FindAsync(StoredLog.Head(1), new SearchedTexts(Named), default)).Texts[0].Likelihood);
        string[] names = ["kim", "lee", "akim", "park", "kimchi", "choi"];
        await StoredLog.CommitAsync(store, names.Select((name, i) => StoredLog.Text(i + 1, i < 4 ? LogField.ActorName : LogField.TargetName, name)));
        var found = await texts.FindAsync(StoredLog.Head(1, 6), new SearchedTexts(Named with { Address = "1" }), default);
        Assert.Equal([0.75, 0], found.Texts.Select(part => part.Likelihood));
        Assert.Equal(FoundPart.Nowhere, found.Contents);
    }

    [Theory]
    [InlineData(999, "text 1-999")]
    [InlineData(1_000, "text 1-1000")]
    [InlineData(1_500, "text 1-1500, text 1001-1500")]
    public async Task Many_texts_are_read_page_by_page(int count, string asked)
    {
        var (store, texts) = await SceneAsync();
        await StoredLog.CommitAsync(store, Enumerable.Range(1, count).Select(id => StoredLog.Text(id, LogField.ActorName, id % 100 == 99 ? $"kim{id}" : $"lee{id}")));
        store.Told();
        Assert.Equal(string.Join(' ', Enumerable.Range(1, count).Where(id => id % 100 == 99)), await FindAsync(texts, count, Named));
        Assert.Equal(asked, store.Told());
    }

    [Fact]
    public async Task A_later_epoch_has_all_read_again_and_an_earlier_one_nothing()
    {
        var (store, texts) = await SceneAsync();
        await StoredLog.CommitAsync(store, StoredLog.Text(1, LogField.ActorName, "kim"), StoredLog.Text(2, LogField.ActorName, "kim2"));
        Assert.Equal("1 2", await FindAsync(texts, 2, Named, epoch: 1));
        await EraseAsync(store, 1);
        store.Told();
        Assert.Equal("1 2", await FindAsync(texts, 2, Named, epoch: 0));
        Assert.Equal("1 2", await FindAsync(texts, 2, Named, epoch: 1));
        Assert.Equal("", store.Told());
        Assert.Equal("2", await FindAsync(texts, 2, Named, epoch: 2));
        Assert.Equal("text 1-2", store.Told());
    }

    [Fact]
    public async Task Two_searches_at_once_keep_each_text_once()
    {
        var (store, texts) = await SceneAsync();
        await StoredLog.CommitAsync(store, StoredLog.Text(1, LogField.ActorName, "kim"), StoredLog.Text(2, LogField.ActorName, "kim2"));
        store.AfterRange = async () => Assert.Equal("1 2", await FindAsync(texts, 2, Named));
        Assert.Equal("1 2", await FindAsync(texts, 2, Named));
        Assert.Equal("1 2", await FindAsync(texts, 2, Named));
    }

    /// <summary>The other search knows as much as this one did, of a later epoch: what this one has read is from before.</summary>
    [Fact]
    public async Task What_was_read_before_an_erasure_is_not_kept_after_it()
    {
        var (store, texts) = await SceneAsync();
        await StoredLog.CommitAsync(store, StoredLog.Text(1, LogField.ActorName, "kim"), StoredLog.Text(2, LogField.ActorName, "kim2"));
        Assert.Equal("1", await FindAsync(texts, 1, Named));
        store.AfterRange = async () =>
        {
            await EraseAsync(store, 2);
            Assert.Equal("1", await FindAsync(texts, 1, Named, epoch: 1));
        };
        Assert.Equal("1", await FindAsync(texts, 2, Named));
        Assert.Equal("1", await FindAsync(texts, 2, Named, epoch: 1));
    }

    /// <summary>Once all that can be is indexed, the index is not asked; it never goes back.</summary>
    [Fact]
    public async Task How_far_the_index_goes_is_asked_when_it_may_have_gone_on()
    {
        var (store, texts) = await SceneAsync();
        Assert.Equal(0, await IndexedAsync(63));
        Assert.Equal("", store.Told());
        Assert.Equal(0, await IndexedAsync(64));
        Assert.Equal("index 0", store.Told());
        await StoredLog.AppendAsync(store, (new LogRun(0, 0).PlaceOf(0), Nothing), (new LogRun(0, 1).PlaceOf(0), Nothing), (new LogRun(1, 0).PlaceOf(0), Nothing));
        store.Told();
        Assert.Equal(128, await IndexedAsync(191));
        Assert.Equal("index 0", store.Told());
        Assert.Equal(128, await IndexedAsync(191));
        Assert.Equal("", store.Told());
        store.AfterRange = async () =>
        {
            await StoredLog.AppendAsync(store, (new LogRun(0, 2).PlaceOf(0), Nothing));
            Assert.Equal(192, await IndexedAsync(192));
        };
        Assert.Equal(192, await IndexedAsync(192));

        async Task<long> IndexedAsync(long last) => (await texts.FindAsync(StoredLog.Head(last), new SearchedTexts(ChangeLogQuery.Everything), default)).Indexed;
    }

    [Theory]
    [InlineData(999, "index 0, content 1-")]
    [InlineData(1_000, "index 0, content 1-, content 1001-")]
    [InlineData(1_500, "index 0, content 1-, content 1001-")]
    public async Task Contents_are_read_page_by_page_and_once(int count, string asked)
    {
        var (store, texts) = await SceneAsync();
        await StoredLog.AppendAsync(store, Enumerable.Range(1, count).Select(first => Content(first, first % 100 == 99 ? "x.done" : "x.begun")));
        await StoredLog.AppendAsync(store, (new LogRun(0, 0).PlaceOf(0), Nothing));
        store.Told();
        var expected = string.Join(' ', Enumerable.Range(1, count).Where(first => first % 100 == 99));
        Assert.Equal(expected, await FindContentsAsync(texts, 64));
        Assert.Equal(asked, store.Told());
        Assert.Equal(expected, await FindContentsAsync(texts, 64));
        Assert.Equal("", store.Told());

        await StoredLog.AppendAsync(store, [Content(1_600, "x.done")]);
        await StoredLog.AppendAsync(store, (new LogRun(0, 24).PlaceOf(0), Nothing));
        store.Told();
        Assert.Equal(expected + " 1600", await FindContentsAsync(texts, 1_600));
        Assert.Equal($"index 0, content {count + 1}-", store.Told());
    }

    [Fact]
    public async Task Contents_are_those_of_the_language_and_where_nothing_is_indexed_none_are_read()
    {
        var (store, texts) = await SceneAsync();
        Assert.Equal("", await FindContentsAsync(texts, 64));
        await StoredLog.AppendAsync(store, [Content(1, "x.done"), Content(2, "service.suspended"), Content(3, "x.begun"), Content(4, "x.other")]);
        store.Told();
        Assert.Equal("", await FindContentsAsync(texts, 63));
        Assert.Equal("", store.Told());
        await StoredLog.AppendAsync(store, (new LogRun(0, 0).PlaceOf(0), Nothing));
        var korean = LogContents.Render("service.suspended", "", "ko");
        Assert.Equal(new FoundPart([1], 0.25).Likelihood, (await texts.FindAsync(StoredLog.Head(64), new SearchedTexts(Contained), default)).Contents.Likelihood);
        Assert.Equal("", await FindContentsAsync(texts, 64, Contained with { Content = korean }));
        Assert.Equal("2", await FindContentsAsync(texts, 64, Contained with { Content = korean, Language = "ko" }));
    }

    [Fact]
    public async Task Two_searches_at_once_keep_each_content_once()
    {
        var (store, texts) = await SceneAsync();
        await StoredLog.AppendAsync(store, [Content(1, "x.done")]);
        await StoredLog.AppendAsync(store, (new LogRun(0, 0).PlaceOf(0), Nothing));
        Assert.Equal(64, (await texts.FindAsync(StoredLog.Head(64), new SearchedTexts(Named), default)).Indexed);
        store.AfterRange = async () => Assert.Equal("1", await FindContentsAsync(texts, 64));
        Assert.Equal("1", await FindContentsAsync(texts, 64));
        store.Told();

        // Nothing new, though the index went on twice: the one that ends last does not take back what the other knows.
        await StoredLog.AppendAsync(store, (new LogRun(0, 1).PlaceOf(0), Nothing));
        Assert.Equal(128, (await texts.FindAsync(StoredLog.Head(128), new SearchedTexts(Named), default)).Indexed);
        store.AfterRange = async () =>
        {
            await StoredLog.AppendAsync(store, (new LogRun(0, 2).PlaceOf(0), Nothing));
            Assert.Equal("1", await FindContentsAsync(texts, 192));
        };
        Assert.Equal("1", await FindContentsAsync(texts, 128));
        store.Told();
        Assert.Equal("1", await FindContentsAsync(texts, 192));
        Assert.Equal("", store.Told());
    }

    [Fact]
    public async Task Their_size_is_that_of_all_texts_and_of_contents_in_each_language()
    {
        var (store, texts) = await SceneAsync();
        await StoredLog.CommitAsync(store, StoredLog.Text(1, LogField.ActorName, "김민준"), StoredLog.Text(2, LogField.IpAddress, new string('1', 500)));
        await StoredLog.AppendAsync(store, [Content(1, "x.done")]);
        await StoredLog.AppendAsync(store, (new LogRun(0, 0).PlaceOf(0), Nothing));
        Assert.Equal(0, texts.Size);
        await FindAsync(texts, 2, Named);
        var (name, address, content) = (SizeOf("김민준"), SizeOf(new string('1', 500)), SizeOf("x.done"));
        Assert.Equal(name + address, texts.Size);
        await FindContentsAsync(texts, 64);
        Assert.Equal(name + address + content, texts.Size);
        await FindContentsAsync(texts, 64, Contained with { Language = "ko" });
        Assert.Equal(name + address + 2 * content, texts.Size);

        static long SizeOf(string text)
        {
            var pile = new FoldedTexts();
            pile.Add(1, text);
            return pile.Size;
        }
    }

    private static async Task<(ToldStore Store, TextsOfOrganization Texts)> SceneAsync()
    {
        var store = new ToldStore(await StoredLog.OfAsync([]));
        return (store, new TextsOfOrganization(store, StoredLog.Acme));
    }

    /// <summary>Of a log that is too short for an index.</summary>
    private static async Task<string> FindAsync(TextsOfOrganization texts, long lastText, ChangeLogQuery query, long epoch = 0) =>
        string.Join(' ', (await texts.FindAsync(StoredLog.Head(1, lastText, epoch), new SearchedTexts(query), default)).Texts.Single().Ids);

    private static async Task<string> FindContentsAsync(TextsOfOrganization texts, long last, ChangeLogQuery? query = null) =>
        string.Join(' ', (await texts.FindAsync(StoredLog.Head(last, lastText: 100), new SearchedTexts(query ?? Contained), default)).Contents.Ids);

    private static LogContent Content(long first, string operation) => new() { Organization = StoredLog.Acme, First = first, Operation = operation, Arguments = "" };

    private static async Task EraseAsync(IAdminStore store, long id)
    {
        var fetch = new Fetch(StoredLog.Acme);
        var slot = fetch.One(LogText.ById[id]);
        await fetch.RunAsync(store, default);
        await StoredLog.CommitAsync(store, [Write.Replace(LogText.Shape, LogText.Shape.ToCells(slot.Value.Erase(default)), slot.Version)]);
    }
}

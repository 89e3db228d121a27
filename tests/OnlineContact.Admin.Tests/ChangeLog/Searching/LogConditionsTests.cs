using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

public class LogConditionsTests
{
    private static readonly ChangeLogQuery Everything = ChangeLogQuery.Everything;
    private static readonly LogRow Entry = StoredLog.Row(1) with { ActorName = 5, TargetName = 6, IpAddress = 7, Category = ChangeLogCategory.Cti, Operation = "x.done" };

    [Fact]
    public void Who_asks_for_everything_has_no_conditions()
    {
        var none = Conditions(Everything);
        Assert.True(none.AreNone);
        Assert.False(none.CannotBeMet);
        Assert.True(none.AreMetBy(Entry));
        Assert.Equal(15, none.EntriesFor(10));
        Assert.False(Conditions(Everything with { Category = ChangeLogCategory.Cti }).AreNone);
        Assert.False(Conditions(Everything with { Content = "x" }).AreNone);
    }

    [Theory]
    [InlineData(5, 7, true)]
    [InlineData(6, 7, true)]
    [InlineData(7, 7, false)]
    [InlineData(5, 6, false)]
    public void An_entry_has_a_text_of_each_field_in_one_of_its_places(long name, long address, bool isMet)
    {
        var query = Everything with { Name = "x", Address = "1" };
        Assert.Equal(isMet, Conditions(query, [[1, name], [address, 100]]).AreMetBy(Entry));
        Assert.Equal(isMet, Conditions(query with { Category = ChangeLogCategory.Cti }, [[1, name], [address, 100]]).AreMetBy(Entry));
        Assert.False(Conditions(query with { Category = ChangeLogCategory.Sso }, [[1, name], [address, 100]]).AreMetBy(Entry));
    }

    [Fact]
    public void An_entry_has_the_content_in_its_language()
    {
        Assert.All(new[] { "ko", "en" }, language =>
        {
            var conditions = Conditions(Everything with { Content = "DONE", Language = language });
            for (var i = 0; i < 2; i++)
            {
                Assert.True(conditions.AreMetBy(Entry));
                Assert.False(conditions.AreMetBy(Entry with { Operation = "x.begun" }));
                Assert.True(conditions.AreMetBy(Entry with { Operation = "x.begun", Arguments = "done=1" }));
            }
        });
        var removed = Entry with { Operation = "service.suspended", Arguments = "" };
        var title = LogContents.Render(removed.Operation, "", "ja");
        Assert.True(Conditions(Everything with { Content = title, Language = "ja" }).AreMetBy(removed));
        Assert.False(Conditions(Everything with { Content = title, Language = "en" }).AreMetBy(removed));
    }

    [Fact]
    public void What_is_in_no_text_cannot_be_met_and_what_is_in_no_content_yet_can()
    {
        Assert.True(Conditions(Everything with { Name = "x", Address = "1" }, [[1], []]).CannotBeMet);
        Assert.False(Conditions(Everything with { Name = "x", Address = "1" }, [[1], [2]]).CannotBeMet);
        var content = Conditions(Everything with { Content = "x" });
        Assert.Equal((false, 0), (content.CannotBeMet, Assert.Single(content.Terms).Count));
    }

    [Fact]
    public void The_fewest_terms_are_looked_up_first_and_the_category_last()
    {
        var query = Everything with { Name = "x", Address = "1", Content = "x", Category = ChangeLogCategory.Cti };
        var terms = Conditions(query, [[1, 2, 3], [4]], contents: [64, 128]).Terms;
        Assert.Equal([1, 2, 3, 1], terms.Select(term => term.Count));
        Assert.True(terms[0].Contains(4));
        Assert.True(terms[1].Contains(LogTerm.OfContent(64)) && terms[1].Contains(LogTerm.OfContent(128)));
        Assert.True(terms[3].Contains(LogTerm.OfCategory(ChangeLogCategory.Cti)));
    }

    [Theory]
    [InlineData(1_000, LogRun.HighestLevel)]
    [InlineData(1_001, LogRun.HighestLevel - 1)]
    public void With_many_terms_the_largest_runs_are_too_much_for_a_page(int terms, int level) =>
        Assert.Equal(level, Conditions(Everything with { Name = "x", Address = "1" }, [[1], [.. Enumerable.Range(1, terms).Select(id => (long)id)]]).HighestLevel);

    [Fact]
    public void The_less_likely_each_condition_is_the_more_entries_are_looked_at()
    {
        var query = Everything with { Name = "x", Address = "1" };
        Assert.Equal(10 * 1.5 / (0.5 * 0.25), Conditions(query, [[1], [2]], likelihoods: [0.5, 0.25]).EntriesFor(10));
        Assert.Equal(10 * 1.5 / (0.5 * 0.25 * 0.125), Conditions(query with { Content = "x" }, [[1], [2]], likelihoods: [0.5, 0.25], contents: [1]).EntriesFor(10));
    }

    [Fact]
    public void A_query_names_the_places_of_each_part()
    {
        Assert.Equal("ActorName TargetName", Places(Everything with { Name = "x" }));
        Assert.Equal("IpAddress", Places(Everything with { Address = "x" }));
        Assert.Equal("ServiceId ServiceName", Places(Everything with { Service = "x" }));
        Assert.Equal("ActorId TargetId", Places(Everything with { Account = "x" }));
        Assert.Equal("ActorName TargetName, IpAddress, ServiceId ServiceName, ActorId TargetId", Places(Everything with { Name = "x", Address = "x", Service = "x", Account = "x" }));
        Assert.Equal("", Places(Everything with { Name = " ", Address = "", Content = "x" }));
        Assert.True(new SearchedTexts(Everything).AreNone);
        Assert.True(new SearchedTexts(Everything with { Name = "\t", Content = " " }).AreNone);
        Assert.False(new SearchedTexts(Everything with { Name = "x" }).AreNone);
        var content = new SearchedTexts(Everything with { Content = "X", Language = "ja" });
        Assert.False(content.AreNone);
        Assert.Equal(("x", "ja"), (content.Content!.Value.Part.Form, content.Content.Value.Language));

        static string Places(ChangeLogQuery query) => string.Join(", ", new SearchedTexts(query).Fields.Select(field => string.Join(' ', field.Places)));
    }

    [Fact]
    public void What_a_content_reads_like_is_written_out_once_in_each_language()
    {
        var contents = new FoldedContents();
        var first = contents.Of("X.Done", "a=1", "en");
        Assert.Equal(TextFolding.Fold(LogContents.Render("X.Done", "a=1", "en")), first);
        Assert.Same(first, contents.Of("X.Done", "a=1", "en"));
        Assert.NotEqual(first, contents.Of("X.Done", "a=2", "en"));
        Assert.NotEqual(contents.Of("service.suspended", "", "en"), contents.Of("service.suspended", "", "ko"));
    }

    private static LogConditions Conditions(ChangeLogQuery query, long[][]? texts = null, double[]? likelihoods = null, long[]? contents = null)
    {
        FoundPart[] found = [.. (texts ?? []).Select((ids, i) => new FoundPart(ids, likelihoods?[i] ?? 1))];
        return new LogConditions(query, new SearchedTexts(query), new FoundTexts(found, new FoundPart(contents ?? [], 0.125), 0), new FoldedContents());
    }
}

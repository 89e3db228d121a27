using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Tests.ChangeLog.Entries;

/// <summary>What is remembered of the log's texts, and what is not.</summary>
public class TextMemoryTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    [Fact]
    public void What_was_used_lately_stays_and_the_rest_goes_a_generation_at_a_time()
    {
        var memory = new Generations<int, string>(3);
        for (var i = 1; i <= 3; i++) memory.Remember(i, $"{i}");
        Assert.Equal("1 2 3", Kept(1, 2, 3));

        // All three stand in the older generation now; those that are asked for come into the younger one.
        memory = new Generations<int, string>(3);
        for (var i = 1; i <= 3; i++) memory.Remember(i, $"{i}");
        Assert.True(memory.TryGet(2, out var two) && two == "2");
        memory.Remember(4, "4");
        memory.Remember(5, "5");
        Assert.Equal("2 4 5", Kept(1, 2, 3, 4, 5));

        // One that is asked for can be the one with which the younger generation is full.
        memory = new Generations<int, string>(3);
        for (var i = 1; i <= 5; i++) memory.Remember(i, $"{i}");
        Assert.Equal("3 4 5", Kept(5, 4, 3, 2, 1));
        memory.Remember(1, "one");
        Assert.True(memory.TryGet(1, out var one) && one == "one");
        memory.Clear();
        Assert.Equal("", Kept(1, 2, 3, 4, 5));

        string Kept(params int[] keys) => string.Join(' ', keys.Where(key => memory.TryGet(key, out _)).Order());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void A_text_is_remembered_under_its_organization_and_epoch_when_it_is_short(int length, bool isRemembered)
    {
        var (cache, key, known) = (new TextCache(), new TextKey(LogField.Before, "kim", new string('x', length)), new KnownText(7, Digest.Of([])));
        cache.Remember(Acme, 1, key, known);
        Assert.Equal(isRemembered, cache.TryGet(Acme, 1, key, out var found));
        Assert.Equal(isRemembered ? known : default, found);
        Assert.False(cache.TryGet(Acme, 2, key, out _));
        Assert.False(cache.TryGet(OrganizationId.Parse("zeta"), 1, key, out _));
        Assert.False(cache.TryGet(Acme, 1, key with { Person = "lee" }, out _));
        Assert.False(cache.TryGet(Acme, 1, key with { Field = LogField.After }, out _));
        cache.Clear();
        Assert.False(cache.TryGet(Acme, 1, key, out _));
    }

    [Theory]
    [InlineData(200, false, true)]
    [InlineData(201, false, false)]
    [InlineData(5, true, false)]
    public void A_text_is_remembered_to_be_shown_when_it_is_short_and_there(int length, bool isErased, bool isRemembered)
    {
        var text = LogText.New(Acme, 3, new TextKey(LogField.Before, "kim", new string('x', length)));
        if (isErased) text = text.Erase(Instant.FromUtc(2026, 1, 1, 0, 0)) with { Text = text.Text };
        var shown = new ShownTexts();
        shown.Remember(Acme, 1, text);
        Assert.Equal(isRemembered, shown.TryGet(Acme, 1, 3, out var found));
        Assert.Equal(isRemembered ? text.Text : null, found);
        Assert.False(shown.TryGet(Acme, 2, 3, out _));
        Assert.False(shown.TryGet(Acme, 1, 4, out _));
        shown.Clear();
        Assert.False(shown.TryGet(Acme, 1, 3, out _));
    }

    [Fact]
    public void What_is_erased_says_nothing_any_more_and_stays_as_it_was_committed_to()
    {
        var text = LogText.New(Acme, 3, new TextKey(LogField.Before, "kim", "secret"));
        Assert.True(text.IsAsCommitted());
        Assert.False((text with { Text = "other" }).IsAsCommitted());
        Assert.False((text with { Field = LogField.After }).IsAsCommitted());
        Assert.False((text with { Random = text.Random[..31] }).IsAsCommitted());
        Assert.False((text with { Random = [.. text.Random, 0] }).IsAsCommitted());
        var erased = text.Erase(Instant.FromUtc(2026, 1, 1, 0, 0));
        Assert.True(erased.IsAsCommitted());
        Assert.Equal(("", "", text.Commitment, Instant.FromUtc(2026, 1, 1, 0, 0)), (erased.Person, erased.Text, erased.Commitment, erased.ErasedAt));
        Assert.All(erased.Random, b => Assert.Equal(0, b));
        Assert.NotEqual(text.Lookup, erased.Lookup);
        Assert.Equal(LogText.RandomLength, erased.Random.Length);
    }
}

using OnlineContact.Admin.EntityFrameworkCore.Commands;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Commands;

public sealed class StatementCacheTests
{
    [Fact]
    public void Ever_new_statements_do_not_fill_the_memory()
    {
        var cache = new StatementCache();
        for (var n = 0; n < 1_000; n++) cache.Keep($"{n}", new Statement { Text = $"{n}" });
        Assert.True(cache.TryGet("0", out var first));
        Assert.Equal("0", first.Text);

        cache.Keep("new", new Statement { Text = "new" });
        Assert.False(cache.TryGet("0", out _));
        Assert.True(cache.TryGet("new", out var last));
        Assert.Equal("new", last.Text);
    }

    [Fact]
    public void The_first_statement_of_a_signature_is_kept()
    {
        var cache = new StatementCache();
        var first = new Statement { Text = "x" };
        Assert.Same(first, cache.Keep("x", first));
        Assert.Same(first, cache.Keep("x", new Statement { Text = "x" }));
    }
}

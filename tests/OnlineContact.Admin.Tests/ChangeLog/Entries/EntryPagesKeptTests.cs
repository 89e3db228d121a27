using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Tests.ChangeLog.Proofs;

namespace OnlineContact.Admin.Tests.ChangeLog.Entries;

public class EntryPagesKeptTests
{
    [Fact]
    public async Task What_is_asked_for_again_and_what_follows_is_kept_with_what_came_before()
    {
        var log = await TreeScene.MakeAsync(entries: 100);
        var pages = log.Pages();
        foreach (var (first, last, reads) in new[] { (5, 10, 1), (5, 10, 1), (11, 20, 2), (5, 20, 2), (6, 19, 2), (22, 30, 3), (11, 20, 4), (4, 20, 5) })
        {
            Assert.Equal(Enumerable.Range(first, last - first + 1).Select(i => (long)i), (await pages.ReadAsync(first, last, default)).Select(row => row.Sequence));
            Assert.Equal(reads, log.Store.Ranges);
        }
    }

    [Fact]
    public async Task The_last_thousand_are_kept_once_there_are_more_than_two_thousand()
    {
        var log = await TreeScene.MakeAsync(entries: 3_500);
        var pages = log.Pages();
        foreach (var (first, last, reads) in new[] { (1, 1_000, 1), (1_001, 2_000, 2), (1, 5, 2), (2_001, 2_001, 3), (1_002, 1_010, 3), (1_001, 1_001, 4) })
        {
            Assert.Equal(last - first + 1, (await pages.ReadAsync(first, last, default)).Count);
            Assert.Equal(reads, log.Store.Ranges);
        }
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task An_entry_is_behind_the_boundary_up_to_the_last_that_is_gone(long sequence, bool isBehind)
    {
        var cut = CutScene.Of(AuditScene.Make(5, seed: 1), removed: 3, default);
        Assert.Equal(isBehind, await LogBoundary.IsBehindAsync(await cut.StoreAsync(), AuditScene.Acme, sequence, default));
        Assert.False(await LogBoundary.IsBehindAsync((await TreeScene.MakeAsync(entries: 5)).Rows, AuditScene.Acme, sequence, default));
    }
}

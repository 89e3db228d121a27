using NodaTime;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>What holds for searching a log on every store.</summary>
internal static class SearchLaws
{
    /// <summary>Fills an organization's log; time moves on now and then only, so that many entries have the same.</summary>
    public static async Task FillAsync(AdminTestHost host, OrganizationId organization, RandomLog log, int entries)
    {
        var author = new LogAuthor(host.Store, organization);
        for (var written = 0; written < entries; written += 90)
        {
            host.Clock.Advance(Duration.FromSeconds(written % 7));
            await author.WriteAsync(host.Clock.Now, log.Actor(organization), [.. Enumerable.Range(0, Math.Min(90, entries - written)).Select(_ => log.Draft())]);
        }
    }

    /// <summary>All entries, newest first, read page by page without a search.</summary>
    public static async Task<IReadOnlyList<ChangeLogEntry>> AllAsync(AdminTestHost host, OrganizationId organization)
    {
        var all = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, organization, ChangeLogManager.MaxPageSize, cursor)).Value;
            all.AddRange(page.Entries);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>All pages of a query put together.</summary>
    public static async Task<IReadOnlyList<ChangeLogEntry>> FindAsync(AdminTestHost host, OrganizationId organization, ChangeLogQuery query, int pageSize, Func<Task>? between = null)
    {
        var found = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = (await host.ChangeLog.SearchAsync(AdminTestHost.Operator, organization, query, pageSize, cursor)).Value;
            Assert.True(page.Entries.Count <= pageSize);
            found.AddRange(page.Entries);
            cursor = page.Next;
            if (between is not null) await between();
        }
        while (cursor is not null);
        return found;
    }

    /// <summary>Random queries find what looking at every entry finds, on pages of every size, and count it.</summary>
    public static async Task EqualsNaiveAsync(AdminTestHost host, OrganizationId organization, RandomLog log, int queries)
    {
        var all = await AllAsync(host, organization);
        var hits = 0;
        for (var i = 0; i < queries; i++)
        {
            var query = log.Query(all[^1].Time, all[0].Time);
            var naive = all.Where(entry => NaiveSearch.Finds(query, entry)).Select(entry => entry.Sequence).ToList();
            var found = (await FindAsync(host, organization, query, 1 + i * 37 % ChangeLogManager.MaxPageSize)).Select(entry => entry.Sequence);
            Assert.True(naive.SequenceEqual(found), $"query {i}: {Describe(query)}");
            var bound = 1 + i * 101 % 2_000;
            var count = (await host.ChangeLog.SearchAsync(AdminTestHost.Operator, organization, query, 1, countUpTo: bound)).Value.Count!.Value;
            Assert.True(count.Entries <= Math.Min(bound, naive.Count) && (!count.IsExact || count.Entries == naive.Count), $"count {count} of {naive.Count} for query {i}: {Describe(query)}");
            hits += naive.Count > 0 ? 1 : 0;
        }

        // A law that is never about anything found says little.
        Assert.True(hits * 4 > queries, $"{hits} of {queries} queries find something");
    }

    /// <summary>Pages put together are what the query had when it began, though entries come in between; and those come with the next search.</summary>
    public static async Task PagesHoldWithWritersAsync(AdminTestHost host, OrganizationId organization, RandomLog log, int queries)
    {
        var author = new LogAuthor(host.Store, organization);
        for (var i = 0; i < queries; i++)
        {
            var all = await AllAsync(host, organization);
            var query = log.Query(all[^1].Time, all[0].Time) with { Until = null };
            var naive = all.Where(entry => NaiveSearch.Finds(query, entry)).Select(entry => entry.Sequence).ToList();
            var pages = 0;
            var found = await FindAsync(host, organization, query, 10, async () =>
            {
                if (++pages > 20) return;
                await author.WriteAsync(host.Clock.Now, log.Actor(organization), [log.Draft(), log.Draft(), log.Draft()]);
                if (pages % 5 != 0) return;
                host.Clock.Advance(Duration.FromMinutes(2));
                await host.Runtime.RunDueAsync(host.Clock.Now);
            });
            Assert.True(naive.SequenceEqual(found.Select(entry => entry.Sequence)), $"query {i}: {Describe(query)}");
        }
    }

    private static string Describe(ChangeLogQuery query) =>
        string.Join(" | ", query.From, query.Until, query.Category, Escaped(query.Content), Escaped(query.Name), Escaped(query.Address), Escaped(query.Service), Escaped(query.Account));

    private static string Escaped(string? text) => text is null ? "" : string.Concat(text.Select(sign => sign is >= ' ' and <= '~' ? sign.ToString() : $"\\u{(int)sign:X4}"));
}

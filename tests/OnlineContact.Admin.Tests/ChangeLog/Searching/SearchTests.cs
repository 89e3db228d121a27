using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ChangeLog.Upkeep;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

public class SearchTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    [Theory]
    [InlineData(1, 700, 0, 0)]
    [InlineData(1, 700, 0, 1)]
    [InlineData(2, 5_000, 1, 0)]
    [InlineData(2, 5_000, 1, 1_000)]
    [InlineData(3, 17_500, 2, 130)]
    public async Task A_search_is_what_looking_at_every_entry_finds(int seed, int entries, int level, int inMemory)
    {
        await using var host = await StartAsync(inMemory);
        await host.ProvisionAsync();
        var log = new RandomLog(seed);
        await SearchLaws.FillAsync(host, Acme, log, entries);
        var queries = Campaign.Cases(entries > 10_000 ? 15 : 40);
        if (entries < 10_000) await SearchLaws.EqualsNaiveAsync(host, Acme, log, queries / 4);
        Assert.Null((await IndexAsync(host)).LastError);
        Assert.NotEmpty((await host.Store.RangeAsync(Acme, LogIndexRow.Newest(level).Take(1).Read, default)).Rows);
        await SearchLaws.EqualsNaiveAsync(host, Acme, log, queries);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(1_000)]
    public async Task Pages_put_together_are_the_whole_while_others_write_and_index(int inMemory)
    {
        await using var host = await StartAsync(inMemory);
        await host.ProvisionAsync();
        var log = new RandomLog(4);
        await SearchLaws.FillAsync(host, Acme, log, 2_500);
        await SearchLaws.PagesHoldWithWritersAsync(host, Acme, log, Campaign.Cases(4));
    }

    /// <summary>Rows that somebody took away, or that are none any more, cost time and nothing else.</summary>
    [Fact]
    public async Task A_search_does_not_depend_on_any_row_of_the_index()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var holes = new StoreWithHoles(store);
        await using var host = await StartAsync(inMemory: 0, holes);
        await host.ProvisionAsync();
        var log = new RandomLog(5);
        await SearchLaws.FillAsync(host, Acme, log, 4_700);
        await IndexAsync(host);
        holes.IsOpen = true;
        await SearchLaws.EqualsNaiveAsync(host, Acme, log, Campaign.Cases(20));
        Assert.True(holes.Made > 20);
    }

    [Fact]
    public async Task Indexing_again_changes_nothing_and_several_hosts_may_do_it()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await host.ProvisionAsync();
        await SearchLaws.FillAsync(host, Acme, new RandomLog(6), 2_300);
        var others = Enumerable.Range(0, 3).Select(_ => new LogUpkeepJob(store).RunAsync(host.Clock.Now, default));
        var done = (await Task.WhenAll(others)).Sum(result => result.Done);
        var content = await Scenes.ContentAsync(store, [LogIndexRow.Shape, LogContent.Shape, LogTreeNode.Shape]);
        Assert.Equal(content.Count(row => !row.Contains("change_log_content", StringComparison.Ordinal)), done);
        Assert.Equal(35 + 2 * 16 + 8, done);
        Assert.Equal(0, (await new LogUpkeepJob(store).RunAsync(host.Clock.Now, default)).Done);
        Assert.Equal(content, await Scenes.ContentAsync(store, [LogIndexRow.Shape, LogContent.Shape, LogTreeNode.Shape]));
    }

    /// <summary>Two jobs that remember what they did, run in turns at random while the log grows, make what one that begins anew makes.</summary>
    [Theory]
    [InlineData(11, 100_000)]
    [InlineData(12, 10)]
    public async Task What_a_job_remembers_does_not_change_what_it_makes(int seed, int capacity)
    {
        var (grown, atOnce) = (new InMemoryAdminStore(AdminShapes.All), new InMemoryAdminStore(AdminShapes.All));
        LogUpkeepJob[] jobs = [new(grown, capacity), new(grown, capacity)];
        var random = new Random(seed);
        await using var host = await StartAsync(0, grown);
        await using var other = await StartAsync(0, atOnce);
        await host.ProvisionAsync();
        await other.ProvisionAsync();
        var (log, same) = (new RandomLog(seed), new RandomLog(seed));
        for (var step = 0; step < 40; step++)
        {
            var entries = random.Next(150);
            await SearchLaws.FillAsync(host, Acme, log, entries);
            await SearchLaws.FillAsync(other, Acme, same, entries);
            foreach (var job in jobs.Where(_ => random.Next(3) == 0)) await job.RunAsync(default, default);
        }

        await jobs[0].RunAsync(default, default);
        await new LogUpkeepJob(atOnce).RunAsync(default, default);
        RecordShape[] made = [LogIndexRow.Shape, LogContent.Shape];
        Assert.Equal(await Scenes.ContentAsync(atOnce, made), await Scenes.ContentAsync(grown, made));
    }

    [Fact]
    public async Task A_job_that_has_nothing_to_do_asks_for_the_head_only()
    {
        var store = new CountingStore(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await StartAsync(0, store);
        await host.ProvisionAsync();
        await SearchLaws.FillAsync(host, Acme, new RandomLog(13), 1_500);
        var job = new LogUpkeepJob(store);
        await job.RunAsync(default, default);
        (store.Gets, store.Ranges) = (0, 0);
        Assert.Equal(0, (await job.RunAsync(default, default)).Done);
        Assert.Equal((1, 0), (store.Gets, store.Ranges));
    }

    [Fact]
    public async Task A_person_who_was_erased_is_not_found_any_more_and_her_namesake_is()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store), host.Clock);
        await host.ProvisionAsync();
        var author = new LogAuthor(store, Acme);
        for (var i = 0; i < 60; i++)
        {
            var actor = AdminActor.Member(Acme, i % 2 == 0 ? "minjun" : "minjun2", "김민준", $"198.51.100.{i % 2}");
            await author.WriteAsync(host.Clock.Now, actor, [new RandomLog(7).Draft(), new RandomLog(8).Draft(), new RandomLog(9).Draft()]);
        }

        await IndexAsync(host);
        var everything = ChangeLogQuery.Everything;
        foreach (var each in new[] { host, other })
        {
            Assert.Equal(180, (await SearchLaws.FindAsync(each, Acme, everything with { Name = "ㄱㅁㅈ" }, 100)).Count);
            Assert.Equal(90, (await SearchLaws.FindAsync(each, Acme, everything with { Name = "민", Address = "100.0" }, 100)).Count);
        }

        Assert.True((await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, Acme, "minjun")).Succeeded);
        foreach (var each in new[] { other, host })
        {
            var found = await SearchLaws.FindAsync(each, Acme, everything with { Name = "ㄱㅁㅈ" }, 100);
            Assert.Equal(90, found.Count);
            Assert.All(found, entry => Assert.Equal("minjun2", entry.ActorId.Value));
            Assert.Empty(await SearchLaws.FindAsync(each, Acme, everything with { Address = "100.0" }, 100));
        }
    }

    [Fact]
    public async Task The_screen_of_the_manual_shows_permissions_unless_told_otherwise()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.AdministratorAsync(acme.Id, "minjun", "김민준");
        Assert.True((await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Succeeded);
        var permissions = (await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, new ChangeLogQuery())).Value.Entries;
        Assert.NotEmpty(permissions);
        Assert.All(permissions, entry => Assert.Equal(ChangeLogCategory.Permission, entry.Category));
        var services = (await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, new ChangeLogQuery { Category = ChangeLogCategory.Service })).Value.Entries;
        Assert.Single(services);
        var all = (await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, ChangeLogQuery.Everything, countUpTo: 100)).Value;
        Assert.Equal((await host.ChangeLog.ReadAsync(acme.Owner, acme.Id)).Value.Entries.Select(entry => entry.Sequence), all.Entries.Select(entry => entry.Sequence));
        Assert.Equal(new ChangeLogCount(all.Entries.Count, true), all.Count);
        Assert.Equal(new ChangeLogCount(1, false), (await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, ChangeLogQuery.Everything, countUpTo: 1)).Value.Count);
    }

    [Fact]
    public async Task A_period_has_its_beginning_and_not_its_end()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var before = host.Clock.Now;
        host.Clock.Advance(Duration.FromHours(1));
        var at = host.Clock.Now;
        for (var i = 0; i < 3; i++) await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
        host.Clock.Advance(Duration.FromHours(1));
        await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);

        Assert.Equal(4, await CountAsync(from: at, until: null));
        Assert.Equal(3, await CountAsync(from: at, until: host.Clock.Now));
        Assert.Equal(1, await CountAsync(from: at + Duration.FromTicks(1), until: null));
        Assert.Equal(0, await CountAsync(from: at, until: at));
        Assert.Equal((await SearchLaws.AllAsync(host, acme.Id)).Count(entry => entry.Time <= before), await CountAsync(from: null, until: at));
        Assert.Equal(0, await CountAsync(from: host.Clock.Now + Duration.FromTicks(1), until: null));
        Assert.Equal(0, await CountAsync(from: null, until: before - Duration.FromDays(1)));

        async Task<int> CountAsync(Instant? from, Instant? until)
        {
            var query = ChangeLogQuery.Everything with { From = from, Until = until };
            var found = await SearchLaws.FindAsync(host, acme.Id, query, 2);
            Assert.Equal(new ChangeLogCount(found.Count, true), (await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, query, countUpTo: 100)).Value.Count);
            return found.Count;
        }
    }

    [Fact]
    public async Task Parts_are_bounded_in_code_points()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        foreach (var part in new Func<string, ChangeLogQuery>[] { x => new() { Content = x }, x => new() { Name = x }, x => new() { Address = x }, x => new() { Service = x }, x => new() { Account = x } })
        {
            var error = (await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, part(string.Concat(Enumerable.Repeat("😀", 101))))).Error;
            Assert.Equal("OCA7020", error.Code);
            Assert.Equal(["100", "101"], error.Arguments.Select(argument => argument.Value));
            Assert.True((await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, part(string.Concat(Enumerable.Repeat("😀", 100))))).Succeeded);
            Assert.Equal("OCA7020", (await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, part("a\0b"))).Error.Code);
            Assert.Equal("OCA7020", (await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, part("\uD800"))).Error.Code);
        }
    }

    [Fact]
    public async Task Bad_queries_are_refused()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var now = host.Clock.Now;
        Assert.Equal("OCA7021", await CodeAsync(new ChangeLogQuery { From = now, Until = now - Duration.FromTicks(1) }));
        Assert.Equal("OCA7022", await CodeAsync(new ChangeLogQuery { Language = "fr" }));
        Assert.Equal("OCA7022", await CodeAsync(new ChangeLogQuery { Language = new string('k', 10_000) }));
        Assert.Equal("OCA7023", await CodeAsync(new ChangeLogQuery(), countUpTo: -1));
        Assert.Equal("OCA7023", await CodeAsync(new ChangeLogQuery(), countUpTo: ChangeLogManager.MaxCount + 1));
        Assert.Equal("OCA0011", await CodeAsync(new ChangeLogQuery(), pageSize: 0));
        Assert.Equal("OCA0009", await CodeAsync(new ChangeLogQuery(), cursor: "acme.AAAA"));
        Assert.Null(await CodeAsync(new ChangeLogQuery { Name = " ", Content = "" }));
        Assert.Null(await CodeAsync(new ChangeLogQuery { From = now, Until = now }));
        Assert.Null(await CodeAsync(new ChangeLogQuery(), countUpTo: ChangeLogManager.MaxCount));
        await Assert.ThrowsAsync<ArgumentNullException>("query.Language", () => host.ChangeLog.SearchAsync(acme.Owner, acme.Id, new ChangeLogQuery { Language = null! }));
        await Assert.ThrowsAsync<ArgumentNullException>("query.Language", () => host.ChangeLog.ExportAsync(acme.Owner, acme.Id, new ChangeLogQuery { Language = null! }, ChangeLogExportFormat.Csv, Stream.Null));
        await Assert.ThrowsAsync<ArgumentException>("account", () => host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, ""));

        async Task<string?> CodeAsync(ChangeLogQuery query, int pageSize = 50, string? cursor = null, int countUpTo = 0)
        {
            var outcome = await host.ChangeLog.SearchAsync(acme.Owner, acme.Id, query, pageSize, cursor, countUpTo);
            return outcome.Succeeded ? null : outcome.Error.Code;
        }
    }

    /// <summary>What is common costs one trip, that of the right and the head, until new entries came: then those are read as well.</summary>
    [Fact]
    public async Task What_the_newest_entries_have_is_found_without_reading_them_again()
    {
        var store = new CountingStore(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await StartAsync(1_000, store);
        await host.ProvisionAsync();
        var log = new RandomLog(10);
        await SearchLaws.FillAsync(host, Acme, log, 900);
        await IndexAsync(host);
        var query = new ChangeLogQuery { Category = null, Account = "target" };
        await host.ChangeLog.SearchAsync(AdminTestHost.Operator, Acme, query, 10);
        await new LogAuthor(store, Acme).WriteAsync(host.Clock.Now, log.Actor(Acme), [log.Draft(), log.Draft()]);
        foreach (var ranges in new[] { 2, 0, 0 })
        {
            (store.Gets, store.Ranges) = (0, 0);
            Assert.Equal(10, (await host.ChangeLog.SearchAsync(AdminTestHost.Operator, Acme, query, 10)).Value.Entries.Count);
            Assert.InRange(store.Ranges, 0, ranges);
            Assert.InRange(store.Gets, 1, ranges == 0 ? 1 : 2);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_001)]
    public async Task So_many_entries_in_memory_are_refused(int inMemory)
    {
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => StartAsync(inMemory));
        Assert.Equal("OCA0003", refusal.Error.Code);
    }

    private static Task<AdminTestHost> StartAsync(int inMemory, IAdminStore? store = null) => AdminTestHost.StartAsync(admin =>
    {
        if (store is null) admin.UseInMemoryStore();
        else admin.UseStore(_ => store);
        admin.Configure(options => options.ChangeLogEntriesInMemory = inMemory);
    });

    private static async Task<JobStatus> IndexAsync(AdminTestHost host)
    {
        host.Clock.Advance(Duration.FromMinutes(2));
        return (await host.Runtime.RunDueAsync(host.Clock.Now)).Single(job => job.Name == "change-log-upkeep");
    }

    /// <summary>Loses rows of the index, and hands out others broken, as soon as it is opened.</summary>
    private sealed class StoreWithHoles(IAdminStore inner) : StoreDecorator(inner)
    {
        public bool IsOpen { get; set; }

        public int Made { get; private set; }

        public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
        {
            var answers = await base.GetAsync(organization, reads, cancellationToken);
            if (!IsOpen) return answers;
            return [.. answers.Select((rows, i) => reads[i].Shape == LogIndexRow.Shape ? WithHoles(rows) : rows)];
        }

        private List<StoredRow> WithHoles(IReadOnlyList<StoredRow> rows)
        {
            var left = new List<StoredRow>();
            foreach (var row in rows)
            {
                var place = row.Cells[0].AsNumber();
                var kind = place % 5;
                Made += kind < 2 ? 1 : 0;
                if (kind == 0) continue;
                left.Add(kind == 1 ? row with { Cells = [row.Cells[0], Cell.Of(row.Cells[1].AsBytes()[..^1])] } : row);
            }

            return left;
        }
    }
}

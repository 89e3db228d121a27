using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Upkeep;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ChangeLog;

/// <summary>
/// The first page of 50 of a search of the change log through the manager, in the organization that has half of 1,000,000 entries (or of as many as
/// ONLINECONTACT_ENTRIES says), against a scan by LIKE over one plain table with the texts in it. For what is rare the figure is how many times faster, for what is
/// common it is the share of the scan's speed; initial consonants a scan cannot find, they have only their 99th percentile.
/// </summary>
internal sealed class LogSearchComparison(string database, Func<ILogDatabase> make) : IComparison
{
    private const string Figures = "changelog.search";
    private const int PageSize = 50;
    private const double MostMilliseconds = 20;
    private const double LeastOfScan = 0.8;

    private static readonly string[] Names = ["actor_name", "target_name"];
    private static readonly string[] ServiceColumns = ["service_id", "service_name"];
    private static readonly string[] ContentColumns = ["operation", "arguments"];

    private static readonly Search[] Searches =
    [
        new("one-common", new() { Name = "민" }, [Names], ["민"], IsRare: false),
        new("two-common", new() { Name = "지우" }, [Names], ["지우"], IsRare: false),
        new("service-common", new() { Service = "고객" }, [ServiceColumns], ["고객"], IsRare: false),
        new("two-fields-common", new() { Name = "민", Service = "상담" }, [Names, ServiceColumns], ["민", "상담"], IsRare: false),
        new("one-rare", new() { Name = LogSample.RareSyllable }, [Names], [LogSample.RareSyllable], IsRare: true),
        new("nothing", new() { Name = "쀍쀍" }, [Names], ["쀍쀍"], IsRare: true),
        new("two-fields-rare", new() { Name = LogSample.RareSyllable, Service = "상담" }, [Names, ServiceColumns], [LogSample.RareSyllable, "상담"], IsRare: true),
        new("three-fields-rare", new() { Name = LogSample.RareSyllable, Service = "상담", Content = "kind" }, [Names, ServiceColumns, ContentColumns], [LogSample.RareSyllable, "상담", "kind"], IsRare: true),
        new("two-never", new() { Service = LogSample.Service, Content = LogSample.Content }, [ServiceColumns, ContentColumns], [LogSample.Service, LogSample.Content], IsRare: null),
        new("three-never", new() { Service = LogSample.Service, Content = LogSample.Content, Name = "민" }, [ServiceColumns, ContentColumns, Names], [LogSample.Service, LogSample.Content, "민"], IsRare: null),
        new("initials-one", new() { Name = "ㅁ" }, [], [], IsRare: null),
        new("initials-two", new() { Name = "ㄱㅁ" }, [], [], IsRare: null),
        new("initials-rare", new() { Name = "ㅃㅁㅅㅈ" }, [], [], IsRare: null),
    ];

    private object? _sink;

    public string Name => $"{Figures}.{database}";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("ONLINECONTACT_ENTRIES") ?? "1000000", CultureInfo.InvariantCulture);
        var ratios = new List<RatioPart>();
        using var log = make();
        var sample = new LogSample(count);
        await using (var first = await LogHost.OpenAsync(log.Use))
        {
            foreach (var id in sample.OrganizationIds) await first.ProvisionAsync(id);
        }

        Write($"{database} empty {log.Size()} bytes");
        var start = Stopwatch.GetTimestamp();
        log.Fill(sample);
        var filled = log.Size();
        Write($"{database} {count} entries in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s, {(double)filled / count:0} bytes each");
        await using var host = await LogHost.OpenAsync(log.Use);
        start = Stopwatch.GetTimestamp();
        await new LogUpkeepJob(host.Store).RunAsync(default, default);
        Write($"{database} tree and index in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {(double)(log.Size() - filled) / count:0.0} bytes an entry");

        log.Analyze();
        ratios.Add(new RatioPart { Name = $"{Figures}.bytes.{database}", Value = (double)log.Size() / count, Goal = 500 });
        using var plain = log.OpenPlain();
        start = Stopwatch.GetTimestamp();
        await PageAsync(host, Searches[0].Query);
        Write($"{database} first search of all, which reads the texts, {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        foreach (var search in Searches) ratios.AddRange(await MeasureAsync(host, plain, search, log));
        return ratios;
    }

    private async Task<IEnumerable<RatioPart>> MeasureAsync(LogHost host, IPlainLog plain, Search search, ILogDatabase log)
    {
        var figure = $"{Figures}.{search.Name}.{database}";
        var ours = await PageAsync(host, search.Query);
        var parts = new List<RatioPart>();
        if (search.Parts.Length > 0)
        {
            var theirs = await plain.ReadAsync(search.Columns, search.Parts);
            var sequences = ours.Entries.Select(entry => entry.Sequence).ToList();
            if (ours.Next is null ? !sequences.SequenceEqual(theirs) : !sequences.SequenceEqual(theirs.Take(sequences.Count)))
                throw new InvalidOperationException($"The two variants do not find the same entries: {figure}.");
            var ratio = await SideBySide.RatioAsync(
                async () => _sink = await PageAsync(host, search.Query),
                async () => _sink = await plain.ReadAsync(search.Columns, search.Parts),
                warmUps: 5,
                rounds: 24);
            Write($"{figure} {1 / ratio:0.0} times as fast as the scan, {theirs.Count} found, first page {sequences.Count}{(ours.Next is null ? "" : " and more to look at")}");
            if (search.IsRare is { } isRare) parts.Add(new RatioPart { Name = figure, Value = 1 / ratio, Goal = isRare ? log.Goal : LeastOfScan, AtLeast = true });
        }

        var times = new double[400];
        for (var i = -20; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _sink = await PageAsync(host, search.Query);
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Write($"{figure} p50 {times[200]:0.00} ms, p99 {times[396]:0.00} ms");
        parts.Add(new RatioPart { Name = $"{figure}.p99", Value = times[396], Goal = MostMilliseconds });
        return parts;
    }

    private static async Task<ChangeLogPage> PageAsync(LogHost host, ChangeLogQuery query) =>
        (await host.ChangeLog.SearchAsync(ServiceScene.Administrator, ServiceScene.Organization, query, PageSize)).Value;

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>A query and the scan that finds the same; rare, common, or neither, where the scan is no measure.</summary>
    private sealed record Search(string Name, ChangeLogQuery Query, string[][] Columns, string[] Parts, bool? IsRare);
}

/// <summary>The library as a host has it, on a database.</summary>
internal sealed class LogHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private LogHost(Action<EntityFrameworkCoreStoreBuilder> store) =>
        _services = new ServiceCollection().AddOnlineContactAdmin(admin => admin.UseEntityFrameworkCore(store)).BuildServiceProvider();

    public ChangeLogManager ChangeLog => _services.GetRequiredService<ChangeLogManager>();

    public IAdminStore Store => _services.GetRequiredService<IAdminStore>();

    public static async Task<LogHost> OpenAsync(Action<EntityFrameworkCoreStoreBuilder> store)
    {
        var host = new LogHost(store);
        await host._services.GetRequiredService<IAdminRuntime>().StartAsync();
        return host;
    }

    public async Task ProvisionAsync(OrganizationId id)
    {
        var outcome = await _services.GetRequiredService<OrganizationManager>().ProvisionAsync(AdminActor.Operator("Operations"), new OrganizationProvision
        {
            Id = id.Value,
            Name = "한빛텔레콤",
            Domain = $"{id.Value}.example",
            OwnerAccount = ServiceScene.Administrator.Account,
            OwnerName = ServiceScene.Administrator.Name,
        });
        if (!outcome.Succeeded) throw new InvalidOperationException(outcome.Error.ToString());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

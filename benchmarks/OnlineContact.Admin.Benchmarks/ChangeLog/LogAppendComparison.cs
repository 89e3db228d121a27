using OnlineContact.Admin.Access;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Upkeep;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ChangeLog;

/// <summary>
/// Batches of 100 entries as a commit has them, with head, outbox, texts and chain, against bare inserts of the same rows into one plain table, their texts in them, as
/// one transaction. <c>commit</c> is what a caller waits for; in <c>all</c> the tree and the search index are brought up to date as well, by their job, after every fifth batch.
/// </summary>
internal sealed class LogAppendComparison(string database, Func<ILogDatabase> make) : IComparison
{
    private const string Figures = "changelog.append";
    private const int Batch = 100;
    private const int BatchesAtOnce = 5;
    private const int Rounds = 60;

    public string Name => $"{Figures}.{database}";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var ratios = new List<RatioPart>();
        using var log = make();
        await using (var first = await LogHost.OpenAsync(log.Use)) await first.ProvisionAsync(ServiceScene.Organization);
        await using var host = await LogHost.OpenAsync(log.Use);
        using var plain = log.OpenPlainAppend(Batch);
        using var entries = new LogSample(10_000_000).Entries().Select(entry => entry.Plain).GetEnumerator();
        var writer = new BatchWriter(host.Store, 100_000);
        var job = new LogUpkeepJob(host.Store);
        foreach (var isAll in new[] { false, true })
        {
            var ratio = await SideBySide.RatioAsync(
                async () =>
                {
                    for (var i = 0; i < BatchesAtOnce; i++) await writer.WriteAsync(Batch);
                    if (isAll) await job.RunAsync(default, default);
                },
                async () =>
                {
                    for (var i = 0; i < BatchesAtOnce; i++) await plain.AppendAsync(entries);
                },
                warmUps: 10,
                Rounds,
                quantile: 0.5);
            ratios.Add(new RatioPart { Name = $"{Figures}.{(isAll ? "all" : "commit")}.{database}", Value = ratio, Goal = 3.0 });
        }

        return ratios;
    }

    /// <summary>Commits entries as the door does.</summary>
    private sealed class BatchWriter(IAdminStore store, int seed)
    {
        private readonly TextCache _cache = new();
        private readonly Random _random = new(seed);

        public async Task WriteAsync(int entries)
        {
            var fetch = new Fetch(ServiceScene.Organization);
            var slot = fetch.One(OrganizationHead.Shape.SingleKey());
            await fetch.RunAsync(store, default);
            var head = slot.Value;
            var actor = AdminActor.Member(ServiceScene.Organization, $"m{_random.Next(250):0000}", "김소연", $"198.51.100.{_random.Next(250)}");
            var batch = await new LogWriter(store, _cache).WriteAsync(head, head.Time, actor, [.. Enumerable.Range(0, entries).Select(_ => Draft())], default);
            var next = head with { Sequence = batch.Rows[^1].Sequence, Hash = batch.Rows[^1].Hash, LastText = batch.LastText };
            Write[] writes =
            [
                Write.Insert(OutboxMessage.Shape, OutboxMessage.Shape.ToCells(new OutboxMessage { Organization = ServiceScene.Organization, First = batch.Rows[0].Sequence, Last = next.Sequence, At = head.Time })),
                .. batch.NewTexts.Select(text => Write.Insert(LogText.Shape, LogText.Shape.ToCells(text))),
                .. batch.Rows.Select(row => Write.Insert(LogRow.Shape, LogRow.Shape.ToCells(row))),
            ];
            var result = await store.CommitAsync(ChangeSet.Create(ServiceScene.Organization, Write.Replace(OrganizationHead.Shape, OrganizationHead.Shape.ToCells(next), slot.Version), writes), default);
            if (result.Status != CommitStatus.Committed) throw new InvalidOperationException("It was not committed.");
            batch.Remember(_cache, ServiceScene.Organization, head.TextEpoch);
        }

        private LogDraft Draft()
        {
            var target = _random.Next(5_000);
            var service = _random.Next(20);
            return new LogDraft
            {
                Operation = service % 2 == 0 ? AdminOperations.SuspendService : AdminOperations.ResumeService,
                Category = ChangeLogCategory.Permission,
                Target = new LogTarget(ChangeLogTargetKind.Person, $"m{target:0000}", $"김민준 {target}"),
                Service = new LogService(service, $"service{service:00}", $"고객 상담 {service:00}"),
                Arguments = LogDraft.Argument("number", _random.Next(300)),
                Before = $"channels=ticket,chat\nlimit={target % 2}",
                After = $"channels=ticket\nlimit={target % 3}",
            };
        }
    }
}

using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Benchmarks.Billing;

/// <summary>
/// A batch of 1,000 usage records, each with a key of its own, of 100 services and three counters, through the manager (load, check the right and every
/// record, add up, commit with entry and chain) against <see cref="PlainIngest"/>: hand-written upserts of the same rows in a transaction of their own.
/// </summary>
internal sealed class IngestComparison : IComparison
{
    private const int Services = 1_000;
    private const int ServicesInABatch = 100;
    private const int Records = 1_000;
    private const int WarmUps = 10;
    private const int Rounds = 60;

    private static readonly AdminActor Operator = AdminActor.Operator("metering");
    private static readonly LocalDate First = new(2025, 2, 1);
    private static readonly string[] Counters = ["chat", "telticket", "ticket"];

    public string Name => "usage.ingest";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync() =>
    [
        await MeasureAsync("sqlite", new SqliteDatabases()),
        await MeasureAsync("postgresql", new PostgresDatabases()),
    ];

    private async Task<RatioPart> MeasureAsync(string database, ICommitDatabases databases)
    {
        using var _ = databases;
        IReadOnlyList<long> numbers;
        await using (var empty = await ServiceScene.OpenAsync(databases.Use))
        {
            await empty.ProvisionAsync(ServiceScene.Administrator, "help.hanbit.example");
            numbers = await ManyServices.AddAsync(empty.Services, ServiceScene.Organization, Services, First.PlusDays(-7));
        }

        databases.Copy();
        await using var scene = await ServiceScene.OpenAsync(databases.Use);
        using var plain = new PlainIngest(databases.OpenRows(ours: false), ServiceScene.Organization);
        using var source = databases.OpenRows(ours: true);
        var (ours, theirs) = (0, 0);
        async Task OursAsync()
        {
            var receipt = (await scene.Usage.RecordAsync(Operator, ServiceScene.Organization, Batch(numbers, ours++))).Value;
            if (receipt.Accepted != Records) throw new InvalidOperationException("Not all records were accepted.");
        }

        Task TheirsAsync()
        {
            plain.Record(Batch(numbers, theirs++));
            return Task.CompletedTask;
        }

        // The first records of each service, so that the server knows the tables when it plans what is measured.
        for (var batch = 0; batch < Services / ServicesInABatch; batch++)
        {
            await OursAsync();
            await TheirsAsync();
        }

        databases.Analyze();
        var ratio = await SideBySide.RatioAsync(OursAsync, TheirsAsync, WarmUps, Rounds, quantile: 0.5);
        if (ours != theirs || !PlainIngest.SumsOf(source).SequenceEqual(plain.Sums())) throw new InvalidOperationException("The two variants did not count the same.");
        return new RatioPart { Name = $"{Name}.{database}", Value = ratio, Goal = 1.5 };
    }

    private static UsageInput[] Batch(IReadOnlyList<long> numbers, int batch) =>
    [
        .. Enumerable.Range(0, Records).Select(i => new UsageInput
        {
            Service = numbers[((batch * ServicesInABatch) + (i % ServicesInABatch)) % Services],
            Counter = Counters[i / ServicesInABatch % Counters.Length],
            Day = First.PlusDays(batch % 28),
            Quantity = 1 + (i % 50),
            Key = $"b{batch}-{i}",
        }),
    ];
}

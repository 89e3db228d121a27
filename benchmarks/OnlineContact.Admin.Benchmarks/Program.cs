using System.Globalization;
using OnlineContact.Admin.Benchmarks.Access;
using OnlineContact.Admin.Benchmarks.Billing;
using OnlineContact.Admin.Benchmarks.ChangeLog;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Cti;
using OnlineContact.Admin.Benchmarks.Iam;
using OnlineContact.Admin.Benchmarks.Performance;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Benchmarks.Sso;
using OnlineContact.Admin.Benchmarks.Storage;

IComparison[] comparisons =
[
    new CommitComparison("commit.sqlite", () => new SqliteDatabases()),
    new CommitComparison("commit.postgresql", () => new PostgresDatabases()),
    new ConcurrentCommitComparison(),
    new ListComparison(),
    new PostgresListComparison(),
    new EstimateComparison(),
    new SearchComparison(() => new SqliteSearchDatabase(), () => new PostgresSearchDatabase()),
    new CalculateComparison(),
    new CloseComparison("billing.close.sqlite", () => new SqliteDatabases()),
    new CloseComparison("billing.close.postgresql", () => new PostgresDatabases()),
    new IngestComparison(),
    new CtiSearchComparison(),
    new CheckComparison(),
    new VerifyComparison(),
    new ReplayComparison(),
    new AuditComparison(),
    new LogSearchComparison("sqlite", () => new SqliteLogDatabase()),
    new LogSearchComparison("postgresql", () => new PostgresLogDatabase()),
    new LogAppendComparison("sqlite", () => new SqliteLogDatabase()),
    new LogAppendComparison("postgresql", () => new PostgresLogDatabase()),
    new EventComparison(),
    new RecordComparison(),
    new ReadComparison(),
    new FlushComparison(),
    new CustomStoreComparison(),
];

if (args is ["close", var services]) return await CloseMemory.RunAsync(int.Parse(services, CultureInfo.InvariantCulture), Console.Out);
if (args is not ["ratios", .. var names])
{
    Console.Error.WriteLine($"Usage: close SERVICES, or ratios [{string.Join(" | ", comparisons.Select(comparison => comparison.Name))} ...]");
    return 2;
}

return await RatioRunner.RunAsync(comparisons, names, Console.Out);

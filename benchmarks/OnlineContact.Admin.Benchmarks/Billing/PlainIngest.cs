using OnlineContact.Admin.Billing.Metering;

namespace OnlineContact.Admin.Benchmarks.Billing;

/// <summary>
/// The baseline: a batch of usage by hand-written upserts, in one transaction: the records, a repeated key ignored; the sums of the day added to the
/// month's row of each service and counter; the month of each service counted up. It checks nothing, and writes no log.
/// </summary>
internal sealed class PlainIngest(PlainRows rows, OrganizationId organization) : IDisposable
{
    private const int Days = 31;

    public void Record(IReadOnlyList<UsageInput> batch)
    {
        var (day, month) = (batch[0].Day.Day, (batch[0].Day.Year * 10_000L) + (batch[0].Day.Month * 100) + 1);
        var records = new List<object[]>(batch.Count);
        var sums = new Dictionary<(long Service, string Counter), long>();
        var counts = new Dictionary<long, long>();
        foreach (var record in batch)
        {
            records.Add([record.Key!, record.Service, record.Counter!, month + day - 1, record.Quantity]);
            sums[(record.Service, record.Counter!)] = sums.GetValueOrDefault((record.Service, record.Counter!)) + record.Quantity;
            counts[record.Service] = counts.GetValueOrDefault(record.Service) + 1;
        }

        rows.Run("BEGIN");
        rows.Insert("INSERT INTO usage_record (organization_id, record_key, service, counter, day, quantity) VALUES ", $"('{organization}', ?, ?, ?, ?, ?)", " ON CONFLICT DO NOTHING", records);
        rows.Insert(
            $"INSERT INTO usage_month (organization_id, month, service, counter, total, version, {string.Join(", ", Enumerable.Range(1, Days).Select(Column))}) VALUES ",
            $"('{organization}', {month}, ?, ?, ?, 1, {string.Join(", ", Enumerable.Range(1, Days).Select(i => i == day ? "?" : "0"))})",
            $" ON CONFLICT (organization_id, month, service, counter) DO UPDATE SET total = usage_month.total + excluded.total, {Column(day)} = usage_month.{Column(day)} + excluded.{Column(day)}, version = usage_month.version + 1",
            [.. sums.Select(sum => new object[] { sum.Key.Service, sum.Key.Counter, sum.Value, sum.Value })]);
        rows.Insert(
            "INSERT INTO service_month (organization_id, month, service, records, adjustments, is_closed, at, version) VALUES ",
            $"('{organization}', {month}, ?, ?, 0, {rows.False}, 0, 1)",
            " ON CONFLICT (organization_id, month, service) DO UPDATE SET records = service_month.records + excluded.records, version = service_month.version + 1",
            [.. counts.Select(count => new object[] { count.Key, count.Value })]);
        rows.Run("COMMIT");
    }

    public IEnumerable<object> Sums() => SumsOf(rows);

    /// <summary>What a database has counted.</summary>
    public static IEnumerable<object> SumsOf(PlainRows rows) =>
        rows.Read("SELECT (SELECT COUNT(*) FROM usage_record), (SELECT SUM(quantity) FROM usage_record), (SELECT SUM(total) FROM usage_month), (SELECT SUM(records) FROM service_month)")[0];

    public void Dispose() => rows.Dispose();

    private static string Column(int day) => $"day_{day:00}";
}

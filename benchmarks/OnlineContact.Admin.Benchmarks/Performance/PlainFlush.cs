using OnlineContact.Admin.Benchmarks.Billing;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.Performance;

/// <summary>
/// The baseline: a batch of events by hand-written multi-row inserts, a repeated identity ignored, and an upsert that adds to what tells other hosts, in one
/// transaction. It sorts nothing, and does not say which of the events were new.
/// </summary>
internal sealed class PlainFlush(PlainRows rows, OrganizationId organization) : IDisposable
{
    private readonly string _insert = $"INSERT INTO performance_event (organization_id, {string.Join(", ", StoredEvent.Shape.Columns.Select(column => column.Name))}) VALUES ";
    private readonly string _row = $"('{organization}', {string.Join(", ", StoredEvent.Shape.Columns.Select(_ => "?"))})";

    public void Record(IReadOnlyList<StoredEvent> events)
    {
        var pulses = new Dictionary<LaneKey, long>();
        foreach (var happened in events) pulses[happened.Lane] = pulses.GetValueOrDefault(happened.Lane) + 1;
        rows.Run("BEGIN");
        rows.Insert(_insert, _row, " ON CONFLICT DO NOTHING", [.. events.Select(ValuesOf)]);
        rows.Insert(
            "INSERT INTO performance_pulse (organization_id, lane, row_count) VALUES ",
            $"('{organization}', ?, ?)",
            " ON CONFLICT (organization_id, lane) DO UPDATE SET row_count = performance_pulse.row_count + excluded.row_count",
            [.. pulses.Select(pulse => new object[] { pulse.Key.ToText(), pulse.Value })]);
        rows.Run("COMMIT");
    }

    public IEnumerable<object> Sums() => SumsOf(rows);

    /// <summary>What is in a database.</summary>
    public static IEnumerable<object> SumsOf(PlainRows rows) =>
        rows.Read("SELECT (SELECT COUNT(*) FROM performance_event), (SELECT MAX(slot) FROM performance_event), (SELECT COUNT(*) FROM performance_pulse), (SELECT SUM(row_count) FROM performance_pulse)")[0];

    public void Dispose() => rows.Dispose();

    private static object[] ValuesOf(StoredEvent happened) =>
        [.. StoredEvent.Shape.ToCells(happened).Zip(StoredEvent.Shape.Columns, (cell, column) => column.Type == ColumnType.Text ? (object)cell.AsText() : cell.AsNumber())];
}

using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

/// <summary>Says what a store was asked for, a line each: the keys of one trip, a range, or rows that are appended.</summary>
internal sealed class ToldStore(IAdminStore inner) : StoreDecorator(inner)
{
    private readonly List<string> _asked = [];

    /// <summary>The places of the index that were asked for.</summary>
    public List<long> Places { get; } = [];

    /// <summary>What stands in a place of the index instead of what the store has there.</summary>
    public Func<long, byte[]?>? Index { get; set; }

    /// <summary>Whether a place of the index is lost.</summary>
    public Predicate<long> Loses { get; set; } = _ => false;

    /// <summary>What happens between the next answer of a range and who asked for it, once.</summary>
    public Func<Task>? AfterRange { get; set; }

    /// <summary>What was asked for since this was called last.</summary>
    public string Told()
    {
        var told = string.Join(", ", _asked);
        _asked.Clear();
        return told;
    }

    public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        foreach (var read in reads.GroupBy(read => read.Shape)) _asked.Add($"{NameOf(read.Key)} {read.Sum(one => one.Keys.Count)}");
        var answers = await base.GetAsync(organization, reads, cancellationToken);
        return [.. answers.Select((rows, i) => reads[i].Shape == LogIndexRow.Shape && reads[i].Columns.Count > 0 ? RowsOf(reads[i], rows) : rows)];
    }

    public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        _asked.Add($"{NameOf(read.Shape)} {(read.Shape == LogIndexRow.Shape ? $"{read.From!.Value.AsNumber() / LogRun.FirstPlace(1)}" : $"{read.From?.AsNumber()}-{read.To?.AsNumber() - 1}")}");
        var rows = await base.RangeAsync(organization, read, cancellationToken);
        var after = AfterRange;
        AfterRange = null;
        if (after is not null) await after();
        return rows;
    }

    public override Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        _asked.Add($"+{NameOf(shape)} {rows.Count}");
        return base.AppendAsync(organization, shape, rows, cancellationToken);
    }

    private List<StoredRow> RowsOf(RecordRead read, IReadOnlyList<StoredRow> rows)
    {
        Places.AddRange(read.Keys.Select(key => key[0].AsNumber()));
        if (Index is null) return [.. rows.Where(row => !Loses(row.Cells[0].AsNumber()))];
        return [.. read.Keys.Select(key => key[0].AsNumber()).Where(place => Index(place) is not null).Select(place => new StoredRow(StoreVersion.First, [Cell.Of(place), Cell.Of(Index(place)), Cell.Of(0L)]))];
    }

    private static string NameOf(RecordShape shape) => shape.Name.Split('_')[^1];
}

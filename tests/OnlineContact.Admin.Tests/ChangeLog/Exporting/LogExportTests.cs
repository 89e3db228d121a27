using System.Text;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Exporting;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.Tests.ChangeLog.Searching;

namespace OnlineContact.Admin.Tests.ChangeLog.Exporting;

public class LogExportTests
{
    [Theory]
    [InlineData(600, 0, 601, "250:250/600 500:500/600 600:600/600")]
    [InlineData(600, 100, 601, "250:250/500 500:500/500")]
    [InlineData(600, 100, 600, "250:250/499 499:499/499")]
    [InlineData(249, 0, 250, "249:249/249")]
    [InlineData(1, 0, 1, "0:0/0")]
    public async Task An_export_writes_each_page_once_and_says_how_far_it_has_come(int last, int removed, long own, string steps)
    {
        var store = await StoredLog.WholeAsync(last, removed);
        var export = new LogExport(store, new LogSearch(store, () => 0), ChangeLogQuery.Everything, ChangeLogExportFormat.Ndjson);
        var progress = new Steps();
        using var file = new Flushed();
        await export.WriteAsync(StoredLog.Acme, own, file, progress, default);
        Assert.Equal(steps, string.Join(' ', progress.Told));
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n');
        Assert.Equal("", lines[^1]);
        Assert.Equal(Enumerable.Range(removed + 1, (int)own - removed - 1).Reverse().Select(sequence => $"{{\"sequence\":{sequence},"), lines[..^1].Select(line => line[..(line.IndexOf(',', StringComparison.Ordinal) + 1)]));
        Assert.Equal(1, file.Flushes);
    }

    /// <summary>None is found: what was looked at is told all the same.</summary>
    [Fact]
    public async Task An_export_that_finds_nothing_says_how_far_it_has_looked()
    {
        var store = await StoredLog.WholeAsync(1_100);
        var progress = new Steps();
        using var file = new Flushed();
        var query = ChangeLogQuery.Everything with { Category = ChangeLogCategory.Sso };
        await new LogExport(store, new LogSearch(store, () => 0), query, ChangeLogExportFormat.Csv).WriteAsync(StoredLog.Acme, 1_101, file, progress, default);
        Assert.Equal("0:500/1100 0:1000/1100 0:1100/1100", string.Join(' ', progress.Told));
        Assert.Equal(CsvLogLines.Header + "\r\n", Encoding.UTF8.GetString(file.ToArray()));
    }

    [Theory]
    [InlineData(ChangeLogExportFormat.Csv, "sequence,time")]
    [InlineData(ChangeLogExportFormat.CsvWithByteOrderMark, "\ufeffsequence,time")]
    [InlineData(ChangeLogExportFormat.Ndjson, "{\"sequence\":2,")]
    public async Task Each_format_begins_in_its_way(ChangeLogExportFormat format, string begins)
    {
        var store = await StoredLog.WholeAsync(2);
        using var file = new Flushed();
        await new LogExport(store, new LogSearch(store, () => 0), ChangeLogQuery.Everything, format).WriteAsync(StoredLog.Acme, 3, file, null, default);
        Assert.StartsWith(begins, Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    private sealed class Steps : IProgress<ChangeLogExportProgress>
    {
        public List<string> Told { get; } = [];

        public void Report(ChangeLogExportProgress value) => Told.Add($"{value.Written}:{value.Searched}/{value.Total}");
    }

    private sealed class Flushed : MemoryStream
    {
        public int Flushes { get; private set; }

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            Flushes++;
            return base.FlushAsync(cancellationToken);
        }
    }
}

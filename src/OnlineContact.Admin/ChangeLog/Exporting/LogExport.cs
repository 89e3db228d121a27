using System.Buffers;
using NodaTime.Text;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Exporting;

/// <summary>Writes what a search finds, newest first, page by page: the entries that stood before the one that says that they were exported.</summary>
internal sealed class LogExport(IAdminStore store, LogSearch search, ChangeLogQuery query, ChangeLogExportFormat format)
{
    private const int PageSize = 250;

    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1_024);

    /// <summary>The entry that says so. What was searched for may be a person's and could not be erased from it: only by what is said.</summary>
    public LogDraft Draft(OrganizationId organization) => new()
    {
        Operation = AdminOperations.ExportChangeLog,
        Kind = ChangeLogKind.Exported,
        Category = ChangeLogCategory.ChangeLog,
        Target = new LogTarget(ChangeLogTargetKind.Organization, organization.Value, ""),
        Arguments = string.Join('\n', Arguments()),
    };

    /// <param name="organization">The organization.</param>
    /// <param name="own">The entry of the export.</param>
    /// <param name="destination">Where to write.</param>
    /// <param name="progress">Told after every page.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task WriteAsync(OrganizationId organization, long own, Stream destination, IProgress<ChangeLogExportProgress>? progress, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var (head, slot) = (fetch.One(OrganizationHead.Shape.SingleKey()), fetch.One(LogBoundary.Shape.SingleKey()));
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        var removed = slot.ValueOrDefault?.Removed ?? 0;
        var walk = await search.BeginAsync(head.Value, removed, query, cancellationToken).ConfigureAwait(false);
        using var lines = Lines();
        lines.Begin();
        var written = 0L;
        for (long? before = own; before is { } place;)
        {
            var (rows, next) = await walk.PageAsync(place, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var entry in await search.EntriesAsync(organization, rows, cancellationToken).ConfigureAwait(false)) lines.Entry(entry);
            written += rows.Count;
            await destination.WriteAsync(_buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
            _buffer.ResetWrittenCount();
            before = next;
            progress?.Report(new ChangeLogExportProgress(written, own - (next ?? removed + 1), own - removed - 1));
        }

        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private ILogLines Lines() => format switch
    {
        ChangeLogExportFormat.Ndjson => new JsonLogLines(_buffer, query.Language),
        _ => new CsvLogLines(_buffer, query.Language, format == ChangeLogExportFormat.CsvWithByteOrderMark),
    };

    private IEnumerable<string> Arguments()
    {
        yield return LogDraft.Argument("format", format == ChangeLogExportFormat.Ndjson ? "ndjson" : "csv");
        if (query.From is { } from) yield return LogDraft.Argument("from", InstantPattern.ExtendedIso.Format(from));
        if (query.Until is { } until) yield return LogDraft.Argument("until", InstantPattern.ExtendedIso.Format(until));
        string[] filters =
        [
            .. query.Category is { } category ? [$"category:{category}"] : Array.Empty<string>(),
            .. Named("content", query.Content),
            .. Named("name", query.Name),
            .. Named("address", query.Address),
            .. Named("service", query.Service),
            .. Named("account", query.Account),
        ];
        if (filters.Length > 0) yield return LogDraft.Argument("filters", string.Join(' ', filters));

        static string[] Named(string name, string? part) => string.IsNullOrWhiteSpace(part) ? [] : [name];
    }
}

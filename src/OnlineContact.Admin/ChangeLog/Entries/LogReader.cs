using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>Reads entries together with their texts.</summary>
internal sealed class LogReader(IAdminStore store)
{
    public async Task<(ChangeLogEntry[] Entries, string? Next)> PageAsync(OrganizationId organization, RangeQuery<LogRow> query, CancellationToken cancellationToken)
    {
        var (rows, next, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
        return (await EntriesAsync(organization, [.. rows.Select(row => row.Value)], cancellationToken).ConfigureAwait(false), next);
    }

    public async Task<ChangeLogEntry[]> EntriesAsync(OrganizationId organization, IReadOnlyList<LogRow> rows, CancellationToken cancellationToken)
    {
        var texts = await TextsAsync(organization, rows, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => EntryOf(row, texts))];
    }

    public async Task<Dictionary<long, LogText>> TextsAsync(OrganizationId organization, IReadOnlyList<LogRow> rows, CancellationToken cancellationToken)
    {
        var ids = new HashSet<long>();
        foreach (var row in rows)
        {
            foreach (var field in LogChain.Fields) ids.Add(row.TextIn(field));
        }

        ids.Remove(0);
        var fetch = new Fetch(organization);
        var parts = ids.Chunk(RecordRead.MaxKeys).Select(part => fetch.Any(LogText.ById, LogText.Shape, part)).ToList();
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return parts.SelectMany(part => part.Values).ToDictionary(text => text.Id);
    }

    private static ChangeLogEntry EntryOf(LogRow row, Dictionary<long, LogText> texts)
    {
        LoggedText Text(LogField field) =>
            !texts.TryGetValue(row.TextIn(field), out var text) ? default
            : text.ErasedAt is not null ? new LoggedText(null, true)
            : new LoggedText(text.Text, false);

        return new ChangeLogEntry
        {
            Organization = row.Organization,
            Sequence = row.Sequence,
            Time = row.Time,
            Kind = row.Kind,
            Category = row.Category,
            Operation = row.Operation,
            Arguments = LogDraft.ArgumentsOf(row.Arguments),
            ByOperator = row.ByOperator,
            ActorId = Text(LogField.ActorId),
            ActorName = Text(LogField.ActorName),
            IpAddress = Text(LogField.IpAddress),
            TargetKind = row.TargetKind,
            TargetId = Text(LogField.TargetId),
            TargetName = Text(LogField.TargetName),
            Service = row.Service == 0 ? null : row.Service,
            ServiceId = Text(LogField.ServiceId),
            ServiceName = Text(LogField.ServiceName),
            Before = Text(LogField.Before),
            After = Text(LogField.After),
            Hash = row.Hash,
        };
    }
}

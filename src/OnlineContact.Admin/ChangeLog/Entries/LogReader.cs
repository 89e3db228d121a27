using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>Reads entries together with their texts.</summary>
internal sealed class LogReader(IAdminStore store)
{
    /// <summary>A provider that looks parameters up one by one feels long lists.</summary>
    private const int TextsAtOnce = 64;

    public async Task<(ChangeLogEntry[] Entries, string? Next)> PageAsync(OrganizationId organization, RangeQuery<LogRow> query, CancellationToken cancellationToken)
    {
        var (rows, next, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
        return (await EntriesAsync(organization, [.. rows.Select(row => row.Value)], cancellationToken).ConfigureAwait(false), next);
    }

    public async Task<ChangeLogEntry[]> EntriesAsync(OrganizationId organization, IReadOnlyList<LogRow> rows, CancellationToken cancellationToken)
    {
        var texts = await TextsAsync(organization, rows, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => EntryOf(row, id => texts.TryGetValue(id, out var text) ? Shown(text) : default))];
    }

    /// <summary>The same, and texts that are remembered under the epoch of the organization's head are not read.</summary>
    public async Task<ChangeLogEntry[]> EntriesAsync(OrganizationHead head, IReadOnlyList<LogRow> rows, ShownTexts remembered, CancellationToken cancellationToken)
    {
        var shown = new Dictionary<long, LoggedText>();
        var others = IdsIn(rows);
        others.RemoveWhere(id =>
        {
            if (!remembered.TryGet(head.Organization, head.TextEpoch, id, out var text)) return false;
            shown[id] = new LoggedText(text, false);
            return true;
        });
        foreach (var text in await ReadAsync(head.Organization, others, cancellationToken).ConfigureAwait(false))
        {
            remembered.Remember(head.Organization, head.TextEpoch, text);
            shown[text.Id] = Shown(text);
        }

        return [.. rows.Select(row => EntryOf(row, id => shown.GetValueOrDefault(id)))];
    }

    public async Task<Dictionary<long, LogText>> TextsAsync(OrganizationId organization, IReadOnlyList<LogRow> rows, CancellationToken cancellationToken)
    {
        var texts = await ReadAsync(organization, IdsIn(rows), cancellationToken).ConfigureAwait(false);
        return texts.ToDictionary(text => text.Id);
    }

    private static HashSet<long> IdsIn(IReadOnlyList<LogRow> rows)
    {
        var ids = new HashSet<long>();
        foreach (var row in rows)
        {
            foreach (var field in LogChain.Fields) ids.Add(row.TextIn(field));
        }

        ids.Remove(0);
        return ids;
    }

    private async Task<IEnumerable<LogText>> ReadAsync(OrganizationId organization, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var parts = ids.Chunk(TextsAtOnce).Select(part => fetch.Any(LogText.ById, LogText.Shape, part)).ToList();
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return parts.SelectMany(part => part.Values);
    }

    private static LoggedText Shown(LogText text) => text.ErasedAt is not null ? new LoggedText(null, true) : new LoggedText(text.Text, false);

    private static ChangeLogEntry EntryOf(LogRow row, Func<long, LoggedText> textOf)
    {
        LoggedText Text(LogField field) => textOf(row.TextIn(field));

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

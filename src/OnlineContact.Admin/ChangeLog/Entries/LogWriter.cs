using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>Turns the drafts of a change into chained entries and the new texts they need.</summary>
internal sealed class LogWriter(IAdminStore store, TextCache cache)
{
    /// <summary>
    /// Reads the texts that are not remembered, then makes the rows. Nothing is remembered yet: that waits for the commit
    /// (<see cref="LogBatch.Remember"/>).
    /// </summary>
    public async Task<LogBatch> WriteAsync(OrganizationHead head, Instant now, AdminActor actor, IReadOnlyList<LogDraft> drafts, CancellationToken cancellationToken)
    {
        var places = new TextKey?[drafts.Count][];
        var known = new KnownText[drafts.Count][];
        HashSet<TextKey>? wanted = null;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = TextsOf(actor, drafts[i]);
            known[i] = new KnownText[places[i].Length];
            for (var place = 0; place < known[i].Length; place++)
            {
                if (places[i][place] is not { } key || cache.TryGet(head.Organization, head.TextEpoch, key, out known[i][place])) continue;
                (wanted ??= []).Add(key);
            }
        }

        var found = new Dictionary<TextKey, KnownText>();
        var newTexts = new List<LogText>();
        if (wanted is not null)
        {
            await FindAsync(head, wanted, found, newTexts, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < places.Length; i++)
            {
                for (var place = 0; place < known[i].Length; place++)
                {
                    if (places[i][place] is { } key && known[i][place].Id == 0) known[i][place] = found[key];
                }
            }
        }

        var rows = new LogRow[drafts.Count];
        var hash = head.Hash;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = RowOf(head.Organization, head.Sequence + 1 + i, now, actor, drafts[i], known[i]);
            hash = LogChain.Hash(hash, row, known[i]);
            rows[i] = row with { Hash = hash };
        }

        return new LogBatch(rows, newTexts, head.LastText + newTexts.Count, found);
    }

    /// <summary>Reads the texts that are stored already and makes the others.</summary>
    private async Task FindAsync(OrganizationHead head, HashSet<TextKey> wanted, Dictionary<TextKey, KnownText> found, List<LogText> newTexts, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(head.Organization);
        var parts = wanted.Chunk(RecordRead.MaxKeys).Select(part => fetch.Any(LogText.ByLookup, LogText.Shape, part.Select(key => key.Lookup()))).ToList();
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        foreach (var text in parts.SelectMany(part => part.Values)) found[new TextKey(text.Field, text.Person, text.Text)] = new(text.Id, text.Commitment);
        foreach (var key in wanted)
        {
            if (found.ContainsKey(key)) continue;
            var text = LogText.New(head.Organization, head.LastText + newTexts.Count + 1, key);
            newTexts.Add(text);
            found[key] = new(text.Id, text.Commitment);
        }
    }

    private static LogRow RowOf(OrganizationId organization, long sequence, Instant now, AdminActor actor, LogDraft draft, KnownText[] texts)
    {
        long Id(LogField field) => texts[(int)field - 1].Id;
        return new LogRow
        {
            Organization = organization,
            Sequence = sequence,
            Time = now,
            Kind = draft.Kind,
            Category = draft.Category,
            Operation = draft.Operation.Code,
            Arguments = draft.Arguments,
            ByOperator = actor.IsOperator,
            TargetKind = draft.Target.Kind,
            Service = draft.Service?.Number ?? 0,
            ActorId = Id(LogField.ActorId),
            ActorName = Id(LogField.ActorName),
            IpAddress = Id(LogField.IpAddress),
            TargetId = Id(LogField.TargetId),
            TargetName = Id(LogField.TargetName),
            ServiceId = Id(LogField.ServiceId),
            ServiceName = Id(LogField.ServiceName),
            Before = Id(LogField.Before),
            After = Id(LogField.After),
            Hash = default,
        };
    }

    private static TextKey?[] TextsOf(AdminActor actor, LogDraft draft)
    {
        var texts = new TextKey?[LogChain.Fields.Length];
        void Add(LogField field, string person, string? text)
        {
            if (!string.IsNullOrEmpty(text)) texts[(int)field - 1] = new TextKey(field, person, Cut(text));
        }

        Add(LogField.ActorId, actor.Account, actor.Account);
        Add(LogField.ActorName, actor.Account, actor.Name);
        Add(LogField.IpAddress, actor.Account, actor.IpAddress);
        Add(LogField.TargetId, draft.Target.Person, draft.Target.Id);
        Add(LogField.TargetName, draft.Target.Person, draft.Target.Name);
        Add(LogField.ServiceId, "", draft.Service?.Id);
        Add(LogField.ServiceName, "", draft.Service?.Name);
        Add(LogField.Before, draft.Target.Person, draft.Before);
        Add(LogField.After, draft.Target.Person, draft.After);
        return texts;
    }

    private static string Cut(string text)
    {
        if (text.Length <= LogText.MaxLength) return text;
        var end = char.IsHighSurrogate(text[LogText.MaxLength - 2]) ? LogText.MaxLength - 2 : LogText.MaxLength - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}

/// <summary>The entries of one change, ready to be inserted, and the texts that were not remembered yet.</summary>
internal sealed record LogBatch(LogRow[] Rows, IReadOnlyList<LogText> NewTexts, long LastText, Dictionary<TextKey, KnownText> Found)
{
    /// <summary>Called once the change is committed: what was inserted may be relied on now.</summary>
    public void Remember(TextCache cache, OrganizationId organization, long epoch)
    {
        foreach (var (key, text) in Found) cache.Remember(organization, epoch, key, text);
    }
}

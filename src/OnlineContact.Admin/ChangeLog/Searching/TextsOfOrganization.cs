using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>
/// The texts of an organization's log that are searched, in memory. An organization has few distinct ones, and new ones have greater numbers: a search
/// reads only those that came since the last one. An erasure raises the epoch of the head, and then all are read again.
/// </summary>
internal sealed class TextsOfOrganization(IAdminStore store, OrganizationId organization)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, Contents> _contents = [];
    private FoldedTexts[] _texts = NoTexts();
    private long _epoch;
    private long _last;
    private long _indexed;

    /// <summary>About how many bytes they take.</summary>
    public long Size
    {
        get
        {
            lock (_turn) return _texts.Sum(texts => texts.Size) + _contents.Values.Sum(contents => contents.Texts.Size);
        }
    }

    public async Task<FoundTexts> FindAsync(OrganizationHead head, SearchedTexts searched, CancellationToken cancellationToken)
    {
        // In this order: of all entries that are indexed now, the contents are there when they are read then.
        var indexed = await IndexedAsync(head, cancellationToken).ConfigureAwait(false);
        var texts = searched.Fields.Count == 0 ? [] : await FindTextsAsync(head, searched.Fields, cancellationToken).ConfigureAwait(false);
        var contents = searched.Content is { } content ? await FindContentsAsync(content, indexed, cancellationToken).ConfigureAwait(false) : FoundPart.Nowhere;
        return new FoundTexts(texts, contents, indexed);
    }

    /// <summary>The last entry that is indexed, or 0. The index only grows, so that once all that can be is indexed it need not be asked again.</summary>
    private async Task<long> IndexedAsync(OrganizationHead head, CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            if (head.Sequence - _indexed < LogRun.LengthOf(0)) return _indexed;
        }

        var (newest, _, _) = await store.PageAsync(organization, LogIndexRow.Newest(0).Take(1), cancellationToken).ConfigureAwait(false);
        var indexed = newest.Length == 0 ? 0 : LogRun.AtPlace(newest[0].Value.Place).Range.Last;
        lock (_turn) return _indexed = Math.Max(_indexed, indexed);
    }

    private async Task<FoundPart[]> FindTextsAsync(OrganizationHead head, IReadOnlyList<SearchedField> fields, CancellationToken cancellationToken)
    {
        while (true)
        {
            long last, epoch;
            lock (_turn)
            {
                if (head.TextEpoch > _epoch) (_texts, _last, _epoch) = (NoTexts(), 0, head.TextEpoch);
                if (_last >= head.LastText) return [.. fields.Select(Find)];
                (last, epoch) = (_last, _epoch);
            }

            var query = LogText.Columns.InOrder.Between(last + 1, head.LastText + 1).Where(LogText.Columns.Field, LogTerm.Fields).Take(RangeRead.MaxLimit);
            var (page, next, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
            lock (_turn)
            {
                // Another search may have read them meanwhile.
                if (_last != last || _epoch != epoch) continue;
                foreach (var (text, _) in page)
                {
                    if (text.ErasedAt is null) _texts[(int)text.Field].Add(text.Id, text.Text);
                }

                _last = next is null ? head.LastText : page[^1].Value.Id;
            }
        }

        FoundPart Find(SearchedField field)
        {
            var found = new List<long>();
            var nowhere = 1.0;
            foreach (var place in field.Places)
            {
                var (texts, before) = (_texts[(int)place], found.Count);
                texts.Find(field.Part, found);
                nowhere *= 1 - (double)(found.Count - before) / Math.Max(1, texts.Count);
            }

            return new FoundPart([.. found], 1 - nowhere);
        }
    }

    private async Task<FoundPart> FindContentsAsync(SearchedContent searched, long indexed, CancellationToken cancellationToken)
    {
        while (true)
        {
            long last;
            lock (_turn)
            {
                if (!_contents.TryGetValue(searched.Language, out var contents)) _contents[searched.Language] = contents = new Contents();
                if (contents.Indexed >= indexed) return contents.Find(searched.Part);
                last = contents.Last;
            }

            var (page, next, _) = await store.PageAsync(organization, LogContent.Columns.InOrder.From(last + 1).Take(RangeRead.MaxLimit), cancellationToken).ConfigureAwait(false);
            lock (_turn)
            {
                var contents = _contents[searched.Language];
                if (contents.Last != last) continue;
                foreach (var (content, _) in page) contents.Texts.Add(content.First, LogContents.Render(content.Operation, content.Arguments, searched.Language));
                if (page.Length > 0) contents.Last = page[^1].Value.First;
                if (next is null) contents.Indexed = Math.Max(contents.Indexed, indexed);
            }
        }
    }

    private static FoldedTexts[] NoTexts() => [.. Enumerable.Range(0, (int)LogTerm.Fields.Max() + 1).Select(_ => new FoldedTexts())];

    private sealed class Contents
    {
        public FoldedTexts Texts { get; } = new();

        public long Last { get; set; }

        /// <summary>The entries up to here have no other contents.</summary>
        public long Indexed { get; set; }

        public FoundPart Find(SearchedPart part)
        {
            var found = new List<long>();
            Texts.Find(part, found);
            return new FoundPart([.. found], (double)found.Count / Math.Max(1, Texts.Count));
        }
    }
}

using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>
/// The searched texts of those organizations whose logs were searched last, up to a bound in bytes; the others are read again when they are needed.
/// </summary>
internal sealed class TextsInMemory(IAdminStore store, long capacity = 128_000_000)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<OrganizationId, LinkedListNode<Remembered>> _all = [];
    private readonly LinkedList<Remembered> _lately = new();
    private long _size;

    public async Task<FoundTexts> FindAsync(OrganizationHead head, SearchedTexts searched, CancellationToken cancellationToken)
    {
        var remembered = Of(head.Organization);
        var found = await remembered.Texts.FindAsync(head, searched, cancellationToken).ConfigureAwait(false);
        Count(remembered);
        return found;
    }

    /// <summary>Forgets what an organization has: erased texts must not stay in memory.</summary>
    public void Forget(OrganizationId organization)
    {
        lock (_turn)
        {
            if (_all.TryGetValue(organization, out var node)) Remove(node);
        }
    }

    private Remembered Of(OrganizationId organization)
    {
        lock (_turn)
        {
            if (_all.TryGetValue(organization, out var node)) _lately.Remove(node);
            else node = _all[organization] = new(new Remembered(organization, new TextsOfOrganization(store, organization)));
            _lately.AddFirst(node);
            return node.Value;
        }
    }

    private void Count(Remembered remembered)
    {
        lock (_turn)
        {
            // It may have been removed meanwhile: then it is not counted any more.
            if (!_all.TryGetValue(remembered.Organization, out var node) || node.Value != remembered) return;
            _size += remembered.Texts.Size - remembered.Counted;
            remembered.Counted = remembered.Texts.Size;
            while (_size > capacity && _lately.Last is { } oldest) Remove(oldest);
        }
    }

    private void Remove(LinkedListNode<Remembered> node)
    {
        _lately.Remove(node);
        _all.Remove(node.Value.Organization);
        _size -= node.Value.Counted;
    }

    private sealed class Remembered(OrganizationId organization, TextsOfOrganization texts)
    {
        public OrganizationId Organization { get; } = organization;

        public TextsOfOrganization Texts { get; } = texts;

        public long Counted { get; set; }
    }
}

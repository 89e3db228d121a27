namespace OnlineContact.Admin.Storage;

/// <summary>
/// All that one change writes, to be applied whole or not at all. The first write is the organization's head, and at least
/// one is an entry of the change log: a change without its entry cannot be written down.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class ChangeSet
{
    private ChangeSet(OrganizationId organization, Write[] writes)
    {
        Organization = organization;
        Writes = writes;
    }

    /// <summary>The organization that all writes belong to.</summary>
    public OrganizationId Organization { get; }

    /// <summary>The writes in the order in which they are to be applied; the first is the head's.</summary>
    public IReadOnlyList<Write> Writes { get; }

    /// <summary>Puts a change together.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="head">The insertion or replacement of the organization's head.</param>
    /// <param name="writes">The other writes.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentException">
    /// The first write is not the head's, or there is no entry of the change log, or the head's last sequence is not the last entry's.
    /// </exception>
    public static ChangeSet Create(OrganizationId organization, Write head, IReadOnlyList<Write> writes)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(writes);
        if (organization == default) throw new ArgumentException("A change belongs to an organization.", nameof(organization));
        if ((head.Shape.Traits & ShapeTraits.Head) == 0 || head.Kind is not (WriteKind.Insert or WriteKind.Replace))
            throw new ArgumentException("The first write is the organization's head.", nameof(head));
        Write? last = null;
        foreach (var write in writes)
        {
            if ((write.Shape.Traits & ShapeTraits.Head) != 0) throw new ArgumentException("The head is written once.", nameof(writes));
            if ((write.Shape.Traits & ShapeTraits.Journal) != 0 && write.Kind == WriteKind.Insert) last = write;
        }

        if (last is null) throw new ArgumentException("A change has at least one entry in the change log.", nameof(writes));
        if (last.Key[0] != head.Get(OrganizationHead.Columns.Sequence))
            throw new ArgumentException("The head names another entry as the last one.", nameof(writes));
        return new ChangeSet(organization, [head, .. writes]);
    }
}

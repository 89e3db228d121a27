namespace OnlineContact.Admin.Storage;

/// <summary>
/// Columns that no two rows of one organization may have alike. A row with no value in one of them stands outside the key.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class UniqueKey
{
    internal UniqueKey(string name, Column[] columns)
    {
        Name = name;
        Columns = [.. columns];
    }

    /// <summary>The name, without the shape's.</summary>
    public string Name { get; }

    /// <summary>The columns after the organization.</summary>
    public IReadOnlyList<Column> Columns { get; }
}

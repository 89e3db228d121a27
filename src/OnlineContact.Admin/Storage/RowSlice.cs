using System.Collections;

namespace OnlineContact.Admin.Storage;

/// <summary>Some rows of an answer that stand together, without copying them.</summary>
internal sealed class RowSlice(IReadOnlyList<StoredRow> rows, int first, int count) : IReadOnlyList<StoredRow>
{
    public int Count => count;

    public StoredRow this[int index] =>
        (uint)index < (uint)count ? rows[first + index] : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<StoredRow> GetEnumerator()
    {
        for (var i = 0; i < count; i++) yield return rows[first + i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

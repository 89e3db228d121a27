using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// The order of the keys of a kind. Calls that touch the same rows in one order wait for each other, but never in a ring.
/// </summary>
internal sealed class KeyOrder(RecordShape shape) : IComparer<Cell[]>
{
    public int Compare(Cell[]? x, Cell[]? y)
    {
        foreach (var column in shape.Key)
        {
            var order = x![column.Ordinal].CompareTo(y![column.Ordinal]);
            if (order != 0) return order;
        }

        return 0;
    }
}

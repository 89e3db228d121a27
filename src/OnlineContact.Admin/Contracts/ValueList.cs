using System.Collections;

namespace OnlineContact.Admin.Contracts;

/// <summary>
/// A list that cannot be changed and is equal to another with equal elements. A record that keeps its list in one is a value through and
/// through: equal by its contents, and readable when it is printed.
/// </summary>
internal sealed class ValueList<T>(IEnumerable<T> items) : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items = [.. items];

    public int Count => _items.Length;

    public ReadOnlySpan<T> Span => _items;

    public T this[int index] => _items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ValueList<T>? other) => ReferenceEquals(this, other) || (other is not null && Span.SequenceEqual(other.Span));

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items) hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", _items)}]";
}

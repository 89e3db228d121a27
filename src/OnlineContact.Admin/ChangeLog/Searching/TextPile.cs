namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>
/// Texts one behind the other in one run of signs, so that a part is looked for in all of them by one vectorised search. Between two texts stands
/// U+0000, which is in none.
/// </summary>
internal sealed class TextPile
{
    private char[] _signs = [];
    private int _length;
    private readonly List<int> _ends = [];
    private readonly List<long> _ids = [];

    /// <summary>About how many bytes it takes.</summary>
    public long Size => 2L * _signs.Length + 12L * _ids.Capacity;

    public int Count => _ids.Count;

    public void Add(long id, string text)
    {
        var end = _length + text.Length + 1;
        if (end > _signs.Length) Array.Resize(ref _signs, Math.Max(end, Math.Max(256, _signs.Length + (_signs.Length >> 1))));
        text.CopyTo(_signs.AsSpan(_length));
        _signs[end - 1] = '\0';
        _length = end;
        _ends.Add(end);
        _ids.Add(id);
    }

    /// <summary>Adds the texts that have a part, in the order in which they were added.</summary>
    public void Find(string part, List<long> found)
    {
        var (from, index) = (0, 0);
        while (_signs.AsSpan(from, _length - from).IndexOf(part) is >= 0 and var at)
        {
            while (_ends[index] <= from + at) index++;
            found.Add(_ids[index]);
            from = _ends[index];
        }
    }
}

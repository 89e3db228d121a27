namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>
/// The bytes of a row of the index: which terms of a group the entries of a run have, and where. First the version, the number of terms, and for each of
/// them, ascending, how far it is from the one before and how many bytes its places take; then the places of each: their differences, or a bit for each entry of the run where
/// that is shorter.
/// </summary>
internal static class RunRow
{
    private const byte Version = 1;

    /// <param name="run">The run.</param>
    /// <param name="terms">The terms of one group with their places in the run, both ascending.</param>
    public static byte[] Encode(LogRun run, IReadOnlyCollection<KeyValuePair<long, List<int>>> terms)
    {
        var head = new List<byte> { Version };
        var body = new List<byte>();
        VarInt.Write(head, terms.Count);
        var bits = LogRun.GroupBitsOf(run.Level);
        long? before = null;
        foreach (var (term, places) in terms)
        {
            // Terms of a group are alike in their lowest bits.
            var quotient = term >> bits;
            VarInt.Write(head, before is { } last ? quotient - last : VarInt.Folded(quotient));
            before = quotient;
            var start = body.Count;
            var isBits = AddPlaces(body, places, run.Length / 8);
            VarInt.Write(head, ((body.Count - start) << 1) | (isBits ? 1 : 0));
        }

        return [.. head, .. body];
    }

    /// <summary>Adds the entries that have one of some terms.</summary>
    /// <param name="row">The bytes of the row.</param>
    /// <param name="run">The run.</param>
    /// <param name="group">Which of its rows it is.</param>
    /// <param name="terms">The terms, ascending.</param>
    /// <param name="found">What to add to.</param>
    /// <returns>False when it is no such row; then anything may have been added.</returns>
    public static bool TryFind(ReadOnlySpan<byte> row, LogRun run, int group, ReadOnlySpan<long> terms, EntrySet found)
    {
        if (!TryOpen(row, run, group, out var head, out var body)) return false;
        var next = 0;
        while (head.TryNext(out var term, out var length, out var isBits))
        {
            if (length > body.Length) return false;
            while (next < terms.Length && terms[next] < term) next++;
            if (next == terms.Length) return true;
            if (terms[next] == term && !TryAddPlaces(body[..(int)length], isBits, found)) return false;
            body = body[(int)length..];
        }

        return body.IsEmpty;
    }

    /// <summary>Adds all terms with their places to those of other runs.</summary>
    /// <param name="row">The bytes of the row.</param>
    /// <param name="run">The run.</param>
    /// <param name="group">Which of its rows it is.</param>
    /// <param name="shift">What to add to each place.</param>
    /// <param name="terms">What to add to; the places there are lower.</param>
    /// <returns>False when it is no such row; then anything may have been added.</returns>
    public static bool TryAddAll(ReadOnlySpan<byte> row, LogRun run, int group, int shift, SortedDictionary<long, List<int>> terms)
    {
        if (!TryOpen(row, run, group, out var head, out var body)) return false;
        while (head.TryNext(out var term, out var length, out var isBits))
        {
            if (length > body.Length) return false;
            var places = new EntrySet(run.Length);
            if (!TryAddPlaces(body[..(int)length], isBits, places)) return false;
            body = body[(int)length..];
            if (!terms.TryGetValue(term, out var all)) terms[term] = all = [];
            var first = all.Count;
            foreach (var place in places.Backwards()) all.Add(place + shift);
            all.Reverse(first, all.Count - first);
        }

        return body.IsEmpty;
    }

    private static bool AddPlaces(List<byte> body, List<int> places, int bytesOfBits)
    {
        var start = body.Count;
        var before = -1;
        foreach (var place in places)
        {
            VarInt.Write(body, place - before - 1);
            before = place;
        }

        if (body.Count - start <= bytesOfBits) return false;
        body.RemoveRange(start, body.Count - start);
        var bits = new byte[bytesOfBits];
        foreach (var place in places) bits[place / 8] |= (byte)(1 << (place % 8));
        body.AddRange(bits);
        return true;
    }

    private static bool TryAddPlaces(ReadOnlySpan<byte> places, bool isBits, EntrySet found)
    {
        if (isBits) return found.AddBits(places);
        for (long place = -1; !places.IsEmpty;)
        {
            // A sum that leaves the range of a number is outside of the run too.
            if (!VarInt.TryRead(ref places, out var gap)) return false;
            place += gap + 1;
            if (!found.Add(place)) return false;
        }

        return true;
    }

    /// <summary>The places begin where the terms end, so the terms are gone through once to find that.</summary>
    private static bool TryOpen(ReadOnlySpan<byte> row, LogRun run, int group, out Head head, out ReadOnlySpan<byte> body)
    {
        head = default;
        body = default;
        if (row.IsEmpty || row[0] != Version) return false;
        row = row[1..];
        if (!VarInt.TryRead(ref row, out var count)) return false;
        head = new Head(row, count, LogRun.GroupBitsOf(run.Level), group);
        var all = head;
        while (all.TryNext(out _, out _, out _))
        {
        }

        body = all.Rest;
        return all.IsWhole;
    }

    private ref struct Head(ReadOnlySpan<byte> rest, long count, int bits, int group)
    {
        private ReadOnlySpan<byte> _rest = rest;
        private long _left = count;
        private bool _isFirst = true;
        private long _quotient;

        public readonly bool IsWhole => _left == 0;

        public readonly ReadOnlySpan<byte> Rest => _rest;

        public bool TryNext(out long term, out long length, out bool isBits)
        {
            (term, length, isBits) = (0, 0, false);
            if (_left == 0 || !VarInt.TryRead(ref _rest, out var step) || !VarInt.TryRead(ref _rest, out var size)) return false;
            if (!_isFirst && step == 0) return false;
            _quotient = _isFirst ? VarInt.Unfolded(step) : _quotient + step;
            _isFirst = false;
            _left--;
            term = (_quotient << bits) | (uint)group;
            length = size >> 1;
            isBits = (size & 1) != 0;
            return true;
        }
    }
}

using System.Globalization;
using NodaTime;

namespace OnlineContact.Admin.Storage;

/// <summary>
/// One stored value: a number, a text, bytes, a decimal or nothing. Numbers, flags, instants and dates are held without
/// boxing. What a cell means is said by the <see cref="Column"/> it stands in.
/// </summary>
/// <remarks>
/// Immutable as long as nobody writes to bytes that were handed in; safe to use from several threads. Cells of one column
/// are ordered: nothing first, numbers by value, text by Unicode code point (not by UTF-16 unit), bytes lexicographically.
/// </remarks>
public readonly struct Cell : IEquatable<Cell>, IComparable<Cell>
{
    private static readonly object Nothing = new();

    private readonly long _number;
    private readonly object? _reference;

    private Cell(long number, object? reference)
    {
        _number = number;
        _reference = reference;
    }

    /// <summary>No value.</summary>
    public static Cell Null { get; } = new(0, Nothing);

    /// <summary>Whether there is no value.</summary>
    public bool IsNull => ReferenceEquals(_reference, Nothing);

    /// <summary>The cell of a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(long value) => new(value, null);

    /// <summary>The cell of a flag.</summary>
    /// <param name="value">The flag.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(bool value) => new(value ? 1 : 0, null);

    /// <summary>The cell of an instant, cut to 100 nanoseconds.</summary>
    /// <param name="value">The instant.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(Instant value) => new(value.ToUnixTimeTicks(), null);

    /// <summary>The cell of a date.</summary>
    /// <param name="value">The date; of the ISO calendar, in the years 1 to 9999.</param>
    /// <returns>The cell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 1, where yyyymmdd would not sort.</exception>
    public static Cell Of(LocalDate value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value.Year, 1, nameof(value));
        return new(value.Year * 10_000L + value.Month * 100 + value.Day, null);
    }

    /// <summary>The cell of a text.</summary>
    /// <param name="value">The text; null gives <see cref="Null"/>.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(string? value) => value is null ? Null : new(0, value);

    /// <summary>The cell of bytes, which are not copied.</summary>
    /// <param name="value">The bytes; null gives <see cref="Null"/>.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(byte[]? value) => value is null ? Null : new(0, value);

    /// <summary>The cell of a decimal.</summary>
    /// <param name="value">The decimal.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(decimal value) => new(0, value);

    /// <summary>The number: of a number itself, 0 or 1 of a flag, ticks of an instant, yyyymmdd of a date.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidOperationException">The cell holds something else or nothing.</exception>
    public long AsNumber() => _reference is null ? _number : throw Wrong("a number");

    /// <summary>The flag.</summary>
    /// <returns>Whether the number is not 0.</returns>
    /// <exception cref="InvalidOperationException">The cell holds something else or nothing.</exception>
    public bool AsFlag() => AsNumber() != 0;

    /// <summary>The instant.</summary>
    /// <returns>The instant.</returns>
    /// <exception cref="InvalidOperationException">The cell holds something else or nothing.</exception>
    public Instant AsInstant() => Instant.FromUnixTimeTicks(AsNumber());

    /// <summary>The date.</summary>
    /// <returns>The date.</returns>
    /// <exception cref="InvalidOperationException">The cell holds something else or nothing.</exception>
    public LocalDate AsDate()
    {
        var number = (int)AsNumber();
        return new LocalDate(number / 10_000, number / 100 % 100, number % 100);
    }

    /// <summary>The text.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidOperationException">The cell holds something else or nothing.</exception>
    public string AsText() => _reference as string ?? throw Wrong("text");

    /// <summary>The bytes; not to be written to.</summary>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidOperationException">The cell holds something else or nothing.</exception>
    public byte[] AsBytes() => _reference as byte[] ?? throw Wrong("bytes");

    /// <summary>The decimal.</summary>
    /// <returns>The decimal.</returns>
    /// <exception cref="InvalidOperationException">The cell holds something else or nothing.</exception>
    public decimal AsDecimal() => _reference is decimal value ? value : throw Wrong("a decimal");

    /// <summary>Whether both cells hold the same value.</summary>
    /// <param name="other">The other cell.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(Cell other)
    {
        if (_reference is null || other._reference is null)
            return _reference is null && other._reference is null && _number == other._number;
        if (ReferenceEquals(_reference, other._reference)) return true;
        return (_reference, other._reference) switch
        {
            (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
            (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
            (decimal a, decimal b) => a == b,
            _ => false,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Cell other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _reference switch
    {
        null => _number.GetHashCode(),
        string text => string.GetHashCode(text, StringComparison.Ordinal),
        byte[] bytes => BytesHash(bytes),
        decimal value => value.GetHashCode(),
        _ => 0,
    };

    /// <summary>The order of two cells of one column.</summary>
    /// <param name="other">The other cell.</param>
    /// <returns>Below, at or above zero.</returns>
    public int CompareTo(Cell other)
    {
        if (_reference is null && other._reference is null) return _number.CompareTo(other._number);
        if (IsNull || other.IsNull) return other.IsNull.CompareTo(IsNull);
        return (_reference, other._reference) switch
        {
            (string a, string b) => CompareByCodePoint(a, b),
            (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
            (decimal a, decimal b) => a.CompareTo(b),
            _ => throw new InvalidOperationException("Cells of two kinds have no order."),
        };
    }

    /// <summary>The value, except that text and bytes, which may be personal or secret, are shown by their size only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => _reference switch
    {
        null => _number.ToString(CultureInfo.InvariantCulture),
        string text => $"text[{text.Length}]",
        byte[] bytes => $"bytes[{bytes.Length}]",
        decimal value => value.ToString(CultureInfo.InvariantCulture),
        _ => "null",
    };

    /// <summary>Whether two cells are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Cell left, Cell right) => left.Equals(right);

    /// <summary>Whether two cells differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Cell left, Cell right) => !left.Equals(right);

    /// <summary>Whether one cell sorts before another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it comes first.</returns>
    public static bool operator <(Cell left, Cell right) => left.CompareTo(right) < 0;

    /// <summary>Whether one cell sorts before another or equals it.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it does not come after.</returns>
    public static bool operator <=(Cell left, Cell right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one cell sorts after another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it comes last.</returns>
    public static bool operator >(Cell left, Cell right) => left.CompareTo(right) > 0;

    /// <summary>Whether one cell sorts after another or equals it.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it does not come before.</returns>
    public static bool operator >=(Cell left, Cell right) => left.CompareTo(right) >= 0;

    // UTF-16 puts U+E000..U+FFFF after the surrogates, that is after all that lies above U+FFFF. Databases compare by
    // code point; moving the surrogates behind everything else makes the two orders one.
    private static int CompareByCodePoint(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            var x = a[i];
            var y = b[i];
            if (x == y) continue;
            if (char.IsSurrogate(x) != char.IsSurrogate(y)) return char.IsSurrogate(x) ? 1 : -1;
            return x.CompareTo(y);
        }

        return a.Length.CompareTo(b.Length);
    }

    private static int BytesHash(byte[] bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private InvalidOperationException Wrong(string wanted) => new($"The cell holds {this}, not {wanted}.");
}

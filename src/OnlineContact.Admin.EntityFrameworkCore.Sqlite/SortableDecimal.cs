using System.Globalization;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite;

/// <summary>
/// A decimal as text that is exact, sorts by value, and reads as a number: 19 digits, a point, 9 digits. A value below zero
/// has a minus sign and each digit as what it lacks to 9, so that the larger of two such values sorts last, too.
/// </summary>
internal static class SortableDecimal
{
    private const decimal Parts = 1_000_000_000;
    private const int Length = StoredDecimal.Before + 1 + StoredDecimal.After;

    public static string Write(decimal value)
    {
        return string.Create(value < 0 ? Length + 1 : Length, StoredDecimal.Of(value), static (text, value) =>
        {
            var digits = value < 0 ? text[1..] : text;
            // Two numbers, since a decimal by a pattern takes several times as long.
            var (whole, point) = (decimal.Truncate(Math.Abs(value)), StoredDecimal.Before);
            ((ulong)whole).TryFormat(digits[..point], out _, "D19", CultureInfo.InvariantCulture);
            digits[point] = '.';
            ((ulong)((Math.Abs(value) - whole) * Parts)).TryFormat(digits[(point + 1)..], out _, "D9", CultureInfo.InvariantCulture);
            if (value >= 0) return;
            text[0] = '-';
            Complement(digits);
        });
    }

    public static decimal Read(string text)
    {
        var negative = text is ['-', ..];
        Span<char> digits = stackalloc char[Length];
        if (text.Length != (negative ? Length + 1 : Length)) throw new FormatException("This is no stored decimal.");
        text.AsSpan(negative ? 1 : 0).CopyTo(digits);
        if (negative) Complement(digits);
        var end = digits.Length;
        while (digits[end - 1] == '0') end--;
        var value = decimal.Parse(digits[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return negative ? -value : value;
    }

    private static void Complement(Span<char> digits)
    {
        for (var i = 0; i < digits.Length; i++)
        {
            if (digits[i] != '.') digits[i] = (char)('0' + '9' - digits[i]);
        }
    }
}

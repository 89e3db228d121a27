using System.Buffers;
using System.Globalization;
using System.Text;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>
/// Writes the canonical form of a statement: a version, then each value as <c>name=length:value</c> and a line feed, texts with their length
/// in bytes, numbers without needless zeros. Nothing that differs between two calculations of one statement is in it, like the time of closing.
/// </summary>
internal static class StatementForm
{
    public static byte[] Of(StatementHeader header, IReadOnlyList<StatementLine> lines)
    {
        var buffer = new ArrayBufferWriter<byte>(2_048);
        Write(buffer, header, lines);
        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(ArrayBufferWriter<byte> to, StatementHeader header, IReadOnlyList<StatementLine> lines)
    {
        to.Write("statement 1\n"u8);
        Text(to, "organization"u8, header.Organization.Value);
        Date(to, "month"u8, header.Month);
        Number(to, "service"u8, header.Service);
        Number(to, "type"u8, (long)header.Type);
        Text(to, "serviceId"u8, header.ServiceId);
        Text(to, "serviceName"u8, header.ServiceName);
        Text(to, "priceBook"u8, header.PriceBook);
        Number(to, "priceBookVersion"u8, header.PriceBookVersion);
        Text(to, "prices"u8, header.Prices.ToString());
        Number(to, "calculatorVersion"u8, header.CalculatorVersion);
        Text(to, "timeZoneData"u8, header.TimeZoneData);
        Text(to, "currency"u8, header.Currency);
        Number(to, "minorUnitDigits"u8, header.MinorUnitDigits);
        Number(to, "discountPercent"u8, header.DiscountPercent);
        if (header.TrialEnd is { } trialEnd) Date(to, "trialEnd"u8, trialEnd);
        Amount(to, "licences"u8, header.Licences);
        Amount(to, "usage"u8, header.Usage);
        Amount(to, "trialDiscount"u8, header.TrialDiscount);
        Amount(to, "discount"u8, header.Discount);
        Amount(to, "adjustments"u8, header.Adjustments);
        Amount(to, "supply"u8, header.Supply);
        Amount(to, "vat"u8, header.Vat);
        Amount(to, "total"u8, header.Total);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            Number(to, "line"u8, line.Position);
            Number(to, "kind"u8, (long)line.Kind);
            Text(to, "item"u8, line.Item);
            Number(to, "users"u8, line.Users);
            Number(to, "quantity"u8, line.Quantity);
            Number(to, "freeUnits"u8, line.FreeUnits);
            Amount(to, "amount"u8, line.Amount);
            Amount(to, "trialDiscount"u8, line.TrialDiscount);
            Text(to, "text"u8, line.Text);
        }
    }

    private static void Text(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> name, string value)
    {
        to.Write(name);
        to.Write("="u8);
        Formatted(to, Encoding.UTF8.GetByteCount(value), default);
        to.Write(":"u8);
        Encoding.UTF8.GetBytes(value, to);
        to.Write("\n"u8);
    }

    private static void Number(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> name, long value)
    {
        to.Write(name);
        to.Write("="u8);
        Formatted(to, value, default);
        to.Write("\n"u8);
    }

    private static void Date(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> name, NodaTime.LocalDate value)
    {
        to.Write(name);
        to.Write("="u8);
        Formatted(to, value.Year, "D4");
        to.Write("-"u8);
        Formatted(to, value.Month, "D2");
        to.Write("-"u8);
        Formatted(to, value.Day, "D2");
        to.Write("\n"u8);
    }

    private static void Amount(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> name, decimal value)
    {
        to.Write(name);
        to.Write("="u8);
        // Nearly all amounts are whole, and a whole number is written much faster.
        if (value is >= long.MinValue and <= long.MaxValue && decimal.Truncate(value) == value) Formatted(to, (long)value, default);
        else Formatted(to, value, "0.#########");
        to.Write("\n"u8);
    }

    private static void Formatted<T>(ArrayBufferWriter<byte> to, T value, ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
    {
        const int longest = 64;
        if (!value.TryFormat(to.GetSpan(longest), out var written, format, CultureInfo.InvariantCulture)) throw new InvalidOperationException("No number is so long.");
        to.Advance(written);
    }
}

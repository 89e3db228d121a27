using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>The statement of a service for a closed month.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class Statement
{
    internal Statement(StatementHeader header, IReadOnlyList<StatementLine> lines)
    {
        Header = header;
        Lines = lines;
        Currency = header.CurrencyOf();
    }

    /// <summary>Whose month it is, what it was made with, and its sums.</summary>
    public StatementHeader Header { get; }

    /// <summary>The lines: licences and use in the order of the book's prices, then adjustments in the order in which they were made.</summary>
    public IReadOnlyList<StatementLine> Lines { get; }

    /// <summary>The month.</summary>
    public YearMonth Month => Header.Month.ToYearMonth();

    /// <summary>The currency of all amounts.</summary>
    public Currency Currency { get; }

    /// <summary>The supply amount (공급가액).</summary>
    public Money Supply => new(Header.Supply, Currency);

    /// <summary>The tax.</summary>
    public Money Vat => new(Header.Vat, Currency);

    /// <summary>What is to be paid.</summary>
    public Money Total => new(Header.Total, Currency);

    /// <summary>The canonical form: the same content gives the same bytes, at any time on any machine.</summary>
    /// <returns>UTF-8 text, a line for each value.</returns>
    public byte[] ToBytes() => StatementForm.Of(Header, Lines);

    /// <summary>Month, service and total.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Month} service {Header.Service}: {Total}");
}

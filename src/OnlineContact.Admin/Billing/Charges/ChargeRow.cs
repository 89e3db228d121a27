using NodaTime;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing.Charges;

/// <summary>What a service costs in a month.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ChargeRow
{
    /// <summary>The figures: the statement of a closed month, or what it would be as of <see cref="AsOf"/>.</summary>
    public required Statement Figures { get; init; }

    /// <summary>Whether the figures are final.</summary>
    public required ChargeState State { get; init; }

    /// <summary>When the figures were made.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>The service's status now; only when one service was asked for (handbook, section 3), otherwise null.</summary>
    public required ServiceStatus? Status { get; init; }

    /// <summary>The month.</summary>
    public YearMonth Month => Figures.Month;

    /// <summary>The service's number.</summary>
    public long Service => Figures.Header.Service;

    /// <summary>The service's name.</summary>
    public string ServiceName => Figures.Header.ServiceName;

    /// <summary>The service's type.</summary>
    public ServiceType Type => Figures.Header.Type;

    /// <summary>The lines.</summary>
    public IReadOnlyList<StatementLine> Lines => Figures.Lines;

    /// <summary>The supply amount (공급가액).</summary>
    public Money Supply => Figures.Supply;

    /// <summary>The tax.</summary>
    public Money Vat => Figures.Vat;

    /// <summary>Supply amount and tax.</summary>
    public Money Total => Figures.Total;
}

using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>How the closing of a month ended for an organization.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record OrganizationClosing
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>How it ended.</summary>
    public required Outcome<MonthClosing> Outcome { get; init; }
}

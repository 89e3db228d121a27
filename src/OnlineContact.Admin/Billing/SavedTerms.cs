using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>Terms that were saved on a day: by the registration of the contract or by a change.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SavedTerms
{
    /// <summary>The local day in the organization's contract zone.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>The terms in force from then on.</summary>
    public required ContractTerms Terms { get; init; }
}

using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>The free trial of a service (D, handbook, section 3): days from registration, their number in the book, extended by the operator.</summary>
public static class FreeTrial
{
    /// <summary>The first day that is no longer free.</summary>
    /// <param name="registration">The day of registration, the first free day.</param>
    /// <param name="version">The version of the price book in force at registration; it has the trial's length.</param>
    /// <param name="extendedTo">The first day that is no longer free by the operator's word, null when she said nothing. An extension only lengthens.</param>
    /// <returns>The day, or null when there is no trial.</returns>
    public static LocalDate? End(LocalDate registration, PriceBookVersion version, LocalDate? extendedTo)
    {
        ArgumentNullException.ThrowIfNull(version);
        var end = registration.PlusDays(version.TrialDays);
        if (extendedTo is { } extended && extended > end) end = extended;
        return end > registration ? end : null;
    }
}

using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A service is used from its registration to its termination, and not after today. D: the days are those that are billed.</summary>
internal static class UsageDayIsOneOfTheService
{
    /// <param name="target">Which record.</param>
    /// <param name="day">Its day.</param>
    /// <param name="registered">The first billed day; null when there is none.</param>
    /// <param name="terminated">The last billed day; null while it is open.</param>
    /// <param name="today">The day in the contract zone.</param>
    public static AdminError? Check(string target, LocalDate day, LocalDate? registered, LocalDate? terminated, LocalDate today)
    {
        var last = terminated is { } end && end < today ? end : today;
        return day >= registered && day <= last ? null : AdminErrors.UsageDayOutsideLife.With(target, day, registered, last);
    }
}

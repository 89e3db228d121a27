using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Performance.Rules;

/// <summary>Figures are read up to today. D.</summary>
internal static class DayIsNotInTheFuture
{
    public static AdminError? Check(LocalDate day, LocalDate today) =>
        day.Calendar == CalendarSystem.Iso && day.Year >= 1970 && day <= today ? null : AdminErrors.PerformanceDayInvalid.With("day", today, day);
}

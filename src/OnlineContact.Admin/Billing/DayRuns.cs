using System.Runtime.InteropServices;
using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>Cuts a month into runs of days with the same deciding terms. A month without a change is one run, each change adds at most two.</summary>
internal static class DayRuns
{
    /// <summary>More runs than a month has days there cannot be.</summary>
    public const int Max = 31;

    /// <summary>Fills in the runs of the month's billed days.</summary>
    /// <returns>How many there are; 0 when no day of the month is billed.</returns>
    public static int Cut(BillingInput input, int daysInMonth, Span<DayRun> runs)
    {
        var month = new MonthDays(input.Month, daysInMonth);
        var registered = month.IndexOf(input.Registration);
        var terminated = input.Termination is { } termination ? month.IndexOf(termination) : daysInMonth;
        var day = Math.Max(1, registered);
        var lastDay = Math.Min(daysInMonth, terminated);
        var history = input.HistorySpan;
        Require(input, history);
        if (day > lastDay) return 0;
        if (history.IsEmpty || (history[0].Day != input.Registration && month.IndexOf(history[0].Day) > 0))
            throw new ArgumentException("The terms in force when the month begins, or those of the registration, are missing.", nameof(input));

        var trialEnd = input.TrialEnd is { } end ? month.IndexOf(end) : 0;
        var next = 0;
        while (next < history.Length && month.IndexOf(history[next].Day) < day) next++;

        var count = 0;
        while (day <= lastDay)
        {
            var before = next - 1;
            while (next < history.Length && month.IndexOf(history[next].Day) == day) next++;
            int days, first;
            if (next - 1 > before)
            {
                days = 1;
                first = input.Version.DayTerms == DayTerms.Last ? next - 1 : Math.Max(before, 0);
            }
            else
            {
                var until = next < history.Length ? Math.Min(lastDay, month.IndexOf(history[next].Day) - 1) : lastDay;
                days = until - day + 1;
                first = before;
            }

            runs[count++] = new DayRun(days, Math.Clamp(trialEnd - day, 0, days), first, next - 1);
            day += days;
        }

        return count;
    }

    private static void Require(BillingInput input, ReadOnlySpan<SavedTerms> history)
    {
        if (input.Termination is { } termination)
        {
            if (termination < input.Registration) throw new ArgumentException("The termination comes before the registration.", nameof(input));
            if (!history.IsEmpty && history[^1].Day > termination) throw new ArgumentException("Terms were saved after the termination.", nameof(input));
        }

        if (!history.IsEmpty && history[0].Day < input.Registration)
            throw new ArgumentException("Terms were saved before the registration.", nameof(input));
    }

    /// <summary>Days as numbers within a month: 0 before it, 1 to its length, one more after it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct MonthDays(YearMonth month, int daysInMonth)
    {
        private readonly LocalDate _first = month.OnDayOfMonth(1);
        private readonly LocalDate _last = month.OnDayOfMonth(daysInMonth);

        public int IndexOf(LocalDate date) => date < _first ? 0 : date > _last ? daysInMonth + 1 : date.Day;
    }
}

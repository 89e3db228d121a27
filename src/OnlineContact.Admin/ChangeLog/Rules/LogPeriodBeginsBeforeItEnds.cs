using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ChangeLog.Rules;

/// <summary>A period does not end before it begins, D.</summary>
internal static class LogPeriodBeginsBeforeItEnds
{
    public static AdminError? Check(ChangeLogQuery query) =>
        query is { From: { } from, Until: { } until } && until < from ? AdminErrors.ChangeLogPeriodInvalid.With("until", from, until) : null;
}

using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Performance.Rules;

/// <summary>An event has a source of 1 to 64 visible ASCII characters and a number from 1. D: what every sender can write and every store compares alike.</summary>
internal static class EventHasAnIdentity
{
    public static AdminError? Check(string place, PerformanceEvent happened)
    {
        var isGood = happened.Source is { Length: > 0 and <= PerformanceEvent.MaxSourceLength };
        foreach (var c in isGood ? happened.Source! : "") isGood &= c is > ' ' and <= '~';
        if (!isGood) return AdminErrors.PerformanceSourceInvalid.With($"{place}.source", PerformanceEvent.MaxSourceLength, happened.Source?.Length ?? 0);
        return happened.Sequence > 0 ? null : AdminErrors.PerformanceSequenceInvalid.With($"{place}.sequence", happened.Sequence);
    }
}

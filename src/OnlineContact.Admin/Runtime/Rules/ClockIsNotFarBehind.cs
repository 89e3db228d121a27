using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime.Rules;

/// <summary>
/// A change's instant is the clock's or the last change's, whichever is later. When the last change lies more than 5
/// minutes ahead of the clock, one of the two is wrong, and the operator has to say that it is all right.
/// </summary>
internal static class ClockIsNotFarBehind
{
    public static readonly Duration Limit = Duration.FromMinutes(5);

    public static AdminError? Check(OrganizationHead head, Instant clock)
    {
        var behind = head.Time - clock;
        return behind <= Limit || head.ConfirmedTime == head.Time
            ? null
            : AdminErrors.ClockBehind.With(null, $"{Limit.TotalSeconds:0} s", $"{Math.Floor(behind.TotalSeconds):0} s");
    }
}

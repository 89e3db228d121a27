namespace OnlineContact.Admin.Performance.Rules;

/// <summary>
/// D: no more tickets leave a lane than came into it. One that does is kept and counted as doubtful, and fills the gap when the event that brought it arrives; until
/// then no fewer than none are shown.
/// </summary>
internal static class TicketsAreThereBeforeTheyGo
{
    public static bool Check(int before, int after) => after >= before || after >= 0;
}

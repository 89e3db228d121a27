namespace OnlineContact.Admin.Billing;

/// <summary>Days in a row on which the same saved terms decide: those from <see cref="First"/> to <see cref="Last"/> in the history, per item the most users.</summary>
internal readonly record struct DayRun(int Days, int TrialDays, int First, int Last);

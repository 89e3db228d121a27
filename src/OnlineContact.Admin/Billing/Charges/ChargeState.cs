namespace OnlineContact.Admin.Billing.Charges;

/// <summary>How certain the charges of a month are.</summary>
public enum ChargeState
{
    /// <summary>The month is closed: this is the statement.</summary>
    Closed = 1,

    /// <summary>The month is over and not closed: usage may still come in.</summary>
    Open = 2,

    /// <summary>The month is running: today's terms to its end, and the usage received so far.</summary>
    Forecast = 3,
}

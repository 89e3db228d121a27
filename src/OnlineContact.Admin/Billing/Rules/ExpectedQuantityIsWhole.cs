using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>Tickets, chats and seconds are counted whole. D.</summary>
internal static class ExpectedQuantityIsWhole
{
    public static AdminError? Check(string counter, decimal quantity) =>
        decimal.IsInteger(quantity) ? null : AdminErrors.UsageFractional.With(counter, counter, quantity);
}

using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>
/// Ticket is always on. F, handbook, section 2. D: terms without it are refused, not mended, because nobody has said for how many users.
/// </summary>
internal static class TicketIsAlwaysOn
{
    public static AdminError? Check(List<ContractItemTerm> terms)
    {
        foreach (var term in terms)
        {
            if (term.Item == ContractItem.TicketCode) return null;
        }

        return AdminErrors.ContractTicketMissing.With(ContractItem.TicketCode);
    }
}

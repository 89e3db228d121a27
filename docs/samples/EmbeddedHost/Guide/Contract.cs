using OnlineContact.Admin.Contracts;

namespace EmbeddedHost.Guide;

/// <summary>Makes input of terms: what a form holds when it is opened to be edited.</summary>
internal static class Contract
{
    public static IReadOnlyList<ContractTermInput> Input(ContractTerms terms) =>
        [.. terms.Items.Select(term => new ContractTermInput { Item = term.Item, Users = IsPerUser(term.Item) ? term.Users : null })];

    /// <summary>The same terms with one more user of the tickets.</summary>
    public static IReadOnlyList<ContractTermInput> OneMoreUser(ContractTerms terms) =>
        [.. Input(terms).Select(term => term.Item == ContractItem.TicketCode ? term with { Users = term.Users + 1 } : term)];

    private static bool IsPerUser(string code) => ContractItemCatalogue.Default.TryGet(code, out var item) && item.PerUser;
}

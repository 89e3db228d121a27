using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace OnlineContact.Admin.Contracts;

/// <summary>
/// The contract items there are, in the order in which they are shown. Data, not code: a host may bring its own. Every catalogue has
/// <see cref="ContractItem.TicketCode"/>, which is always on.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class ContractItemCatalogue
{
    /// <summary>The most items a catalogue may have, and the most a contract may name.</summary>
    public const int MaxItems = 50;

    private readonly ValueList<ContractItem> _items;
    private readonly FrozenDictionary<string, ContractItem> _byCode;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="items">1 to <see cref="MaxItems"/> items in the order in which they are shown.</param>
    /// <exception cref="ArgumentException">
    /// Too many items, a code twice, or <see cref="ContractItem.TicketCode"/> missing, closed, not per user or not for every type.
    /// </exception>
    public ContractItemCatalogue(IEnumerable<ContractItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = new(items.Take(MaxItems + 1));
        if (_items.Count > MaxItems) throw new ArgumentException($"A catalogue has at most {MaxItems} items.", nameof(items));

        var byCode = new Dictionary<string, ContractItem>(StringComparer.Ordinal);
        foreach (var item in _items)
        {
            if (item is null) throw new ArgumentException("An item is null.", nameof(items));
            if (!byCode.TryAdd(item.Code, item)) throw new ArgumentException($"The item '{item.Code}' stands twice.", nameof(items));
        }

        if (!byCode.TryGetValue(ContractItem.TicketCode, out var ticket) || !ticket.Open || !ticket.PerUser
            || Enum.GetValues<ServiceType>().Any(type => !ticket.IsFor(type)))
        {
            throw new ArgumentException(
                $"The item '{ContractItem.TicketCode}' is always on, so it must be there, open, per user and for every type.", nameof(items));
        }

        _byCode = byCode.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The items as the product had them in December 2020: eight with a price, seven without one that are not open (handbook, section 2).</summary>
    public static ContractItemCatalogue Default { get; } = new(
    [
        Item(ContractItem.TicketCode, "ticket", perUser: true, issues: true),
        Item("telticket", "ticket", perUser: true, opens: ContractFeatures.CtiMenus),
        Item("chat", "chat", perUser: true, opens: ContractFeatures.ChatRights),
        Item("helpdoc", "helpcenter", opens: ContractFeatures.Faq),
        Item("knowledge", "guide", issues: true),
        Item("callback", "additional", opens: ContractFeatures.Callback),
        Item("endusermanagement", "endusermanagement", opens: ContractFeatures.CustomerInformation),
        Item("ticketevaluation", "additional", issues: true, open: false),
        Item("issuetransferstatistics", "additional", open: false),
        Item("reinquiryrate", "additional", open: false),
        Item("smssend", "additional", open: false),
        Item("smssendingstatus", "additional", open: false),
        Item("electronicboard", "additional", open: false),
        Item("happycall", "additional", open: false),
        Item("security", "additional", open: false),
    ]);

    /// <summary>The items in the order in which they are shown.</summary>
    public IReadOnlyList<ContractItem> Items => _items;

    /// <summary>Finds an item.</summary>
    /// <param name="code">The code, compared ordinally.</param>
    /// <param name="item">The item, or null when there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet([NotNullWhen(true)] string? code, [NotNullWhen(true)] out ContractItem? item)
    {
        item = null;
        return code is not null && _byCode.TryGetValue(code, out item);
    }

    private static ContractItem Item(
        string code,
        string family,
        bool perUser = false,
        bool issues = false,
        bool open = true,
        ContractFeatures opens = ContractFeatures.None) => new()
        {
            Code = code,
            Family = family,
            PerUser = perUser,
            Open = open,
            ServiceTypes = issues
                ? [ServiceType.ConsultationManagement, ServiceType.IssueManagement]
                : [ServiceType.ConsultationManagement],
            Opens = opens,
        };
}

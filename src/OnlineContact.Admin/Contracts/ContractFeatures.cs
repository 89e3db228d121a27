namespace OnlineContact.Admin.Contracts;

/// <summary>What contract items open elsewhere in the product (F, handbook, section 2).</summary>
[Flags]
public enum ContractFeatures
{
    /// <summary>Nothing beyond itself.</summary>
    None = 0,

    /// <summary>The CTI menus and the phone right; opened by telticket.</summary>
    CtiMenus = 1,

    /// <summary>The chat right; opened by chat.</summary>
    ChatRights = 2,

    /// <summary>The FAQ of the help centre; opened by helpdoc.</summary>
    Faq = 4,

    /// <summary>Callback requests; opened by callback.</summary>
    Callback = 8,

    /// <summary>Customer information; opened by endusermanagement.</summary>
    CustomerInformation = 16,
}

namespace OnlineContact.Admin.Cti;

/// <summary>Which telephony system an organization uses.</summary>
/// <remarks>The numbers are stored and never change.</remarks>
public enum CtiVersion
{
    /// <summary>IPCC (Private): the customer's own exchange; needs the operator's agreement.</summary>
    IpccPrivate = 1,

    /// <summary>모바일 컨택: the telephony cloud; has to be activated there.</summary>
    MobileContact = 2,
}

using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Cti;

/// <summary>Which items open CTI, and for each organization the service that had one when somebody last looked.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class PhoneWitnesses(Lazy<ContractItemCatalogue> items)
{
    public ContractItemCatalogue Items => items.Value;

    /// <summary>The numbers of those services.</summary>
    public LastSeen<long> Last { get; } = new();
}

using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>One item of a service's current contract, as a row.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ServiceContractItem
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The item's code.</summary>
    public required string Item { get; init; }

    /// <summary>The number of users; 0 for items that are not counted by users.</summary>
    public required long Users { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<ServiceContractItem> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ServiceContractItem> Builder = RecordShape.For<ServiceContractItem>("service_contract_item", x => x.Organization);

        public static readonly Column<ServiceContractItem, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<ServiceContractItem, string> Item = Builder.Text("item", ContractItem.MaxCodeLength, x => x.Item);
        public static readonly Column<ServiceContractItem, long> Users = Builder.Number("users", x => x.Users);
        public static readonly RecordIndex<ServiceContractItem, long> InOrder = Builder.KeyOrder(Service, Item);
        public static readonly RecordShape<ServiceContractItem> Shape = Builder.Build(
            r => new ServiceContractItem
            {
                Organization = r.Organization,
                Service = r.Get(Service),
                Item = r.Get(Item),
                Users = r.Get(Users),
            },
            ShapeTraits.None,
            null,
            Service,
            Item);
    }
}

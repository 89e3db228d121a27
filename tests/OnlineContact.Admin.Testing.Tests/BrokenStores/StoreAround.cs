using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests.BrokenStores;

/// <summary>Passes every call on to another store; what derives from it breaks one of them.</summary>
internal abstract class StoreAround(IAdminStore inner) : StoreDecorator(inner)
{
    /// <summary>The change with other writes behind the head.</summary>
    protected static ChangeSet With(ChangeSet changes, IEnumerable<Write> writes) =>
        ChangeSet.Create(changes.Organization, changes.Writes[0], [.. writes]);

    /// <summary>The row that stands at a write's key.</summary>
    protected async Task<StoredRow?> PresentAsync(OrganizationId organization, Write write)
    {
        var answers = await Inner.GetAsync(organization, [new RecordRead(write.Shape, write.Shape.Key, [[.. write.Key]])], CancellationToken.None);
        return answers[0].Count == 0 ? null : answers[0][0];
    }
}

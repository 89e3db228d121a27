using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Registration;

namespace OnlineContact.Admin.SampleTests.Snippets;

#region store
public sealed class MyStore(IReadOnlyList<RecordShape> shapes) : IAdminStore
{
    private readonly InMemoryAdminStore _rest = new(shapes);

    // Make or check the schema. Called at every start; a second call does nothing.
    public Task PrepareAsync(CancellationToken cancellationToken) => _rest.PrepareAsync(cancellationToken);

    // Write a change: everything or nothing, durable when the task completes.
    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => _rest.CommitAsync(changes, cancellationToken);

    // Rows of many kinds by key, in one round trip. One list for each request, ordered by key.
    public Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken) =>
        _rest.GetAsync(organization, reads, cancellationToken);

    // A page in an order, with bounds, filters and a count.
    public Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken) => _rest.RangeAsync(organization, read, cancellationToken);

    // Rows whose searched column contains a text, literally; between two keys, ordered by key.
    public Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken) =>
        _rest.MatchAsync(organization, shape, part, after, before, limit, cancellationToken);

    // Insert rows at most once each, however often they are sent.
    public Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken) =>
        _rest.AppendAsync(organization, shape, rows, cancellationToken);

    // Add to counters.
    public Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
        _rest.AddAsync(organization, shape, deltas, cancellationToken);

    // Remove the lowest rows of an order.
    public Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken) =>
        _rest.TrimAsync(organization, index, upTo, limit, cancellationToken);

    // The organizations that have a head, by name: the one question across organizations.
    public Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) =>
        _rest.OrganizationsAsync(after, limit, having, cancellationToken);
}
#endregion

#region fixture
internal sealed class MyStoreFixture : IStoreFixture
{
    // A few kinds to begin with, so that a run takes seconds; AdminShapes.All in the end.
    public IReadOnlyList<RecordShape> Shapes { get; } = [.. AdminShapes.All.Where(shape => (shape.Traits & ~ShapeTraits.Versioned) != 0 || shape.Name is "iam_member" or "sso_used_token")];

    // Add Durable, and a ReopenAsync, as soon as it keeps what it was given; SnapshotReads when one GetAsync sees one state.
    public StoreCapabilities Capabilities => StoreCapabilities.None;

    public async Task<IAdminStore> CreateAsync(CancellationToken cancellationToken)
    {
        var store = new MyStore(Shapes);
        await store.PrepareAsync(cancellationToken);
        return store;
    }
}
#endregion

#region extension
public static class MyStoreExtensions
{
    public static OnlineContactAdminBuilder UseMyStore(this OnlineContactAdminBuilder admin, string address) => admin.UseStore(_ =>
    {
        // Made once, when the library is started: what is refused here is refused before the first call.
        if (!Uri.IsWellFormedUriString(address, UriKind.Absolute))
            throw new AdminConfigurationException(AdminErrors.OptionsInvalid.With("address", "address", "an absolute address", address), "Set it in admin.UseMyStore(...).");
        return new MyStore(AdminShapes.All);
    });
}
#endregion

#region registration
internal sealed class MyStoreRegistration : IRegistrationFixture
{
    public IReadOnlyList<Type> Services => [typeof(IAdminStore)];

    public bool IsChoice => true;

    public IReadOnlyList<MistakenRegistration> Mistakes =>
        [new() { Register = admin => admin.UseMyStore("somewhere"), Code = "OCA0003", Says = ["address", "an absolute address", "somewhere", "UseMyStore"] }];

    public void Register(OnlineContactAdminBuilder admin) => admin.UseMyStore("mystore://localhost/admin");
}
#endregion

/// <summary>The code of docs/extending/store.md.</summary>
public sealed class StoreGuide
{
    #region theory
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task My_store_conforms(string name) => StoreConformance.Case(name).RunAsync(new MyStoreFixture(), CancellationToken.None);
    #endregion

    #region registration-theory
    public static TheoryData<string> RegistrationCases => [.. RegistrationConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(RegistrationCases))]
    public Task My_extension_conforms(string name) => RegistrationConformance.Case(name).RunAsync(new MyStoreRegistration(), CancellationToken.None);
    #endregion
}

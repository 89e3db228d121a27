using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing;

/// <summary>What the author of a store provides to have it proved by <see cref="StoreConformance"/>.</summary>
/// <remarks>Each case takes a fixture of its own; it need not be safe to use from several threads.</remarks>
public interface IStoreFixture
{
    /// <summary>The kinds the stores keep: the library's own (<c>AdminShapes.All</c>), and any others.</summary>
    IReadOnlyList<RecordShape> Shapes { get; }

    /// <summary>What the store promises beyond the least.</summary>
    StoreCapabilities Capabilities => StoreCapabilities.None;

    /// <summary>Makes an empty store and prepares it.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The store.</returns>
    Task<IAdminStore> CreateAsync(CancellationToken cancellationToken);

    /// <summary>Closes the store made last and opens it again over the same data, prepared, as a restarted process would.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The store; null when it is not <see cref="StoreCapabilities.Durable"/>.</returns>
    Task<IAdminStore?> ReopenAsync(CancellationToken cancellationToken) => Task.FromResult<IAdminStore?>(null);
}

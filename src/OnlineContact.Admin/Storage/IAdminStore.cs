using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Storage;

/// <summary>
/// The narrow waist: all that a store does. Everything the library keeps goes through these nine members, and all that a
/// store needs to know of a record is its <see cref="RecordShape"/>. <c>StoreConformance</c> in OnlineContact.Admin.Testing proves one.
/// </summary>
/// <remarks>
/// Safe to use from several threads. Every member but <see cref="OrganizationsAsync"/> and <see cref="PrepareAsync"/> sees
/// the rows of one organization only. Failures that are no result are thrown as <see cref="AdminStorageException"/>;
/// cancellation as <see cref="OperationCanceledException"/>, and then nothing is written, unless the exception says that
/// the outcome is unknown.
/// </remarks>
public interface IAdminStore
{
    /// <summary>Creates the schema, or brings it up to date, or checks it; called once before everything else.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A task.</returns>
    /// <exception cref="AdminConfigurationException">The schema is of another version and cannot be used (OCA0004), or the database cannot (OCA0005).</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes a change: first the head, then checks and applies the other writes in their order; all or nothing. When the
    /// task completes with <see cref="CommitStatus.Committed"/> the change is durable.
    /// </summary>
    /// <param name="changes">The change.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What came of it.</returns>
    Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>Reads rows of many kinds by key, in one round trip and from one state of the organization where the store can.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="reads">What to read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>For each request its rows, ordered by key.</returns>
    Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken);

    /// <summary>Reads a page of rows in an order.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="read">What to read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page.</returns>
    Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken);

    /// <summary>Reads the rows whose searched column contains a text, literally, ordered by key.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="shape">The kind; it has a searched column.</param>
    /// <param name="part">The text, folded; not empty. No sign in it has a special meaning.</param>
    /// <param name="after">Only rows whose key comes after this one, that of the last row seen; null: from the first.</param>
    /// <param name="before">Only rows whose key comes before this one; null: to the last. What lies behind it is not looked at.</param>
    /// <param name="limit">The most rows wanted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The rows.</returns>
    Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Inserts rows of a kind without versions outside of a change, each at most once however often it is sent. All or
    /// nothing: when one differs from what stands there, none is inserted.
    /// </summary>
    /// <param name="organization">The organization.</param>
    /// <param name="shape">The kind.</param>
    /// <param name="rows">The rows; two of them with the same key are compared as if they had come one after the other.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// What came of each row. When one is <see cref="AppendResult.Different"/>, nothing was inserted, whatever the others say; a row whose
    /// unique key belongs to another row is different too.
    /// </returns>
    Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken);

    /// <summary>Adds to counters; a row that is not there counts from 0. Additions commute and conflict with nothing.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="shape">The kind; it has <see cref="ShapeTraits.Counters"/>.</param>
    /// <param name="deltas">Rows of key and amounts to add. All are added or none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A task.</returns>
    Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the first rows of an order, outside of a change: what retention and the outbox no longer need. Never asked for kinds that
    /// have children or are children.
    /// </summary>
    /// <param name="organization">The organization.</param>
    /// <param name="index">The order.</param>
    /// <param name="upTo">Only rows whose first column is below this.</param>
    /// <param name="limit">The most rows to remove; the lowest ones first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many were removed.</returns>
    Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken);

    /// <summary>Lists the organizations that have a head, by name: the one query that looks across organizations.</summary>
    /// <param name="after">The last organization seen, or null.</param>
    /// <param name="limit">The most organizations wanted.</param>
    /// <param name="having">Only organizations with at least one row of this kind (the work that is due); null: all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The organizations in ordinal order.</returns>
    Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken);
}

/// <summary>What came of a row handed to <see cref="IAdminStore.AppendAsync"/>.</summary>
public enum AppendResult
{
    /// <summary>It was inserted.</summary>
    Inserted,

    /// <summary>It was there already, the same.</summary>
    Same,

    /// <summary>A row with its key but another content is there; nothing of the call was inserted.</summary>
    Different,
}

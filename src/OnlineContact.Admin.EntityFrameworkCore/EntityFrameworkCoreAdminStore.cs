using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.Schema;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore;

/// <summary>
/// The relational store. Entity Framework Core gives it model, migrations and connections; its statements are made from
/// the same model, prepared once, and kept on open sessions.
/// </summary>
/// <remarks>
/// Safe to use from several threads. Closing it closes the sessions that are free at once, and the others when their calls
/// end; calls that come later throw <see cref="ObjectDisposedException"/>.
/// </remarks>
public sealed class EntityFrameworkCoreAdminStore : IAdminStore, IDisposable, IAsyncDisposable
{
    private readonly EntityFrameworkCoreStoreBuilder _settings;
    private readonly IReadOnlyList<RecordShape> _shapes;
    private readonly RelationalDialect _dialect;
    private readonly DbContextOptions<AdminDbContext> _options;
    private readonly Lazy<StatementCatalogue> _catalogue;
    private readonly SessionPool _readers;
    private readonly SessionPool _writers;

    private EntityFrameworkCoreAdminStore(EntityFrameworkCoreStoreBuilder settings, RelationalDialect dialect, IReadOnlyList<RecordShape> shapes)
    {
        _settings = settings;
        _shapes = shapes;
        _dialect = dialect;
        var options = AdminDbContext.Options();
        dialect.Configure(options, settings);
        settings.Configure?.Invoke(options);
        _options = options.Options;
        _catalogue = new Lazy<StatementCatalogue>(() =>
        {
            using var context = NewContext();
            return new StatementCatalogue(context);
        });
        _readers = new SessionPool(settings.Sessions, token => OpenAsync(writes: !dialect.HasOneWriter, token));
        _writers = dialect.HasOneWriter ? new SessionPool(1, token => OpenAsync(writes: true, token)) : _readers;
    }

    /// <summary>Makes a store.</summary>
    /// <param name="settings">The settings; not to be changed afterwards.</param>
    /// <param name="shapes">The kinds of records it keeps; it refuses all others.</param>
    /// <returns>The store; <see cref="PrepareAsync"/> comes first.</returns>
    /// <exception cref="AdminConfigurationException">No database was chosen or it cannot be used (OCA0005), or a setting is out of its limits (OCA0003).</exception>
    public static EntityFrameworkCoreAdminStore Create(EntityFrameworkCoreStoreBuilder settings, IReadOnlyList<RecordShape> shapes)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(shapes);
        var dialect = settings.Checked();
        dialect.Check(settings.ConnectionString);
        return new EntityFrameworkCoreAdminStore(settings, dialect, shapes);
    }

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var context = NewContext();
            await using (context.ConfigureAwait(false))
            {
                await new SchemaPreparation(context).RunAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DbException e)
        {
            throw Failed(nameof(PrepareAsync), null, e);
        }

        _ = _catalogue.Value;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep a shape of the change.</exception>
    public async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var catalogue = _catalogue.Value;
        var session = await RentAsync(_writers, nameof(CommitAsync), cancellationToken).ConfigureAwait(false);
        var step = -1;
        try
        {
            var script = session.Script;
            catalogue.Write(script, changes);
            await session.BeginAsync(write: true, cancellationToken).ConfigureAwait(false);
            for (step = 0; step < script.Count; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var rows = await session.ExecuteAsync(step, cancellationToken).ConfigureAwait(false);
                if (IsAsExpected(script[step].Statement.Expectation, rows)) continue;
                await session.RollbackAsync().ConfigureAwait(false);
                return CommitResult.VersionConflict(changes.Writes[script[step].Write].Shape);
            }

            step = -1;
            cancellationToken.ThrowIfCancellationRequested();
            await session.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return CommitResult.Committed;
        }
        catch (DbException e) when (step >= 0 && _dialect.Classify(e) == StorageFailure.KeyTaken)
        {
            return await ConflictAsync(catalogue, session, changes, step, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Failed(nameof(CommitAsync), session, e);
        }
        finally
        {
            await _writers.ReturnAsync(session).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep a shape, or columns are no key of it.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reads);
        Check(organization);
        var catalogue = _catalogue.Value;
        var session = await RentAsync(_readers, nameof(GetAsync), cancellationToken).ConfigureAwait(false);
        try
        {
            for (var i = 0; i < reads.Count; i++) catalogue.Of(reads[i].Shape).Keys.Get(session.Script, organization, reads[i]);
            var answers = new IReadOnlyList<StoredRow>[reads.Count];
            // One statement sees one state by itself.
            if (answers.Length > 1) await session.BeginAsync(write: false, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < answers.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                answers[i] = await session.RowsAsync(i, cancellationToken).ConfigureAwait(false);
            }

            if (answers.Length > 1) await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            return answers;
        }
        catch (DbException e)
        {
            throw Failed(nameof(GetAsync), session, e, reads: true);
        }
        finally
        {
            await _readers.ReturnAsync(session).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or the bounds of the read are out of range.</exception>
    public async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentOutOfRangeException.ThrowIfNegative(read.Limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(read.Limit, RangeRead.MaxLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(read.CountUpTo);
        if (read.After is { } place && place.Count != read.Index.Columns.Count)
            throw new ArgumentException("A place has a value for every column of the order.", nameof(read));
        Check(organization);
        var ranges = _catalogue.Value.Of(read.Shape).Ranges;
        var session = await RentAsync(_readers, nameof(RangeAsync), cancellationToken).ConfigureAwait(false);
        try
        {
            var counts = read.CountUpTo > 0;
            IReadOnlyList<StoredRow> rows = [];
            if (read.Limit > 0)
            {
                ranges.Rows(session.Script, organization, read);
                if (counts) await session.BeginAsync(write: false, cancellationToken).ConfigureAwait(false);
                rows = await session.RowsAsync(0, cancellationToken, read.Limit).ConfigureAwait(false);
            }

            if (!counts) return new RangeRows(rows, null);
            // A first page that is not full holds all there is.
            var count = read.After is null && rows.Count < read.Limit ? Math.Min(rows.Count, read.CountUpTo) : -1;
            if (count < 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ranges.Count(session.Script, organization, read);
                count = (int)Math.Min(await session.CountAsync(session.Script.Count - 1, cancellationToken).ConfigureAwait(false), int.MaxValue);
            }

            if (session.InTransaction) await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new RangeRows(rows, count);
        }
        catch (DbException e)
        {
            throw Failed(nameof(RangeAsync), session, e, reads: true);
        }
        finally
        {
            await _readers.ReturnAsync(session).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or it has no column to look into, or the text is empty.</exception>
    public async Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Check(organization);
        var keys = _catalogue.Value.Of(shape).Keys;
        var searched = shape.Searched ?? throw new ArgumentException($"{shape.Name} has no column to look into.", nameof(shape));
        if (after is not null && after.Count != shape.Key.Count) throw new ArgumentException($"The key of {shape.Name} has {shape.Key.Count} columns.", nameof(after));
        // A kind with at most one row has nothing after that row.
        if (limit == 0 || after is { Count: 0 }) return [];
        var session = await RentAsync(_readers, nameof(MatchAsync), cancellationToken).ConfigureAwait(false);
        try
        {
            keys.Match(session.Script, organization, searched, part, after, limit);
            return await session.RowsAsync(0, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Failed(nameof(MatchAsync), session, e, reads: true);
        }
        finally
        {
            await _readers.ReturnAsync(session).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or it has versions.</exception>
    public async Task<IReadOnlyList<AppendResult>> AppendAsync(
        OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        Check(organization);
        CheckRows(shape, rows);
        var table = _catalogue.Value.Of(shape);
        if (shape.IsVersioned) throw new ArgumentException($"{shape.Name} has versions; its rows are inserted by a change.", nameof(shape));
        cancellationToken.ThrowIfCancellationRequested();
        if (rows.Count == 0) return [];
        var session = await RentAsync(_writers, nameof(AppendAsync), cancellationToken).ConfigureAwait(false);
        try
        {
            var append = new Append(table, session, organization, rows);
            return await append.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Failed(nameof(AppendAsync), session, e);
        }
        finally
        {
            await _writers.ReturnAsync(session).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or it holds no counters.</exception>
    /// <exception cref="AdminStorageException">A sum leaves the range of a number; nothing is added.</exception>
    public async Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken)
    {
        Check(organization);
        CheckRows(shape, deltas);
        var side = _catalogue.Value.Of(shape).Side;
        if ((shape.Traits & ShapeTraits.Counters) == 0) throw new ArgumentException($"{shape.Name} holds no counters.", nameof(shape));
        cancellationToken.ThrowIfCancellationRequested();
        if (deltas.Count == 0) return;
        IReadOnlyList<Cell[]> sums;
        try
        {
            sums = CounterSums.Of(shape, deltas);
        }
        catch (OverflowException e)
        {
            throw new AdminStorageException(_dialect.Name, nameof(AddAsync), outcomeUnknown: false, e);
        }

        var session = await RentAsync(_writers, nameof(AddAsync), cancellationToken).ConfigureAwait(false);
        try
        {
            var taken = 0;
            while (taken < sums.Count) taken += side.Add(session.Script, organization, sums, taken);
            if (await RunAllAsync(session, cancellationToken).ConfigureAwait(false) < sums.Count)
                throw new AdminStorageException(_dialect.Name, nameof(AddAsync), outcomeUnknown: false, new OverflowException("A sum leaves the range of a number."));
            await session.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Failed(nameof(AddAsync), session, e);
        }
        finally
        {
            await _writers.ReturnAsync(session).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or the limit is negative.</exception>
    public async Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Check(organization);
        var side = _catalogue.Value.Of(index.Shape).Side;
        cancellationToken.ThrowIfCancellationRequested();
        if (limit == 0) return 0;
        var session = await RentAsync(_writers, nameof(TrimAsync), cancellationToken).ConfigureAwait(false);
        try
        {
            side.Trim(session.Script, organization, index, upTo, limit);
            var removed = await RunAllAsync(session, cancellationToken).ConfigureAwait(false);
            await session.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return removed;
        }
        catch (DbException e)
        {
            throw Failed(nameof(TrimAsync), session, e);
        }
        finally
        {
            await _writers.ReturnAsync(session).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or the limit is negative.</exception>
    public async Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var catalogue = _catalogue.Value;
        var kind = having is null ? null : catalogue.Of(having).Names;
        cancellationToken.ThrowIfCancellationRequested();
        if (limit == 0 || catalogue.Organizations is not { } organizations) return [];
        var session = await RentAsync(_readers, nameof(OrganizationsAsync), cancellationToken).ConfigureAwait(false);
        try
        {
            organizations.List(session.Script, after, limit, kind);
            return await session.OrganizationsAsync(0, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Failed(nameof(OrganizationsAsync), session, e, reads: true);
        }
        finally
        {
            await _readers.ReturnAsync(session).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the sessions.</summary>
    public void Dispose()
    {
        _readers.Dispose();
        _writers.Dispose();
    }

    /// <summary>Closes the sessions.</summary>
    /// <returns>A task.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsAsExpected(Expectation expectation, int rows) => expectation switch
    {
        Expectation.None => true,
        Expectation.NotFound => rows == 0,
        _ => rows == 1,
    };

    private async ValueTask<CommitResult> ConflictAsync(StatementCatalogue catalogue, Session session, ChangeSet changes, int step, CancellationToken cancellationToken)
    {
        try
        {
            await session.RollbackAsync().ConfigureAwait(false);
            return await new ConflictFinder(catalogue, session, changes).FindAsync(step, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Failed(nameof(CommitAsync), session, e, reads: true);
        }
    }

    /// <summary>Runs all steps in a transaction of their own and leaves it open.</summary>
    private static async ValueTask<int> RunAllAsync(Session session, CancellationToken cancellationToken)
    {
        await session.BeginAsync(write: true, cancellationToken).ConfigureAwait(false);
        var rows = 0;
        for (var i = 0; i < session.Script.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows += await session.ExecuteAsync(i, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return rows;
    }

    private async ValueTask<Session> RentAsync(SessionPool pool, string operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await pool.RentAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Failed(operation, null, e);
        }
    }

    private ValueTask<Session> OpenAsync(bool writes, CancellationToken cancellationToken) =>
        Session.OpenAsync(NewContext(), _dialect.Setup(_settings, writes), _settings.Observer, cancellationToken);

    private AdminDbContext NewContext() => new(_options, _shapes, _dialect);

    private AdminStorageException Failed(string operation, Session? session, DbException exception, bool reads = false)
    {
        var failure = _dialect.Classify(exception);
        // What is only busy is in order; anything else may have left the connection in a state that nobody knows.
        if (failure is not (StorageFailure.Busy or StorageFailure.Locked)) session?.Break();
        return new AdminStorageException(_dialect.Name, operation, !reads && session is { IsOutcomeUnknown: true }, exception)
        {
            IsTransient = failure is StorageFailure.Busy or StorageFailure.Locked or StorageFailure.ConnectionLost,
            IsBusy = failure == StorageFailure.Locked,
        };
    }

    private static void Check(OrganizationId organization)
    {
        if (organization == default) throw new ArgumentException("Rows belong to an organization.", nameof(organization));
    }

    private static void CheckRows(RecordShape shape, IReadOnlyList<Cell[]> rows)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length != shape.Columns.Count) throw new ArgumentException($"A row of {shape.Name} has {shape.Columns.Count} cells.", nameof(rows));
        }
    }
}

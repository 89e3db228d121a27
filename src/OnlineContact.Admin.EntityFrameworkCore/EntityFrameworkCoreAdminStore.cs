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
public sealed class EntityFrameworkCoreAdminStore : IAdminStore, IStoreSchemaReader, IDisposable, IAsyncDisposable
{
    private const int MaxAttempts = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);

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
        _readers = new SessionPool(settings.Sessions ?? dialect.DefaultSessions, token => OpenAsync(writes: !dialect.HasOneWriter, token));
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
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var context = NewContext();
                await using (context.ConfigureAwait(false))
                {
                    await new SchemaPreparation(context).RunAsync(cancellationToken).ConfigureAwait(false);
                }

                break;
            }
            catch (DbException e)
            {
                var failure = Failed(nameof(PrepareAsync), null, e, repeatable: true);
                if (!MayBeRepeated(e, attempt)) throw failure;
            }

            await PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
        }

        _ = _catalogue.Value;
    }

    /// <inheritdoc/>
    public async Task<StoreSchema> ReadSchemaAsync(CancellationToken cancellationToken)
    {
        try
        {
            var context = NewContext();
            await using (context.ConfigureAwait(false))
            {
                return await new SchemaHistory(context).CompareAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DbException e)
        {
            throw Failed(nameof(ReadSchemaAsync), null, e, repeatable: true);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep a shape of the change.</exception>
    public async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var catalogue = _catalogue.Value;
        var session = await RentAsync(_writers, nameof(CommitAsync), cancellationToken).ConfigureAwait(false);
        try
        {
            var script = session.Script;
            script.Add(_dialect.BeginWrite);
            catalogue.Write(script, changes);
            var unmet = await session.RunAsync(cancellationToken).ConfigureAwait(false);
            // It is rolled back when the session is handed back, or has been, if the connection was lost behind what was found.
            if (unmet >= 0) return CommitResult.VersionConflict(changes.Writes[script[unmet].Write].Shape);

            cancellationToken.ThrowIfCancellationRequested();
            await session.CommitAsync().ConfigureAwait(false);
            return CommitResult.Committed;
        }
        catch (DbException e) when (session.FailedStep >= 0 && !session.IsOutcomeUnknown && _dialect.Classify(e) == StorageFailure.KeyTaken)
        {
            return await ConflictAsync(catalogue, session, changes, session.FailedStep, cancellationToken).ConfigureAwait(false);
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
    public Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reads);
        Check(organization);
        var catalogue = _catalogue.Value;
        return RepeatableAsync<IReadOnlyList<IReadOnlyList<StoredRow>>>(_readers, nameof(GetAsync), async session =>
        {
            var script = session.Script;
            // One statement sees one state by itself.
            var together = reads.Count > 1;
            if (together) script.Add(_dialect.BeginRead);
            var first = script.Count;
            for (var i = 0; i < reads.Count; i++) catalogue.Of(reads[i].Shape).Keys.Get(script, organization, reads[i]);
            if (together) script.Add(_dialect.Commit);
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
            var answers = new IReadOnlyList<StoredRow>[reads.Count];
            for (var i = 0; i < answers.Length; i++) answers[i] = session.Rows(first + i);
            return answers;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or the bounds of the read are out of range.</exception>
    public Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentOutOfRangeException.ThrowIfNegative(read.Limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(read.Limit, RangeRead.MaxLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(read.CountUpTo);
        if (read.After is { } place && place.Count != read.Index.Columns.Count)
            throw new ArgumentException("A place has a value for every column of the order.", nameof(read));
        Check(organization);
        var ranges = _catalogue.Value.Of(read.Shape).Ranges;
        return RepeatableAsync(_readers, nameof(RangeAsync), async session =>
        {
            var script = session.Script;
            IReadOnlyList<StoredRow> rows = [];
            if (read.Limit > 0)
            {
                if (read.CountUpTo > 0) script.Add(_dialect.BeginRead);
                ranges.Rows(script, organization, read);
                await session.RunAsync(cancellationToken).ConfigureAwait(false);
                rows = session.Rows(script.Count - 1);
            }

            if (read.CountUpTo == 0) return new RangeRows(rows, null);
            var next = script.Count;
            // A first page that is not full holds all there is.
            var isAll = read.After is null && rows.Count < read.Limit;
            if (!isAll) ranges.Count(script, organization, read);
            if (session.InTransaction) script.Add(_dialect.Commit);
            await session.RunAsync(cancellationToken, next).ConfigureAwait(false);
            var count = isAll ? rows.Count : session.Rows(next)[0].Cells[0].AsNumber();
            return new RangeRows(rows, (int)Math.Min(count, read.CountUpTo));
        }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or it has no column to look into, or the text is empty.</exception>
    public Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentException.ThrowIfNullOrEmpty(part);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Check(organization);
        var keys = _catalogue.Value.Of(shape).Keys;
        var searched = shape.Searched ?? throw new ArgumentException($"{shape.Name} has no column to look into.", nameof(shape));
        if (after is not null && after.Count != shape.Key.Count) throw new ArgumentException($"The key of {shape.Name} has {shape.Key.Count} columns.", nameof(after));
        if (before is not null && before.Count != shape.Key.Count) throw new ArgumentException($"The key of {shape.Name} has {shape.Key.Count} columns.", nameof(before));
        // A kind with at most one row has nothing after that row, and nothing before it.
        if (limit == 0 || after is { Count: 0 } || before is { Count: 0 }) return Task.FromResult<IReadOnlyList<StoredRow>>([]);
        return RepeatableAsync(_readers, nameof(MatchAsync), async session =>
        {
            keys.Match(session.Script, organization, searched, part, after, before, limit);
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
            return session.Rows(0);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or it has versions.</exception>
    public Task<IReadOnlyList<AppendResult>> AppendAsync(
        OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        Check(organization);
        CheckRows(shape, rows);
        var table = _catalogue.Value.Of(shape);
        if (shape.IsVersioned) throw new ArgumentException($"{shape.Name} has versions; its rows are inserted by a change.", nameof(shape));
        if (rows.Count == 0) return Task.FromResult<IReadOnlyList<AppendResult>>([]);
        return RepeatableAsync(
            _writers, nameof(AppendAsync), session => new Append(table, _dialect, session, organization, rows).RunAsync(cancellationToken), cancellationToken);
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

        // Not to be repeated when its commit was not answered: it might add twice.
        var session = await RentAsync(_writers, nameof(AddAsync), cancellationToken).ConfigureAwait(false);
        try
        {
            session.Script.Add(_dialect.BeginWrite);
            for (var taken = 0; taken < sums.Count;) taken += side.Add(session.Script, organization, sums, taken);
            if (await RunAllAsync(session, cancellationToken).ConfigureAwait(false) < sums.Count)
                throw new AdminStorageException(_dialect.Name, nameof(AddAsync), outcomeUnknown: false, new OverflowException("A sum leaves the range of a number."));
            await session.CommitAsync().ConfigureAwait(false);
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
    public Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Check(organization);
        var side = _catalogue.Value.Of(index.Shape).Side;
        if (limit == 0) return Task.FromResult(0);
        return RepeatableAsync(_writers, nameof(TrimAsync), async session =>
        {
            session.Script.Add(_dialect.BeginWrite);
            side.Trim(session.Script, organization, index, upTo, limit);
            var removed = await RunAllAsync(session, cancellationToken).ConfigureAwait(false);
            await session.CommitAsync().ConfigureAwait(false);
            return removed;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or the limit is negative.</exception>
    public Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var catalogue = _catalogue.Value;
        var kind = having is null ? null : catalogue.Of(having).Names;
        if (limit == 0 || catalogue.Organizations is not { } organizations) return Task.FromResult<IReadOnlyList<OrganizationId>>([]);
        return RepeatableAsync<IReadOnlyList<OrganizationId>>(_readers, nameof(OrganizationsAsync), async session =>
        {
            organizations.List(session.Script, after, limit, kind);
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
            return [.. session.Rows(0).Select(row => OrganizationId.Parse(row.Cells[0].AsText()))];
        }, cancellationToken);
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

    private async ValueTask<CommitResult> ConflictAsync(StatementCatalogue catalogue, Session session, ChangeSet changes, int step, CancellationToken cancellationToken)
    {
        try
        {
            await session.RollbackAsync().ConfigureAwait(false);
            return await new ConflictFinder(catalogue, session, changes).FindAsync(step, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Failed(nameof(CommitAsync), session, e, repeatable: true);
        }
    }

    /// <summary>Runs all steps and leaves their transaction open.</summary>
    private static async ValueTask<int> RunAllAsync(Session session, CancellationToken cancellationToken)
    {
        await session.RunAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = 0;
        for (var step = 0; step < session.Script.Count; step++)
        {
            if (session.Script[step].Statement.Effect == TransactionEffect.None) rows += session.Script.AnswerOf(step).Touched;
        }

        return rows;
    }

    /// <summary>
    /// Makes a call that may be made again as it is, since it reads or since a second time changes nothing: when the
    /// connection is lost, on another one.
    /// </summary>
    private async Task<T> RepeatableAsync<T>(SessionPool pool, string operation, Func<Session, ValueTask<T>> run, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            Session? session = null;
            try
            {
                session = await pool.RentAsync(cancellationToken).ConfigureAwait(false);
                return await run(session).ConfigureAwait(false);
            }
            catch (DbException e)
            {
                var failure = Failed(operation, session, e, repeatable: true);
                if (!MayBeRepeated(e, attempt)) throw failure;
            }
            finally
            {
                if (session is not null) await pool.ReturnAsync(session).ConfigureAwait(false);
            }

            await PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool MayBeRepeated(DbException exception, int attempt) => attempt < MaxAttempts && _dialect.Classify(exception) == StorageFailure.ConnectionLost;

    private Task PauseAsync(int attempt, CancellationToken cancellationToken) => Task.Delay(FirstPause * (1 << (attempt - 1)), _settings.TimeProvider, cancellationToken);

    private async ValueTask<Session> RentAsync(SessionPool pool, string operation, CancellationToken cancellationToken)
    {
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
        Session.OpenAsync(NewContext(), _settings, writes, cancellationToken);

    private AdminDbContext NewContext() => new(_options, _shapes, _dialect);

    private AdminStorageException Failed(string operation, Session? session, DbException exception, bool repeatable = false)
    {
        var failure = _dialect.Classify(exception);
        // What is only busy is in order; anything else may have left the connection in a state that nobody knows.
        if (failure is not (StorageFailure.Busy or StorageFailure.Locked)) session?.Break();
        // What cut this connection has cut the others, too.
        if (failure == StorageFailure.ConnectionLost)
        {
            _readers.Forget();
            _writers.Forget();
        }

        return new AdminStorageException(_dialect.Name, operation, !repeatable && session is { IsOutcomeUnknown: true }, exception)
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

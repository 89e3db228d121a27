using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore;

/// <summary>All that differs from one database to the next. Another database needs a class of these, and its migrations.</summary>
/// <remarks>Stateless; one object serves every store.</remarks>
internal abstract class RelationalDialect
{
    /// <summary>The name that exceptions give.</summary>
    public abstract string Name { get; }

    /// <summary>The name of the EF Core provider it goes with.</summary>
    public abstract string ProviderName { get; }

    /// <summary>Whether the provider does its work before it returns, so that awaiting it gains nothing.</summary>
    public abstract bool IsSynchronous { get; }

    /// <summary>Whether one session at a time may write, so that the writers queue within the process.</summary>
    public abstract bool HasOneWriter { get; }

    /// <summary>The collation that compares text by code point.</summary>
    public abstract string TextCollation { get; }

    /// <summary>The most rows that one INSERT is given.</summary>
    public abstract int MaxInsertRows { get; }

    /// <summary>The most parameters that one statement is given.</summary>
    public abstract int MaxParameters { get; }

    /// <summary>Begins a transaction that writes.</summary>
    public abstract string BeginWrite { get; }

    /// <summary>Begins a transaction whose reads see one state.</summary>
    public abstract string BeginRead { get; }

    /// <summary>What an opened session is told once, one statement each.</summary>
    public abstract IReadOnlyList<string> Setup(EntityFrameworkCoreStoreBuilder settings, bool writes);

    /// <summary>The type of a column in the database.</summary>
    public abstract string StoreType(ColumnType type, int maxLength);

    /// <summary>The type in which the provider takes and gives the values of a column.</summary>
    public abstract Type ProviderType(ColumnType type);

    /// <summary>The value as the provider takes it.</summary>
    public abstract object ToProvider(ColumnType type, Cell cell);

    /// <summary>The cell of a value that the provider gave.</summary>
    public abstract Cell FromProvider(ColumnType type, object value);

    /// <summary>Reads the values of a row, without boxing them.</summary>
    public abstract void ReadRow(DbDataReader reader, ReadOnlySpan<ResultColumn> columns, Span<Cell> cells);

    /// <summary>Makes the parameter of a prepared command.</summary>
    public virtual DbParameter CreateParameter(DbCommand command, string name, ColumnType type)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        return parameter;
    }

    /// <summary>Gives a parameter its value.</summary>
    public virtual void Bind(DbParameter parameter, ColumnType type, Cell cell) =>
        parameter.Value = cell.IsNull ? DBNull.Value : ToProvider(type, cell);

    /// <summary>The clause that bounds the number of rows.</summary>
    public virtual string Limit(string parameter) => $" LIMIT {parameter}";

    /// <summary>The condition that a text contains another, without any sign having a meaning.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>The condition that a sum is still a number; null when the database refuses the others by itself.</summary>
    public abstract string? InRange(string sum);

    /// <summary>What an exception means.</summary>
    public abstract StorageFailure Classify(Exception exception);

    /// <summary>Refuses a connection string that this store cannot work with (OCA0005).</summary>
    public abstract void Check(string connectionString);

    /// <summary>Chooses the provider, the connection and the assembly with the migrations.</summary>
    public abstract void Configure(DbContextOptionsBuilder options, EntityFrameworkCoreStoreBuilder settings);

    /// <summary>Brings the schema up to date, alone among all that start at the same time.</summary>
    public abstract Task MigrateAsync(AdminDbContext context, Func<CancellationToken, Task<string?>> checkHistory, CancellationToken cancellationToken);

    /// <summary>Ends a transaction.</summary>
    public Statement Commit { get; } = Statement.Plain("COMMIT");

    /// <summary>Undoes a transaction.</summary>
    public Statement Rollback { get; } = Statement.Plain("ROLLBACK");

    /// <summary>The statement of <see cref="BeginWrite"/>.</summary>
    public Statement BeginWriteStatement => _beginWrite ??= Statement.Plain(BeginWrite);

    /// <summary>The statement of <see cref="BeginRead"/>.</summary>
    public Statement BeginReadStatement => _beginRead ??= Statement.Plain(BeginRead);

    private Statement? _beginWrite;
    private Statement? _beginRead;
}

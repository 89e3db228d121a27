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

    /// <summary>Whether one session at a time may write, so that the writers queue within the process.</summary>
    public abstract bool HasOneWriter { get; }

    /// <summary>How many sessions there are unless the host says otherwise.</summary>
    public abstract int DefaultSessions { get; }

    /// <summary>The collation that compares text by code point.</summary>
    public abstract string TextCollation { get; }

    /// <summary>The most rows that one INSERT is given.</summary>
    public abstract int MaxInsertRows { get; }

    /// <summary>The most rows that one UPDATE is given as a list; 1 where the database has no such statement, or gains nothing by it.</summary>
    public abstract int MaxReplaceRows { get; }

    /// <summary>The most parameters that one statement is given.</summary>
    public abstract int MaxParameters { get; }

    /// <summary>Begins a transaction that writes.</summary>
    public abstract Statement BeginWrite { get; }

    /// <summary>Begins a transaction whose reads see one state.</summary>
    public abstract Statement BeginRead { get; }

    /// <summary>Ends a transaction.</summary>
    public Statement Commit { get; } = Ending("COMMIT");

    /// <summary>Undoes a transaction.</summary>
    public Statement Rollback { get; } = Ending("ROLLBACK");

    /// <summary>Makes what runs the statements of a session.</summary>
    public abstract IScriptRunner RunnerOf(DbConnection connection, EntityFrameworkCoreStoreBuilder settings);

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

    /// <summary>What stands for a parameter in the text of a statement.</summary>
    public abstract string Placeholder(int index);

    /// <summary>The clause that bounds the number of rows.</summary>
    public virtual string Limit(string parameter) => $" LIMIT {parameter}";

    /// <summary>The condition that a text contains another, without any sign having a meaning.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>The value of the parameter of <see cref="Contains"/>.</summary>
    public virtual string Contained(string part) => part;

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

    /// <summary>A statement that begins a transaction.</summary>
    protected static Statement Beginning(string text) => new() { Text = text, Effect = TransactionEffect.Begins };

    private static Statement Ending(string text) => new() { Text = text, Effect = TransactionEffect.Ends };
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Schema;

/// <summary>Brings a database to the schema of this library, or says why it cannot.</summary>
internal sealed class SchemaPreparation(AdminDbContext context)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (context.Database.ProviderName != context.Dialect.ProviderName)
            throw Unsupported($"the provider is {context.Database.ProviderName}, not {context.Dialect.ProviderName}", "Choose the database by its own Use method only.");
        if (context.GetService<IMigrationsAssembly>().Migrations.Count == 0)
            throw Unsupported("there are no migrations for it", "Reference the package of the database, in the version of this one.");
        try
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
            await context.Dialect.MigrateAsync(context, LastAppliedAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (ReasonOf(context.Dialect.Classify(e)) is { } reason)
        {
            throw Unsupported(reason.What, reason.Remedy, e);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            throw Unsupported("the provider cannot do what the connection string asks for", "Leave out of it what the provider does not have, for example a password.", e);
        }
    }

    /// <summary>The migration that the database is at, null for an empty one; refuses one that this library does not know.</summary>
    private async Task<string?> LastAppliedAsync(CancellationToken cancellationToken)
    {
        var history = new SchemaHistory(context);
        var applied = await history.AppliedAsync(cancellationToken).ConfigureAwait(false);
        var schema = SchemaHistory.Compare(applied, history.Known);
        if (schema.State != StoreSchemaState.Newer) return schema.Found;
        throw new AdminConfigurationException(
            AdminErrors.StoreSchemaMismatch.With("database", schema.Expected, schema.Found),
            "The database was written by a newer version of the library: use that version, or a copy of the database from before.");
    }

    private static (string What, string Remedy)? ReasonOf(StorageFailure failure) => failure switch
    {
        StorageFailure.ReadOnly => ("it is read-only", "Let the process write to the database, and on SQLite to its directory too."),
        StorageFailure.NotAllowed => ("its account may not do what has to be done", "Give the account the rights that docs/features/databases.md lists, or let one that has them bring the schema up to date."),
        StorageFailure.CannotOpen => ("it cannot be opened", "Check that the directory exists and that the process may use it."),
        StorageFailure.NotADatabase => ("it is no database, or a damaged one", "Check the path; restore the database from a backup if it is the right one."),
        _ => null,
    };

    private static AdminConfigurationException Unsupported(string reason, string remedy, Exception? inner = null) =>
        new(AdminErrors.StoreUnsupported.With("database", reason), remedy, inner);
}

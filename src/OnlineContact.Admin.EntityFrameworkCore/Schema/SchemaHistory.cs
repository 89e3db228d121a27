using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Schema;

/// <summary>Which migrations a database has seen, beside those that this library knows. Only reads; a file that is not there is not made.</summary>
internal sealed class SchemaHistory(AdminDbContext context)
{
    public IReadOnlyCollection<string> Known => [.. context.GetService<IMigrationsAssembly>().Migrations.Keys];

    /// <summary>The migrations of the database in their order; none for an empty one.</summary>
    public async Task<IReadOnlyList<string>> AppliedAsync(CancellationToken cancellationToken)
    {
        var history = context.GetService<IHistoryRepository>();
        if (!await history.ExistsAsync(cancellationToken).ConfigureAwait(false)) return [];
        return [.. (await history.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).Select(row => row.MigrationId)];
    }

    public async Task<StoreSchema> CompareAsync(CancellationToken cancellationToken) => Compare(await AppliedAsync(cancellationToken).ConfigureAwait(false), Known);

    /// <summary>One unknown migration makes it newer, whatever else is missing: no version of this library has made it.</summary>
    public static StoreSchema Compare(IReadOnlyList<string> applied, IReadOnlyCollection<string> known)
    {
        var unknown = applied.LastOrDefault(id => !known.Contains(id));
        var state = unknown is not null ? StoreSchemaState.Newer : known.Except(applied).Any() ? StoreSchemaState.Older : StoreSchemaState.Current;
        return new StoreSchema { State = state, Expected = known.Max(StringComparer.Ordinal), Found = unknown ?? (applied.Count == 0 ? null : applied[^1]) };
    }
}

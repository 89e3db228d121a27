using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>The databases by the names under which workers are told them.</summary>
internal static class DatabaseChoice
{
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgresql";

    public static void Use(EntityFrameworkCoreStoreBuilder settings, string database, string connection) => _ = database switch
    {
        Sqlite => settings.UseSqlite(connection),
        PostgreSql => settings.UsePostgreSql(connection),
        _ => throw new ArgumentException($"There is no database named {database}.", nameof(database)),
    };
}

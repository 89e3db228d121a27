using CustomStore;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the store.</summary>
public static class SqliteFileStoreExtensions
{
    /// <summary>Keeps everything in a SQLite file.</summary>
    /// <param name="admin">The builder.</param>
    /// <param name="path">The file, on a local disk; made when it is not there.</param>
    /// <param name="patience">How long another process may hold the file before a call gives up, 1 second to 10 minutes; 10 seconds when left out.</param>
    /// <returns>The builder.</returns>
    public static OnlineContactAdminBuilder UseSqliteFile(this OnlineContactAdminBuilder admin, string path, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(admin);
        return admin.UseStore(_ =>
        {
            if (string.IsNullOrWhiteSpace(path)) throw Refused("path", "a file", "none", "Name the file in admin.UseSqliteFile(...).");
            if (patience is { } given && (given < TimeSpan.FromSeconds(1) || given > TimeSpan.FromMinutes(10)))
                throw Refused("patience", "1 second to 10 minutes", given, "Set it in admin.UseSqliteFile(...).");
            return new SqliteFileStore(path, AdminShapes.All, patience);
        });
    }

    private static AdminConfigurationException Refused(string option, string limit, object actual, string remedy) =>
        new(AdminErrors.OptionsInvalid.With(option, option, limit, actual), remedy);
}

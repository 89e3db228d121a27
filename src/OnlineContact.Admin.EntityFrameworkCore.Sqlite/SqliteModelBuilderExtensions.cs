using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.Sqlite;
using OnlineContact.Admin.Storage;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Lets a host ask the tables of OnlineContact.Admin with its own context.</summary>
public static class SqliteModelBuilderExtensions
{
    /// <summary>
    /// Maps the records of OnlineContact.Admin into the host's context, to be read with LINQ: keyless, so never tracked or
    /// saved, and left out of the host's migrations. Name the organization in each query: the tables hold all of them.
    /// </summary>
    /// <param name="modelBuilder">The host's model.</param>
    /// <param name="shapes">The kinds to map; none named: all that the library keeps.</param>
    /// <returns>The same model.</returns>
    public static ModelBuilder UseOnlineContactAdmin(this ModelBuilder modelBuilder, params IReadOnlyList<RecordShape> shapes)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        ArgumentNullException.ThrowIfNull(shapes);
        HostModel.Map(modelBuilder, shapes.Count == 0 ? AdminModel.Shapes : shapes, SqliteDialect.Instance);
        return modelBuilder;
    }
}

using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.PostgreSql;
using OnlineContact.Admin.Storage;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Lets a host ask the tables of OnlineContact.Admin with its own context.</summary>
public static class PostgreSqlModelBuilderExtensions
{
    /// <summary>
    /// Maps the records of OnlineContact.Admin into the host's context, to be read with LINQ: as views without a key, so never
    /// tracked, saved, updated or deleted, and left out of the host's migrations. Name the organization in each query: the tables hold all of them.
    /// </summary>
    /// <remarks>
    /// Instants and dates are stored as numbers that compare and sort as they should, and minimum and maximum are right. Calculate with
    /// them only after reading them: the database would calculate with the stored form, and wrongly, without an error.
    /// </remarks>
    /// <param name="modelBuilder">The host's model.</param>
    /// <param name="shapes">The kinds to map; none named: all that the library keeps.</param>
    /// <returns>The same model.</returns>
    public static ModelBuilder UseOnlineContactAdmin(this ModelBuilder modelBuilder, params IReadOnlyList<RecordShape> shapes)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        ArgumentNullException.ThrowIfNull(shapes);
        HostModel.Map(modelBuilder, shapes.Count == 0 ? AdminModel.Shapes : shapes, PostgreSqlDialect.Instance);
        return modelBuilder;
    }
}

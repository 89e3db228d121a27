using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Model;

/// <summary>
/// The context that gives the store its model, its migrations and its connections. No statement of the store goes through
/// its change tracker or its queries; see <c>docs/decisions/0002-command-layer.md</c>.
/// </summary>
internal sealed class AdminDbContext : DbContext
{
    public AdminDbContext(DbContextOptions<AdminDbContext> options, IReadOnlyList<RecordShape> shapes, RelationalDialect dialect)
        : base(options)
    {
        Shapes = shapes;
        Dialect = dialect;
    }

    public IReadOnlyList<RecordShape> Shapes { get; }

    public RelationalDialect Dialect { get; }

    /// <summary>The options of a context; the model is remembered for each list of shapes and each dialect.</summary>
    public static DbContextOptionsBuilder<AdminDbContext> Options()
    {
        var options = new DbContextOptionsBuilder<AdminDbContext>();
        options.ReplaceService<IModelCacheKeyFactory, AdminModelCacheKeyFactory>();
        return options;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => AdminModel.Build(modelBuilder, Shapes, Dialect);
}

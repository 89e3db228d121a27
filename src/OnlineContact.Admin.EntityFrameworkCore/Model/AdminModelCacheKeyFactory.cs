using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace OnlineContact.Admin.EntityFrameworkCore.Model;

/// <summary>Two contexts share a model only when they keep the same shapes in the same database.</summary>
internal sealed class AdminModelCacheKeyFactory : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        context is AdminDbContext admin ? (admin.Shapes, admin.Dialect, designTime) : (context.GetType(), designTime);
}

using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the relational store.</summary>
public static class OnlineContactAdminEntityFrameworkCoreExtensions
{
    /// <summary>Keeps everything in a relational database; which one is said by the provider's package, for example <c>ef.UseSqlite(...)</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Chooses the database and sets what may be set.</param>
    /// <returns>The builder.</returns>
    public static OnlineContactAdminBuilder UseEntityFrameworkCore(this OnlineContactAdminBuilder builder, Action<EntityFrameworkCoreStoreBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.UseStore(_ =>
        {
            var settings = new EntityFrameworkCoreStoreBuilder();
            configure(settings);
            return EntityFrameworkCoreAdminStore.Create(settings, AdminShapes.All);
        });
    }
}

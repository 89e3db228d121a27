using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Model;

public sealed class HostModelTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task A_host_asks_the_tables_with_linq()
    {
        var store = await _database.PreparedAsync();
        var second = Change.Thing(2, "두 번째") with { Price = 2.5m, Until = Instant.FromUnixTimeSeconds(9), Hash = Digest.Of([2]), Color = Color.Blue, Day = new(2026, 3, 1) };
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1)), Change.Insert(second), Change.Insert(Change.Thing(3)), Change.Parts(2, "a")), default);

        using var host = new Host(_database);
        var since = Instant.FromUnixTimeTicks(15);
        var found = await host.Set<Thing>()
            .Where(x => x.Organization == Database.Acme && x.Since > since && x.Color == Color.Blue && x.Name.Contains("번째") && x.Price == 2.5m && x.Day == new LocalDate(2026, 3, 1))
            .SingleAsync();
        Assert.Equal(second.ToString(), (found with { Parts = [] }).ToString());
        Assert.Equal(second.Hash, found.Hash);
        Assert.Equal(new long[] { 3, 2, 1 }, await host.Set<Thing>().Where(x => x.Organization == Database.Acme).OrderByDescending(x => x.Number).Select(x => x.Number).ToArrayAsync());
        Assert.Equal(2, await host.Set<Thing>().CountAsync(x => x.Until == null));
        Assert.Equal("a", (await host.Set<ThingPart>().SingleAsync()).Part);
        Assert.Empty(host.ChangeTracker.Entries());
    }

    [DatabaseFact]
    public void The_host_s_own_migrations_leave_the_tables_alone()
    {
        using var host = new Host(_database);
        var model = host.GetService<IDesignTimeModel>().Model;
        Assert.Empty(host.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel()));
    }

    private sealed class Host(Database database) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => database.UseIn(optionsBuilder);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseOnlineContactAdmin(Fixtures.Database.Shapes);
    }
}

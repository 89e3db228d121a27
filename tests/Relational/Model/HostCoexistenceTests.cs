using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Model;

/// <summary>A host with tables of its own beside those of the library, in one file.</summary>
public sealed class HostCoexistenceTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task A_host_cannot_write_to_the_tables()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1))), default);
        using var host = new ThingHost(_database);
        Assert.Throws<InvalidOperationException>(() => host.Add(Change.Thing(2)));
        Assert.Throws<InvalidOperationException>(() => host.Attach(Change.Thing(1)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Set<Thing>().Where(x => x.Number == 1).ExecuteDeleteAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Set<Thing>().ExecuteUpdateAsync(x => x.SetProperty(thing => thing.Name, "changed")));
        Assert.Equal("thing 1", _database.Ask("SELECT name FROM thing"));
    }

    [DatabaseFact]
    public async Task Converted_columns_can_be_filtered_sorted_and_projected()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Enumerable.Range(1, 4).Select(n => Change.Insert(Change.Thing(n) with { Price = n * 1.5m - 3m, IsOpen = n % 2 == 0, Until = n > 2 ? NodaTime.Instant.FromUnixTimeTicks(n) : null, Code = n == 4 ? "x" : null }))), default);
        using var host = new ThingHost(_database);
        var things = host.Set<Thing>().Where(x => x.Organization == Database.Acme);
        var since = NodaTime.Instant.FromUnixTimeTicks(3);
        Assert.Equal(new[] { 2L, 4L }, await things.Where(x => x.IsOpen).OrderBy(x => x.Number).Select(x => x.Number).ToArrayAsync());
        Assert.Equal(new[] { 1L, 3L }, await things.Where(x => !x.IsOpen).OrderBy(x => x.Number).Select(x => x.Number).ToArrayAsync());
        Assert.Equal(new[] { 4L }, await things.Where(x => x.Until > since).Select(x => x.Number).ToArrayAsync());
        Assert.Equal(new[] { 4L }, await things.Where(x => x.Code != null).Select(x => x.Number).ToArrayAsync());
        Assert.Equal(new[] { 4L, 3L, 2L, 1L }, await things.OrderByDescending(x => x.Price).Select(x => x.Number).ToArrayAsync());
        Assert.Equal(new[] { 4L, 3L }, await things.Where(x => x.Price > 0m).OrderByDescending(x => x.Price).Select(x => x.Number).ToArrayAsync());
        Assert.Equal((-1.5m, 3m), (await things.MinAsync(x => x.Price), await things.MaxAsync(x => x.Price)));
        Color[] colors = [Color.Green, Color.Blue];
        Assert.Equal(4, await things.CountAsync(x => colors.Contains(x.Color)));
        Assert.Equal((Color.Green, 4), (await things.GroupBy(x => x.Color).Select(g => new { g.Key, Count = g.Count() }).ToArrayAsync()).Select(g => (g.Key, g.Count)).Single());
        Assert.Equal([-1.5m, 0m, 1.5m, 3m], (await things.Select(x => new { x.Price, x.Number }).OrderBy(x => x.Number).ToArrayAsync()).Select(x => x.Price));
    }

    [DatabaseFact]
    public async Task Every_kind_of_the_library_can_be_read_beside_the_host_s_own()
    {
        await _database.CreateSchemaAsync();
        await using var admin = await AdminTestHost.StartAsync(builder => builder.UseEntityFrameworkCore(ef => _database.Use(ef)), new FakeAdminClock());
        var acme = await admin.ProvisionAsync();
        await admin.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);

        using var host = new AdminHost(_database);
        var operations = host.GetService<IMigrationsModelDiffer>().GetDifferences(null, host.GetService<IDesignTimeModel>().Model.GetRelationalModel());
        Assert.Equal(["tickets"], operations.OfType<CreateTableOperation>().Select(x => x.Name));
        Assert.DoesNotContain(operations, x => x is AddForeignKeyOperation);
        await host.Database.ExecuteSqlRawAsync(host.GetService<IMigrationsSqlGenerator>().Generate(operations, host.GetService<IDesignTimeModel>().Model)[0].CommandText);
        host.Add(new Ticket { Id = 1, Organization = "acme", ServiceNumber = 1 });
        await host.SaveChangesAsync();

        foreach (var shape in AdminShapes.All)
        {
            var read = typeof(HostCoexistenceTests).GetMethod(nameof(ReadAll), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(shape.RecordType);
            var rows = (int)read.Invoke(null, [host])!;
            Assert.Equal(_database.Ask($"SELECT COUNT(*) FROM {shape.Name}"), (long)rows);
        }

        var services = host.Set<ContractedService>().Where(x => x.Organization == acme.Id);
        Assert.Equal(1, await services.CountAsync(x => x.Id == null && x.Name == null));
        Assert.Equal(0, await services.CountAsync(x => x.Status == ServiceStatus.Suspended));
        Assert.Null(await services.Select(x => x.Id).SingleAsync());
        Assert.Equal(0, await services.CountAsync(x => x.RegisteredOn >= new NodaTime.LocalDate(2026, 1, 1)));
        Assert.Equal(1, await host.Set<Administrator>().CountAsync(x => x.Organization == acme.Id && x.State == AdministratorState.Active));
        var joined = await host.Set<Ticket>().Join(services, t => t.ServiceNumber, s => s.Number, (t, s) => new { t.Id, s.Status, s.AddedAt }).SingleAsync();
        Assert.Equal(1, joined.Id);
        var administrators = await services.SelectMany(s => host.Set<Administrator>().Where(a => a.Organization == s.Organization), (s, a) => new { s.Number, a.Account }).ToArrayAsync();
        Assert.Single(administrators);
    }

    private static int ReadAll<T>(DbContext host)
        where T : class => host.Set<T>().ToList().Count;

    private sealed class Ticket
    {
        public int Id { get; set; }

        public string Organization { get; set; } = "";

        public long ServiceNumber { get; set; }
    }


    private sealed class ThingHost(Database database) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => database.UseIn(optionsBuilder);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseOnlineContactAdmin(Fixtures.Database.Shapes);
    }

    private sealed class AdminHost(Database database) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => database.UseIn(optionsBuilder);

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.UseOnlineContactAdmin();
            modelBuilder.Entity<Ticket>().ToTable("tickets");
        }
    }
}

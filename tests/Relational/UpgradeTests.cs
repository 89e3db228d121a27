using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class UpgradeTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    public static TheoryData<string> EarlierSchemas =>
        [.. typeof(UpgradeTests).Assembly.GetManifestResourceNames().Where(name => name.EndsWith("_Initial", StringComparison.Ordinal))];

    [DatabaseTheory]
    [MemberData(nameof(EarlierSchemas))]
    public async Task What_hosts_of_an_earlier_schema_left_is_migrated_and_used(string schema)
    {
        using var script = new StreamReader(typeof(UpgradeTests).Assembly.GetManifestResourceStream(schema)!);
        _database.Ask(await script.ReadToEndAsync());
        await _database.CreateSchemaAsync();
        await using var host = await AdminTestHost.StartAsync(
            admin => admin.UseEntityFrameworkCore(ef => _database.Use(ef)), new FakeAdminClock(Instant.FromUtc(2026, 11, 30, 0, 0)));
        foreach (var organization in new[] { "haneul", "byeol" }.Select(OrganizationId.Parse))
        {
            var owner = AdminActor.Member(organization, "jiwoo.kim", "김지우", "192.0.2.1");
            var verified = (await host.ChangeLog.VerifyAsync(owner, organization)).Value;
            Assert.True(verified.IsWhole);
            Assert.Equal(10, verified.Entries);

            var row = (await host.ContractedServices.FindAsync(owner, organization, "Care")).Value;
            Assert.Equal(("고객센터 😀", ServiceStatus.InUse), (row.Service.Name?.Value, row.Service.Status));
            Assert.Equal("chat=2; helpdoc; ticket=6", row.Service.Terms!.ToString());
            Assert.True((await host.ContractedServices.GetPictureAsync(owner, organization, 1)).Succeeded);
            Assert.True((await host.ContractedServices.ChangeContractAsync(owner, organization, 1, row.Version, [new() { Item = "ticket", Users = 7 }])).Succeeded);
            Assert.True((await host.ChangeLog.VerifyAsync(owner, organization)).Value.IsWhole);
        }

        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.All(host.Runtime.Jobs, job => Assert.Null(job.LastError));
        foreach (var organization in new[] { "haneul", "byeol" }.Select(OrganizationId.Parse)) await OwnerIsTakenInAsync(host, organization);

        // Once: nothing is left to take in, and nothing is written.
        var before = await Scenes.ContentAsync(host.Store, [OrganizationHead.Shape]);
        host.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(new JobResult(0, 0), (await host.Runtime.RunDueAsync(host.Clock.Now)).Single(job => job.Name == "earlier-owners").LastResult);
        Assert.Equal(before, await Scenes.ContentAsync(host.Store, [OrganizationHead.Shape]));
    }

    /// <summary>To the first version the owner was an administrator and nothing else. Now she is found, is an agent, and can be given a role.</summary>
    private static async Task OwnerIsTakenInAsync(AdminTestHost host, OrganizationId organization)
    {
        var owner = AdminActor.Member(organization, "jiwoo.kim", "김지우", "192.0.2.1");
        var found = (await host.Members.SearchAsync(owner, organization, new MemberSearch { Name = "ㄱㅈㅇ" })).Value.Members.Single();
        Assert.Equal((owner.Account, "김지우", MemberState.Active), (found.Account.Value, found.Name.Value, found.State));
        var entry = (await host.ChangeLog.ReadAsync(owner, organization, 1)).Value.Entries.Single();
        Assert.Equal(
            ("administrator.owner-taken-in", ChangeLogCategory.Permission, owner.Account, null, "state=active\norganizationAgent=yes"),
            (entry.Operation, entry.Category, entry.TargetId.Value, entry.Before.Value, entry.After.Value));

        Assert.True((await host.Agents.GiveRoleAsync(owner, organization, owner.Account, 1, StoreVersion.Any, ServiceRole.Administrator, AgentChannels.Ticket)).Succeeded);
        Assert.Equal("OCA4015", (await host.Members.InviteAsync(AdminTestHost.Operator, organization, new MemberInvitation { Account = "jiw0o.kim", Name = "Other", Email = "other@example.com" })).Error.Code);
        Assert.True((await host.ChangeLog.VerifyAsync(owner, organization)).Value.IsWhole);
    }

    /// <summary>A version that had agents had no column by which they are found; the migration leaves it empty.</summary>
    [DatabaseFact]
    public async Task Agents_of_an_earlier_version_are_found_by_text_once_what_is_due_was_run()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => _database.Use(ef)));
        var acme = await host.ProvisionAsync();
        var service = await host.ServiceAsync(acme, contracted: false);
        Assert.True((await host.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, service, StoreVersion.Any, [new() { Item = "ticket", Users = 1 }, new() { Item = "telticket", Users = 1 }])).Succeeded);
        _ = await host.MemberAsync(acme.Id, "alice", "Alice");
        Assert.True((await host.Agents.GiveRoleAsync(acme.Owner, acme.Id, "alice", service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
        var before = (await FindAsync("alice")).Single();
        _database.Ask("UPDATE agent SET searched = ''");
        _database.Ask(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
            INSERT INTO agent (organization_id, version, account, name, state, added_at, searched) SELECT 'acme', 1, 'early' || i, '이른 상담원', 2, 0, '' FROM n
            """);
        Assert.Empty(await FindAsync("alice"));
        Assert.Empty(await FindAsync("early"));

        host.Clock.Advance(Duration.FromDays(1));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        var after = (await FindAsync("alice")).Single();
        Assert.Equal((before.Agent.ToString(), before.HasPhoneRight, before.Version.Next), (after.Agent.ToString(), after.HasPhoneRight, after.Version));
        Assert.Equal(50, (await FindAsync("ㅇㄹ ㅅㄷ")).Count);
        Assert.Equal("early250", (await FindAsync("early250")).Single().Agent.Account.Value);
        var entries = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 2)).Value.Entries;
        Assert.Equal([("agent.made-searchable", "52"), ("agent.made-searchable", "200")], entries.Select(entry => (entry.Operation, entry.Arguments.Single(argument => argument.Key == "agents").Value)));
        Assert.True((await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);

        // Once: nothing is left to write.
        host.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(new JobResult(0, 0), (await host.Runtime.RunDueAsync(host.Clock.Now)).Single(job => job.Name == "earlier-agents").LastResult);

        async Task<IReadOnlyList<CtiAgentRow>> FindAsync(string text) => (await host.CtiAgents.ListAsync(acme.Owner, acme.Id, new CtiAgentQuery { Text = text })).Value.Rows;
    }

    /// <summary>A host of the first version keeps its store open while another one migrates; it goes on as the suite demands of any store.</summary>
    [DatabaseFact]
    public Task A_host_of_the_first_schema_goes_on_while_the_newest_is_there() =>
        StoreConformance.RandomHistory(300, 7).RunAsync(new Earlier(_database), CancellationToken.None);

    [Fact]
    public void Migrations_only_add()
    {
        Assert.Empty(FirstMigration.Everything.Skip(1).SelectMany(each => Faults(each.Id, each.Migration.UpOperations)));
        var made = new MigrationBuilder(Database.Dialect.ProviderName);
        made.CreateTable("new", table => new { id = table.Column<long>() });
        made.CreateIndex("ux_new", "new", "id", unique: true);
        made.CreateIndex("ix_thing", "thing", "name");
        made.AddColumn<long>("optional", "thing", nullable: true);
        made.AddColumn<long>("counted", "thing", nullable: false, defaultValue: 0L);
        Assert.Empty(Faults("good", made.Operations));
    }

    [Fact]
    public void A_migration_that_does_more_than_add_is_found()
    {
        var made = new MigrationBuilder(Database.Dialect.ProviderName);
        made.CreateIndex("ux_thing", "thing", "name", unique: true);
        made.AddColumn<long>("needed", "thing", nullable: false);
        made.DropColumn("name", "thing");
        made.DropTable("thing");
        made.RenameColumn("a", "thing", "b");
        made.AlterColumn<string>("name", "thing");
        made.Sql("DELETE FROM thing");
        Assert.Equal(7, Faults("bad", made.Operations).Count());
    }

    /// <summary>What a host of the version before would stumble over.</summary>
    private static IEnumerable<string> Faults(string id, IReadOnlyList<MigrationOperation> operations)
    {
        var made = operations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet();
        foreach (var operation in operations)
        {
            var adds = operation switch
            {
                CreateTableOperation => true,
                CreateIndexOperation index => !index.IsUnique || made.Contains(index.Table),
                AddColumnOperation column => column.IsNullable || column.DefaultValue is not null,
                _ => false,
            };
            if (!adds) yield return $"{id}: {operation.GetType().Name}";
        }
    }

    private sealed class Earlier(Database database) : IStoreFixture
    {
        public IReadOnlyList<RecordShape> Shapes => FirstMigration.Shapes;

        public async Task<IAdminStore> CreateAsync(CancellationToken cancellationToken)
        {
            var earlier = database.Open(
                tune: settings => settings.Configure = options => options.ReplaceService<IMigrationsAssembly, FirstMigration>(), shapes: Shapes);
            await earlier.PrepareAsync(cancellationToken);
            Assert.Empty(await earlier.OrganizationsAsync(null, 1, null, cancellationToken));
            await database.PreparedAsync(shapes: AdminShapes.All);
            return earlier;
        }
    }
}

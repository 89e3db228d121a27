using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class ProofTests : IDisposable
{
    private static readonly string Pem = NewPem();

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Checkpoints_stay_consistent_and_the_tree_is_kept_once()
    {
        await _database.CreateSchemaAsync();
        await using var host = await AdminTestHost.StartAsync(Configure);
        var acme = await host.ProvisionAsync();
        var proofs = host.Services.GetRequiredService<ChangeLogProofManager>();
        var key = host.Services.GetRequiredService<ILogCheckpointSigner>().Key;
        var checkpoints = new List<LogCheckpoint>();
        for (var round = 0; round < 3; round++)
        {
            await WriteAsync(host, acme, 180);
            checkpoints.Add(SignedLogCheckpoint.Open((await proofs.CheckpointAsync(acme.Owner, acme.Id)).Value.Text, key).Value);
            host.Clock.Advance(Duration.FromMinutes(1));
            var job = (await host.Runtime.RunDueAsync(host.Clock.Now)).Single(job => job.Name == "change-log-upkeep");
            Assert.Null(job.LastError);
        }

        Assert.Equal(checkpoints[^1].Size / 256, Ask("SELECT COUNT(*) FROM change_log_tree_node WHERE level = 1"));
        for (var i = 0; i < checkpoints.Count; i++)
        {
            Assert.True((await proofs.ProveConsistencyAsync(acme.Owner, acme.Id, checkpoints[i].Size, checkpoints[^1].Size)).Value.Verify(checkpoints[i], checkpoints[^1]));
            Assert.True((await proofs.ProveInclusionAsync(acme.Owner, acme.Id, checkpoints[i].Size, checkpoints[^1].Size)).Value.Verify(checkpoints[^1]));
        }
    }

    [DatabaseFact]
    public async Task What_is_done_by_sql_is_found_and_its_entry_named()
    {
        await _database.CreateSchemaAsync();
        await using var host = await AdminTestHost.StartAsync(Configure);
        var acme = await host.ProvisionAsync();
        await WriteAsync(host, acme, 20);
        var checkpoint = (await host.Services.GetRequiredService<ChangeLogProofManager>().CheckpointAsync(acme.Owner, acme.Id)).Value.Text;
        Assert.Equal((null, null), await AuditAsync(host, acme, checkpoint));

        // Each is undone again, so that the next one finds a whole log.
        foreach (var (change, undo, fault) in new[]
        {
            ("kind = kind + 256", "kind = kind - 256", LogAuditFault.EntryAltered),
            ("category = 5", "category = 2", LogAuditFault.EntryAltered),
            ("operation = operation || ' '", "operation = substr(operation, 1, length(operation) - 1)", LogAuditFault.EntryAltered),
            ("arguments = arguments || '0'", "arguments = substr(arguments, 1, length(arguments) - 1)", LogAuditFault.EntryAltered),
            ("time = time + 1", "time = time - 1", LogAuditFault.EntryAltered),
            ("target_kind = target_kind + 1", "target_kind = target_kind - 1", LogAuditFault.EntryAltered),
            ("service = service + 1", "service = service - 1", LogAuditFault.EntryAltered),
            ("actor_name = actor_name + 1", "actor_name = actor_name - 1", LogAuditFault.TextMissing),
            ("actor_id = actor_id + 1000000", "actor_id = actor_id - 1000000", LogAuditFault.TextMissing),
        })
        {
            Run($"UPDATE change_log_entry SET {change} WHERE sequence = 9");
            Assert.Equal((fault, 9L), await AuditAsync(host, acme, checkpoint));
            Run($"UPDATE change_log_entry SET {undo} WHERE sequence = 9");
        }

        Assert.Equal((null, null), await AuditAsync(host, acme, checkpoint));
        Run("DELETE FROM change_log_entry WHERE sequence = 9");
        Assert.Equal((LogAuditFault.EntryRemoved, 9L), await AuditAsync(host, acme, checkpoint));
    }

    private void Configure(OnlineContactAdminBuilder admin) =>
        admin.UseEntityFrameworkCore(ef => _database.Use(ef)).UseCheckpointSigner(_ => EcdsaCheckpointSigner.FromPem("admin.haneul.example", Pem));

    private static async Task WriteAsync(AdminTestHost host, TestOrganization organization, int entries)
    {
        for (var i = 0; i < entries; i += 2)
        {
            var added = (await host.ContractedServices.AddAsync(organization.Owner, organization.Id, ServiceType.IssueManagement)).Value;
            Assert.True((await host.ContractedServices.DiscardAsync(organization.Owner, organization.Id, added.Number, added.Version)).Succeeded);
        }
    }

    private static async Task<(LogAuditFault?, long?)> AuditAsync(AdminTestHost host, TestOrganization organization, string checkpoint)
    {
        using var file = new MemoryStream();
        Assert.True((await host.Services.GetRequiredService<ChangeLogProofManager>().ExportAuditAsync(AdminTestHost.Operator, organization.Id, file)).Succeeded);
        file.Position = 0;
        var audit = (await ChangeLogVerifier.VerifyAsync(file, [checkpoint], [host.Services.GetRequiredService<ILogCheckpointSigner>().Key])).Value;
        return (audit.Fault, audit.FaultAt);
    }

    private long Ask(string sql) => Convert.ToInt64(_database.Ask(sql), CultureInfo.InvariantCulture);

    private void Run(string sql) => _database.Ask(sql);

    private static string NewPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}

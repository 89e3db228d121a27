using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class LogRetentionTests : IDisposable
{
    private static readonly string Pem = NewPem();

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Two_hosts_remove_what_is_old_while_others_write_and_the_rest_verifies_is_found_and_exported()
    {
        await _database.CreateSchemaAsync();
        await using var host = await AdminTestHost.StartAsync(Configure);
        await using var other = await AdminTestHost.StartAsync(Configure, host.Clock);
        var acme = await host.ProvisionAsync();
        for (var month = 0; month < 84; month++)
        {
            for (var i = 0; i < 4; i++) await WriteAsync(host, acme, $"Owner {month % 5}", $"203.0.{month}.{i}");
            host.Clock.Advance(Duration.FromDays(30));
        }

        foreach (var job in new[] { "outbox", "change-log-upkeep" }) await JobAsync(host, job);
        var proofs = host.Services.GetRequiredService<ChangeLogProofManager>();
        var checkpoint = (await proofs.CheckpointAsync(acme.Owner, acme.Id)).Value;
        await WriteAsync(host, acme, "Owner 1", "203.0.83.0");
        await JobAsync(host, "outbox");

        var jobs = new[] { host, other }.Select(each => Task.Run(() => JobAsync(each, "change-log-retention")));
        var writers = new[] { host, other }.Select(each => Task.Run(async () =>
        {
            // Texts of the oldest entries are used again, perhaps while they are being removed.
            for (var i = 0; i < 12; i++) await WriteAsync(each, acme, $"Owner {i % 5}", $"203.0.{i}.{i % 4}");
        }));
        await Task.WhenAll([.. jobs, .. writers]);
        host.Clock.Advance(Duration.FromDays(1));
        await JobAsync(host, "change-log-retention");

        var verification = (await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value;
        Assert.True(verification.IsWhole, $"{verification}");
        Assert.InRange(verification.Removed, 80, 120);
        Assert.Equal(verification.Entries, Ask("SELECT COUNT(*) FROM change_log_entry"));
        Assert.Equal(verification.Removed + 1, Ask("SELECT MIN(sequence) FROM change_log_entry"));
        string[] fields = ["actor_id", "actor_name", "ip_address", "target_id", "target_name", "service_id", "service_name", "before", "after"];
        Assert.Equal(0, Ask($"SELECT COUNT(*) FROM change_log_text t WHERE NOT EXISTS (SELECT * FROM change_log_entry e WHERE t.id IN ({string.Join(", ", fields.Select(field => $"e.{field}"))}))"));
        Assert.Equal(0, Ask($"SELECT COUNT(*) FROM change_log_index WHERE end_sequence <= {verification.Removed}"));

        // Another host on the same database: nothing is remembered.
        await using var late = await AdminTestHost.StartAsync(Configure, host.Clock);
        Assert.Empty((await late.ChangeLog.SearchAsync(acme.Owner, acme.Id, new ChangeLogQuery { Address = "203.0.14.1", Category = null })).Value.Entries);
        Assert.NotEmpty((await late.ChangeLog.SearchAsync(acme.Owner, acme.Id, new ChangeLogQuery { Address = "203.0.80.1", Category = null })).Value.Entries);
        Assert.True((await proofs.ProveConsistencyAsync(acme.Owner, acme.Id, checkpoint.Checkpoint.Size, checkpoint.Checkpoint.Size + 5)).Succeeded);
        Assert.Equal("OCA7040", (await proofs.ProveInclusionAsync(acme.Owner, acme.Id, 3, checkpoint.Checkpoint.Size)).Error.Code);
        Assert.True((await proofs.ProveInclusionAsync(acme.Owner, acme.Id, verification.Removed + 1, checkpoint.Checkpoint.Size)).Value.Verify(checkpoint.Checkpoint));
        Assert.Equal((null, verification.Removed), await AuditAsync(host, acme, checkpoint));

        using var file = new MemoryStream();
        Assert.True((await host.ChangeLog.ExportAsync(acme.Owner, acme.Id, ChangeLogQuery.Everything, ChangeLogExportFormat.Ndjson, file)).Succeeded);
        Assert.Equal(Ask("SELECT COUNT(*) FROM change_log_entry") - 1, Encoding.UTF8.GetString(file.ToArray()).Count(c => c == '\n'));

        // The boundary is held to the entry.
        foreach (var (change, undo) in new[] { ("until = until + 1", "until = until - 1"), ("removed = removed + 1", "removed = removed - 1") })
        {
            Run($"UPDATE change_log_boundary SET {change}");
            Assert.False((await late.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value.IsWhole);
            Assert.NotNull((await AuditAsync(late, acme, checkpoint)).Fault);
            Run($"UPDATE change_log_boundary SET {undo}");
        }

        Assert.Equal((null, verification.Removed), await AuditAsync(late, acme, checkpoint));
        Run("DELETE FROM change_log_boundary");
        var found = (await late.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value;
        Assert.Equal((ChangeLog.Entries.ChangeLogFault.EntryMissing, 1), (found.Fault, found.FaultAt));
    }

    private void Configure(OnlineContactAdminBuilder admin) =>
        admin.UseEntityFrameworkCore(ef => _database.Use(ef)).UseCheckpointSigner(_ => EcdsaCheckpointSigner.FromPem("admin.haneul.example", Pem));

    private static async Task WriteAsync(AdminTestHost host, TestOrganization organization, string name, string address)
    {
        Errors.Outcome<ChangeReceipt> outcome;
        do
        {
            outcome = await host.ContractedServices.AddAsync(AdminActor.Member(organization.Id, "owner", name, address), organization.Id, ServiceType.IssueManagement);
        }
        while (!outcome.Succeeded && outcome.Error.Code == "OCA0006");
        Assert.True(outcome.Succeeded, outcome.ToString());
    }

    private static async Task JobAsync(AdminTestHost host, string name)
    {
        JobResult result;
        do
        {
            result = await host.Services.GetServices<IAdminJob>().Single(job => job.Name == name).RunAsync(host.Clock.Now, default);
        }
        while (result.Error is { } error && error.Message.Contains("OCA0006", StringComparison.Ordinal));
        Assert.True(result.Failed == 0, result.Error?.ToString());
    }

    private static async Task<(LogAuditFault? Fault, long Removed)> AuditAsync(AdminTestHost host, TestOrganization organization, SignedLogCheckpoint checkpoint)
    {
        using var file = new MemoryStream();
        Assert.True((await host.Services.GetRequiredService<ChangeLogProofManager>().ExportAuditAsync(AdminTestHost.Operator, organization.Id, file)).Succeeded);
        file.Position = 0;
        var audit = (await ChangeLogVerifier.VerifyAsync(file, [checkpoint.Text], [host.Services.GetRequiredService<ILogCheckpointSigner>().Key])).Value;
        return (audit.Fault, audit.Removed);
    }

    private long Ask(string sql) => Convert.ToInt64(_database.Ask(sql), CultureInfo.InvariantCulture);

    private void Run(string sql) => _database.Ask(sql);

    private static string NewPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}

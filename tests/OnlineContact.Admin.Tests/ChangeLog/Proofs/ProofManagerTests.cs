using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

public class ProofManagerTests
{
    private static readonly string Pem = NewPem();

    private static readonly EcdsaCheckpointSigner Signer = NewSigner();

    [Fact]
    public async Task Old_checkpoints_stay_consistent_with_new_ones_whether_the_job_has_run_or_not()
    {
        await using var host = await HostAsync();
        var acme = await host.ProvisionAsync();
        var proofs = Proofs(host);
        var checkpoints = new List<LogCheckpoint>();
        for (var round = 0; round < 6; round++)
        {
            // In some rounds the tree is kept, in others it has to be computed.
            await WriteAsync(host, acme, 150);
            if (round % 2 == 1) await RunJobsAsync(host);
            checkpoints.Add(Open(await proofs.CheckpointAsync(acme.Owner, acme.Id)));
        }

        var newest = checkpoints[^1];
        Assert.True(newest.Size > 3 * LogTreeNode.Width);
        foreach (var older in checkpoints)
        {
            foreach (var newer in checkpoints.Where(checkpoint => checkpoint.Size >= older.Size))
            {
                var proof = (await proofs.ProveConsistencyAsync(acme.Owner, acme.Id, older.Size, newer.Size)).Value;
                Assert.True(proof.Verify(older, newer), $"{older} {newer}");
                if (older != newer) Assert.False(proof.Verify(newer, older));
            }
        }

        foreach (var sequence in new[] { 1, 2, 255, 256, 257, 511, 512, 513, newest.Size - 1, newest.Size })
        {
            var proof = (await proofs.ProveInclusionAsync(acme.Owner, acme.Id, sequence, newest.Size)).Value;
            Assert.True(proof.Verify(newest), $"{sequence}");
            Assert.False((proof with { Sequence = sequence == 1 ? 2 : 1 }).Verify(newest));
            Assert.False(proof.Verify(checkpoints[0]));
        }
    }

    [Fact]
    public async Task A_proof_reads_little_once_the_tree_is_kept()
    {
        var counting = new CountingStore(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await HostAsync(counting);
        var acme = await host.ProvisionAsync();
        await WriteAsync(host, acme, 1_500);
        var head = Open(await Proofs(host).CheckpointAsync(acme.Owner, acme.Id));
        counting.Entries = 0;
        await RunJobsAsync(host);
        var first = counting.Entries;
        Assert.InRange(first, 1, 2 * head.Size);

        counting.Entries = 0;
        Assert.True((await Proofs(host).ProveInclusionAsync(acme.Owner, acme.Id, 300, head.Size)).Value.Verify(head));
        Assert.True(counting.Entries <= 2 * LogTreeNode.Width, $"{counting.Entries} entries were read");

        // What is kept is not made again, and what comes is added.
        counting.Entries = 0;
        await RunJobsAsync(host);
        Assert.Equal(0, counting.Entries);
    }

    [Fact]
    public async Task The_job_says_when_entries_below_a_kept_node_were_rewritten()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var host = await HostAsync(store);
        var acme = await host.ProvisionAsync();
        await WriteAsync(host, acme, 300);
        Assert.Equal(new JobResult(1 + 4, 0), (await RunJobsAsync(host)).LastResult);
        await WriteAsync(host, acme, 300);
        await host.DisposeAsync();

        var forged = new ForgingStore(store) { Forge = row => row.Sequence == 100 ? row with { Hash = Digest.Of("forged"u8) } : row };
        await using var again = await HostAsync(forged);
        var status = await RunJobsAsync(again);
        // The search index goes on: it is made of what is there.
        Assert.Equal((5, 1), (status.LastResult?.Done, status.LastResult?.Failed));
        Assert.Contains("entries 1 to 256 do not give", status.LastError?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_is_gone_is_a_refusal_that_names_it()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var host = await HostAsync(store);
        var acme = await host.ProvisionAsync();
        await WriteAsync(host, acme, 10);
        await host.DisposeAsync();

        await using var again = await HostAsync(new ForgingStore(store) { Forge = row => row.Sequence == 5 ? null : row });
        var refused = (await Proofs(again).CheckpointAsync(acme.Owner, acme.Id)).Error;
        Assert.Equal((AdminErrors.ChangeLogEntryMissing, "5"), (refused.Kind, refused.Arguments.Single().Value));
        Assert.Equal((LogAuditFault.EntryRemoved, 5L), await AuditAsync(again, acme));
    }

    [Fact]
    public async Task An_export_is_verified_with_the_checkpoints_and_holds_its_own_entry()
    {
        await using var host = await HostAsync();
        var acme = await host.ProvisionAsync(owner: "chulsu.kim", ownerName: "김철수");
        await WriteAsync(host, acme, 600);
        var before = (await Proofs(host).CheckpointAsync(acme.Owner, acme.Id)).Value;
        await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, "chulsu.kim");

        using var file = new MemoryStream();
        var reports = new Reports();
        var receipt = (await Proofs(host).ExportAuditAsync(AdminTestHost.Operator, acme.Id, file, reports)).Value;
        var after = (await Proofs(host).CheckpointAsync(AdminTestHost.Operator, acme.Id)).Value;
        Assert.Equal(new LogExportProgress(receipt.Sequence, receipt.Sequence), reports.Seen[^1]);
        Assert.True(reports.Seen.Count > 2);

        var newest = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, acme.Id)).Value.Entries[0];
        Assert.Equal((receipt.Sequence, ChangeLogKind.Exported, "change-log.audit-exported"), (newest.Sequence, newest.Kind, newest.Operation));
        Assert.Equal(receipt.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), newest.Arguments.Single().Value);
        Assert.DoesNotContain("김철수", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);

        file.Position = 0;
        var audit = (await ChangeLogVerifier.VerifyAsync(file, [after.Text, before.Text], [Signer.Key])).Value;
        Assert.True(audit.IsWhole, audit.ToString());
        Assert.Equal((receipt.Sequence, after.Checkpoint.Root), (audit.Entries, audit.Root));
        Assert.True(audit.ErasedTexts >= 2);
        Assert.Equal((await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, acme.Id)).Value.ErasedTexts, audit.ErasedTexts);
    }

    [Fact]
    public async Task An_export_during_which_a_person_is_erased_accounts_for_it()
    {
        await using var host = await HostAsync();
        var acme = await host.ProvisionAsync();
        var person = await host.AdministratorAsync(acme.Id, "chulsu.kim", "김철수");
        await WriteAsync(host, acme, 400);
        await WriteAsync(host, acme, 300, person);
        using var file = new MemoryStream();
        var erased = false;
        await Proofs(host).ExportAuditAsync(AdminTestHost.Operator, acme.Id, file, new Reports
        {
            Each = _ =>
            {
                if (erased) return;
                erased = true;
                Assert.True(host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, acme.Id, "chulsu.kim").GetAwaiter().GetResult().Succeeded);
            },
        });

        file.Position = 0;
        var audit = (await ChangeLogVerifier.VerifyAsync(file, [], [])).Value;
        Assert.True(audit.IsWhole && audit.ErasedTexts > 0, audit.ToString());
    }

    [Fact]
    public async Task A_cancelled_export_leaves_its_entry_and_a_file_without_its_end()
    {
        await using var host = await HostAsync();
        var acme = await host.ProvisionAsync();
        await WriteAsync(host, acme, 600);
        using var cancel = new CancellationTokenSource();
        using var file = new MemoryStream();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Proofs(host).ExportAuditAsync(acme.Owner, acme.Id, file, new Reports { Each = _ => cancel.Cancel() }, cancel.Token));

        Assert.Equal(ChangeLogKind.Exported, (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id)).Value.Entries[0].Kind);
        file.Position = 0;
        var audit = (await ChangeLogVerifier.VerifyAsync(file, [], [])).Value;
        Assert.Equal((LogAuditFault.Truncated, audit.Entries + 1), (audit.Fault, audit.FaultAt));
        Assert.True(audit.Entries >= 250);
    }

    [Fact]
    public async Task A_restore_that_is_declared_is_accepted()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var clock = new FakeAdminClock();
        await using var host = await HostAsync(store, clock);
        var acme = await host.ProvisionAsync();
        await WriteAsync(host, acme, 20);
        var kept = (await Proofs(host).CheckpointAsync(acme.Owner, acme.Id)).Value;

        // Another installation with the same key went on from an older copy: its checkpoints are lost here.
        await using var other = await HostAsync();
        var twin = await other.ProvisionAsync();
        await WriteAsync(other, twin, 30);
        var lost = (await Proofs(other).CheckpointAsync(twin.Owner, twin.Id)).Value;
        Assert.Equal(acme.Id, twin.Id);

        Assert.Equal("OCA4006", (await Proofs(host).DeclareRestoreAsync(acme.Owner, acme.Id, [lost.Text])).Error.Code);
        foreach (var (texts, keys, code) in new (string[], LogCheckpointKey[]?, string)[]
        {
            ([], null, "OCA7006"), ([.. Enumerable.Repeat(lost.Text, 101)], null, "OCA7006"), (["nothing"], null, "OCA7004"), ([lost.Text], [], "OCA7002"), ([lost.Text, kept.Text], null, "OCA7004"),
        })
            Assert.Equal(code, (await Proofs(host).DeclareRestoreAsync(AdminTestHost.Operator, acme.Id, texts, keys)).Error.Code);
        var zeta = await host.ProvisionAsync("zeta");
        Assert.Equal("organization", (await Proofs(host).DeclareRestoreAsync(AdminTestHost.Operator, zeta.Id, [lost.Text])).Error.Arguments.Single().Value);

        var (fault, at) = await AuditAsync(host, acme, kept.Text, lost.Text);
        Assert.True(fault is LogAuditFault.Truncated or LogAuditFault.Forked && at > kept.Checkpoint.Size, $"{fault} {at}");
        Assert.True((await Proofs(host).DeclareRestoreAsync(AdminTestHost.Operator, acme.Id, [lost.Text, lost.Text])).Succeeded);
        Assert.Equal((null, null), await AuditAsync(host, acme, kept.Text, lost.Text));
        var entry = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id)).Value.Entries.Single(entry => entry is { Operation: "change-log.restore-declared", Kind: ChangeLogKind.Changed });
        Assert.Equal(
            [("size", lost.Checkpoint.Size.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("root", lost.Checkpoint.Root.ToString())],
            entry.Arguments.Select(argument => (argument.Key, argument.Value)));
    }

    [Fact]
    public async Task What_is_asked_for_has_to_be_in_the_log_and_allowed()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var size = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id)).Value.Entries[0].Sequence;
        var proofs = Proofs(host);
        Assert.Equal("OCA7002", (await proofs.CheckpointAsync(acme.Owner, acme.Id)).Error.Code);
        foreach (var (sequence, at) in new[] { (0L, size), (1, 0), (1, size + 1), (size + 1, size), (-1, size), (1, long.MaxValue), (long.MinValue, size) })
        {
            Assert.Equal("OCA7003", (await proofs.ProveInclusionAsync(acme.Owner, acme.Id, sequence, at)).Error.Code);
            Assert.Equal("OCA7003", (await proofs.ProveConsistencyAsync(acme.Owner, acme.Id, sequence, at)).Error.Code);
        }

        var nobody = AdminActor.Member(acme.Id, "nobody", "Nobody", "198.51.100.1");
        using var file = new MemoryStream();
        Assert.Equal("OCA4006", (await proofs.CheckpointAsync(nobody, acme.Id)).Error.Code);
        Assert.Equal("OCA4006", (await proofs.ExportAuditAsync(nobody, acme.Id, file)).Error.Code);
        Assert.Equal("OCA4002", (await proofs.ExportAuditAsync(AdminTestHost.Operator, OrganizationId.Parse("nowhere"), file)).Error.Code);
        Assert.Equal(0, file.Length);
    }

    private static Task<AdminTestHost> HostAsync(IAdminStore? store = null, FakeAdminClock? clock = null) =>
        AdminTestHost.StartAsync(admin => admin.UseStore(_ => store ?? new InMemoryAdminStore(AdminShapes.All)).UseCheckpointSigner(_ => NewSigner()), clock);

    /// <summary>One for each host, whose container disposes of it.</summary>
    private static EcdsaCheckpointSigner NewSigner() => EcdsaCheckpointSigner.FromPem("admin.haneul.example", Pem);

    private static string NewPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static ChangeLogProofManager Proofs(AdminTestHost host) => host.Services.GetRequiredService<ChangeLogProofManager>();

    private static LogCheckpoint Open(Outcome<SignedLogCheckpoint> signed) => SignedLogCheckpoint.Open(signed.Value.Text, Signer.Key).Value;

    /// <summary>Entries: a service is drafted and discarded again.</summary>
    private static async Task WriteAsync(AdminTestHost host, TestOrganization organization, int entries, AdminActor? actor = null)
    {
        actor ??= organization.Owner;
        for (var i = 0; i < entries; i += 2)
        {
            var added = (await host.ContractedServices.AddAsync(actor, organization.Id, ServiceType.IssueManagement)).Value;
            Assert.True((await host.ContractedServices.DiscardAsync(actor, organization.Id, added.Number, added.Version)).Succeeded);
        }
    }

    private static async Task<JobStatus> RunJobsAsync(AdminTestHost host)
    {
        host.Clock.Advance(Duration.FromMinutes(1));
        return (await host.Runtime.RunDueAsync(host.Clock.Now)).Single(job => job.Name == "change-log-upkeep");
    }

    private static async Task<(LogAuditFault?, long?)> AuditAsync(AdminTestHost host, TestOrganization organization, params string[] checkpoints)
    {
        using var file = new MemoryStream();
        Assert.True((await Proofs(host).ExportAuditAsync(AdminTestHost.Operator, organization.Id, file)).Succeeded);
        file.Position = 0;
        var audit = (await ChangeLogVerifier.VerifyAsync(file, checkpoints, [Signer.Key])).Value;
        return (audit.Fault, audit.FaultAt);
    }

    private sealed class Reports : IProgress<LogExportProgress>
    {
        public List<LogExportProgress> Seen { get; } = [];

        public Action<LogExportProgress> Each { get; init; } = _ => { };

        public void Report(LogExportProgress value)
        {
            Seen.Add(value);
            Each(value);
        }
    }

    /// <summary>A store whose entries somebody has changed or removed.</summary>
    private sealed class ForgingStore(IAdminStore inner) : StoreDecorator(inner)
    {
        public required Func<LogRow, LogRow?> Forge { get; init; }

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            var page = await base.RangeAsync(organization, read, cancellationToken);
            if (read.Shape != LogRow.Shape) return page;
            var rows = page.Rows.Select(row => (row.Version, Value: Forge(LogRow.Shape.FromCells(organization, row.Cells)))).Where(row => row.Value is not null);
            return page with { Rows = [.. rows.Select(row => new StoredRow(row.Version, LogRow.Shape.ToCells(row.Value!)))] };
        }
    }
}

using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/change-log.md.</summary>
public sealed class ChangeLogGuide : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("change-log-guide-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_guide_to_proofs_does_what_it_says()
    {
        var keyFile = Path.Combine(_folder, "key.pem");
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256)) await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        await using var host = await AdminTestHost.StartAsync(admin => UseSigner(admin, keyFile));
        var acme = await host.ProvisionAsync();
        var proofs = host.Services.GetRequiredService<ChangeLogProofManager>();
        var keyText = host.Services.GetRequiredService<ILogCheckpointSigner>().Key.ToString();

        var path = Path.Combine(_folder, "checkpoint.txt");
        await TakeCheckpointAsync(proofs, acme.Id, path);
        var older = await File.ReadAllTextAsync(path);
        var export = Path.Combine(_folder, "export.ndjson");
        await ExportAsync(proofs, acme.Id, export);
        Assert.True((await VerifyAsync(export, older, keyText)).IsWhole);

        await TakeCheckpointAsync(proofs, acme.Id, path);
        Assert.True(LogCheckpointKey.TryParse(keyText, out var trusted));
        Assert.True(await ProveAsync(proofs, acme.Id, SignedLogCheckpoint.Open(older, trusted).Value, SignedLogCheckpoint.Open(await File.ReadAllTextAsync(path), trusted).Value));

        // A checkpoint of another installation with the key stands for one that was lost.
        await using var other = await AdminTestHost.StartAsync(admin => UseSigner(admin, keyFile));
        var twin = await other.ProvisionAsync(owner: "another");
        await TakeCheckpointAsync(other.Services.GetRequiredService<ChangeLogProofManager>(), twin.Id, path);
        var lost = await File.ReadAllTextAsync(path);
        await ExportAsync(proofs, acme.Id, export);
        Assert.Equal(LogAuditFault.Forked, (await VerifyAsync(export, lost, keyText)).Fault);
        await DeclareAsync(proofs, acme.Id, [lost]);
        await ExportAsync(proofs, acme.Id, export);
        Assert.True((await VerifyAsync(export, lost, keyText)).IsWhole);
    }

    [Fact]
    public async Task The_guide_to_searches_does_what_it_says()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync(owner: "minjun", ownerName: "김민준");
        var service = (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement)).Value;
        Assert.True((await host.ContractedServices.SaveBasicInformationAsync(
            acme.Owner, acme.Id, service.Number, service.Version, new BasicInformation { Name = "야간 상담", ServiceId = "night", Languages = ["ko"], MainLanguage = "ko" })).Succeeded);

        await SearchAsync(host.ChangeLog, acme.Owner, acme.Id, host.Clock.Now);
        var found = new List<ChangeLogEntry>();
        await FindAllAsync(host.ChangeLog, acme.Owner, acme.Id, ChangeLogQuery.Everything with { Name = "ㄱㅁㅈ", Service = "야" }, found);
        Assert.NotEmpty(found);
        Assert.All(found, entry => Assert.Equal("야간 상담", entry.ServiceName.Value));
    }

    private static async Task SearchAsync(ChangeLogManager changeLog, AdminActor administrator, OrganizationId organization, Instant now)
    {
        #region search
        var week = new ChangeLogQuery { From = now - Duration.FromDays(7), Name = "ㄱㅁㅈ", Service = "상담" };
        var page = (await changeLog.SearchAsync(administrator, organization, week, pageSize: 50, countUpTo: 1_000)).Value;
        foreach (var entry in page.Entries) Console.WriteLine($"{entry.Time} {entry.Operation} {entry.ActorName} {entry.TargetName}");
        Console.WriteLine(page.Count is { IsExact: true } count ? $"{count.Entries} entries" : $"more than {page.Count?.Entries} entries");
        #endregion
    }

    private static async Task FindAllAsync(ChangeLogManager changeLog, AdminActor administrator, OrganizationId organization, ChangeLogQuery query, List<ChangeLogEntry> found)
    {
        #region pages
        string? cursor = null;
        do
        {
            var page = (await changeLog.SearchAsync(administrator, organization, query, cursor: cursor)).Value;
            found.AddRange(page.Entries);
            cursor = page.Next;
        }
        while (cursor is not null);
        #endregion
    }

    [Fact]
    public async Task The_guide_to_exports_and_retention_does_what_it_says()
    {
        await using var host = await AdminTestHost.StartAsync(KeepLonger);
        var acme = await host.ProvisionAsync();
        var path = Path.Combine(_folder, "export.csv");
        await ExportPartAsync(host.ChangeLog, acme.Owner, acme.Id, path);
        Assert.StartsWith("sequence,time,kind", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Equal(7, host.Services.GetRequiredService<IOptions<AdminOptions>>().Value.ChangeLogRetentionYears);
    }

    private static async Task ExportPartAsync(ChangeLogManager log, AdminActor administrator, OrganizationId organization, string path)
    {
        #region export-part
        var query = new ChangeLogQuery { Name = "김민준", From = Instant.FromUtc(2026, 11, 1, 0, 0) };
        await using var file = File.Create(path);
        var exported = await log.ExportAsync(administrator, organization, query, ChangeLogExportFormat.CsvWithByteOrderMark, file);
        #endregion
        Assert.True(exported.Succeeded, exported.ToString());
    }

    private static void KeepLonger(OnlineContactAdminBuilder admin)
    {
        #region retention
        admin
            .UseInMemoryStore()
            .Configure(o => o.ChangeLogRetentionYears = 7);
        #endregion
    }

    private static void UseSigner(OnlineContactAdminBuilder admin, string keyFile)
    {
        #region signer
        admin
            .UseInMemoryStore()
            .UseCheckpointSigner(_ => EcdsaCheckpointSigner.FromPem("admin.haneul.example/change-log", File.ReadAllText(keyFile)));
        #endregion
    }

    private static async Task TakeCheckpointAsync(ChangeLogProofManager proofs, OrganizationId organization, string path)
    {
        #region checkpoint
        var checkpoint = (await proofs.CheckpointAsync(AdminActor.Operator("auditor"), organization)).Value;
        await File.WriteAllTextAsync(path, checkpoint.Text);
        #endregion
    }

    private static async Task ExportAsync(ChangeLogProofManager proofs, OrganizationId organization, string path)
    {
        #region export
        await using var file = File.Create(path);
        var exported = await proofs.ExportAuditAsync(AdminActor.Operator("auditor"), organization, file);
        #endregion
        Assert.True(exported.Succeeded);
    }

    private static async Task<LogAudit> VerifyAsync(string path, string checkpointText, string keyText)
    {
        #region verify
        if (!LogCheckpointKey.TryParse(keyText, out var key)) throw new FormatException("It is no key.");
        await using var export = File.OpenRead(path);
        var audit = (await ChangeLogVerifier.VerifyAsync(export, [checkpointText], [key])).Value;
        Console.WriteLine(audit);
        #endregion
        return audit;
    }

    private static async Task<bool> ProveAsync(ChangeLogProofManager proofs, OrganizationId organization, LogCheckpoint older, LogCheckpoint newer)
    {
        var auditor = AdminActor.Operator("auditor");
        #region prove
        var inclusion = (await proofs.ProveInclusionAsync(auditor, organization, sequence: 1, size: newer.Size)).Value;
        var consistency = (await proofs.ProveConsistencyAsync(auditor, organization, older.Size, newer.Size)).Value;
        var isProved = inclusion.Verify(newer) && consistency.Verify(older, newer);
        #endregion
        return isProved;
    }

    private static async Task DeclareAsync(ChangeLogProofManager proofs, OrganizationId organization, IReadOnlyList<string> lostCheckpoints)
    {
        #region restore
        var declared = await proofs.DeclareRestoreAsync(AdminActor.Operator("restore of 23 November"), organization, lostCheckpoints);
        #endregion
        Assert.True(declared.Succeeded, declared.ToString());
    }
}

using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.ChangeLog.Retention;

/// <summary>An organization whose log grows over years, and everything that was ever in it, as somebody has it who keeps copies.</summary>
internal sealed class RetentionScene : IAsyncDisposable
{
    private static readonly string Pem = NewPem();

    private readonly Dictionary<long, LogRow> _all = [];

    private RetentionScene(AdminTestHost host, TestOrganization organization)
    {
        Host = host;
        Organization = organization;
    }

    public AdminTestHost Host { get; }

    public TestOrganization Organization { get; }

    public OrganizationId Id => Organization.Id;

    /// <summary>Every entry there ever was.</summary>
    public IReadOnlyDictionary<long, LogRow> All => _all;

    public ChangeLogProofManager Proofs => Host.Services.GetRequiredService<ChangeLogProofManager>();

    public LogCheckpointKey Key => Host.Services.GetRequiredService<ILogCheckpointSigner>().Key;

    public static async Task<RetentionScene> MakeAsync(Action<OnlineContactAdminBuilder>? configure = null, IAdminStore? store = null, FakeAdminClock? clock = null)
    {
        var host = await HostAsync(store ?? new InMemoryAdminStore(AdminShapes.All), clock, configure);
        return new RetentionScene(host, await host.ProvisionAsync());
    }

    public static Task<AdminTestHost> HostAsync(IAdminStore store, FakeAdminClock? clock = null, Action<OnlineContactAdminBuilder>? configure = null) =>
        AdminTestHost.StartAsync(
            admin =>
            {
                admin.UseStore(_ => store).UseCheckpointSigner(_ => EcdsaCheckpointSigner.FromPem("admin.haneul.example", Pem));
                configure?.Invoke(admin);
            },
            clock);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>An entry from an address, under a name.</summary>
    public async Task WriteAsync(int address = 1, string name = "Owner")
    {
        var actor = AdminActor.Member(Id, "owner", name, $"203.0.113.{address}");
        Assert.True((await Host.ContractedServices.AddAsync(actor, Id, ServiceType.IssueManagement)).Succeeded);
    }

    /// <summary>Runs the other jobs too, so that nobody waits for an entry.</summary>
    public async Task<JobResult> RetainAsync(AdminTestHost? host = null)
    {
        host ??= Host;
        await host.JobAsync("outbox");
        await RememberAsync();
        var result = await host.JobAsync("change-log-retention");
        await RememberAsync();
        return result;
    }

    public async Task RememberAsync()
    {
        foreach (var row in await RowsAsync(LogRow.Shape)) _all[row.Sequence] = row;
    }

    public async Task<IReadOnlyList<T>> RowsAsync<T>(RecordShape<T> shape) where T : class =>
        [.. (await Host.Store.GetAsync(Id, [new RecordRead(shape, [], [[]])], default))[0].Select(row => shape.FromCells(Id, row.Cells))];

    public async Task<SignedLogCheckpoint> CheckpointAsync() => (await Proofs.CheckpointAsync(Organization.Owner, Id)).Value;

    public LogCheckpoint Open(SignedLogCheckpoint checkpoint) => SignedLogCheckpoint.Open(checkpoint.Text, Key).Value;

    public async Task<byte[]> ExportAsync()
    {
        using var file = new MemoryStream();
        var outcome = await Proofs.ExportAuditAsync(AdminTestHost.Operator, Id, file);
        Assert.True(outcome.Succeeded, outcome.ToString());
        return file.ToArray();
    }

    public async Task<LogAudit> AuditAsync(byte[] export, params IReadOnlyList<SignedLogCheckpoint> checkpoints)
    {
        using var file = new MemoryStream(export);
        return (await ChangeLogVerifier.VerifyAsync(file, [.. checkpoints.Select(checkpoint => checkpoint.Text)], [Key])).Value;
    }

    /// <summary>The root over all entries there ever were up to one, made from the copies.</summary>
    public Digest RootOf(long size)
    {
        var tree = new TreeFrontier();
        for (var i = 1L; i <= size; i++) tree.Add(MerkleTree.Leaf(_all[i].Hash));
        return tree.Root();
    }

    private static string NewPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}

using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.SampleTests;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("verify-tests-").FullName;

    private string Export => Path.Combine(_folder, "export.ndjson");

    private string Checkpoint => Path.Combine(_folder, "checkpoint.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_whole_log_ends_with_0_and_a_touched_one_with_1_and_the_entry()
    {
        var key = await ExportAsync();
        var whole = await SampleRun.StartAsync("verify", Export, Checkpoint, "--key", key);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Errors));
        Assert.Contains("acme: whole", whole.Output, StringComparison.Ordinal);
        Assert.Contains("Agrees", whole.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await SampleRun.StartAsync("verify", Export)).ExitCode);

        var lines = await File.ReadAllLinesAsync(Export);
        await File.WriteAllLinesAsync(Export, lines.Select((line, i) => i == 2 ? line.Replace("\"category\":1", "\"category\":2", StringComparison.Ordinal) : line));
        var touched = await SampleRun.StartAsync("verify", Export, Checkpoint, "--key", key);
        Assert.Equal((1, ""), (touched.ExitCode, touched.Errors));
        Assert.Contains("entry 2 was changed", touched.Output, StringComparison.Ordinal);

        await File.WriteAllLinesAsync(Export, lines.Where((_, i) => i != 2));
        Assert.Contains("entry 2 was removed", (await SampleRun.StartAsync("verify", Export)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_ends_with_2()
    {
        var key = await ExportAsync();
        foreach (var args in new string[][] { ["verify"], ["verify", "--key", key], ["verify", Export, "--key"], ["verify", Export, "--key", "x"], ["verify", Export, "--what"], ["verify", Path.Combine(_folder, "none")], ["verify", Export, Checkpoint], ["verify", Export, Export, "--key", key] })
        {
            var run = await SampleRun.StartAsync(args);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("Usage:", run.Errors, StringComparison.Ordinal);
        }
    }

    private async Task<string> ExportAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().UseCheckpointSigner(_ => EcdsaCheckpointSigner.FromPem("admin.haneul.example", pem)));
        var acme = await host.ProvisionAsync();
        var proofs = host.Services.GetRequiredService<ChangeLogProofManager>();
        await File.WriteAllTextAsync(Checkpoint, (await proofs.CheckpointAsync(acme.Owner, acme.Id)).Value.Text);
        await using var file = File.Create(Export);
        Assert.True((await proofs.ExportAuditAsync(acme.Owner, acme.Id, file)).Succeeded);
        return host.Services.GetRequiredService<ILogCheckpointSigner>().Key.ToString();
    }
}

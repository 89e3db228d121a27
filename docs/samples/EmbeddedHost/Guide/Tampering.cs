using EmbeddedHost.Reports;
using EmbeddedHost.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Runtime;

namespace EmbeddedHost.Guide;

/// <summary>Takes a checkpoint, tampers with a copy of the database behind the library's back, and shows what an auditor sees of it.</summary>
internal sealed class Tampering(Scene scene, DatabaseFile file)
{
    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("Checkpoint, tampering, verifier", "변경 로그 증명");
        var checkpoint = scene.Check.Value("take a checkpoint", await scene.Proofs.CheckpointAsync(scene.Operator, scene.Id, scene.Cancel));
        scene.Check.Note($"a signed checkpoint: {checkpoint.Checkpoint}, root {checkpoint.Checkpoint.Root}");
        await ExpectAsync("an untouched copy", sql: null, checkpoint, null, null);

        var size = checkpoint.Checkpoint.Size;
        var middle = size / 2;
        await ExpectAsync($"a copy with the kind of entry {middle} changed", $"UPDATE change_log_entry SET kind = kind % 4 + 1 WHERE sequence = {middle}", checkpoint, LogAuditFault.EntryAltered, middle);
        await ExpectAsync($"a copy without entry {middle}", $"DELETE FROM change_log_entry WHERE sequence = {middle}", checkpoint, LogAuditFault.EntryRemoved, middle);
        await ExpectAsync(
            $"a copy with entries {middle} and {middle + 1} swapped",
            $"UPDATE change_log_entry SET sequence = -sequence WHERE sequence IN ({middle}, {middle + 1}); UPDATE change_log_entry SET sequence = {(2 * middle) + 1} + sequence WHERE sequence < 0",
            checkpoint,
            LogAuditFault.EntryAltered,
            middle);
        await ExpectAsync(
            "a copy with a text changed",
            "UPDATE change_log_text SET text = text || '.' WHERE id = (SELECT MIN(after) FROM change_log_entry WHERE after > 0)",
            checkpoint,
            LogAuditFault.TextAltered,
            await FirstAfterAsync());
        return chapter;
    }

    /// <summary>Exports a copy of the database, changed by SQL, and lets the verifier find what was done.</summary>
    private async Task ExpectAsync(string what, string? sql, SignedLogCheckpoint checkpoint, LogAuditFault? fault, long? at)
    {
        using var copy = DatabaseFile.Open(null);
        Copy(copy);
        if (sql is not null) Execute(copy, sql);
        await using var services = HostServices.Build(copy, scene.Now);
        await services.GetRequiredService<IAdminRuntime>().StartAsync(scene.Cancel);
        using var export = new MemoryStream();
        scene.Check.Value($"{what}: export", await services.GetRequiredService<ChangeLogProofManager>().ExportAuditAsync(scene.Operator, scene.Id, export, cancellationToken: scene.Cancel));

        export.Position = 0;
        var audit = scene.Check.Value($"{what}: verify", await ChangeLogVerifier.VerifyAsync(export, [checkpoint.Text], [scene.Signer.Key], cancellationToken: scene.Cancel));
        scene.Check.That((audit.Fault, audit.FaultAt) == (fault, at), $"{what}: the verifier says {audit}");
        scene.Check.Note($"{what}: {audit}");
    }

    private async Task<long> FirstAfterAsync()
    {
        await using var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync(scene.Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT MIN(sequence) FROM change_log_entry WHERE after = (SELECT MIN(after) FROM change_log_entry WHERE after > 0)";
        return (long)(await command.ExecuteScalarAsync(scene.Cancel))!;
    }

    private void Copy(DatabaseFile copy)
    {
        using var from = new SqliteConnection(file.ConnectionString);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy.Path, Pooling = false }.ToString());
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    private static void Execute(DatabaseFile copy, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy.Path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

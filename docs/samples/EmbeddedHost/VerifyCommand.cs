using OnlineContact.Admin.ChangeLog.Proofs;

namespace EmbeddedHost;

/// <summary>What an auditor runs: an export of the change log, checkpoints that were kept elsewhere, and the keys they are signed with. No database.</summary>
internal static class VerifyCommand
{
    public const string Name = "verify";

    public const string Usage = """
        Usage: EmbeddedHost verify EXPORT [CHECKPOINT ...] [--key KEY ...]

          EXPORT                an export of the change log
          CHECKPOINT            a signed checkpoint that was kept elsewhere
          --key KEY             a public key that checkpoints may be signed with: name+id+base64
        """;

    /// <summary>Runs it.</summary>
    /// <param name="args">What stands behind the name of the command.</param>
    /// <param name="output">Where the finding goes.</param>
    /// <param name="errors">Where it is said what cannot be read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>0 if the log is whole, 1 if it is not, 2 if the arguments are wrong or something cannot be read.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        var keys = new List<LogCheckpointKey>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] != "--key") files.Add(args[i]);
            else if (i + 1 < args.Length && LogCheckpointKey.TryParse(args[++i], out var key)) keys.Add(key);
            else return await WrongAsync(errors, "--key needs a key: name+id+base64.");
        }

        if (files.Count == 0 || files.Exists(file => file.StartsWith("--", StringComparison.Ordinal))) return await WrongAsync(errors, "An export is needed.");
        try
        {
            var checkpoints = await Task.WhenAll(files.Skip(1).Select(file => File.ReadAllTextAsync(file, cancellationToken)));
            await using var export = File.OpenRead(files[0]);
            if (!(await ChangeLogVerifier.VerifyAsync(export, checkpoints, keys, cancellationToken: cancellationToken)).TryGetValue(out var audit, out var refused))
                return await WrongAsync(errors, refused.ToString());
            await output.WriteLineAsync(audit.ToString());
            foreach (var checkpoint in audit.Checkpoints) await output.WriteLineAsync(LineOf(checkpoint));
            return audit.IsWhole ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await WrongAsync(errors, e.Message);
        }
    }

    private static string LineOf(LogAuditCheckpoint checkpoint) => checkpoint.DeclaredAt is { } entry
        ? $"  checkpoint {checkpoint.Checkpoint}: {checkpoint.State}, declared in entry {entry}"
        : $"  checkpoint {checkpoint.Checkpoint}: {checkpoint.State}";

    private static async Task<int> WrongAsync(TextWriter errors, string fault)
    {
        await errors.WriteLineAsync($"{fault}\n\n{Usage}");
        return 2;
    }
}

using System.Security.Cryptography;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.ChangeLog.Proofs;

namespace OnlineContact.Admin.Benchmarks.ChangeLog;

/// <summary>
/// Verifying an export, read from memory, against SHA-256 alone over the same bytes: of every entry its encoding, its texts with their random bytes, its leaf, and
/// the nodes of the tree, each hashed by one call as they have to be (<c>changelog.verify.time</c>). And what the verifier holds while a
/// million entries stream by, in megabytes (<c>changelog.verify.memory</c>).
/// </summary>
internal sealed class AuditComparison : IComparison
{
    private const int Entries = 5_000;
    private const long Many = 1_000_000;
    private const int Megabyte = 1_024 * 1_024;

    public string Name => "changelog.verify";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var export = new MemoryStream();
        using (var generated = new GeneratedExport(Entries)) await generated.CopyToAsync(export);
        var messages = GeneratedExport.Messages(Entries);
        var time = await SideBySide.RatioAsync(() => VerifyAsync(export), () => Hash(messages), warmUps: 10, rounds: 40);
        return
        [
            new RatioPart { Name = "changelog.verify.time", Value = time, Goal = 2.0 },
            new RatioPart { Name = "changelog.verify.memory", Value = await MemoryAsync(), Goal = 16 },
        ];
    }

    private static async Task VerifyAsync(MemoryStream export)
    {
        export.Position = 0;
        var audit = (await ChangeLogVerifier.VerifyAsync(export, [], [])).Value;
        if (!audit.IsWhole || audit.Entries != Entries) throw new InvalidOperationException($"A whole log was found faulty: {audit}");
    }

    private static Task Hash(int[] messages)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        var bytes = new byte[messages.Max()];
        foreach (var length in messages) SHA256.HashData(bytes.AsSpan(0, length), digest);
        return Task.CompletedTask;
    }

    private static async Task<double> MemoryAsync()
    {
        using var export = new GeneratedExport(Many);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var progress = new Watch(entries =>
        {
            if (entries % 50_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        });
        var audit = (await ChangeLogVerifier.VerifyAsync(export, [], [], progress)).Value;
        if (!audit.IsWhole || audit.Entries != Many) throw new InvalidOperationException($"A whole log was found faulty: {audit}");
        return (double)most / Megabyte;
    }

    /// <summary>At once, and not on another thread as <see cref="Progress{T}"/> does.</summary>
    private sealed class Watch(Action<long> each) : IProgress<long>
    {
        public void Report(long value) => each(value);
    }
}

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using NodaTime;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Benchmarks.Sso;

/// <summary>
/// The in-memory replay guard with a million live tokens against a plain concurrent dictionary with as many, which neither forgets nor knows a
/// bound: a new token, and the same once more. <c>sso.replay.time</c>, <c>sso.replay.bytes</c> for each token (a guard that keeps
/// more than its bound would show), and <c>sso.replay.bound</c>: of another million tokens none is let in.
/// </summary>
internal sealed class ReplayComparison : IComparison
{
    private const int Live = 1_000_000;
    private const int PerRound = 20_000;
    private const int Rounds = 40;
    private const int Warm = 10;

    private static readonly OrganizationId Organization = OrganizationId.Parse("haneul");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);

    public string Name => "sso.replay";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var random = new Random(1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var guard = new InMemorySsoReplayGuard(10 * Live);
        for (var i = 0; i < Live; i++) await guard.UseAsync(Use(RandomMark(random), i), Now, default);
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Live;

        var plain = new ConcurrentDictionary<TokenMark, long>();
        for (var i = 0; i < Live; i++) plain.TryAdd(RandomMark(random), i);

        var (oursAt, plainAt) = (0, 0);
        var time = await SideBySide.RatioAsync(
            () =>
            {
                for (var i = 0; i < PerRound; i++)
                {
                    var use = Use(MarkAt(oursAt++), i);
                    if (Ask(guard, use) != SsoReplayAnswer.First || Ask(guard, use) != SsoReplayAnswer.Used) throw new InvalidOperationException("The guard let a token in twice.");
                }
            },
            () =>
            {
                for (var i = 0; i < PerRound; i++)
                {
                    var key = MarkAt(plainAt++);
                    if (!plain.TryAdd(key, i) || plain.TryAdd(key, i)) throw new InvalidOperationException("The dictionary let a token in twice.");
                }
            },
            Warm,
            Rounds);

        var full = new InMemorySsoReplayGuard(Live);
        var letIn = 0;
        for (var i = 0; i < 2 * Live; i++) letIn += Ask(full, Use(RandomMark(random), i)) == SsoReplayAnswer.First ? 1 : 0;
        return
        [
            new RatioPart { Name = "sso.replay.time", Value = time, Goal = 3.0 },
            new RatioPart { Name = "sso.replay.bytes", Value = bytes, Goal = 256 },
            new RatioPart { Name = "sso.replay.bound", Value = letIn / (double)Live, Goal = 1 },
        ];
    }

    private static SsoReplayAnswer Ask(InMemorySsoReplayGuard guard, SsoTokenUse use)
    {
        var answer = guard.UseAsync(use, Now, default);
        return answer.IsCompletedSuccessfully ? answer.Result : throw new InvalidOperationException("The guard waited.");
    }

    private static SsoTokenUse Use(TokenMark mark, int number) => new(Organization, 1, mark, null, Now - Duration.FromMilliseconds(number % 180_000));

    /// <summary>Another one for each number, and as evenly spread as a signature is.</summary>
    private static TokenMark MarkAt(int number)
    {
        Span<ulong> words = stackalloc ulong[4];
        for (var i = 0; i < words.Length; i++) words[i] = (ulong)((number * 4L) + i + 1) * 0x9E3779B97F4A7C15;
        return new TokenMark(MemoryMarshal.AsBytes(words));
    }

    private static TokenMark RandomMark(Random random)
    {
        Span<byte> bytes = stackalloc byte[TokenMark.Length];
        random.NextBytes(bytes);
        return new TokenMark(bytes);
    }
}

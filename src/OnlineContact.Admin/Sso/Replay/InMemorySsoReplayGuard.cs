using NodaTime;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.Replay;

/// <summary>
/// Remembers tokens in this process: for an installation of one host. Tokens lie by the minute they are forgotten in, so that
/// forgetting is dropping whole minutes; and in shards, so that logins at one time do not wait for each other.
/// </summary>
/// <param name="maxTokens">The most tokens.</param>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class InMemorySsoReplayGuard(int maxTokens) : ISsoReplayGuard
{
    private const int Shards = 64;
    private const long Minute = 60_000;

    private static readonly long Remembered = (long)SsoTokenUse.Remembered.TotalMilliseconds;

    private readonly Shard[] _shards = [.. Enumerable.Range(0, Shards).Select(_ => new Shard())];
    private long _sweptMinute = long.MinValue;
    private int _count;

    /// <summary>How many tokens are remembered.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <inheritdoc/>
    public ValueTask<SsoReplayAnswer> UseAsync(SsoTokenUse use, Instant now, CancellationToken cancellationToken)
    {
        var minute = now.ToUnixTimeMilliseconds() / Minute;
        var swept = Volatile.Read(ref _sweptMinute);
        // Not only when it is later: a clock that was ahead for a moment would keep the guard from ever forgetting.
        if (minute != swept && Interlocked.CompareExchange(ref _sweptMinute, minute, swept) == swept) Sweep(minute);

        // The key holds the time, too, so a token is always looked for in its own minute.
        var lastMinute = (use.SignedAt.ToUnixTimeMilliseconds() + Remembered) / Minute;
        var key = new Key(use.Organization.Value, use.Login, use.Mark);
        var shard = _shards[use.Mark.GetHashCode() & (Shards - 1)];
        lock (shard.Turn)
        {
            var tokens = shard.Of(lastMinute);
            if (tokens.TryGetValue(key, out var bound))
                return new(bound is not null && bound == use.Binding ? SsoReplayAnswer.Repeated : SsoReplayAnswer.Used);
            if (Interlocked.Increment(ref _count) > maxTokens)
            {
                Interlocked.Decrement(ref _count);
                return new(SsoReplayAnswer.Full);
            }

            tokens.Add(key, use.Binding);
            return new(SsoReplayAnswer.First);
        }
    }

    private void Sweep(long minute)
    {
        foreach (var shard in _shards)
        {
            lock (shard.Turn) Interlocked.Add(ref _count, -shard.Forget(minute));
        }
    }

    private readonly record struct Key(string Organization, long Login, TokenMark Mark)
    {
        // A signature is as good as random, and verified before it comes here.
        public override int GetHashCode() => Mark.GetHashCode() >> 6;
    }

    private sealed class Shard
    {
        private readonly List<(long Minute, Dictionary<Key, TokenMark?> Tokens)> _minutes = [];

        public Lock Turn { get; } = new();

        public Dictionary<Key, TokenMark?> Of(long minute)
        {
            foreach (var (known, tokens) in _minutes)
            {
                if (known == minute) return tokens;
            }

            var added = new Dictionary<Key, TokenMark?>();
            _minutes.Add((minute, added));
            return added;
        }

        /// <summary>Forgets the minutes that are over, and says how many tokens that were.</summary>
        public int Forget(long minute)
        {
            var forgotten = 0;
            for (var i = _minutes.Count - 1; i >= 0; i--)
            {
                if (_minutes[i].Minute >= minute) continue;
                forgotten += _minutes[i].Tokens.Count;
                _minutes.RemoveAt(i);
            }

            return forgotten;
        }
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.Replay;

/// <summary>
/// Remembers tokens in the store, so that a token works once whichever host it comes to: of two that append it at one time the store
/// lets one be first. How many there are is counted anew now and then, and meanwhile added up; several hosts may go over the bound by
/// what they add between two counts, a hundredth of it each.
/// </summary>
internal sealed class StoredSsoReplayGuard(IAdminStore store, Func<int> maxTokens) : ISsoReplayGuard
{
    private static readonly Duration CountedAnew = Duration.FromMinutes(1);
    private static readonly Duration CountedAnewWhenFull = Duration.FromSeconds(1);

    private readonly Lazy<int> _maxTokens = new(maxTokens);
    private readonly ConcurrentDictionary<OrganizationId, Tally> _tallies = new();

    public async ValueTask<SsoReplayAnswer> UseAsync(SsoTokenUse use, Instant now, CancellationToken cancellationToken)
    {
        var tally = _tallies.GetOrAdd(use.Organization, static _ => new Tally());
        if (await IsFullAsync(use.Organization, tally, now, cancellationToken).ConfigureAwait(false)) return SsoReplayAnswer.Full;
        var row = UsedToken.Shape.ToCells(new UsedToken
        {
            Organization = use.Organization,
            Login = use.Login,
            Mark = use.Mark.ToArray(),
            Binding = use.Binding is { } binding ? binding.ToArray() : RandomNumberGenerator.GetBytes(UsedToken.BindingLength),
            KeptUntil = use.SignedAt + SsoTokenUse.Remembered,
        });
        var result = await store.AppendOnceAsync(use.Organization, UsedToken.Shape, row, cancellationToken).ConfigureAwait(false);
        if (result == AppendResult.Inserted) Interlocked.Increment(ref tally.Added);
        return result switch
        {
            AppendResult.Inserted => SsoReplayAnswer.First,
            AppendResult.Different => SsoReplayAnswer.Used,
            // What is random can only be the same when this very call has written it.
            _ => use.IsBound ? SsoReplayAnswer.Repeated : SsoReplayAnswer.First,
        };
    }

    private async ValueTask<bool> IsFullAsync(OrganizationId organization, Tally tally, Instant now, CancellationToken cancellationToken)
    {
        var limit = _maxTokens.Value;
        var full = tally.Counted + Volatile.Read(ref tally.Added) >= limit;
        var age = now - tally.CountedAt;
        if (age < Duration.Zero || age >= (full ? CountedAnewWhenFull : CountedAnew) || Volatile.Read(ref tally.Added) > limit / 100)
        {
            tally.CountedAt = now;
            Interlocked.Exchange(ref tally.Added, 0);
            var page = await store.RangeAsync(organization, UsedToken.Columns.ByEnd.From(now).Take(0).CountUpTo(limit).Read, cancellationToken).ConfigureAwait(false);
            tally.Counted = page.Count ?? 0;
            full = tally.Counted >= limit;
        }

        return full;
    }

    private sealed class Tally
    {
        private long _countedAt;

        public long Counted;

        public long Added;

        public Instant CountedAt
        {
            get => Instant.FromUnixTimeTicks(Volatile.Read(ref _countedAt));
            set => Volatile.Write(ref _countedAt, value.ToUnixTimeTicks());
        }
    }
}

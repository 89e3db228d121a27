using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>Forgets which services were named so long ago that nobody is signed in from then.</summary>
internal sealed class CtiSignInRetention(IAdminStore store, Lazy<CtiLimits> limits) : IAdminJob
{
    public string Name => "cti-sign-ins";

    public Duration Interval => Duration.FromHours(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var upTo = CtiSignIn.Columns.ByTime.CellOf(now - limits.Value.SignInRetention);
        var done = 0;
        await foreach (var organization in store.HavingAsync(CtiSignIn.Shape, cancellationToken).ConfigureAwait(false))
            done += await store.TrimAllAsync(organization, CtiSignIn.Columns.ByTime, upTo, cancellationToken).ConfigureAwait(false);
        return new JobResult(done, 0);
    }
}

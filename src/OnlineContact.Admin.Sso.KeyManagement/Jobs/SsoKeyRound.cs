using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.KeyManagement.Jobs;

/// <summary>
/// Goes through the keys of all logins and does what is due for each. A login whose key-encryption key cannot be reached, or does not
/// open, keeps no other from its turn: it counts as failed and comes again at the next run.
/// </summary>
internal static class SsoKeyRound
{
    /// <param name="store">The store.</param>
    /// <param name="step">What is due for the keys of a login; null where nothing is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<JobResult> RunAsync(IAdminStore store, Func<SsoLoginKeys, Task<Outcome<ChangeReceipt>>?> step, CancellationToken cancellationToken)
    {
        var (done, failed) = (0, 0);
        Exception? first = null;
        await foreach (var keys in store.AllKeysAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                if (step(keys) is not { } change) continue;
                var outcome = await change.ConfigureAwait(false);
                if (outcome.Succeeded) done++;
                else if (outcome.Error.Kind != AdminErrors.SsoKeyStateRefused) failed++; // Refused for the state: another host, or an administrator, was faster.
            }
            catch (Exception e) when (e is not (OperationCanceledException or AdminStorageException))
            {
                // Whatever a host's key-encryption key throws is an outage of that key, and not of the store that all logins share.
                first ??= e;
                failed++;
            }
        }

        return new JobResult(done, failed) { Error = first };
    }
}

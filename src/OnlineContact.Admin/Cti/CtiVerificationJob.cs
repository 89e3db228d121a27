using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>Asks for the tenants of settings that were saved while their telephony system could not be reached.</summary>
internal sealed class CtiVerificationJob(IAdminStore store, CtiSettingsManager settings) : IAdminJob
{
    private static readonly AdminActor Actor = AdminActor.Operator("cti-verification");

    public string Name => "cti-verification";

    public Duration Interval => Duration.FromMinutes(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var (done, failed) = (0, 0);
        await foreach (var organization in store.HavingAsync(CtiUnverified.Shape, cancellationToken).ConfigureAwait(false))
        {
            // One that contracts no phone calls any more waits until it does again.
            var verified = await settings.VerifyAsync(Actor, organization, cancellationToken).ConfigureAwait(false);
            if (verified.Succeeded) done++;
            else if (verified.Error.Code != AdminErrors.CtiNotContracted.Code) failed++;
        }

        return new JobResult(done, failed);
    }
}

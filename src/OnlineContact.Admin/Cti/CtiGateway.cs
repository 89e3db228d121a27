using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// The way to the telephony systems: finds the connector, holds it to what it claims and to the time limit, and makes answers refusals. Nobody
/// waits longer than the limit, whatever a connector does; nothing is asked twice.
/// </summary>
internal sealed class CtiGateway(IEnumerable<ICtiConnector> connectors, Lazy<CtiLimits> limits, TimeProvider time, AdminMeter meter)
{
    private readonly Dictionary<CtiVersion, ICtiConnector> _connectors = connectors.GroupBy(connector => connector.Version).ToDictionary(group => group.Key, group => group.First());

    public IEnumerable<CtiVersion> Versions => _connectors.Keys.Order();

    public ICtiConnector? Find(CtiVersion version) => _connectors.GetValueOrDefault(version);

    /// <summary>The connector of a version, if it can do what is wanted of it.</summary>
    public Outcome<ICtiConnector> For(CtiVersion version, CtiCapabilities capability)
    {
        if (Find(version) is not { } connector) return Outcome.Refused<ICtiConnector>(AdminErrors.CtiConnectorMissing.With("version", version));
        return (connector.Capabilities & capability) == capability
            ? Outcome.Success(connector)
            : Outcome.Refused<ICtiConnector>(AdminErrors.CtiNotSupported.With(null, capability, version));
    }

    /// <summary>Asks what changes nothing: without an answer in time it was unreachable.</summary>
    public Task<CtiAnswer<T>> AskAsync<T>(Func<CancellationToken, ValueTask<CtiAnswer<T>>> call, CancellationToken cancellationToken) where T : notnull =>
        WithinAsync(call, CtiAnswer.Unreachable, cancellationToken);

    /// <summary>Tells what changes something: without an answer in time nobody knows whether it was done.</summary>
    public Task<CtiAnswer> TellAsync(Func<CancellationToken, ValueTask<CtiAnswer>> call, CancellationToken cancellationToken) =>
        WithinAsync(call, CtiAnswer.Unknown, cancellationToken);

    /// <summary>Why the answer is no success; null when it is one.</summary>
    public static AdminError? ErrorOf(CtiAnswer answer) => answer.Kind switch
    {
        CtiAnswerKind.Done => null,
        CtiAnswerKind.Unreachable => AdminErrors.CtiUnreachable.With(null),
        CtiAnswerKind.Refused when answer.Refusal == CtiRefusal.UnknownTenant => AdminErrors.CtiTenantUnknown.With(null),
        CtiAnswerKind.Refused => AdminErrors.CtiRefused.With(null, answer.Detail is null ? $"{answer.Refusal}" : $"{answer.Refusal} ({answer.Detail})"),
        _ => AdminErrors.CtiOutcomeUnknown.With(null),
    };

    private async Task<TAnswer> WithinAsync<TAnswer>(Func<CancellationToken, ValueTask<TAnswer>> call, TAnswer late, CancellationToken cancellationToken)
    {
        try
        {
            return await TimeLimit.RunAsync(stop => call(stop).AsTask(), limits.Value.CallTimeout.ToTimeSpan(), time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception)
        {
            // Too late, or the connector threw what it should have answered.
            meter.CtiFailed.Add(1);
            return late;
        }
    }
}

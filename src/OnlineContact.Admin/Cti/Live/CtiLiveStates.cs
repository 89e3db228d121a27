using System.Collections.Concurrent;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti.Live;

/// <summary>What agents do now: from this host's watch, or, where another host watches, by asking the telephony system.</summary>
internal sealed class CtiLiveStates(CtiGateway gateway)
{
    private const int AskedAtOnce = 8;

    private readonly ConcurrentDictionary<OrganizationId, CtiTenantPicture> _pictures = new();

    /// <summary>The picture of a tenant that this host watches.</summary>
    public CtiTenantPicture Watch(OrganizationId organization) => _pictures.GetOrAdd(organization, static _ => new CtiTenantPicture());

    /// <summary>Whether the picture is the exchange's; null where this host does not watch.</summary>
    public bool? IsReconciled(OrganizationId organization) => _pictures.TryGetValue(organization, out var picture) ? picture.IsReconciled : null;

    public void Unwatch(OrganizationId organization) => _pictures.TryRemove(organization, out _);

    /// <summary>The rows with what each agent does, as far as it is known.</summary>
    public async Task<(IReadOnlyList<CtiAgentRow> Rows, CtiStates States)> TellAsync(IReadOnlyList<CtiAgentRow> rows, CtiSettings? settings, CancellationToken cancellationToken)
    {
        if (settings is null || gateway.Find(settings.Version) is not { } connector) return (rows, CtiStates.None);
        if (_pictures.TryGetValue(settings.Organization, out var picture))
        {
            return picture.IsReconciled
                ? ([.. rows.Select(row => row with { Now = row.Agent.CtiId is { } id ? picture.Find(id)?.ToNow(connector.States, settings.AfterCallWork, withSince: true) : null })], CtiStates.Watched)
                : (rows, CtiStates.Reconciling);
        }

        if ((connector.Capabilities & CtiCapabilities.GetState) == 0) return (rows, CtiStates.None);
        var told = new ConcurrentDictionary<CtiId, CtiAgentNow>();
        var asked = await AskAllAsync(connector, settings, rows, told, cancellationToken).ConfigureAwait(false);
        return ([.. rows.Select(row => row with { Now = row.Agent.CtiId is { } id ? told.GetValueOrDefault(id) : null })], asked ? CtiStates.Asked : CtiStates.Unreachable);
    }

    /// <summary>What one agent does, by the telephony system itself.</summary>
    public async Task<Outcome<CtiAgentNow>> AskAsync(CtiSeat seat, CtiSettings settings, CancellationToken cancellationToken)
    {
        var answer = await gateway.AskAsync(stop => seat.Connector.GetStateAsync(seat.Tenant, seat.Numbers, stop), cancellationToken).ConfigureAwait(false);
        return CtiGateway.ErrorOf(answer.Answer) is { } failed
            ? Outcome.Refused<CtiAgentNow>(failed)
            : Outcome.Success(Now(answer.Value, seat.Connector, settings));
    }

    /// <summary>Asks for all rows within one time limit; what has come by then is told.</summary>
    private async Task<bool> AskAllAsync(ICtiConnector connector, CtiSettings settings, IReadOnlyList<CtiAgentRow> rows, ConcurrentDictionary<CtiId, CtiAgentNow> told, CancellationToken cancellationToken)
    {
        var numbers = rows.Select(row => row.Agent.CtiNumbers).OfType<CtiNumbers>().ToList();
        if (numbers.Count == 0) return true;
        var all = await gateway.AskAsync<bool>(
            async stop =>
            {
                await Parallel.ForEachAsync(
                    numbers,
                    new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = stop },
                    async (each, token) =>
                    {
                        var answer = await connector.GetStateAsync(settings.Tenant, each, token).ConfigureAwait(false);
                        if (answer.Answer.Kind == CtiAnswerKind.Done) told[each.Id] = Now(answer.Value, connector, settings);
                        else if (answer.Answer.Refusal is CtiRefusal.UnknownAgent or CtiRefusal.NotSignedIn) told[each.Id] = CtiAgentPicture.SignedOut.ToNow(connector.States, settings.AfterCallWork, withSince: false);
                    }).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return all.Answer.Kind == CtiAnswerKind.Done && numbers.All(each => told.ContainsKey(each.Id));
    }

    private static CtiAgentNow Now(CtiAgentSnapshot snapshot, ICtiConnector connector, CtiSettings settings) =>
        CtiAgentPicture.Of(snapshot, default).ToNow(connector.States, settings.AfterCallWork, withSince: false);
}

using System.Runtime.CompilerServices;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;

namespace CustomConnector;

/// <summary>
/// Speaks to a desk server: lines of words over TCP. A question or a command is a connection with one line each way; a watch is one on which
/// the server goes on telling.
/// </summary>
/// <param name="options">Where it is.</param>
/// <param name="clock">What tells when something happened.</param>
/// <param name="time">What is waited by.</param>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class DeskConnector(DeskOptions options, IClock clock, TimeProvider time) : ICtiConnector
{
    private const int MostDoublings = 6;

    /// <inheritdoc/>
    public CtiVersion Version => CtiVersion.IpccPrivate;

    /// <inheritdoc/>
    public CtiCapabilities Capabilities => CtiCapabilities.All;

    /// <inheritdoc/>
    public CtiStateMap States => CtiStateMap.Standard;

    /// <inheritdoc/>
    public async ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken)
    {
        var (line, _) = await SendAsync(DeskWords.Line("tenant", tenant.Name), cancellationToken);
        return line switch { "yes" => CtiTenantCheck.Exists, "no" => CtiTenantCheck.Unknown, _ => Undone(line) };
    }

    /// <inheritdoc/>
    public async ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
    {
        var (line, _) = await SendAsync(Line("agent", tenant, agent, agent.No.Value), cancellationToken);
        return line switch { "yes" => CtiAgentCheck.Exists, "no" => CtiAgentCheck.Unknown, _ => Undone(line) };
    }

    /// <inheritdoc/>
    public ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        CommandAsync(Line("add", tenant, agent, agent.No.Value), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        CommandAsync(Line("in", tenant, agent, agent.No.Value), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CtiAnswer> SignOutAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        CommandAsync(Line("out", tenant, agent), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<CtiAnswer<CtiAgentSnapshot>> GetStateAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
    {
        var (line, _) = await SendAsync(Line("state", tenant, agent), cancellationToken);
        return line is not null && DeskWords.AgentOf(line) is { } told ? told.State : Undone(line);
    }

    /// <inheritdoc/>
    public ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) =>
        state.Mode is CtiAgentMode.SignedOut or CtiAgentMode.Busy
            ? new(CtiAnswer.Refused(CtiRefusal.StateNotAllowed))
            : CommandAsync(Line("set", tenant, agent, DeskWords.ModeOf(state.Mode), state.Reason ?? ""), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sequence = watch.After;
        var picture = new DeskPicture(watch.Agents);
        while (true)
        {
            yield return Event(CtiEventKind.Reconciling);
            using var line = await OpenAsync(watch.Tenant, picture, cancellationToken);
            foreach (var (agent, standing) in picture.SignedIn.ToList()) yield return Event(CtiEventKind.Snapshot) with { Agent = agent, State = standing.State, Calls = standing.Calls };
            yield return Event(CtiEventKind.Reconciled);
            while (await NextAsync(line, cancellationToken) is { } told)
            {
                if (DeskWords.AgentOf(told) is not { } standing) continue;
                foreach (var happened in picture.Take(standing.Agent, standing.State))
                    yield return Event(happened.Kind) with { Agent = happened.Agent, State = happened.State, Call = happened.Call };
            }
        }

        CtiEvent Event(CtiEventKind kind) => new() { Id = new CtiEventId(watch.Tenant.Organization, watch.Fence, ++sequence), At = clock.GetCurrentInstant(), Kind = kind };
    }

    /// <summary>Connects, as often as it takes, and reads the picture from its beginning to the line that says it is whole.</summary>
    private async Task<DeskLine> OpenAsync(CtiTenant tenant, DeskPicture picture, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures = Math.Min(failures + 1, MostDoublings))
        {
            DeskLine? line = null;
            try
            {
                using var limit = Limit(options.TimeLimit, cancellationToken);
                picture.Clear();
                line = await DeskLine.OpenAsync(options.Host, options.Port, limit.Token);
                await line.WriteAsync(DeskWords.Line("watch", tenant.Name), limit.Token);
                string told;
                while ((told = await line.ReadAsync(limit.Token)) != "now")
                {
                    if (DeskWords.AgentOf(told) is not { } standing) throw new IOException("The desk server does not watch.");
                    picture.Take(standing.Agent, standing.State);
                }

                return line;
            }
            catch (Exception e) when (IsFromOutside(e, cancellationToken))
            {
                line?.Dispose();
            }
            catch
            {
                line?.Dispose();
                throw;
            }

            await Task.Delay(options.FirstPause * (1 << failures), time, cancellationToken);
        }
    }

    /// <summary>The next line of a watch: null when the connection is lost, was silent for too long, or says what nobody understands.</summary>
    private async Task<string?> NextAsync(DeskLine line, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = Limit(options.Silence, cancellationToken);
            var told = await line.ReadAsync(limit.Token);
            return told == "still" || DeskWords.AgentOf(told) is not null ? told : null;
        }
        catch (Exception e) when (IsFromOutside(e, cancellationToken))
        {
            return null;
        }
    }

    private async ValueTask<CtiAnswer> CommandAsync(string request, CancellationToken cancellationToken)
    {
        var (line, wasSent) = await SendAsync(request, cancellationToken);
        if (line == "done") return CtiAnswer.Done;

        // Once it may have arrived, nobody knows: it is never sent again.
        return Undone(line) is { Kind: CtiAnswerKind.Refused } refused ? refused : wasSent ? CtiAnswer.Unknown : CtiAnswer.Unreachable;
    }

    /// <summary>Sends a line and reads one; null when none came. Whether it was sent is true as soon as it may have been.</summary>
    private async Task<(string? Line, bool WasSent)> SendAsync(string request, CancellationToken cancellationToken)
    {
        var wasSent = false;
        try
        {
            using var limit = Limit(options.TimeLimit, cancellationToken);
            using var line = await DeskLine.OpenAsync(options.Host, options.Port, limit.Token);
            wasSent = true;
            await line.WriteAsync(request, limit.Token);
            return (await line.ReadAsync(limit.Token), wasSent);
        }
        catch (Exception e) when (IsFromOutside(e, cancellationToken))
        {
            return (null, wasSent);
        }
    }

    private static string Line(string command, CtiTenant tenant, CtiNumbers agent, params IEnumerable<string> more) => DeskWords.Line([command, tenant.Name, agent.Id.Value, .. more]);

    /// <summary>A refusal, if the server said one; else it is as if it had not been reached.</summary>
    private static CtiAnswer Undone(string? line) => line is not null && DeskWords.Words(line) is ["refused", var why] ? CtiAnswer.Refused(DeskWords.RefusalOf(why), why) : CtiAnswer.Unreachable;

    private static bool IsFromOutside(Exception e, CancellationToken cancellationToken) => e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private LimitedToken Limit(TimeSpan limit, CancellationToken cancellationToken) => new(limit, time, cancellationToken);

    /// <summary>A token that is cancelled by the caller or by time.</summary>
    private sealed class LimitedToken : IDisposable
    {
        private readonly CancellationTokenSource _limit;
        private readonly CancellationTokenSource _either;

        public LimitedToken(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
        {
            _limit = new CancellationTokenSource(limit, time);
            _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
        }

        public CancellationToken Token => _either.Token;

        public void Dispose()
        {
            _either.Dispose();
            _limit.Dispose();
        }
    }
}

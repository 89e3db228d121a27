using System.Threading.Channels;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;

namespace EmbeddedHost.Setup;

/// <summary>Where a real host would show states as they change: here the guide reads them.</summary>
internal sealed class StateBoard : ICtiEventHandler
{
    private readonly Channel<CtiEvent> _events = Channel.CreateUnbounded<CtiEvent>();

    public ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken) => _events.Writer.WriteAsync(happened, cancellationToken);

    /// <summary>Waits for an event of a kind.</summary>
    public async Task<CtiEvent> UntilAsync(CtiEventKind kind, CancellationToken cancellationToken)
    {
        while (true)
        {
            var happened = await _events.Reader.ReadAsync(cancellationToken);
            if (happened.Kind == kind) return happened;
        }
    }
}

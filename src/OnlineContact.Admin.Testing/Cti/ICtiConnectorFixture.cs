using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>What the author of a connector provides to have it proved by <see cref="CtiConnectorConformance"/>.</summary>
/// <remarks>Each case takes a fixture of its own and disposes of it; it need not be safe to use from several threads.</remarks>
public interface ICtiConnectorFixture : IAsyncDisposable
{
    /// <summary>The connector on trial.</summary>
    ICtiConnector Connector { get; }

    /// <summary>The telephony side.</summary>
    ICtiTelephony Telephony { get; }

    /// <summary>A tenant that it knows and that is activated.</summary>
    CtiTenant Tenant { get; }

    /// <summary>A tenant that it does not know; null where every name is known.</summary>
    CtiTenant? UnknownTenant { get; }

    /// <summary>At least three agents that it knows, all of them signed out.</summary>
    IReadOnlyList<CtiNumbers> Agents { get; }

    /// <summary>How long a case waits for something that must come: real time. Default 20 seconds.</summary>
    TimeSpan Patience => TimeSpan.FromSeconds(20);
}

/// <summary>One thing that every connector has to do.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class CtiConnectorConformanceCase
{
    private readonly Func<ICtiConnectorFixture, CancellationToken, Task> _run;

    internal CtiConnectorConformanceCase(string name, Func<ICtiConnectorFixture, CancellationToken, Task> run)
    {
        Name = name;
        _run = run;
    }

    /// <summary>A sentence that says what the connector does.</summary>
    public string Name { get; }

    /// <summary>Runs the case.</summary>
    /// <param name="fixture">A fixture of its own; disposed of afterwards.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A task that ends when the connector has done it.</returns>
    /// <exception cref="ConformanceException">The connector does something else.</exception>
    public async Task RunAsync(ICtiConnectorFixture fixture, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        await using (fixture.ConfigureAwait(false))
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(fixture.Patience);
            try
            {
                await _run(fixture, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new ConformanceException($"{Name}: what must come did not come in {fixture.Patience}.", e);
            }
        }
    }

    /// <summary>The name.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Name;
}

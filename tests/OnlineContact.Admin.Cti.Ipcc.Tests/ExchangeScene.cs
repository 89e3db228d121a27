using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>A simulated exchange, the connector, a watch, and a time that the test moves.</summary>
internal sealed class ExchangeScene : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;

    public ExchangeScene(int agents = 3, SimulatedExchangeOptions? exchange = null, Action<IpccOptions>? configure = null)
    {
        Exchange = SimulatedExchange.Start((exchange ?? new SimulatedExchangeOptions()) with { Time = Time });
        Agents = [.. Enumerable.Range(1, agents).Select(i => Numbers($"agent{i:00}", $"70{i:00}"))];
        foreach (var agent in Agents) Exchange.Add(agent);
        var options = new IpccOptions { Exchange = new IpccExchange { Host = "127.0.0.1", Port = Exchange.Port, UserName = "oca", Password = "secret-of-the-exchange" } };
        configure?.Invoke(options);
        Assert.True(new IpccOptionsCrossValidator().Validate(null, options).Succeeded);
        Connector = new IpccConnector(Options.Create(options), new FakeAdminClock(), Time);
    }

    public FakeTimeProvider Time { get; } = new();

    public SimulatedExchange Exchange { get; }

    public IpccConnector Connector { get; }

    public IReadOnlyList<CtiNumbers> Agents { get; }

    public CtiTenant Tenant { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "haneul" };

    public WatchedPicture Picture { get; } = new();

    public static CtiNumbers Numbers(string id, string no) => new() { Id = CtiId.Create(id).Value, No = CtiNo.Create(no).Value };

    public static CtiExchangeState NotReady(string? reason = null) => new(CtiAgentMode.NotReady, reason);

    /// <summary>Begins to watch, and waits until the picture is whole.</summary>
    public async Task WatchAsync()
    {
        _watching = Task.Run(async () =>
        {
            try
            {
                await foreach (var each in Connector.WatchAsync(new CtiWatch { Tenant = Tenant, Fence = 7, Agents = Agents }, _stop.Token)) Picture.Take(each);
            }
            catch (OperationCanceledException)
            {
            }
        });
        await UntilAsync(() => Picture.IsReconciled);
    }

    /// <summary>Waits until something holds. What it waits for is the connection's work, and, if the test says so, time that goes by.</summary>
    public async Task UntilAsync(Func<bool> holds, TimeSpan step = default)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var round = 0; !holds(); round++)
        {
            Assert.False(patience.IsCancellationRequested, $"It did not come to that. The picture is {Picture}.");
            if (_watching.IsFaulted) await _watching;
            await Task.Yield();
            if (step > TimeSpan.Zero && round % 100 == 99) Time.Advance(step);
        }
    }

    /// <summary>Waits for an answer, while time goes by.</summary>
    public async Task<T> WhileTimeGoesByAsync<T>(ValueTask<T> answer, TimeSpan? step = null)
    {
        var task = answer.AsTask();
        await UntilAsync(() => task.IsCompleted, step ?? TimeSpan.FromMilliseconds(100));
        return await task;
    }

    /// <summary>Whether the picture is the exchange's.</summary>
    public bool IsEqual() => Picture.IsReconciled && Agents.All(agent => WatchedPicture.Show(Exchange.StateOf(agent)) == Picture.Of(agent));

    public string Difference() => string.Join("; ", Agents.Select(agent => $"{agent}: {WatchedPicture.Show(Exchange.StateOf(agent))} | {Picture.Of(agent)}"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        await Connector.DisposeAsync();
        await Exchange.DisposeAsync();
    }
}

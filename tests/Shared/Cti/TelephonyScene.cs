using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Shared.Cti;

/// <summary>A simulated telephony system, a connector to it, a watch, and a time that the test moves.</summary>
internal abstract class TelephonyScene(int agents) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;

    public CountedTime Time { get; } = new();

    public abstract SimulatedTelephony Telephony { get; }

    public abstract ICtiConnector Connector { get; }

    public IReadOnlyList<CtiNumbers> Agents { get; } = [.. Enumerable.Range(1, agents).Select(i => Numbers($"agent{i:00}", $"70{i:00}"))];

    public CtiTenant Tenant { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "haneul" };

    public WatchedPicture Picture { get; } = new();

    public static CtiNumbers Numbers(string id, string no) => new() { Id = CtiId.Create(id).Value, No = CtiNo.Create(no).Value };

    /// <summary>Begins to watch.</summary>
    public void Watch() => _watching = Task.Run(async () =>
    {
        try
        {
            await foreach (var told in Connector.WatchAsync(new CtiWatch { Tenant = Tenant, Fence = 7, Agents = Agents }, _stop.Token)) Picture.Take(told);
        }
        catch (OperationCanceledException)
        {
        }
    });

    /// <summary>Begins to watch, and waits until the picture is whole.</summary>
    public async Task WatchAsync()
    {
        Watch();
        await UntilAsync(() => Picture.IsReconciled);
    }

    /// <summary>Waits until something holds. What it waits for is the connection's work, and, if the test says so, time that goes by.</summary>
    public async Task UntilAsync(Func<bool> holds, TimeSpan step = default)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var round = 1; !holds(); round++)
        {
            Assert.False(patience.IsCancellationRequested, $"It did not come to that. The picture is {Picture}. {Difference()}");
            if (_watching.IsFaulted) await _watching;
            await Task.Yield();
            if (step > TimeSpan.Zero && round % 100 == 0) Time.Advance(step);
        }
    }

    /// <summary>Waits for an answer, while time goes by.</summary>
    public async Task<T> WhileTimeGoesByAsync<T>(ValueTask<T> answer)
    {
        var task = answer.AsTask();
        await UntilAsync(() => task.IsCompleted, TimeSpan.FromMilliseconds(100));
        return await task;
    }

    /// <summary>Whether the picture is that of the telephony system.</summary>
    public bool IsEqual() => Picture.IsReconciled && Agents.All(agent => WatchedPicture.Show(Telephony.StateOf(agent)) == Picture.Of(agent));

    public virtual async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
    }

    private string Difference() => string.Join("; ", Agents.Where(agent => WatchedPicture.Show(Telephony.StateOf(agent)) != Picture.Of(agent)).Select(agent => $"{agent} is {WatchedPicture.Show(Telephony.StateOf(agent))}, believed {Picture.Of(agent)}"));
}

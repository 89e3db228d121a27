using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>A process of a simulation: a running host that may die at any call of the store, and be started again.</summary>
/// <remarks>Not safe for several threads, like its simulation.</remarks>
public sealed class SimulatedProcess
{
    private readonly AdminSimulation _simulation;
    private readonly Action<OnlineContactAdminBuilder>? _configure;
    private readonly Func<IAdminStore, IAdminStore>? _around;
    private ProcessLife _life;
    private AdminTestHost? _host;
    private bool _isStarting;

    internal SimulatedProcess(AdminSimulation simulation, string name, Action<OnlineContactAdminBuilder>? configure, Func<IAdminStore, IAdminStore>? around)
    {
        _simulation = simulation;
        _configure = configure;
        _around = around;
        _life = new ProcessLife(this);
        _life.End();
        Name = name;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether it has died and was not started again.</summary>
    public bool HasCrashed => _life.IsOver;

    /// <summary>Its library, another one after each restart.</summary>
    public AdminTestHost Host => _host ?? throw new InvalidOperationException($"The process {Name} was not started.");

    /// <summary>Does some work in the process. Several works go on at the same time.</summary>
    /// <param name="name">The name of the work, for the trace.</param>
    /// <param name="work">The work.</param>
    /// <returns>Whether it came to its end; false when the process died meanwhile, or was dead already.</returns>
    public Task<bool> RunAsync(string name, Func<AdminTestHost, Task> work)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(work);
        if (_life.IsOver) return Task.FromResult(false);
        var end = _life.NewWork();
        _ = FollowAsync(name, work, Host, end);
        return end.Task;
    }

    /// <summary>Lets the process die: nothing that it is doing goes on, and no call of it returns. What the store has is all that is left.</summary>
    public void Crash()
    {
        if (_life.IsOver) return;
        var unfinished = _life.End();
        _simulation.Note($"{Name} has died");
        _simulation.Scheduler.Drop(_life);

        // Those outside who wait for it learn of it when it is their turn.
        foreach (var end in unfinished) _simulation.Scheduler.Add(new Later(() => end.SetResult(false)));
    }

    /// <summary>Starts it again after it has died, as often as it takes when the start itself dies or fails; one that lives is left alone.</summary>
    /// <returns>A task; when it completes, the process is there.</returns>
    public async Task RestartAsync()
    {
        // It may have died again by the time that who waits goes on.
        while (_isStarting) await _simulation.UntilAsync(() => !_isStarting).ConfigureAwait(false);
        _isStarting = true;
        try
        {
            while (_life.IsOver) await StartAsync().ConfigureAwait(false);
        }
        finally
        {
            _isStarting = false;
        }
    }

    private async Task StartAsync()
    {
        Dispose();
        var life = _life = new ProcessLife(this);
        _host = AdminTestHost.Create(
            admin =>
            {
                IAdminStore store = new SimulatedStore(_simulation, life);
                admin.UseStore(_ => _around?.Invoke(store) ?? store);
                admin.Services.AddSingleton<IOrganizationGates>(new SimulatedGates(_simulation.Scheduler, life));
                _configure?.Invoke(admin);
            },
            _simulation.Clock);
        try
        {
            await RunAsync("start", static host => host.Runtime.StartAsync()).ConfigureAwait(false);
        }
        catch (AdminStorageException)
        {
            // A process that cannot be started ends.
            Crash();
        }
    }

    internal bool Is(AdminTestHost host) => _host == host;

    internal void Dispose()
    {
        // Nothing in the container waits for anything on its way out.
        _host?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _host = null;
    }

    private static async Task FollowAsync(string name, Func<AdminTestHost, Task> work, AdminTestHost host, TaskCompletionSource<bool> end)
    {
        try
        {
            await AdminSimulation.NamedAsync(name, () => work(host)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            end.TrySetException(e);
            return;
        }

        end.TrySetResult(true);
    }
}

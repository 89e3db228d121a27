using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>
/// Processes that work over one store at the same time, on one thread: every call of the store, and every gate, is a point at which
/// the seed decides who goes on next and what goes wrong. The same seed does the same again, step by step.
/// </summary>
/// <remarks>
/// What a scenario awaits has to come from the simulation: calls of the managers and the runtime of its processes, and tasks made of them,
/// such as those of <see cref="Task.WhenAll(Task[])"/>, each awaited by one. Something else, such as <c>Task.Run</c>, <c>Task.Yield</c>, a timer or a
/// file, or a task that several await, goes on on another thread at another moment each time; it is found out and fails the simulation. A scenario must not draw on anything
/// that differs from run to run either, such as <see cref="Guid.NewGuid"/>, the time of day, or the order of a set of strings; numbers by
/// seed come from <see cref="Next"/>. Not safe for several threads.
/// </remarks>
public sealed class AdminSimulation
{
    internal const string Adapter = "Simulation";
    private const int MaxSteps = 100_000;

    private static readonly AsyncLocal<string?> Name = new();

    private readonly Scheduler _scheduler;
    private readonly SeededRandom _faults;
    private readonly SeededRandom _scenario;
    private readonly List<string> _trace = [];
    private readonly List<SimulatedProcess> _processes = [];
    private int _late;

    private AdminSimulation(long seed, IAdminStore store)
    {
        Seed = seed;
        Store = store;
        var random = new SeededRandom((ulong)seed);
        _scheduler = new Scheduler(random.Split(), MaxSteps);
        _faults = random.Split();
        _scenario = random.Split();
    }

    /// <summary>The seed.</summary>
    public long Seed { get; }

    /// <summary>The clock of all processes; it moves only when the scenario moves it.</summary>
    public FakeAdminClock Clock { get; } = new();

    /// <summary>What goes wrong from now on; nothing at first.</summary>
    public SimulationFaults Faults { get; set; } = SimulationFaults.None;

    /// <summary>What has happened so far, a line for each step.</summary>
    public IReadOnlyList<string> Trace => _trace;

    internal IAdminStore Store { get; }

    /// <summary>Whether what happens is of no interest any more: somebody only looks at what came of it.</summary>
    internal bool IsSilent { get; set; }

    internal Scheduler Scheduler => _scheduler;

    /// <summary>Told of every change that is handed to the store, by whoever makes it, and of every one that has taken effect.</summary>
    internal ICommitWitness? Witness { get; set; }

    /// <summary>A slash and the name of the work that is going on, for the trace.</summary>
    internal static string Who => Name.Value ?? "";

    /// <summary>Runs a scenario.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="store">The store of all processes, empty and prepared; one for this run alone. See <see cref="IAdminStore"/> for what it promises; here it is asked one thing at a time.</param>
    /// <param name="scenario">What happens: starts processes, lets them work at the same time, and says what has to hold, by throwing when it does not.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="SimulationFailedException">The scenario has thrown, or it cannot be simulated; the message begins with the seed.</exception>
    public static Task<SimulationTrace> RunAsync(long seed, IAdminStore store, Func<AdminSimulation, Task> scenario)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(scenario);
        var done = new TaskCompletionSource<SimulationTrace>(TaskCreationOptions.RunContinuationsAsynchronously);

        // A thread of its own has neither synchronization context nor task scheduler, so that nothing has a reason to leave it.
        var thread = new Thread(() => Run(seed, store, scenario, done)) { IsBackground = true, Name = $"Simulation {seed}" };
        thread.Start();
        return done.Task;
    }

    /// <summary>Starts a process: a host of its own, with its own gates and memory, over the store of the simulation.</summary>
    /// <param name="name">Its name in the trace.</param>
    /// <param name="configure">Sets options, event handlers and jobs; again at each restart. The store is chosen already.</param>
    /// <param name="around">Puts a store in front of the simulated one, to be simulated itself: every call that it makes is a step.</param>
    /// <returns>The process, started.</returns>
    public async Task<SimulatedProcess> StartAsync(string name, Action<OnlineContactAdminBuilder>? configure = null, Func<IAdminStore, IAdminStore>? around = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var process = new SimulatedProcess(this, name, configure, around);
        _processes.Add(process);
        await process.RestartAsync().ConfigureAwait(false);
        return process;
    }

    /// <summary>A number by seed, of a sequence that is the scenario's own.</summary>
    /// <param name="bound">The bound, at least 1.</param>
    /// <returns>A number from 0 to below the bound.</returns>
    public int Next(int bound) => _scenario.Next(bound);

    /// <summary>Ends all faults, and waits until what is late has arrived.</summary>
    /// <returns>A task.</returns>
    public Task EndFaultsAsync()
    {
        Faults = SimulationFaults.None;
        return UntilAsync(() => _late == 0);
    }

    /// <summary>Waits for something that others do.</summary>
    /// <param name="condition">Looked at before each step.</param>
    /// <returns>A task; it completes in a step in which the condition holds.</returns>
    public Task UntilAsync(Func<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var until = new Until(condition);
        _scheduler.Add(until);
        return until.Task;
    }

    /// <summary>Writes a line into the trace. It has to be the same for the same seed.</summary>
    /// <param name="text">The line.</param>
    public void Note(string text)
    {
        if (!IsSilent) _trace.Add(string.Create(CultureInfo.InvariantCulture, $"{_scheduler.Step,5} {text}"));
    }

    internal string NameOf(AdminTestHost host) => _processes.First(process => process.Is(host)).Name;

    internal SeededRandom NewRandom() => _scenario.Split();

    internal Fault NextFault(StoreCallKind kind)
    {
        // Every fault that may happen draws, whether it applies or not, so that other odds of one move no other.
        var (conflict, transient, error) = (_faults.Hits(Faults.Conflict), _faults.Hits(Faults.TransientError), _faults.Hits(Faults.Error));
        var (lostAnswer, lostChange, late) = (_faults.Hits(Faults.LostAnswer), _faults.Hits(Faults.LostChange), _faults.Hits(Faults.LateChange));
        var crash = _faults.Hits(Faults.Crash);
        if (crash) return _faults.Next(2) == 0 ? Fault.CrashBefore : Fault.CrashAfter;
        if (error) return Fault.Error;
        if (transient) return Fault.TransientError;
        if (kind == StoreCallKind.Commit && late) return Fault.LateChange;
        if (kind != StoreCallKind.Read && lostAnswer) return Fault.LostAnswer;
        if (kind != StoreCallKind.Read && lostChange) return Fault.LostChange;
        return kind == StoreCallKind.Commit && conflict ? Fault.Conflict : Fault.None;
    }

    internal Task<T> CallAsync<T>(StoreCall<T> call)
    {
        if (_faults.Hits(Faults.Delay)) call.NotBefore = LaterStep();
        _scheduler.Add(call);
        return call.Task;
    }

    /// <summary>Something that happens at a later step, whatever becomes of who has caused it.</summary>
    internal void Delayed(Action action)
    {
        _late++;
        _scheduler.Add(new Later(() =>
        {
            _late--;
            action();
        }) { NotBefore = LaterStep() });
    }

    /// <summary>Begins work under a name, which the trace shows for all that it does.</summary>
    internal static async Task NamedAsync(string name, Func<Task> work)
    {
        Name.Value = $"/{name}";
        await work().ConfigureAwait(false);
    }

    private long LaterStep() => _scheduler.Step + 1 + _faults.Next(Faults.MaxDelay);

    private static void Run(long seed, IAdminStore store, Func<AdminSimulation, Task> scenario, TaskCompletionSource<SimulationTrace> done)
    {
        var simulation = new AdminSimulation(seed, store);
        try
        {
            try
            {
                simulation._scheduler.Run(() => scenario(simulation));
            }
            finally
            {
                foreach (var process in simulation._processes) process.Dispose();
            }

            done.SetResult(new SimulationTrace(seed, simulation._trace));
        }
        catch (Exception e)
        {
            done.SetException(new SimulationFailedException(new SimulationTrace(seed, simulation._trace), e));
        }
    }

    private sealed class Until(Func<bool> condition) : Waiting
    {
        private readonly TaskCompletionSource _holds = new();

        public Task Task => _holds.Task;

        public override bool IsReady => condition();

        public override void GoOn() => _holds.SetResult();
    }
}

using System.Runtime.ExceptionServices;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>
/// Decides by seed who goes on next. Everybody waits in one list, and everything runs on the one thread that calls <see cref="Run"/>: what
/// is awaited is completed there, without a synchronization context or task scheduler, so that what follows runs inline, also behind
/// <c>ConfigureAwait(false)</c>.
/// </summary>
internal sealed class Scheduler(SeededRandom random, int maxSteps)
{
    private readonly List<Waiting> _waiting = [];
    private readonly List<int> _eligible = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public long Step { get; private set; }

    /// <summary>Why the simulation cannot be relied on, whatever else comes of it.</summary>
    public Exception? Fault { get; private set; }

    public void Add(Waiting waiting)
    {
        EnsureOnThread();
        _waiting.Add(waiting);
    }

    /// <summary>Drops all that waits in a life of a process; it never goes on.</summary>
    public void Drop(ProcessLife life) => _waiting.RemoveAll(waiting => waiting.Life == life);

    /// <summary>Runs until the work is done.</summary>
    public void Run(Func<Task> work)
    {
        var whole = OnThreadAsync(work);
        while (!whole.IsCompleted)
        {
            if (Fault is not null) ExceptionDispatchInfo.Throw(Fault);
            if (Step >= maxSteps) throw new InvalidOperationException($"There is no end after {maxSteps} steps.");
            Next().GoOn();
        }

        if (Fault is not null) ExceptionDispatchInfo.Throw(Fault);
        whole.GetAwaiter().GetResult();
    }

    public void EnsureOnThread()
    {
        if (Environment.CurrentManagedThreadId == _thread) return;
        throw Fault ??= new InvalidOperationException(
            "A call came from another thread than that of the simulation: something was awaited that is neither a call of a store nor of the simulation, "
            + "such as Task.Run, Task.Yield, a timer, or a task that several await. What follows from it would be another thing each time.");
    }

    private async Task OnThreadAsync(Func<Task> work)
    {
        await work().ConfigureAwait(false);
        EnsureOnThread();
    }

    private Waiting Next()
    {
        Step++;
        Find(Step);
        if (_eligible.Count == 0 && Earliest() is { } earliest)
        {
            Step = earliest;
            Find(Step);
        }

        if (_eligible.Count == 0)
            throw new InvalidOperationException("Nobody can go on: what is awaited is neither a call of a store nor of the simulation, or it waits for itself.");
        var index = _eligible[random.Next(_eligible.Count)];
        var chosen = _waiting[index];
        _waiting.RemoveAt(index);
        return chosen;
    }

    private void Find(long step)
    {
        _eligible.Clear();
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].NotBefore <= step && _waiting[i].IsReady) _eligible.Add(i);
        }
    }

    private long? Earliest()
    {
        long? earliest = null;
        foreach (var waiting in _waiting)
        {
            if (waiting.IsReady && (earliest is not { } step || waiting.NotBefore < step)) earliest = waiting.NotBefore;
        }

        return earliest;
    }
}

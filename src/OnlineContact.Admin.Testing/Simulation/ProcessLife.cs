namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>The time between a process's start and its end; nothing of it outlives a crash but what is in the store.</summary>
internal sealed class ProcessLife(SimulatedProcess process)
{
    private readonly List<TaskCompletionSource<bool>> _works = [];

    public SimulatedProcess Process { get; } = process;

    public bool IsOver { get; private set; }

    public TaskCompletionSource<bool> NewWork()
    {
        var work = new TaskCompletionSource<bool>();
        _works.Add(work);
        return work;
    }

    /// <summary>Ends it, and hands out what was being done.</summary>
    public IReadOnlyList<TaskCompletionSource<bool>> End()
    {
        IsOver = true;
        return [.. _works.Where(work => !work.Task.IsCompleted)];
    }
}

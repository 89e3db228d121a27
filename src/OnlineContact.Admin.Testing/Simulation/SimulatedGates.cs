using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>The gates of a simulated process. The scheduler decides who of those who wait goes next.</summary>
internal sealed class SimulatedGates(Scheduler scheduler, ProcessLife life) : IOrganizationGates
{
    private readonly Dictionary<OrganizationId, Gate> _gates = [];

    public ValueTask<IDisposable> EnterAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        scheduler.EnsureOnThread();
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<IDisposable>(cancellationToken);
        if (!_gates.TryGetValue(organization, out var gate)) _gates.Add(organization, gate = new Gate());
        if (!gate.IsHeld)
        {
            gate.IsHeld = true;
            return new(gate);
        }

        var waiting = new Entry(gate, cancellationToken) { Life = life };
        scheduler.Add(waiting);
        return new(waiting.Task);
    }

    private sealed class Gate : IDisposable
    {
        public bool IsHeld { get; set; }

        public void Dispose() => IsHeld = false;
    }

    private sealed class Entry(Gate gate, CancellationToken cancellationToken) : Waiting
    {
        private readonly TaskCompletionSource<IDisposable> _entered = new();

        public Task<IDisposable> Task => _entered.Task;

        public override bool IsReady => !gate.IsHeld || cancellationToken.IsCancellationRequested;

        public override void GoOn()
        {
            if (cancellationToken.IsCancellationRequested)
            {
                _entered.SetCanceled(cancellationToken);
                return;
            }

            gate.IsHeld = true;
            _entered.SetResult(gate);
        }
    }
}

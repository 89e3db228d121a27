namespace OnlineContact.Admin.Runtime;

/// <summary>
/// Lets the changes of one organization pass one at a time within this process, since they would only conflict in the
/// store. Striped, so that memory stays the same however many organizations there are: two whose hashes meet wait for each
/// other too, which costs them time and nothing else. A gate is made when it is first needed.
/// </summary>
internal sealed class OrganizationGates
{
    private const int Stripes = 4_096;

    private readonly SemaphoreSlim?[] _gates = new SemaphoreSlim?[Stripes];

    public async ValueTask<Pass> EnterAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var gate = GateOf(organization);
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Pass(gate);
    }

    private SemaphoreSlim GateOf(OrganizationId organization)
    {
        ref var gate = ref _gates[(uint)organization.GetHashCode() % Stripes];
        return Volatile.Read(ref gate) ?? LazyInitializer.EnsureInitialized(ref gate, static () => new SemaphoreSlim(1, 1));
    }

    internal readonly struct Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

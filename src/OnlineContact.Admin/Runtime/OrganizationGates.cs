namespace OnlineContact.Admin.Runtime;

/// <summary>
/// The gates of one process. Striped, so that memory stays the same however many organizations there are: two whose hashes
/// meet wait for each other too, which costs them time and nothing else. A gate is made when it is first needed.
/// </summary>
internal sealed class OrganizationGates : IOrganizationGates
{
    private const int Stripes = 4_096;

    private readonly Gate?[] _gates = new Gate?[Stripes];

    public async ValueTask<IDisposable> EnterAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var gate = GateOf(organization);
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return gate;
    }

    private Gate GateOf(OrganizationId organization)
    {
        ref var gate = ref _gates[(uint)organization.GetHashCode() % Stripes];
        return Volatile.Read(ref gate) ?? LazyInitializer.EnsureInitialized(ref gate, static () => new Gate());
    }

    /// <summary>Handed out as its own pass, so that entering makes no object; who is inside disposes of it once.</summary>
    private sealed class Gate : IDisposable
    {
        // Without a wait handle there is nothing in it to dispose of.
        private readonly SemaphoreSlim _turn = new(1, 1);

        public Task WaitAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);

        public void Dispose() => _turn.Release();
    }
}

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// The gates of one process. Striped, so that memory stays the same however many organizations there are: two whose hashes
/// meet wait for each other too, which costs them time and nothing else. A gate is made when it is first needed.
/// </summary>
internal sealed class OrganizationGates(TimeProvider time) : IOrganizationGates
{
    private const int Stripes = 4_096;

    // About as long as a change takes from its load to its commit.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(128);

    private readonly Gate?[] _gates = new Gate?[Stripes];

    public async ValueTask<IDisposable> EnterAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var gate = GateOf(organization);
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return gate;
    }

    public async ValueTask PauseAsync(int conflicts, CancellationToken cancellationToken)
    {
        var longest = Math.Min(FirstPause.Ticks << (conflicts - 1), LongestPause.Ticks);
        await Task.Delay(TimeSpan.FromTicks(Random.Shared.NextInt64(longest)), time, cancellationToken).ConfigureAwait(false);
    }

    private Gate GateOf(OrganizationId organization)
    {
        ref var gate = ref _gates[(uint)organization.GetHashCode() % Stripes];
        return LazyInitializer.EnsureInitialized(ref gate, static () => new Gate());
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

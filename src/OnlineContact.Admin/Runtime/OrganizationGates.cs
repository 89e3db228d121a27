namespace OnlineContact.Admin.Runtime;

/// <summary>
/// Lets the changes of one organization pass one at a time within this process, since they would only conflict in the
/// store. Striped, so that memory stays the same however many organizations there are.
/// </summary>
internal sealed class OrganizationGates
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async ValueTask<Pass> EnterAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var gate = _gates[(uint)organization.GetHashCode() % _gates.Length];
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Pass(gate);
    }

    internal readonly struct Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

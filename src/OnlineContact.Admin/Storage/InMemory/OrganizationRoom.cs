namespace OnlineContact.Admin.Storage.InMemory;

/// <summary>Where the present state of one organization stands.</summary>
internal sealed class OrganizationRoom(OrganizationState empty)
{
    private readonly Lock _writing = new();
    private OrganizationState _state = empty;

    public OrganizationState State => Volatile.Read(ref _state);

    /// <summary>Puts another state in place of the present one; writers of one organization come one after the other.</summary>
    public TResult Change<TResult>(Func<OrganizationState, (OrganizationState State, TResult Result)> change)
    {
        lock (_writing)
        {
            var (state, result) = change(_state);
            Volatile.Write(ref _state, state);
            return result;
        }
    }
}

using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>Who asked for what and was answered what, which entries were proposed by whom, and which were delivered.</summary>
internal sealed class AdministrationRecord(AdminSimulation simulation) : ICommitWitness
{
    private readonly AsyncLocal<SimulatedRequest?> _current = new();
    private readonly Dictionary<OrganizationId, long> _last = [];
    private readonly Dictionary<(OrganizationId, long, Digest), ProposedChange> _proposed = [];
    private readonly List<SimulatedAttempt> _going = [];
    private readonly List<SimulatedRequest> _requests = [];

    public IReadOnlyList<SimulatedRequest> Requests => _requests;

    /// <summary>Every delivery of an entry, in the order in which handlers have taken them.</summary>
    public List<(OrganizationId Organization, long Sequence)> Deliveries { get; } = [];

    public int NextNumber => _requests.Count + 1;

    public void Add(SimulatedRequest request) => _requests.Add(request);

    /// <summary>Moves the clock, under everybody's eyes.</summary>
    public void Advance(Duration duration)
    {
        if (duration == Duration.Zero) return;
        simulation.Clock.Advance(duration);
        foreach (var attempt in _going) attempt.Clock.Add(simulation.Clock.Now);
    }

    /// <summary>Gives a request to a process and notes what comes of it.</summary>
    /// <returns>The answer; null when the store has failed.</returns>
    public async Task<Outcome<ChangeReceipt>?> SendAsync(AdminTestHost host, SimulatedRequest request)
    {
        var attempt = new SimulatedAttempt { From = Last(request.Organization), Clock = [simulation.Clock.Now] };
        request.Attempts.Add(attempt);
        _going.Add(attempt);
        Note(host, request, "asked for");
        _current.Value = request;
        try
        {
            attempt.Answer = await AdminHistory.SendAsync(host, request.Command, request.Version, request.Id).ConfigureAwait(false);
        }
        catch (AdminStorageException e)
        {
            attempt.Error = e;
        }

        Note(host, request, attempt.Answer is not { } answer ? attempt.Error!.Message : answer.TryGetValue(out var receipt, out var error) ? Show(receipt) : error.Code);
        _going.Remove(attempt);
        attempt.To = Last(request.Organization);
        return attempt.Answer;
    }

    public void Proposed(ChangeSet changes)
    {
        if (_current.Value is not { } request) return;
        List<(long, Digest)> entries = [.. changes.Writes.Where(IsEntry).Select(write => (write.Key[0].AsNumber(), HashOf(write)))];
        var change = new ProposedChange(request, entries);
        foreach (var (sequence, hash) in entries) _proposed[(changes.Organization, sequence, hash)] = change;
    }

    public void Committed(ChangeSet changes) => _last[changes.Organization] = changes.Writes[0].Get(OrganizationHead.Columns.Sequence).AsNumber();

    /// <summary>The change that an entry was proposed in; null when nobody has proposed it.</summary>
    public ProposedChange? ProposalOf(OrganizationId organization, long sequence, Digest hash) => _proposed.GetValueOrDefault((organization, sequence, hash));

    private long Last(OrganizationId organization) => _last.GetValueOrDefault(organization);

    private void Note(AdminTestHost host, SimulatedRequest request, string text) => simulation.Note($"{simulation.NameOf(host)}{AdminSimulation.Who} {request}: {text}");

    private static string Show(ChangeReceipt receipt) =>
        receipt.Changed ? $"entry {receipt.Sequence}, number {receipt.Number}, version {receipt.Version}, at {receipt.At}" : $"nothing to do, number {receipt.Number}, version {receipt.Version}";

    private static bool IsEntry(Write write) => (write.Shape.Traits & ShapeTraits.Journal) != 0 && write.Kind == WriteKind.Insert;

    private static Digest HashOf(Write write) => Digest.From(write.Get(JournalColumns.Hash(write.Shape)!).AsBytes());
}

using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.BrokenStores;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>Makes a commit again itself when its outcome is unknown, as an execution strategy would.</summary>
internal sealed class RetriesCommits(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.CommitAsync(changes, cancellationToken);
        }
        catch (AdminStorageException e) when (e.OutcomeUnknown)
        {
            return await Inner.CommitAsync(changes, cancellationToken);
        }
    }
}

/// <summary>Takes every failed commit for one that conflicts.</summary>
internal sealed class TakesFailuresForConflicts(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.CommitAsync(changes, cancellationToken);
        }
        catch (AdminStorageException)
        {
            return CommitResult.VersionConflict(null);
        }
    }
}

/// <summary>Believes that a commit has taken place when nobody says that it has not.</summary>
internal sealed class BelievesInCommits(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.CommitAsync(changes, cancellationToken);
        }
        catch (AdminStorageException e) when (e.OutcomeUnknown)
        {
            return CommitResult.Committed;
        }
    }
}

/// <summary>Knows for sure that a commit has not taken place when nobody says that it has.</summary>
internal sealed class DeniesCommits(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.CommitAsync(changes, cancellationToken);
        }
        catch (AdminStorageException e) when (e.OutcomeUnknown)
        {
            throw new AdminStorageException(e.Adapter, e.Operation, outcomeUnknown: false, e);
        }
    }
}

/// <summary>Keeps a row of services that it has read and forgets it when it commits itself: other processes do not tell it anything.</summary>
internal sealed class ReadsFromMemory(IAdminStore inner) : StoreAround(inner)
{
    private readonly Dictionary<(OrganizationId, string), IReadOnlyList<StoredRow>> _rows = [];

    public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        var answers = (await Inner.GetAsync(organization, reads, cancellationToken)).ToArray();
        for (var i = 0; i < answers.Length; i++)
        {
            if (reads[i].Shape.Name != "contracted_service" || reads[i].Keys.Count != 1) continue;
            var place = (organization, $"{string.Join(',', reads[i].Columns.Select(column => column.Name))} {string.Join(',', reads[i].Keys[0])}");
            if (!_rows.TryAdd(place, answers[i])) answers[i] = _rows[place];
        }

        return answers;
    }

    public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        _rows.Clear();
        return Inner.CommitAsync(changes, cancellationToken);
    }
}

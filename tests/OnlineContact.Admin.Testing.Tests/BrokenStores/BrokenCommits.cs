using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Tests.BrokenStores;

/// <summary>Replaces whatever version stands there, also of the head.</summary>
internal sealed class LosesUpdates(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var writes = new List<Write>();
        foreach (var write in changes.Writes)
        {
            var version = write.Kind == WriteKind.Replace ? (await PresentAsync(changes.Organization, write))?.Version : null;
            writes.Add(version is { } any ? Write.Replace(write.Shape, write.Cells!, any) : write);
        }

        return await Inner.CommitAsync(ChangeSet.Create(changes.Organization, writes[0], writes[1..]), cancellationToken);
    }
}

/// <summary>Replaces those of many rows that are as expected, and does not look how many that were.</summary>
internal sealed class ReplacesWhatMatches(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (changes.Writes.Count(write => write.Kind == WriteKind.Replace) < 10) return await Inner.CommitAsync(changes, cancellationToken);
        var matching = new List<Write>();
        foreach (var write in changes.Writes.Skip(1))
        {
            if (write.Kind != WriteKind.Replace || (await PresentAsync(changes.Organization, write))?.Version == write.Expected) matching.Add(write);
        }

        return await Inner.CommitAsync(With(changes, matching), cancellationToken);
    }
}

internal sealed class IgnoresRequirements(IAdminStore inner) : StoreAround(inner)
{
    public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        Inner.CommitAsync(With(changes, changes.Writes.Skip(1).Where(write => write.Kind != WriteKind.Require)), cancellationToken);
}

internal sealed class IgnoresRequiredAbsence(IAdminStore inner) : StoreAround(inner)
{
    public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        Inner.CommitAsync(With(changes, changes.Writes.Skip(1).Where(write => write.Kind != WriteKind.Require || write.Expected is not null)), cancellationToken);
}

/// <summary>Runs into an error at a change of several rows, and says that all is well.</summary>
internal sealed class SwallowsErrors(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        try
        {
            if (changes.Writes.Count == 5) throw new InvalidOperationException("The disk is full.");
            return await Inner.CommitAsync(changes, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            return CommitResult.Committed;
        }
    }
}

/// <summary>Keeps the last entry of each change only.</summary>
internal sealed class DropsEntries(IAdminStore inner) : StoreAround(inner)
{
    public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var last = changes.Writes.Last(write => (write.Shape.Traits & ShapeTraits.Journal) != 0);
        return Inner.CommitAsync(With(changes, changes.Writes.Skip(1).Where(write => write == last || (write.Shape.Traits & ShapeTraits.Journal) == 0)), cancellationToken);
    }
}

/// <summary>A change that fails has written what stood before the failing write: no transaction.</summary>
internal sealed class WritesHalfChanges(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var result = await Inner.CommitAsync(changes, cancellationToken);
        if (result.Status == CommitStatus.Committed) return result;
        var entry = changes.Writes.Last(write => (write.Shape.Traits & ShapeTraits.Journal) != 0);
        for (var count = changes.Writes.Count - 2; count > 0; count--)
        {
            var half = await Inner.CommitAsync(With(changes, changes.Writes.Skip(1).Take(count).Append(entry)), cancellationToken);
            if (half.Status == CommitStatus.Committed) break;
        }

        return result;
    }
}

/// <summary>Writes the first of the rows with a value of a unique key, and loses the value of the second.</summary>
internal sealed class IgnoresUniqueKeys(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var result = await Inner.CommitAsync(changes, cancellationToken);
        if (result.Key is not { } key) return result;
        var others = changes.Writes.Skip(1).Where(write => write.Shape != result.Shape || write.Cells is null);
        var without = changes.Writes.Skip(1).Where(write => write.Shape == result.Shape && write.Cells is not null).Select(write =>
        {
            Cell[] cells = [.. write.Cells!];
            foreach (var column in key.Columns.Where(column => column.IsOptional)) cells[column.Ordinal] = Cell.Null;
            return write.Kind == WriteKind.Insert ? Write.Insert(write.Shape, cells) : Write.Replace(write.Shape, cells, write.Expected!.Value);
        });
        return await Inner.CommitAsync(With(changes, others.Concat(without)), cancellationToken);
    }
}

/// <summary>Says that the key is in conflict, whichever it was.</summary>
internal sealed class NamesNoUniqueKey(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var result = await Inner.CommitAsync(changes, cancellationToken);
        return result.Status == CommitStatus.KeyConflict ? CommitResult.KeyConflict(result.Shape!, null) : result;
    }
}

/// <summary>Adds the new children to those that are there.</summary>
internal sealed class KeepsOldChildren(IAdminStore inner) : StoreAround(inner)
{
    public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        Inner.CommitAsync(With(changes, changes.Writes.Skip(1).Where(write => write.Kind != WriteKind.ReplaceAll || write.Rows.Count > 0)), cancellationToken);
}

/// <summary>Commits even when it was cancelled before.</summary>
internal sealed class IgnoresCancellation(IAdminStore inner) : StoreAround(inner)
{
    public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => Inner.CommitAsync(changes, CancellationToken.None);
}

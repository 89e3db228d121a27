using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>Writes entries into an organization's log as the door does, many at once and whatever they say.</summary>
internal sealed class LogAuthor(IAdminStore store, OrganizationId organization)
{
    private readonly LogWriter _writer = new(store, new TextCache());

    public async Task WriteAsync(Instant now, AdminActor actor, IReadOnlyList<LogDraft> drafts)
    {
        var fetch = new Fetch(organization);
        var slot = fetch.One(OrganizationHead.Shape.SingleKey());
        await fetch.RunAsync(store, default);
        var head = slot.Value;
        var batch = await _writer.WriteAsync(head, Instant.Max(now, head.Time), actor, drafts, default);
        var writes = batch.NewTexts.Select(text => Write.Insert(LogText.Shape, LogText.Shape.ToCells(text)))
            .Concat(batch.Rows.Select(row => Write.Insert(LogRow.Shape, LogRow.Shape.ToCells(row))));
        var next = head with { Sequence = batch.Rows[^1].Sequence, Hash = batch.Rows[^1].Hash, Time = batch.Rows[^1].Time, LastText = batch.LastText };
        var result = await store.CommitAsync(ChangeSet.Create(organization, Write.Replace(OrganizationHead.Shape, OrganizationHead.Shape.ToCells(next), slot.Version), [.. writes]), default);
        Assert.Equal(CommitStatus.Committed, result.Status);
    }
}

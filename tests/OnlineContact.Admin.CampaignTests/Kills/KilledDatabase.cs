using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso.AccessTokens;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignTests.Kills;

/// <summary>
/// A database on which workers were killed, and what must be there: exactly the changes whose last entry is in the log, each of them
/// whole. They are applied one after the other to a naive store, which must then hold the same rows.
/// </summary>
internal sealed class KilledDatabase(string name, string connection)
{
    // What is added, counted and trimmed outside of changes; the outbox has a law of its own.
    private static readonly RecordShape[] Moving =
    [
        OutboxMessage.Shape, AnsweredRequest.Shape, RefusalCount.Shape, InvitationToken.Shape, SsoKeyUseCount.Shape, UsedToken.Shape,
        IssuedAccessToken.Shape, RedeemedAccessToken.Shape, LogTreeNode.Shape, LogIndexRow.Shape, LogContent.Shape,
    ];

    private readonly NaiveStore _model = new();
    private readonly HashSet<EntryMark> _applied = [];

    public string Name => name;

    public string Connection => connection;

    public Ledger Ledger { get; } = new();

    /// <summary>Opens the database as the next process does, and looks at everything.</summary>
    public async Task<string> ExamineAsync(Instant now)
    {
        var handler = new Recording(Ledger);
        await using var host = await AdminTestHost.StartAsync(
            admin =>
            {
                admin.UseEntityFrameworkCore(ef => DatabaseChoice.Use(ef, name, connection));
                admin.Services.AddSingleton<IAdminEventHandler>(handler);
            },
            new FakeAdminClock(now));
        var organizations = await host.Store.OrganizationsAsync(null, 100, null, default);
        var marks = new HashSet<EntryMark>();
        foreach (var organization in organizations)
        {
            var verified = await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, organization);
            Assert.True(verified.Value.IsWhole, $"The change log of {organization} is not whole: {verified.Value.Fault} at {verified.Value.FaultAt}.");
            foreach (var row in await RowsAsync(host.Store, organization, LogRow.Shape))
                marks.Add(new(organization, row.Cells[LogRow.Columns.Sequence.Ordinal].AsNumber(), Convert.ToHexStringLower(row.Cells[LogRow.Columns.Hash.Ordinal].AsBytes())));
        }

        foreach (var committed in Ledger.Committed) Assert.True(marks.Contains(committed), $"{committed} was reported as committed and is gone.");
        foreach (var denied in Ledger.Denied) Assert.False(marks.Contains(denied), $"{denied} was reported as not made and is there.");
        var sequences = marks.Select(mark => (mark.Organization, mark.Sequence)).ToHashSet();
        foreach (var answered in Ledger.Answered) Assert.True(sequences.Contains(answered), $"A receipt named {answered}, which is gone.");
        await ApplyAsync(marks);
        foreach (var organization in organizations) await CompareAsync(host.Store, organization);
        await DeliverAsync(host, marks);
        var met = Ledger.Unanswered.ToList();
        return $"{_applied.Count} changes, {marks.Count} entries; {met.Count} commits were left without an answer, {met.Count(marks.Contains)} of them had been made";
    }

    private async Task ApplyAsync(HashSet<EntryMark> marks)
    {
        foreach (var last in Ledger.Offered.Where(marks.Contains).Where(mark => !_applied.Contains(mark)).OrderBy(mark => mark.Sequence))
        {
            var result = await _model.CommitAsync(Ledger.Change(last), default);
            Assert.True(result.Status == CommitStatus.Committed, $"{last} cannot have been committed where it stands: {result.Status} of {result.Shape}.");
            _applied.Add(last);
        }
    }

    private async Task CompareAsync(IAdminStore store, OrganizationId organization)
    {
        foreach (var shape in AdminShapes.All.Except(Moving))
        {
            var (expected, actual) = (_model.Rows(organization, shape), await RowsAsync(store, organization, shape));
            if (expected.Count != actual.Count)
            {
                var keys = expected.Select(row => string.Join(", ", shape.KeyOf(row.Cells))).ToHashSet();
                keys.SymmetricExceptWith(actual.Select(row => string.Join(", ", shape.KeyOf(row.Cells))));
                Assert.Fail($"{organization} has {actual.Count} rows of {shape} instead of {expected.Count}; they differ in {string.Join("; ", keys)}.");
            }

            for (var i = 0; i < actual.Count; i++)
            {
                var (wanted, found) = (expected[i], actual[i]);
                Assert.True(wanted.Version == found.Version && Settled(shape, wanted).SequenceEqual(Settled(shape, found)), $"Row {i} of {shape} of {organization} is not as the changes left it: {found.Version} {string.Join(", ", found.Cells)} instead of {wanted.Version} {string.Join(", ", wanted.Cells)}.");
            }
        }
    }

    /// <summary>
    /// What the log vouches for. How an erased text is looked up is drawn at random by each attempt, and two attempts of one erasure at one instant
    /// have the same entry.
    /// </summary>
    private static IEnumerable<Cell> Settled(RecordShape shape, StoredRow row) =>
        shape == LogText.Shape && !row.Cells[LogText.Columns.ErasedAt.Ordinal].IsNull ? row.Cells.Where((_, column) => column != LogText.Columns.Lookup.Ordinal) : row.Cells;

    /// <summary>What waits in the outbox was committed; what does not wait any more was delivered; then all the rest is.</summary>
    private async Task DeliverAsync(AdminTestHost host, HashSet<EntryMark> marks)
    {
        var waiting = new HashSet<(OrganizationId, long)>();
        foreach (var organization in await host.Store.OrganizationsAsync(null, 100, null, default))
        {
            var messages = await RowsAsync(host.Store, organization, OutboxMessage.Shape);
            var committed = _model.Rows(organization, OutboxMessage.Shape);
            foreach (var message in messages)
            {
                Assert.True(committed.Any(row => row.Cells.SequenceEqual(message.Cells)), $"A message of {organization} waits that no change has left.");
                for (var sequence = message.Cells[0].AsNumber(); sequence <= message.Cells[1].AsNumber(); sequence++) waiting.Add((organization, sequence));
            }
        }

        foreach (var mark in marks)
            Assert.True(waiting.Contains((mark.Organization, mark.Sequence)) || Ledger.Delivered.Contains(mark), $"{mark} was not delivered and does not wait.");
        // The outbox alone: other jobs make changes, which nobody would have reported.
        var outbox = host.Services.GetServices<IAdminJob>().Single(job => job.Name == "outbox");
        Assert.Null((await outbox.RunAsync(host.Clock.Now, default)).Error);
        Assert.True(Ledger.Delivered.SetEquals(marks), $"What was delivered is not what was committed: {string.Join(", ", Ledger.Delivered.Except(marks))} too many, {string.Join(", ", marks.Except(Ledger.Delivered))} too few.");
        Assert.Empty(await host.Store.OrganizationsAsync(null, 100, OutboxMessage.Shape, default));
    }

    private static async Task<IReadOnlyList<StoredRow>> RowsAsync(IAdminStore store, OrganizationId organization, RecordShape shape) =>
        (await store.GetAsync(organization, [new RecordRead(shape, [], [[]])], default))[0];

    /// <summary>Takes what the outbox hands out after the restart, which must begin where the workers left off, or before.</summary>
    private sealed class Recording(Ledger ledger) : IAdminEventHandler
    {
        private readonly DeliveryOrder _order = new(ledger);

        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
        {
            foreach (var entry in entries)
            {
                var report = Report.Of(ReportKind.Delivered, organization, entry.Sequence, entry.Hash);
                _order.Check(report);
                ledger.Add(report);
            }

            return Task.CompletedTask;
        }
    }
}

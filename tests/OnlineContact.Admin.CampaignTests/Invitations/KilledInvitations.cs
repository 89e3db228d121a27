using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignTests.Invitations;

/// <summary>
/// A database on which workers that invite were killed: the messages they offered to commit, and the mails that left them. The change log says
/// which of the offers were committed.
/// </summary>
internal sealed class KilledInvitations(string name, string connection)
{
    private const int TokensTried = 20;

    private static readonly OrganizationId Acme = OrganizationId.Parse(Inviting.OrganizationId);

    private readonly Dictionary<string, List<(long Sequence, string Hash)>> _offered = [];
    private readonly Dictionary<string, List<string>> _mailed = [];
    private readonly HashSet<long> _answered = [];

    public string Connection => connection;

    public void Add(Report report)
    {
        Assert.False(report.Kind is ReportKind.Broken or ReportKind.Failed, report.ToString());
        switch (report.Kind)
        {
            case ReportKind.Commits:
                foreach (var write in ChangeText.Read(Acme, report[4]).Writes.Where(write => write.Kind == WriteKind.Insert && write.Shape == InvitationMessage.Shape))
                    Of(_offered, KeyOf(write.Get(InvitationMessage.Columns.Number).AsNumber())).Add((report.Number(1), report[2]));
                break;
            case ReportKind.Answered:
                _answered.Add(report.Number(2));
                break;
            case ReportKind.Mailed:
                Of(_mailed, report[1]).Add(report[3]);
                break;
        }
    }

    /// <summary>Opens the database as the next process does, delivers what waits, and looks at everything.</summary>
    public async Task<string> ExamineAsync(Instant now)
    {
        var mailer = new FakeMemberMailer();
        await using var host = await AdminTestHost.StartAsync(
            admin =>
            {
                admin.UseEntityFrameworkCore(ef => DatabaseChoice.Use(ef, name, connection));
                admin.Services.AddSingleton<IMemberMailer>(mailer);
            },
            new FakeAdminClock(now));
        if ((await host.Store.OrganizationsAsync(null, 10, null, default)).Count == 0)
        {
            Assert.Empty(_mailed);
            return "there is no organization yet";
        }

        var log = (await RowsAsync(host, LogRow.Shape)).Select(row => (row.Cells[LogRow.Columns.Sequence.Ordinal].AsNumber(), Convert.ToHexStringLower(row.Cells[LogRow.Columns.Hash.Ordinal].AsBytes()))).ToHashSet();
        var committed = _offered.Where(offer => offer.Value.Any(log.Contains)).Select(offer => offer.Key).ToHashSet();
        Assert.True(_answered.IsSubsetOf(log.Select(entry => entry.Item1)), "A receipt named an entry that is gone.");
        Assert.True(committed.IsSupersetOf(_mailed.Keys), "A mail has left that was never committed.");

        var wanted = await WantedAsync(host);
        var waiting = (await RowsAsync(host, InvitationMessage.Shape)).Select(row => KeyOf(row.Cells[InvitationMessage.Columns.Number.Ordinal].AsNumber())).ToHashSet();
        Assert.True(committed.IsSupersetOf(wanted) && committed.IsSupersetOf(waiting), "The database holds a message that no change has left.");
        Assert.All(wanted, key => Assert.True(waiting.Contains(key) || _mailed.ContainsKey(key), $"{key} was committed, was not mailed, and does not wait."));

        var left = _mailed.Sum(mails => mails.Value.Count);
        Assert.All(await host.Runtime.RunDueAsync(now), job => Assert.Null(job.LastError));
        foreach (var mail in mailer.Sent) Of(_mailed, mail.IdempotencyKey).Add(mail.Token);
        Assert.True(committed.IsSupersetOf(_mailed.Keys), "A mail was sent that was never committed.");
        Assert.All(wanted, key => Assert.True(_mailed.ContainsKey(key), $"{key} was committed and never mailed."));
        Assert.Empty(await RowsAsync(host, InvitationMessage.Shape));
        var tokens = _mailed.Values.SelectMany(mails => mails).ToList();
        Assert.Equal(tokens.Count, tokens.Distinct().Count());

        // A link that has arrived works, also when the worker was killed right after it had sent it.
        foreach (var token in wanted.SelectMany(key => _mailed[key]).TakeLast(TokensTried))
            Assert.True((await host.Members.InspectAsync(AdminTestHost.Operator, token)).Succeeded);
        Assert.True((await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, Acme)).Value.IsWhole);
        return $"{_offered.Count} messages offered, {committed.Count} committed, {wanted.Count} still wanted; {left} mails left the workers, {mailer.Sent.Count} more were to send";
    }

    /// <summary>The last message of each invitation that is open: who replaced or cancelled one before its turn does not want it any more.</summary>
    private static async Task<List<string>> WantedAsync(AdminTestHost host) =>
        [.. (await RowsAsync(host, Member.Shape)).Select(row => Member.Shape.FromCells(Acme, row.Cells)).Where(member => member.IsInvited).Select(member => KeyOf(member.Message))];

    private static async Task<IReadOnlyList<StoredRow>> RowsAsync(AdminTestHost host, RecordShape shape) =>
        (await host.Store.GetAsync(Acme, [new RecordRead(shape, [], [[]])], default))[0];

    private static string KeyOf(long message) => $"{Acme}.message.{message}";

    private static List<T> Of<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        return list;
    }
}

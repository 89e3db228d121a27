using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>One thing that many want at once, and who may get it.</summary>
internal abstract class Race(AdminTestHost host, RaceKind kind)
{
    private TestOrganization? _organization;

    protected AdminTestHost Host => host;

    protected TestOrganization Organization => _organization ?? throw new InvalidOperationException("The race has not begun.");

    /// <summary>
    /// Whether so many changes may be made in one race that a writer meets another one at each of its attempts. Where fewer than
    /// sixteen can be made, nobody may be told that it is busy.
    /// </summary>
    protected virtual bool MayBeBusy => false;

    /// <summary>Runs it once.</summary>
    /// <returns>How many won, and how many were told that it was busy.</returns>
    public async Task<(int Won, int Busy)> RunAsync(RaceTrack track, int round)
    {
        if (_organization is null || IsForNewOrganization) _organization = await host.ProvisionAsync($"{kind}-{round}");
        var order = await PrepareAsync(new RaceOrder { Kind = kind, Round = round, Now = host.Clock.Now, Organization = Organization.Id, Services = [] });
        var before = (await host.ChangeLog.VerifyAsync(Organization.Owner, Organization.Id)).Value.Entries;
        var answers = await track.RunAsync(order);
        var busy = answers.Count(answer => answer.IsBusy);
        Assert.True(MayBeBusy || busy == 0, $"{kind}: {busy} writers were told that it was busy.");
        await JudgeAsync(order, answers);
        await JudgeLogAsync(before, answers);
        return (answers.Count(answer => answer.Won), busy);
    }

    /// <summary>Whether every round has an organization of its own.</summary>
    protected virtual bool IsForNewOrganization => false;

    protected virtual Task<RaceOrder> PrepareAsync(RaceOrder order) => Task.FromResult(order);

    protected abstract Task JudgeAsync(RaceOrder order, IReadOnlyList<RaceAnswer> answers);

    protected async Task<long> DraftAsync() => (await host.ContractedServices.AddAsync(Organization.Owner, Organization.Id, ServiceType.ConsultationManagement)).Value.Number;

    protected Task<long> ServiceAsync(int round) => host.ServiceAsync(Organization, $"Service {round}", $"service{string.Concat($"{round}".Select(digest => (char)('a' + digest - '0')))}");

    protected async Task<ServiceRow> RowAsync(long service) => (await host.ContractedServices.GetAsync(Organization.Owner, Organization.Id, service)).Value;

    /// <summary>Exactly one got it; all others were refused with the one code.</summary>
    protected static RaceAnswer OneWins(IReadOnlyList<RaceAnswer> answers, string code)
    {
        var winner = Assert.Single(answers, answer => answer.Won);
        Assert.All(answers.Where(answer => answer != winner), answer => Assert.Equal(code, answer.Refusal));
        return winner;
    }

    /// <summary>The log is whole, and of changes it has one entry for each winner and no other.</summary>
    private async Task JudgeLogAsync(long before, IReadOnlyList<RaceAnswer> answers)
    {
        var log = (await host.ChangeLog.VerifyAsync(Organization.Owner, Organization.Id)).Value;
        Assert.True(log.IsWhole, $"{log.Fault} at {log.FaultAt}");
        var changes = (await EntriesAsync(before)).Where(entry => entry.Kind == ChangeLogKind.Changed).Select(entry => entry.Sequence);
        Assert.Equal(answers.Where(answer => answer.Won).Select(answer => answer.Sequence).Order(), changes.Order());
    }

    /// <summary>The entries after one.</summary>
    protected async Task<IReadOnlyList<ChangeLogEntry>> EntriesAsync(long after)
    {
        var entries = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = (await host.ChangeLog.ReadAsync(Organization.Owner, Organization.Id, 100, cursor)).Value;
            entries.AddRange(page.Entries.Where(entry => entry.Sequence > after));
            cursor = page.Entries[^1].Sequence > after ? page.Next : null;
        }
        while (cursor is not null);
        return entries;
    }
}

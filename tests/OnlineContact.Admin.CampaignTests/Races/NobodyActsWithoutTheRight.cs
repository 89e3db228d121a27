using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>
/// An administrator is replaced by nobody while she changes things, which requires her: what she changed stands before her dismissal
/// in the log, and whatever she asked for afterwards was refused.
/// </summary>
internal sealed class NobodyActsWithoutTheRight(AdminTestHost host) : Race(host, RaceKind.Rights)
{
    // Until she is dismissed all her changes are made, and each of them meets the others.
    protected override bool MayBeBusy => true;

    protected override bool IsForNewOrganization => true;

    protected override async Task<RaceOrder> PrepareAsync(RaceOrder order)
    {
        await Host.MemberAsync(order.Organization, RaceCalls.Deputy);
        var appointed = await Host.Administrators.AddAsync(AdminTestHost.Operator, order.Organization, StoreVersion.Any, [RaceCalls.Deputy]);
        Assert.True(appointed.Succeeded);
        return order;
    }

    protected override async Task JudgeAsync(RaceOrder order, IReadOnlyList<RaceAnswer> answers)
    {
        var dismissing = answers.Where(answer => answer.Writer % RaceCalls.Dismissing == 0 && !answer.IsBusy).ToList();
        var dismissal = Assert.Single(dismissing, answer => answer.Won);
        Assert.All(dismissing.Where(answer => answer != dismissal), answer => Assert.Equal("OCA4026", answer.Refusal));
        foreach (var answer in answers.Except(dismissing).Where(answer => !answer.IsBusy))
        {
            if (answer.Won) Assert.True(answer.Sequence < dismissal.Sequence);
            else Assert.Equal("OCA4006", answer.Refusal);
        }

        Assert.DoesNotContain(await EntriesAsync(dismissal.Sequence), entry => entry.Kind == ChangeLogKind.Changed);
    }
}

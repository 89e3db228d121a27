using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>Where nothing stands against it everybody gets what she wants, each with a number of her own, and no number is left out.</summary>
internal sealed class EverybodyAddsOne(AdminTestHost host) : Race(host, RaceKind.Adding)
{
    protected override bool MayBeBusy => true;

    protected override bool IsForNewOrganization => true;

    protected override Task JudgeAsync(RaceOrder order, IReadOnlyList<RaceAnswer> answers)
    {
        var added = answers.Where(answer => !answer.IsBusy).ToList();
        Assert.All(added, answer => Assert.Null(answer.Refusal));
        Assert.Equal(Enumerable.Range(1, added.Count).Select(number => (long)number), added.Select(answer => answer.Number).Order());
        return Task.CompletedTask;
    }
}

using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>Of all who complete a draft with the same ID, or the same name, one does.</summary>
internal sealed class OneIdForOneService(AdminTestHost host, RaceKind kind, string code) : Race(host, kind)
{
    private readonly long[] _drafts = new long[RaceTrack.Writers];

    protected override async Task<RaceOrder> PrepareAsync(RaceOrder order)
    {
        for (var i = 0; i < _drafts.Length; i++)
        {
            if (_drafts[i] == 0) _drafts[i] = await DraftAsync();
        }

        return order with { Services = _drafts };
    }

    protected override async Task JudgeAsync(RaceOrder order, IReadOnlyList<RaceAnswer> answers)
    {
        var winner = OneWins(answers, code);
        Assert.Equal(_drafts[winner.Writer], winner.Number);
        for (var i = 0; i < _drafts.Length; i++)
        {
            var row = await RowAsync(_drafts[i]);
            Assert.Equal((i == winner.Writer, i == winner.Writer ? 2 : 1), (row.Service.HasBasicInformation, row.Version.Value));
        }

        _drafts[winner.Writer] = 0;
    }
}

using OnlineContact.Admin.CampaignWorker.Reports;

namespace OnlineContact.Admin.CampaignTests.Kills;

/// <summary>Deliveries come in order and without a gap: an entry only after the one before it, which may be repeated.</summary>
internal sealed class DeliveryOrder(Ledger ledger)
{
    public void Check(Report delivered)
    {
        var (organization, sequence) = (OrganizationId.Parse(delivered[0]), delivered.Number(1));
        Assert.True(sequence == 1 || ledger.Delivered.Any(mark => mark.Organization == organization && mark.Sequence == sequence - 1), $"Entry {sequence} of {organization} was delivered before the one in front of it.");
    }
}

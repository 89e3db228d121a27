using System.Globalization;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>
/// Invites people, sends some of the invitations again and cancels others, several at a time, and lets them be delivered in between, until it
/// is told to stop or killed.
/// </summary>
internal sealed class Inviting(AdminTestHost host, Reporter reporter, int seed, int tasks)
{
    public const string OrganizationId = "acme";

    private const int CallsBetweenDeliveries = 4;

    private static readonly Admin.OrganizationId Acme = Admin.OrganizationId.Parse(OrganizationId);

    private static readonly OrganizationProvision Provision = new()
    {
        Id = OrganizationId,
        Name = "Acme",
        Domain = "contact.example.com",
        OwnerAccount = "owner",
        OwnerName = "Owner",
    };

    private readonly Caller _caller = new(reporter);
    private volatile bool _stops;

    public async Task RunAsync(TextReader input)
    {
        // Refused when an earlier worker has done it; a killed one may have.
        await _caller.CallAsync(0, "Provision", () => host.Organizations.ProvisionAsync(AdminTestHost.Operator, Provision));
        var calls = Enumerable.Range(0, tasks).Select(task => Task.Run(() => CallsAsync(task))).ToArray();
        await input.ReadLineAsync();
        _stops = true;
        await Task.WhenAll(calls);
    }

    private async Task CallsAsync(int task)
    {
        var random = new Random(seed + task);
        var invited = new List<string>();
        for (var i = 0; !_stops; i++)
        {
            var account = string.Create(CultureInfo.InvariantCulture, $"p{(uint)seed:x}.{task}.{i}");
            await _caller.CallAsync(task, "Invite", () => host.Members.InviteAsync(AdminTestHost.Operator, Acme, new MemberInvitation { Account = account, Name = "Person", Email = $"{account}@example.com" }));
            invited.Add(account);
            var other = invited[random.Next(invited.Count)];
            if (random.Next(4) == 0) await _caller.CallAsync(task, "Resend", () => host.Members.ResendAsync(AdminTestHost.Operator, Acme, other, StoreVersion.Any));
            if (random.Next(8) == 0) await _caller.CallAsync(task, "Cancel", () => host.Members.CancelAsync(AdminTestHost.Operator, Acme, other, StoreVersion.Any));
            if (task == 0 && i % CallsBetweenDeliveries == 0) await host.Runtime.RunDueAsync(host.Clock.Now);
        }
    }
}

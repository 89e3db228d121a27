using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/user-settings.md.</summary>
public sealed class UserSettingsGuide
{
    [Fact]
    public async Task The_guide_to_user_settings_does_what_it_says()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var haneul = await host.ProvisionAsync("haneul");
        var (service, agent) = await PerformanceGuide.AgentAsync(host, haneul);
        var receivers = host.Services.GetRequiredService<TicketReceivers>();
        Assert.Equal("doyun.choi", await NextAsync(receivers, haneul.Id, service, ["haeun.jung", "doyun.choi"]));

        Assert.True((await ChangeAsync(host.Services.GetRequiredService<UserSettingsManager>(), agent, haneul.Id, service)).Succeeded);
        Assert.Null(await NextAsync(receivers, haneul.Id, service, ["haeun.jung", "doyun.choi"]));
    }

    private static async Task<Outcome<ChangeReceipt>> ChangeAsync(UserSettingsManager settings, AdminActor agent, OrganizationId organization, long service)
    {
        #region change
        var mine = (await settings.GetAsync(agent, organization, service)).Value;
        var change = new PersonalSettingsChange { Nickname = "하늘상담 도윤", Language = "ko", TicketAssignment = false };
        var changed = await settings.ChangeAsync(agent, organization, service, mine.Version, change);
        #endregion
        return changed;
    }

    private static async Task<string?> NextAsync(TicketReceivers ticketReceivers, OrganizationId organization, long service, IReadOnlyList<string> waiting)
    {
        #region receivers
        var receivers = await ticketReceivers.GetAsync(organization, service);
        var next = waiting.FirstOrDefault(receivers.Contains);
        #endregion
        return next;
    }
}

using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Performance;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Tests.UserSettings;

public class UserSettingsTests
{
    private static readonly PersonalSettingsChange Changed = new() { Nickname = " 김 상담 ", Language = "ja", TicketAssignment = false };

    [Fact]
    public async Task An_agent_reads_seven_fields_and_changes_three_of_them_with_an_entry()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var manager = Of(scene.Hosts[0]);
        var before = (await manager.GetAsync(scene.Kim, scene.Id, scene.Service)).Value;
        Assert.Equal(("kim", "Kim", null, null, "kim@example.com", "ko", true), (before.Account.Value, before.Name.Value, before.Nickname, before.Phone?.Value, before.Email?.Value, before.Language, before.TicketAssignment));

        var receipt = (await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, before.Version, Changed)).Value;
        var after = (await Of(scene.Hosts[1]).GetAsync(scene.Kim, scene.Id, scene.Service)).Value;
        Assert.Equal(("김 상담", "ja", false, receipt.Version), (after.Nickname, after.Language, after.TicketAssignment, after.Version));
        var entry = (await scene.Hosts[0].ChangeLog.ReadAsync(scene.Acme.Owner, scene.Id)).Value.Entries[0];
        Assert.Equal(("settings.changed", ChangeLogCategory.People, "kim"), (entry.Operation, entry.Category, entry.TargetId.Value));
        Assert.Equal(("language=ko\nticketAssignment=on", "nickname=김 상담\nlanguage=ja\nticketAssignment=off"), (entry.Before.Value, entry.After.Value));

        // The same again writes nothing, whatever was seen; something else needs what was seen.
        Assert.Equal(0, (await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, before.Version, Changed)).Value.Sequence);
        Assert.Equal(AdminErrors.VersionStale.Code, (await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, before.Version, Changed with { Nickname = "" })).Error.Code);
        Assert.True((await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, after.Version, Changed with { Nickname = "" })).Succeeded);
        Assert.Null((await manager.GetAsync(scene.Kim, scene.Id, scene.Service)).Value.Nickname);
    }

    [Fact]
    public async Task Bad_settings_are_refused_and_an_administrator_of_the_organization_has_some_too()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var manager = Of(scene.Hosts[0]);
        foreach (var (change, kind) in new[]
        {
            (Changed with { Nickname = new string('n', 61) }, AdminErrors.NicknameInvalid),
            (Changed with { Nickname = "a\u0007b" }, AdminErrors.NicknameInvalid),
            (Changed with { Language = "de" }, AdminErrors.UserLanguageUnknown),
            (Changed with { Language = null }, AdminErrors.UserLanguageUnknown),
        })
            Assert.Equal(kind.Code, (await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, StoreVersion.Any, change)).Error.Code);

        Assert.True((await manager.ChangeAsync(scene.Acme.Owner, scene.Id, null, StoreVersion.Any, Changed)).Succeeded);
        Assert.Equal(AdminErrors.AccessDenied.Code, (await manager.GetAsync(scene.Kim, scene.Id, null)).Error.Code);
        Assert.Equal(AdminErrors.AccessDenied.Code, (await manager.GetAsync(AdminTestHost.Operator, scene.Id, scene.Service)).Error.Code);
    }

    [Fact]
    public async Task The_set_of_those_who_may_get_tickets_follows_the_switch_roles_states_and_the_service()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var (host, other) = (scene.Hosts[0], scene.Hosts[1]);
        Assert.Equal(["kim", "lee", "park"], await SetAsync(host));
        Assert.Equal(["kim", "lee", "park"], await SetAsync(other));

        Assert.True((await Of(host).ChangeAsync(scene.Kim, scene.Id, scene.Service, StoreVersion.Any, Changed)).Succeeded);
        Assert.Equal(["lee", "park"], await SetAsync(host));
        Assert.Equal(["kim", "lee", "park"], await SetAsync(other));
        scene.Clock.Advance(Duration.FromSeconds(2));
        Assert.Equal(["lee", "park"], await SetAsync(other));

        Assert.True((await host.Agents.TakeRoleAsync(scene.Acme.Owner, scene.Id, "park", scene.Service, StoreVersion.Any)).Succeeded);
        Assert.True((await host.Members.DisableAsync(scene.Acme.Owner, scene.Id, "lee", StoreVersion.Any)).Succeeded);
        scene.Clock.Advance(Duration.FromSeconds(2));
        Assert.Equal([], await SetAsync(other));
        Assert.True((await Of(host).ChangeAsync(scene.Kim, scene.Id, scene.Service, StoreVersion.Any, Changed with { TicketAssignment = true })).Succeeded);
        Assert.Equal(["kim"], await SetAsync(host));
        Assert.True((await host.ContractedServices.SuspendAsync(scene.Acme.Owner, scene.Id, scene.Service, StoreVersion.Any)).Succeeded);
        scene.Clock.Advance(Duration.FromSeconds(2));
        Assert.Equal([], await SetAsync(host));

        async Task<IReadOnlyList<string>> SetAsync(AdminTestHost at) => [.. (await at.Services.GetRequiredService<TicketReceivers>().GetAsync(scene.Id, scene.Service)).Order(StringComparer.Ordinal)];
    }

    private static UserSettingsManager Of(AdminTestHost host) => host.Services.GetRequiredService<UserSettingsManager>();
}

using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Performance;
using OnlineContact.Admin.Tests.Shared;
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
    public async Task Each_setting_alone_is_written_as_it_was_and_as_it_is()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var manager = Of(scene.Hosts[0]);
        Assert.True((await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, StoreVersion.Any, Changed)).Succeeded);
        foreach (var (change, before, after) in new[]
        {
            (Changed with { Nickname = null }, "nickname=김 상담", null),
            (Changed with { Nickname = null, Language = "zh" }, "language=ja", "language=zh"),
            (Changed with { Nickname = null, Language = "zh", TicketAssignment = true }, "ticketAssignment=off", "ticketAssignment=on"),
            (Changed with { Nickname = null, Language = "en", TicketAssignment = true }, "language=zh", "language=en"),
        })
        {
            Assert.True((await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, StoreVersion.Any, change)).Succeeded);
            var entry = (await scene.Hosts[0].ChangeLog.ReadAsync(scene.Acme.Owner, scene.Id)).Value.Entries[0];
            Assert.Equal((before, after), (entry.Before.Value, entry.After.Value));
        }
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_the_first_time_and_one_with_other_content_is_refused()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var manager = Of(scene.Hosts[0]);
        var id = RequestId.Create("settings-1").Value;
        var first = (await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, StoreVersion.Any, Changed, id)).Value;
        Assert.Equal(first, (await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, StoreVersion.Any, Changed, id)).Value);
        foreach (var (seen, change) in new[]
        {
            (first.Version, Changed),
            (StoreVersion.Any, Changed with { Nickname = "other" }),
            (StoreVersion.Any, Changed with { Language = "en" }),
            (StoreVersion.Any, Changed with { TicketAssignment = true }),
        })
            Assert.Equal("OCA0008", (await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, seen, change, id)).Error.Code);

        // Saving what is there answers with the version that is there.
        var same = (await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, StoreVersion.Any, Changed)).Value;
        Assert.Equal((0L, first.Version), (same.Sequence, same.Version));
    }

    [Fact]
    public async Task What_the_directory_says_now_is_shown_and_what_it_said_once_it_knows_her_no_more()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().UseIamDirectory<FakeIamDirectory, FakeIamDirectory>());
        var directory = (FakeIamDirectory)host.Services.GetRequiredService<IIamDirectory>();
        var acme = await host.ProvisionAsync();
        directory.Put(acme.Id, "deputy", "Deputy", "deputy@example.com");
        Assert.True((await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["deputy"])).Succeeded);
        var deputy = AdminActor.Member(acme.Id, "deputy", "Deputy", "192.0.2.2");

        directory.Put(acme.Id, "deputy", "Renamed");
        Assert.Equal(("Renamed", null), await ShownAsync(deputy));
        directory.Put(acme.Id, "deputy", "Renamed", "new@example.com");
        Assert.Equal(("Renamed", "new@example.com"), await ShownAsync(deputy));
        Assert.True(directory.Remove(acme.Id, "deputy"));
        Assert.Equal(("Deputy", "deputy@example.com"), await ShownAsync(deputy));

        async Task<(string, string?)> ShownAsync(AdminActor actor)
        {
            var settings = (await Of(host).GetAsync(actor, acme.Id, null)).Value;
            return (settings.Name.Value, settings.Email?.Value);
        }
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

        foreach (var language in new[] { "ko", "en", "ja", "zh" })
            Assert.True((await manager.ChangeAsync(scene.Kim, scene.Id, scene.Service, StoreVersion.Any, Changed with { Language = language })).Succeeded);
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

    [Fact]
    public async Task A_set_is_kept_while_nothing_changes_and_read_anew_when_too_many_are_kept()
    {
        CountingStore? store = null;
        await using var scene = await PerformanceScene.StartAsync(inner => store = new CountingStore(inner));
        var host = scene.Hosts[0];
        await host.MemberAsync(scene.Id, "ann", "Ann");
        Assert.True((await host.Agents.GiveRoleAsync(scene.Acme.Owner, scene.Id, "ann", scene.Service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.None)).Succeeded);
        var receivers = host.Services.GetRequiredService<TicketReceivers>();

        var first = await receivers.GetAsync(scene.Id, scene.Service);
        Assert.Equal(["kim", "lee", "park"], first.Order(StringComparer.Ordinal));
        store!.Ranges = 0;
        scene.Clock.Advance(Duration.FromSeconds(2));
        Assert.Same(first, await receivers.GetAsync(scene.Id, scene.Service));
        Assert.Equal(0, store.Ranges);

        // 9,999 others that there are none of; one more, and all are forgotten.
        for (var number = 1L; number < 10_000; number++) Assert.Empty(await receivers.GetAsync(scene.Id, scene.Service + number));
        store.Gets = 0;
        Assert.Same(first, await receivers.GetAsync(scene.Id, scene.Service));
        Assert.Equal(0, store.Gets);
        Assert.Empty(await receivers.GetAsync(scene.Id, scene.Service + 10_000));
        Assert.Equal(["kim", "lee", "park"], (await receivers.GetAsync(scene.Id, scene.Service)).Order(StringComparer.Ordinal));
        Assert.Equal(1, store.Ranges);
    }

    [Fact]
    public async Task Before_the_start_nobody_is_told()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(async () => await host.Services.GetRequiredService<TicketReceivers>().GetAsync(OrganizationId.Parse("acme"), 1));
        Assert.Equal("OCA0002", thrown.Error.Code);
    }

    private static UserSettingsManager Of(AdminTestHost host) => host.Services.GetRequiredService<UserSettingsManager>();
}

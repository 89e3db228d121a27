using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Rules;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiRuleTests
{
    [Fact]
    public void The_number_that_is_missing_is_named()
    {
        Assert.Equal("OCA5004 ctiNo", Refusal.Said(NumbersComeTogether.Check("a", "", out _)));
        Assert.Equal("OCA5004 ctiId", Refusal.Said(NumbersComeTogether.Check(null, "1", out _)));
        Assert.Equal("", Refusal.Said(NumbersComeTogether.Check("", null, out var numbers)));
        Assert.Null(numbers);
    }

    [Fact]
    public void Of_several_faults_of_settings_the_first_in_their_order_is_named()
    {
        var wrong = new CtiSettingsInput { Version = (CtiVersion)99, TenantName = "", TenantId = "with space" };
        Assert.Equal("OCA5007", CodeOf(wrong, CtiVerification.NotActivated));
        Assert.Equal("OCA5011", CodeOf(wrong with { Version = CtiVersion.IpccPrivate }, CtiVerification.NotActivated));
        Assert.Equal("OCA5012", CodeOf(wrong with { Version = CtiVersion.IpccPrivate, TenantName = "acme" }, CtiVerification.NotActivated));
        Assert.Equal("OCA5009", CodeOf(CtiScene.IpccSettings, CtiVerification.NotActivated));

        static string CodeOf(CtiSettingsInput input, CtiVerification verification) => CtiSettingsSteps.Save(input, OrganizationId.Parse("acme"), verification, default).Error.Code;
    }

    [Fact]
    public void A_tenant_stays_verified_only_as_the_same_one_and_an_empty_tenant_id_is_none()
    {
        var input = CtiScene.IpccSettings with { TenantId = "" };
        var before = CtiSettingsSteps.Save(input, OrganizationId.Parse("acme"), CtiVerification.Verified, default).Value;
        Assert.Null(before.TenantId);
        Assert.Equal(CtiVerification.Verified, Kept(input, before));
        Assert.Equal(CtiVerification.Verified, Kept(input with { TenantId = null }, before));
        Assert.Equal(CtiVerification.Unverified, Kept(input with { TenantId = "t" }, before));
        Assert.Equal(CtiVerification.Unverified, Kept(input, before with { TenantId = "t" }));
        Assert.Equal(CtiVerification.Verified, Kept(input with { TenantId = "t" }, before with { TenantId = "t" }));
        Assert.Equal("t", CtiSettingsSteps.Save(input with { TenantId = "t" }, OrganizationId.Parse("acme"), CtiVerification.Verified, default).Value.TenantId);

        static CtiVerification Kept(CtiSettingsInput input, CtiSettings before) => CtiSettingsSteps.Keep(CtiVerification.Unverified, input, before);
    }

    [Fact]
    public async Task The_agreement_is_shown_while_it_is_granted()
    {
        await using var scene = await CtiScene.StartAsync();
        Assert.False((await scene.SettingsAsync()).HasIpccAgreement);
        await scene.AgreeAsync();
        Assert.True((await scene.SettingsAsync()).HasIpccAgreement);
        await scene.AgreeAsync(granted: false);
        Assert.False((await scene.SettingsAsync()).HasIpccAgreement);
    }

    [Fact]
    public async Task Of_two_hosts_that_name_a_service_at_once_the_one_that_wrote_later_counts()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var alice = MemberAccount.FromStored("alice");
        var signIn = new CtiSignIn { Organization = scene.Id, Account = alice, At = scene.Host.Clock.Now, Service = 1, CtiId = CtiScene.Numbers.Id, CtiNo = CtiScene.Numbers.No };
        await CtiSignIn.AppendAsync(scene.Host.Store, signIn, null, default);
        await CtiSignIn.AppendAsync(scene.Host.Store, signIn with { Service = 2 }, null, default);

        Assert.Equal(2, (await CtiSignIn.LatestAsync(scene.Host.Store, scene.Id, alice, default))?.Service);
    }

    [Fact]
    public async Task A_service_that_was_named_lately_is_not_forgotten()
    {
        await using var scene = await CtiScene.ReadyAsync();
        Assert.True((await scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)).Succeeded);
        scene.Host.Clock.Advance(Duration.FromHours(2));
        await scene.Host.Runtime.RunDueAsync(scene.Host.Clock.Now);

        Assert.Equal(scene.Service, (await CtiSignIn.LatestAsync(scene.Host.Store, scene.Id, MemberAccount.FromStored("alice"), default))?.Service);
    }

    [Fact]
    public async Task The_service_that_contracts_phone_calls_is_looked_at_first_the_next_time()
    {
        await using var scene = await CtiScene.StartAsync(contracted: false);
        var phone = await scene.Host.ServiceAsync(scene.Acme, "Beta", "beta", contracted: false);
        Assert.True((await scene.Host.ContractedServices.RegisterContractAsync(scene.Owner, scene.Id, phone, StoreVersion.Any, CtiScene.Phone)).Succeeded);
        var witnesses = new PhoneWitnesses(new(() => scene.Host.Services.GetRequiredService<PhoneWitnesses>().Items));

        // The items that open CTI, then the one service that has them; after that the service alone.
        Assert.Equal(("", 2), await AskAsync());
        Assert.True(witnesses.Last.TryGet(scene.Id, out var last));
        Assert.Equal(phone, last);
        Assert.Equal(("", 1), await AskAsync());
        witnesses.Last.Remember(scene.Id, scene.Service);
        Assert.Equal(("", 3), await AskAsync());

        async Task<(string, int)> AskAsync()
        {
            var store = new CountingStore(scene.Host.Store);
            var fetch = new Fetch(scene.Id);
            var rule = PhoneIsContractedSomewhere.Ask(fetch, witnesses);
            await fetch.RunAsync(store, default);
            return (Refusal.Said(rule.Check()), store.Gets + store.Ranges);
        }
    }

    [Fact]
    public async Task What_is_saved_requires_that_the_service_which_was_found_still_stands()
    {
        await using var scene = await CtiScene.StartAsync();
        var fetch = new Fetch(scene.Id);
        var rule = PhoneIsContractedSomewhere.Ask(fetch, scene.Host.Services.GetRequiredService<PhoneWitnesses>());
        await fetch.RunAsync(scene.Host.Store, default);
        var changes = new Changes(scene.Id);
        rule.Require(changes);

        Assert.Single(changes.Writes);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.MobileContact;

/// <summary>What the simulated Mobile Contact answers and refuses, spoken to word by word: whoever tests a connector of her own relies on it.</summary>
public sealed class SimulatedMobileContactTests : IDisposable
{
    private readonly SimulatedMobileContact _cloud = new(new SimulatedMobileContactOptions { Tenants = new Dictionary<string, bool> { ["haneul"] = true, ["수면 & 중"] = false } });
    private readonly CloudCaller _caller;

    public SimulatedMobileContactTests()
    {
        _caller = new CloudCaller(_cloud);
        _cloud.Add(Kim);
        _cloud.Add(Lee);
    }

    private static CtiNumbers Kim { get; } = TelephonyScene.Numbers("agent01", "a7001");

    private static CtiNumbers Lee { get; } = TelephonyScene.Numbers("agent02", "7002");

    [Theory]
    [InlineData("other")]
    [InlineData(null)]
    public async Task Who_has_not_the_key_is_refused(string? key)
    {
        using var stranger = new CloudCaller(_cloud, key);
        var answer = await stranger.GetAsync("v1/tenant?tenant=haneul");
        Assert.Equal((HttpStatusCode.Unauthorized, "credentials"), (answer.Status, answer.Code));
        Assert.Equal("credentials", (await stranger.PostAsync("v1/sign-in", Agent())).Code);
        Assert.Equal(default, _cloud.StateOf(Kim).State);
    }

    [Theory]
    [InlineData("v1/tenant?tenant=other")]
    [InlineData("v1/tenant")]
    [InlineData("v1/snapshot?tenant=Haneul")]
    public async Task A_tenant_that_it_does_not_know_is_refused(string path) => IsRefused(HttpStatusCode.NotFound, "unknown-tenant", await _caller.GetAsync(path));

    [Theory]
    [InlineData("""{"tenant":"other","ctiId":"agent01","ctiNo":"a7001"}""")]
    [InlineData("""{"ctiId":"agent01","ctiNo":"a7001"}""")]
    [InlineData("""{"tenant":7,"ctiId":"agent01","ctiNo":"a7001"}""")]
    [InlineData("""{"tenant":null,"ctiId":"agent01","ctiNo":"a7001"}""")]
    public async Task A_change_for_a_tenant_that_it_does_not_know_is_refused(string body)
    {
        IsRefused(HttpStatusCode.NotFound, "unknown-tenant", await _caller.PostAsync("v1/sign-in?tenant=haneul", body));
        Assert.Equal(default, _cloud.StateOf(Kim).State);
    }

    [Theory]
    [InlineData("haneul", true)]
    [InlineData("%EC%88%98%EB%A9%B4%20%26%20%EC%A4%91", false)]
    public async Task A_tenant_is_activated_or_not(string tenant, bool isActivated)
    {
        var answer = await _caller.GetAsync($"v1/tenant?tenant={tenant}");
        Assert.Equal((HttpStatusCode.OK, isActivated), (answer.Status, (bool)answer.Body!["activated"]!));
    }

    [Theory]
    [InlineData("ctiId=agent01&ctiNo=a7001", true)]
    [InlineData("ctiId=AGENT01&ctiNo=A7001", true)]
    [InlineData("ctiId=agent01&ctiNo=7002", false)]
    [InlineData("ctiId=nobody&ctiNo=a7001", false)]
    [InlineData("ctiId=agent01", false)]
    [InlineData("ctiNo=a7001", false)]
    public async Task An_agent_is_known_by_ID_and_number(string agent, bool isKnown)
    {
        foreach (var path in new[] { "agent", "state" })
        {
            var answer = await _caller.GetAsync($"v1/{path}?tenant=haneul&{agent}");
            if (isKnown) Assert.Equal(HttpStatusCode.OK, answer.Status);
            else IsRefused(HttpStatusCode.NotFound, "unknown-agent", answer);
        }
    }

    [Theory]
    [InlineData(CtiAgentMode.NotReady, "notReady")]
    [InlineData(CtiAgentMode.Ready, "ready")]
    [InlineData(CtiAgentMode.Busy, "busy")]
    [InlineData(CtiAgentMode.WorkingAfterCall, "workingAfterCall")]
    public async Task A_state_is_told_and_set_by_its_word(CtiAgentMode mode, string word)
    {
        _cloud.SignIn(Kim);
        Assert.Equal(HttpStatusCode.NoContent, (await _caller.PostAsync("v1/state", State(word, "why"))).Status);
        Assert.Equal(new CtiExchangeState(mode, "why"), _cloud.StateOf(Kim).State);
        var told = (await StateAsync())!;
        Assert.Equal(("agent01", "a7001", word, "why"), ((string)told["ctiId"]!, (string)told["ctiNo"]!, (string)told["mode"]!, (string)told["reason"]!));
        _cloud.SetState(Kim, new CtiExchangeState(mode));
        Assert.Null((await StateAsync())!["reason"]);
    }

    [Fact]
    public async Task A_state_is_told_with_the_calls_and_who_is_signed_out_has_none()
    {
        Assert.Equal("""{"ctiId":"agent01","ctiNo":"a7001","mode":"signedOut","reason":null,"calls":[]}""", (await StateAsync())!.ToJsonString());
        _cloud.SignIn(Kim);
        var (first, second) = (_cloud.Dial(Kim), _cloud.Offer(Kim));
        _cloud.Hold(Kim, second);
        Assert.Equal(
            $$"""[{"id":"{{first}}","direction":"outbound","phase":"originated"},{"id":"{{second}}","direction":"inbound","phase":"held"}]""", (await StateAsync())!["calls"]!.ToJsonString());
    }

    [Fact]
    public async Task A_snapshot_has_who_is_signed_in_and_goes_up_to_the_last_event()
    {
        Assert.Equal("""{"sequence":0,"cursor":"c0","agents":[]}""", (await _caller.GetAsync("v1/snapshot?tenant=haneul")).Body!.ToJsonString());
        _cloud.SignIn(Lee);
        _cloud.SetState(Lee, new CtiExchangeState(CtiAgentMode.Ready));
        Assert.Equal(
            """{"sequence":2,"cursor":"c2","agents":[{"ctiId":"agent02","ctiNo":"7002","mode":"ready","reason":null,"calls":[]}]}""", (await _caller.GetAsync("v1/snapshot?tenant=haneul")).Body!.ToJsonString());
    }

    [Theory]
    [InlineData("v1/other?tenant=haneul")]
    [InlineData("other?tenant=haneul")]
    [InlineData("v2/tenant?tenant=haneul")]
    public async Task What_is_not_in_the_contract_is_not_supported(string path) => IsRefused(HttpStatusCode.NotFound, "not-supported", await _caller.GetAsync(path));

    [Fact]
    public async Task A_path_in_the_base_address_makes_no_difference()
    {
        using var caller = new CloudCaller(_cloud, at: "https://mobile.example/v1/contact/");
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("v1/tenant?tenant=haneul")).Status);
    }

    [Fact]
    public async Task What_is_no_object_changes_nothing()
    {
        IsRefused(HttpStatusCode.NotFound, "not-supported", await _caller.PostAsync("v1/sign-in?tenant=haneul", "[]"));
        Assert.Empty(_cloud.Commands);
    }

    [Fact]
    public async Task A_change_without_a_key_is_refused()
    {
        IsRefused(HttpStatusCode.BadRequest, "no-key", await _caller.PostAsync("v1/sign-in", Agent(), key: ""));
        Assert.Equal(default, _cloud.StateOf(Kim).State);
    }

    [Fact]
    public async Task A_change_is_done_once_for_a_key_and_what_became_of_it_is_told()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await _caller.PostAsync("v1/sign-in", Agent(), "one")).Status);
        _cloud.SignOut(Kim);
        Assert.Equal(HttpStatusCode.NoContent, (await _caller.PostAsync("v1/sign-in", Agent(), "one")).Status);
        Assert.Equal(default, _cloud.StateOf(Kim).State);
        foreach (var _ in new[] { 1, 2 }) IsRefused(HttpStatusCode.Conflict, "not-signed-in", await _caller.PostAsync("v1/sign-out", Agent(), "two"));
        Assert.Equal("""{"outcome":"done"}""", (await OutcomeAsync("one")).Body!.ToJsonString());
        foreach (var _ in new[] { 1, 2 }) Assert.Equal("""{"outcome":"refused","code":"not-signed-in"}""", (await OutcomeAsync("two")).Body!.ToJsonString());
        IsRefused(HttpStatusCode.NotFound, "unknown-key", await OutcomeAsync("three"));
        IsRefused(HttpStatusCode.NotFound, "unknown-key", await _caller.GetAsync("v1/outcome?tenant=haneul"));

        Task<Answered> OutcomeAsync(string key) => _caller.GetAsync($"v1/outcome?tenant=haneul&key={key}");
    }

    [Fact]
    public async Task Who_is_provisioned_is_known_and_who_was_known_stays_as_she_was()
    {
        _cloud.SignIn(Kim);
        Assert.Equal(HttpStatusCode.NoContent, (await _caller.PostAsync("v1/agent", Agent())).Status);
        Assert.Equal(CtiAgentMode.NotReady, _cloud.StateOf(Kim).State.Mode);
        Assert.Equal(HttpStatusCode.NoContent, (await _caller.PostAsync("v1/agent", CloudCaller.Agent(id: "new", no: "7009"))).Status);
        Assert.Equal(default, _cloud.StateOf(TelephonyScene.Numbers("new", "7009")).State);
        Assert.Empty(_cloud.Commands);
    }

    [Fact]
    public async Task An_agent_signs_in_once_and_out_once_and_has_a_state_between_the_two()
    {
        IsRefused(HttpStatusCode.Conflict, "not-signed-in", await _caller.PostAsync("v1/sign-out", Agent()));
        IsRefused(HttpStatusCode.Conflict, "not-signed-in", await _caller.PostAsync("v1/state", State("ready")));
        Assert.Equal(HttpStatusCode.NoContent, (await _caller.PostAsync("v1/sign-in", Agent())).Status);
        Assert.Equal(new CtiExchangeState(CtiAgentMode.NotReady), _cloud.StateOf(Kim).State);
        IsRefused(HttpStatusCode.Conflict, "already-signed-in", await _caller.PostAsync("v1/sign-in", Agent()));
        foreach (var mode in new[] { "signedOut", "asleep", "" }) IsRefused(HttpStatusCode.BadRequest, "state-not-allowed", await _caller.PostAsync("v1/state", State(mode)));
        IsRefused(HttpStatusCode.BadRequest, "state-not-allowed", await _caller.PostAsync("v1/other", Agent()));
        Assert.Equal(HttpStatusCode.NoContent, (await _caller.PostAsync("v1/sign-out", Agent())).Status);
        Assert.Equal(default, _cloud.StateOf(Kim).State);
    }

    [Theory]
    [InlineData("nobody", "a7001")]
    [InlineData("agent01", "7002")]
    [InlineData("", "")]
    public async Task Nothing_is_done_for_whom_it_does_not_know(string id, string no)
    {
        foreach (var path in new[] { "sign-in", "sign-out", "state" }) IsRefused(HttpStatusCode.NotFound, "unknown-agent", await _caller.PostAsync($"v1/{path}", CloudCaller.Agent(id: id, no: no)));
    }

    [Fact]
    public async Task Commands_are_kept_and_questions_are_not()
    {
        await _caller.PostAsync("v1/sign-in", Agent());
        await _caller.PostAsync("v1/state", State("ready"));
        await _caller.PostAsync("v1/state", State("notReady", "why"));
        await _caller.PostAsync("v1/sign-out", CloudCaller.Agent(id: "nobody"));
        await StateAsync();
        Assert.Equal(
            [
                new CtiCommandSeen { CtiId = "agent01", CtiNo = "a7001", State = "sign-in" }, new CtiCommandSeen { CtiId = "agent01", CtiNo = "a7001", State = "ready" },
                new CtiCommandSeen { CtiId = "agent01", CtiNo = "a7001", State = "notReady", Reason = "why" }, new CtiCommandSeen { CtiId = "nobody", CtiNo = "7001", State = "sign-out" },
            ],
            _cloud.Commands);
    }

    [Fact]
    public void Its_options_show_no_key() => Assert.Equal(
        "seed 3, tenants a, b", new SimulatedMobileContactOptions { Seed = 3, Tenants = new Dictionary<string, bool> { ["a"] = true, ["b"] = false }, ApiKey = "hunter2" }.ToString());

    [Fact]
    public async Task As_it_comes_it_knows_one_tenant()
    {
        using var caller = new CloudCaller(new SimulatedMobileContact());
        Assert.True((bool)(await caller.GetAsync("v1/tenant?tenant=haneul")).Body!["activated"]!);
    }

    public void Dispose() => _caller.Dispose();

    private static void IsRefused(HttpStatusCode status, string code, Answered answer) => Assert.Equal((status, code), (answer.Status, answer.Code));

    private static string Agent() => CloudCaller.Agent(no: "a7001");

    private static string State(string mode, string? reason = null) => CloudCaller.State(mode, reason).Replace("7001", "a7001", StringComparison.Ordinal);

    private async Task<JsonObject?> StateAsync() => (await _caller.GetAsync("v1/state?tenant=haneul&ctiId=agent01&ctiNo=a7001")).Body;
}

using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>What the fake says and does when it is asked, for tests of hosts that rely on it.</summary>
public class FakeCtiConnectorTests
{
    private readonly FakeCtiConnector _fake = New();

    private static CtiNumbers Kim => FakeFixture.Three[0];

    private static CtiNumbers Stranger { get; } = FakeFixture.Numbers("stranger", "9999");

    /// <summary>Everything that can be asked of it, by the capability that is needed, and whether it is a command.</summary>
    private static Dictionary<string, (CtiCapabilities Needs, bool IsCommand, Func<FakeCtiConnector, CtiNumbers, CancellationToken, Task<CtiAnswer>> Ask)> Requests { get; } = new()
    {
        ["check-tenant"] = (CtiCapabilities.CheckTenant, false, async (fake, _, stop) => (await fake.CheckTenantAsync(FakeFixture.Known, stop)).Answer),
        ["check-agent"] = (CtiCapabilities.CheckAgent, false, async (fake, agent, stop) => (await fake.CheckAgentAsync(FakeFixture.Known, agent, stop)).Answer),
        ["get-state"] = (CtiCapabilities.GetState, false, async (fake, agent, stop) => (await fake.GetStateAsync(FakeFixture.Known, agent, stop)).Answer),
        ["provision"] = (CtiCapabilities.ProvisionAgent, true, (fake, agent, stop) => fake.ProvisionAgentAsync(FakeFixture.Known, agent, stop).AsTask()),
        ["sign-in"] = (CtiCapabilities.SignIn, true, (fake, agent, stop) => fake.SignInAsync(FakeFixture.Known, agent, stop).AsTask()),
        ["sign-out"] = (CtiCapabilities.SignIn, true, (fake, agent, stop) => fake.SignOutAsync(FakeFixture.Known, agent, stop).AsTask()),
        ["set-state"] = (CtiCapabilities.SetState, true, (fake, agent, stop) => fake.SetStateAsync(FakeFixture.Known, agent, new CtiExchangeState(CtiAgentMode.Ready), stop).AsTask()),
    };

    public static TheoryData<string> All => [.. Requests.Keys];

    public static TheoryData<string> Questions => [.. Requests.Where(one => !one.Value.IsCommand).Select(one => one.Key)];

    public static TheoryData<string> Commands => [.. Requests.Where(one => one.Value.IsCommand).Select(one => one.Key)];

    [Fact]
    public void It_is_as_it_was_made_and_answers_at_first()
    {
        var fake = new FakeCtiConnector(CtiVersion.MobileContact, new FakeAdminClock());
        Assert.Equal((CtiVersion.MobileContact, CtiCapabilities.All, CtiStateMap.Standard, FakeCtiWay.Answers), (fake.Version, fake.Capabilities, fake.States, fake.Way));
        Assert.Equal(CtiCapabilities.Watch, New(CtiCapabilities.Watch).Capabilities);
        Assert.Equal((0, 0), (fake.Watches, fake.Unanswered));
        Assert.Empty(fake.Commands);
    }

    [Fact]
    public async Task A_tenant_is_what_was_said_of_it_last_and_else_unknown()
    {
        Assert.Equal(CtiTenantCheck.Unknown, await CheckAsync("tenant"));
        _fake.AddTenant("tenant");
        Assert.Equal(CtiTenantCheck.Exists, await CheckAsync("tenant"));
        _fake.AddTenant("tenant", CtiTenantCheck.NotActivated);
        Assert.Equal(CtiTenantCheck.NotActivated, await CheckAsync("tenant"));
        Assert.Equal(CtiTenantCheck.Unknown, await CheckAsync("Tenant"));

        async Task<CtiTenantCheck> CheckAsync(string name) => (await _fake.CheckTenantAsync(FakeFixture.Known with { Name = name }, default)).Value;
    }

    [Fact]
    public async Task An_agent_is_known_once_she_was_added_however_her_ID_is_written()
    {
        Assert.Equal(CtiAgentCheck.Unknown, (await _fake.CheckAgentAsync(FakeFixture.Known, Stranger, default)).Value);
        Assert.Equal(CtiAgentCheck.Exists, (await _fake.CheckAgentAsync(FakeFixture.Known, FakeFixture.Numbers("ID1", "7001"), default)).Value);
    }

    [Fact]
    public async Task Who_is_provisioned_is_known_and_signed_out_and_who_was_known_stays_as_she_was()
    {
        Assert.Equal(CtiAnswer.Done, await _fake.ProvisionAgentAsync(FakeFixture.Known, Stranger, default));
        Assert.Equal(CtiAgentMode.SignedOut, _fake.StateOf(Stranger).State.Mode);
        _fake.SignIn(Kim);
        Assert.Equal(CtiAnswer.Done, await _fake.ProvisionAgentAsync(FakeFixture.Known, Kim, default));
        Assert.Equal(CtiAgentMode.NotReady, _fake.StateOf(Kim).State.Mode);
    }

    [Fact]
    public async Task An_agent_signs_in_once_and_out_once()
    {
        Assert.Equal(CtiRefusal.NotSignedIn, (await DoAsync("sign-out")).Refusal);
        Assert.Equal(CtiAnswer.Done, await DoAsync("sign-in"));
        Assert.Equal(CtiAgentMode.NotReady, _fake.StateOf(Kim).State.Mode);
        Assert.Equal(CtiRefusal.AlreadySignedIn, (await DoAsync("sign-in")).Refusal);
        Assert.Equal(CtiAnswer.Done, await DoAsync("sign-out"));
        Assert.Equal(CtiAgentMode.SignedOut, _fake.StateOf(Kim).State.Mode);
    }

    [Fact]
    public async Task A_state_is_set_of_who_is_signed_in_unless_it_follows_from_signing_out_or_from_a_call()
    {
        Assert.Equal(CtiRefusal.NotSignedIn, await SetAsync(CtiAgentMode.Busy));
        _fake.SignIn(Kim);
        Assert.Equal(CtiRefusal.StateNotAllowed, await SetAsync(CtiAgentMode.SignedOut));
        Assert.Equal(CtiRefusal.StateNotAllowed, await SetAsync(CtiAgentMode.Busy));
        Assert.Equal(CtiAgentMode.NotReady, _fake.StateOf(Kim).State.Mode);
        foreach (var mode in new[] { CtiAgentMode.Ready, CtiAgentMode.NotReady, CtiAgentMode.WorkingAfterCall })
        {
            Assert.Null(await SetAsync(mode));
            Assert.Equal(new CtiExchangeState(mode, "why"), _fake.StateOf(Kim).State);
        }

        async Task<CtiRefusal?> SetAsync(CtiAgentMode mode) => (await _fake.SetStateAsync(FakeFixture.Known, Kim, new CtiExchangeState(mode, "why"), default)).Refusal;
    }

    [Fact]
    public async Task A_state_is_told_with_the_calls()
    {
        _fake.SignIn(Kim);
        var call = _fake.Dial(Kim);
        var told = (await _fake.GetStateAsync(FakeFixture.Known, Kim, default)).Value;
        Assert.Equal(CtiAgentMode.NotReady, told.State.Mode);
        Assert.Equal(call, Assert.Single(told.Calls).Call.Id);
        Assert.Equal(CtiRefusal.UnknownAgent, (await _fake.GetStateAsync(FakeFixture.Known, Stranger, default)).Answer.Refusal);
    }

    [Theory]
    [InlineData("sign-in")]
    [InlineData("sign-out")]
    [InlineData("set-state")]
    public async Task Nothing_is_done_for_whom_it_does_not_know(string request) => Assert.Equal(CtiRefusal.UnknownAgent, (await Requests[request].Ask(_fake, Stranger, default)).Refusal);

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_not_claimed_is_refused_and_did_not_come(string request)
    {
        var fake = New(CtiCapabilities.All & ~Requests[request].Needs);
        Assert.Equal(CtiAnswer.Refused(CtiRefusal.NotSupported), await Requests[request].Ask(fake, Kim, default));
        Assert.Empty(fake.Commands);
        var only = New(Requests[request].Needs);
        Assert.NotEqual(CtiRefusal.NotSupported, (await Requests[request].Ask(only, Kim, default)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Commands_are_kept_in_order_also_those_that_were_refused(string request)
    {
        await Requests[request].Ask(_fake, Kim, default);
        await Requests[request].Ask(_fake, Stranger, default);
        Assert.Equal([$"{request} id1", $"{request} stranger"], _fake.Commands);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Questions_are_not_kept_and_are_answered_by_nobody_who_does_not_answer(string request)
    {
        foreach (var way in new[] { FakeCtiWay.Unreachable, FakeCtiWay.LosesAnswers })
        {
            _fake.Way = way;
            Assert.Equal(CtiAnswer.Unreachable, await Requests[request].Ask(_fake, Kim, default));
        }

        Assert.Empty(_fake.Commands);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Who_cannot_be_reached_is_told_nothing(string request)
    {
        _fake.Way = FakeCtiWay.Unreachable;
        Assert.Equal(CtiAnswer.Unreachable, await Requests[request].Ask(_fake, Kim, default));
        Assert.Empty(_fake.Commands);
        Assert.Equal(CtiAgentMode.SignedOut, _fake.StateOf(Kim).State.Mode);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Of_a_command_whose_answer_is_lost_nothing_is_known(string request)
    {
        _fake.Way = FakeCtiWay.LosesAnswers;
        Assert.Equal(CtiAnswer.Unknown, await Requests[request].Ask(_fake, Kim, default));
        Assert.Equal([$"{request} id1"], _fake.Commands);
    }

    [Fact]
    public async Task A_command_whose_answer_is_lost_is_done()
    {
        _fake.Way = FakeCtiWay.LosesAnswers;
        await DoAsync("sign-in");
        Assert.Equal(CtiAgentMode.NotReady, _fake.StateOf(Kim).State.Mode);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Who_never_answers_does_not_when_she_is_cancelled_either(string request)
    {
        using var stop = new CancellationTokenSource();
        _fake.Way = FakeCtiWay.NeverAnswers;
        var (first, second) = (Requests[request].Ask(_fake, Kim, stop.Token), Requests[request].Ask(_fake, Kim, stop.Token));
        await stop.CancelAsync();
        Assert.False(first.IsCompleted);
        Assert.False(second.IsCompleted);
        Assert.Equal(2, _fake.Unanswered);
        Assert.Equal(Requests[request].IsCommand ? 2 : 0, _fake.Commands.Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task One_that_throws_throws(string request)
    {
        _fake.Way = FakeCtiWay.Throws;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Requests[request].Ask(_fake, Kim, default));
        Assert.Equal(0, _fake.Unanswered);
    }

    [Fact]
    public async Task Null_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("tenant", async () => await _fake.CheckTenantAsync(null!, default));
        foreach (var (name, request) in Requests.Where(one => one.Key != "check-tenant"))
            Assert.Equal((name, "agent"), (name, (await Assert.ThrowsAsync<ArgumentNullException>(() => request.Ask(_fake, null!, default))).ParamName));
    }

    private static FakeCtiConnector New(CtiCapabilities capabilities = CtiCapabilities.All)
    {
        var fake = new FakeCtiConnector(CtiVersion.IpccPrivate, new FakeAdminClock(), capabilities);
        foreach (var agent in FakeFixture.Three) fake.Add(agent);
        return fake;
    }

    private Task<CtiAnswer> DoAsync(string request) => Requests[request].Ask(_fake, Kim, default);
}

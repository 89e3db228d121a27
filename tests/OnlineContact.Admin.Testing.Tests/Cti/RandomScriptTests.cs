using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>A random script is the same wherever it runs, since what one found must be found again.</summary>
public class RandomScriptTests
{
    [Fact]
    public async Task The_same_seed_does_the_same_things_in_every_release() => Assert.Equal(
        "2 in, 1 in, 2 WorkReport, 1 WorkReport, 3 in, 2 Default, 3 WorkReport, 1 WorkMeeting, 2 Ready, 2 rings, 2 Ready, 1 WorkTicket, 3 Default, lost, 2 Meal, 3 Rest, 1 Ready, 1 WorkTraining, "
        + "2 WorkChat, 1 WorkTicket, 3 WorkChat, 3 rings, lost, 3 WorkTraining, 3 ends, 2 WorkTicket, 1 WorkMeeting, 3 Default, 2 Default, 3 out, 3 in, 1 Meal, 1 rings, 2 Meal, lost, 3 Default, "
        + "1 WorkReport, 1 WorkTraining, 3 Ready, 3 WorkTraining, 1 WorkReport, lost, 2 Rest, 3 Meal, 2 Meal, 3 rings, 3 WorkTraining, lost, 1 Ready, 3 speaks, 2 out, 3 speaks, 2 in, 3 WorkTicket, "
        + "2 WorkTicket, 3 Meal, 1 speaks, 1 Ready, 3 out, 2 WorkTicket, 3 in, 1 ends, 2 WorkReport, 2 rings, 3 rings",
        string.Join(", ", await DoneAsync(2, 60, CtiCapabilities.All)));

    [Fact]
    public async Task It_has_as_many_steps_as_it_says_and_lost_connections_are_none_of_them() =>
        Assert.Equal(400, (await DoneAsync(3, 400, CtiCapabilities.All)).Count(each => each != "lost"));

    [Fact]
    public async Task Nobody_calls_where_calls_are_not_claimed()
    {
        var done = await DoneAsync(1, 200, CtiCapabilities.All & ~CtiCapabilities.Calls);
        Assert.DoesNotContain(done, each => each.EndsWith("rings", StringComparison.Ordinal));
        Assert.Contains(done, each => each.EndsWith("out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_done_where_nobody_watches() => Assert.Empty(await DoneAsync(1, 60, CtiCapabilities.All & ~CtiCapabilities.Watch));

    [Fact]
    public async Task A_picture_that_never_becomes_the_exchange_s_is_caught()
    {
        var fixture = new FakeFixture(breaking: fake => new BrokenConnector(fake) { Tells = told => told.Kind == CtiEventKind.Reconciled || told.Agent is null ? [told] : [] }) { Patience = TimeSpan.FromMilliseconds(200) };
        await Assert.ThrowsAsync<ConformanceException>(() => CtiConnectorConformance.RandomScript(1, 60).RunAsync(fixture, CancellationToken.None));
    }

    [Fact]
    public void It_is_named_by_its_seed_and_steps() =>
        Assert.Equal("After a random script of 5 steps with seed 9 the picture is the exchange's", CtiConnectorConformance.RandomScript(9, 5).Name);

    private static async Task<IReadOnlyList<string>> DoneAsync(int seed, int steps, CtiCapabilities claims)
    {
        Seen? seen = null;
        await CtiConnectorConformance.RandomScript(seed, steps).RunAsync(new FakeFixture(claims, around: telephony => seen = new Seen(telephony)), CancellationToken.None);
        return seen!.Done;
    }

    /// <summary>A telephony side that writes down what is done there.</summary>
    private sealed class Seen(ICtiTelephony inner) : ICtiTelephony
    {
        public List<string> Done { get; } = [];

        public void Add(CtiNumbers agent) => inner.Add(agent);

        public CtiAgentSnapshot StateOf(CtiNumbers agent) => inner.StateOf(agent);

        public void SignIn(CtiNumbers agent) => Do(agent, "in", () => inner.SignIn(agent));

        public void SignOut(CtiNumbers agent) => Do(agent, "out", () => inner.SignOut(agent));

        public void SetState(CtiNumbers agent, CtiExchangeState state) => Do(agent, $"{CtiStateMap.Standard.ToHandbook(state)}", () => inner.SetState(agent, state));

        public string Offer(CtiNumbers agent)
        {
            Done.Add($"{agent.Id.Value[2..]} rings");
            return inner.Offer(agent);
        }

        public string Dial(CtiNumbers agent) => inner.Dial(agent);

        public void Establish(CtiNumbers agent, string call) => Do(agent, "speaks", () => inner.Establish(agent, call));

        public void Hold(CtiNumbers agent, string call) => inner.Hold(agent, call);

        public void Retrieve(CtiNumbers agent, string call) => inner.Retrieve(agent, call);

        public void Clear(CtiNumbers agent, string call) => Do(agent, "ends", () => inner.Clear(agent, call));

        public void Restart()
        {
            Done.Add("lost");
            inner.Restart();
        }

        private void Do(CtiNumbers agent, string what, Action act)
        {
            Done.Add($"{agent.Id.Value[2..]} {what}");
            act();
        }
    }
}

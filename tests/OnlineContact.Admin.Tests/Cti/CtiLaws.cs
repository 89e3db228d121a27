using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiLaws
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly CtiNumbers[] Agents = [.. Enumerable.Range(0, 4).Select(i => new CtiNumbers { Id = CtiId.Create($"agent{i}").Value, No = CtiNo.Create($"700{i}").Value })];

    [Fact]
    public async Task Random_histories_of_numbers_go_as_in_the_naive_model()
    {
        for (var seed = 1; seed <= Campaign.Cases(15); seed++) await CtiHistories.RunAsync(seed, 60, admin => admin.UseInMemoryStore());
    }

    [Fact]
    public Task Of_64_writers_who_want_the_same_numbers_each_number_belongs_to_one()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        return CtiNumberRaces.RunAsync(Campaign.Cases(10), admin => admin.UseStore(_ => store));
    }

    [Fact]
    public Task A_lease_is_held_by_one_host_until_it_runs_out_or_is_given_back()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        return CtiWatches.RunAsync(admin => admin.UseStore(_ => store));
    }

    [Fact]
    public async Task The_picture_of_a_tenant_is_the_one_a_plain_reader_of_its_events_has()
    {
        for (var seed = 1; seed <= Campaign.Cases(200); seed++)
        {
            var random = new Random(seed);
            var (picture, naive) = (new CtiTenantPicture(), new NaiveCtiPicture());
            long sequence = 0;
            for (var i = 0; i < 60; i++)
            {
                var happened = Event(random, ++sequence);
                picture.Apply(happened);
                naive.Take(happened);
                Assert.Equal(naive.IsReconciled, picture.IsReconciled);
                if (!naive.IsReconciled) continue;
                foreach (var agent in Agents)
                {
                    var expected = naive.StateOf(agent);
                    if (expected.State.Mode == CtiAgentMode.SignedOut) continue;
                    var found = picture.Find(agent.Id)!;
                    Assert.True(NaiveCtiPicture.AreSame(expected, new CtiAgentSnapshot { State = found.State, Calls = found.Calls }), $"seed {seed}, event {i}, {happened}");
                }
            }
        }

        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("", CtiAgentState.Ready)]
    [InlineData("1o", CtiAgentState.Ready)]
    [InlineData("1e", CtiAgentState.InCallInbound)]
    [InlineData("2d", CtiAgentState.Dialling)]
    [InlineData("2e", CtiAgentState.InCallOutbound)]
    [InlineData("1h", CtiAgentState.OnHold)]
    [InlineData("1h2d", CtiAgentState.Dialling)]
    [InlineData("1h2e", CtiAgentState.InCallOutbound)]
    [InlineData("1t2e", CtiAgentState.Transfer)]
    [InlineData("1h1o", CtiAgentState.OnHold)]
    public void A_call_counts_before_the_state_beside_it(string calls, CtiAgentState shown)
    {
        var picture = new CtiAgentPicture
        {
            State = new CtiExchangeState(CtiAgentMode.Ready),
            Since = default,
            Calls = [.. calls.Chunk(2).Select((each, i) => new CtiCallSnapshot
            {
                Call = new CtiCall { Id = $"{i}", Direction = each[0] == '1' ? CtiCallDirection.Inbound : CtiCallDirection.Outbound },
                Phase = each[1] switch { 'o' => CtiCallPhase.Offered, 'e' => CtiCallPhase.Established, 'd' => CtiCallPhase.Originated, 'h' => CtiCallPhase.Held, _ => CtiCallPhase.Transferring },
            })],
        };

        Assert.Equal(shown, picture.Shown(CtiStateMap.Standard, afterCallWork: false));
    }

    [Theory]
    [InlineData(true, CtiAgentState.WorkTicket)]
    [InlineData(false, CtiAgentState.Default)]
    public void After_a_call_the_setting_decides(bool afterCallWork, CtiAgentState shown)
    {
        var picture = CtiAgentPicture.Of(new CtiAgentSnapshot { State = new CtiExchangeState(CtiAgentMode.WorkingAfterCall) }, default);

        Assert.Equal(shown, picture.Shown(CtiStateMap.Standard, afterCallWork));
    }

    [Fact]
    public void A_map_says_every_state_both_ways_or_is_refused()
    {
        foreach (var (state, exchange) in CtiStateMap.Standard.Rows) Assert.Equal(state, CtiStateMap.Standard.ToHandbook(exchange));
        foreach (var state in CtiStateMap.Chosen) Assert.Equal(state, CtiStateMap.Standard.ToHandbook(CtiStateMap.Standard.ToExchange(state)));
        Assert.Equal(CtiAgentState.Default, CtiStateMap.Standard.ToHandbook(new CtiExchangeState(CtiAgentMode.NotReady, "unheard of")));
        Assert.Equal(CtiAgentState.Ready, CtiStateMap.Standard.ToHandbook(new CtiExchangeState(CtiAgentMode.Ready, "unheard of")));
        Assert.Throws<ArgumentException>(() => new CtiStateMap(CtiStateMap.Standard.Rows.Skip(1)));
        Assert.Throws<ArgumentException>(() => new CtiStateMap(CtiStateMap.Standard.Rows.Append(CtiStateMap.Standard.Rows[0])));
        Assert.Throws<ArgumentException>(() => new CtiStateMap(CtiStateMap.Standard.Rows.Append(new(CtiAgentState.Transfer, new CtiExchangeState(CtiAgentMode.NotReady, "x")))));
        Assert.Throws<ArgumentException>(() => new CtiStateMap(CtiStateMap.Standard.Rows.Append(new(CtiAgentState.Rest, new CtiExchangeState(CtiAgentMode.Busy)))));
        Assert.Throws<ArgumentException>(() => new CtiExchangeState(CtiAgentMode.NotReady, new string('x', 33)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CtiStateMap.Standard.ToExchange(CtiAgentState.SignedOut));
    }

    [Fact]
    public void Of_any_hosts_with_any_clocks_one_writes_a_term_and_fences_only_grow()
    {
        for (var seed = 1; seed <= Campaign.Cases(500); seed++)
        {
            var random = new Random(seed);
            var terms = new Dictionary<long, CtiLeaseTerm>();
            var now = Instant.FromUtc(2021, 3, 15, 12, 0);
            for (var i = 0; i < 50; i++)
            {
                now += Duration.FromSeconds(random.Next(20));
                var last = terms.Count == 0 ? null : terms[terms.Count];
                string[] hosts = ["a", "b", "c"];
                var next = hosts.Select(host => CtiLeaseTerm.Next(last, Acme, host, now + Duration.FromSeconds(random.Next(-2, 3)), Duration.FromSeconds(30))).OfType<CtiLeaseTerm>().ToList();
                if (next.Count == 0) continue;
                var written = next[random.Next(next.Count)];
                Assert.Equal(terms.Count + 1, written.Number);
                Assert.True(terms.TryAdd(written.Number, written));
                if (last is null) continue;

                // A fence has one holder, and another holder another fence.
                Assert.True(written.Fence == last.Fence ? written.Holder == last.Holder : written.Fence == last.Fence + 1);
            }

            Assert.Equal(terms.Values.Select(term => term.Fence).Distinct().Count(), terms.Values.Select(term => (term.Fence, term.Holder)).Distinct().Count());
        }
    }

    private static CtiEvent Event(Random random, long sequence)
    {
        var agent = Agents[random.Next(Agents.Length)];
        var call = new CtiCall { Id = $"{agent.Id}-{random.Next(3)}", Direction = CtiCallDirection.Inbound };
        var state = new CtiExchangeState(CtiAgentMode.NotReady, random.Next(2) == 0 ? "rest" : null);
        var kind = (CtiEventKind)random.Next(1, 16);
        if (kind == CtiEventKind.Reconciling && random.Next(2) == 0) kind = CtiEventKind.Reconciled;
        var ofAgent = kind is not (CtiEventKind.Reconciling or CtiEventKind.Reconciled or CtiEventKind.SystemStatus);
        return new CtiEvent
        {
            Id = new CtiEventId(Acme, 1, sequence),
            At = Instant.FromUnixTimeSeconds(sequence),
            Kind = kind,
            Agent = ofAgent ? agent : null,
            State = kind is CtiEventKind.Snapshot or CtiEventKind.SignedIn or CtiEventKind.StateChanged ? state : null,
            Calls = kind == CtiEventKind.Snapshot ? [new CtiCallSnapshot { Call = call, Phase = CtiCallPhase.Held }] : null,
            Call = kind is >= CtiEventKind.CallOriginated and <= CtiEventKind.CallCleared ? call : null,
        };
    }
}

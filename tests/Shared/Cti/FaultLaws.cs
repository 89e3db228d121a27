using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Shared.Cti;

/// <summary>
/// After any script of faults the picture is the exchange's, no command was sent twice, every caller got an answer, and an answer that says done or
/// refused is true. A script is random by its seed: what agents do at their desks, what is commanded, what goes wrong.
/// </summary>
internal static class FaultLaws
{
    public static async Task HoldAsync(TelephonyScene scene, int seed, int steps)
    {
        var random = new Random(seed);
        var calls = scene.Agents.ToDictionary(agent => agent, _ => new List<string>());
        var commands = new List<(CtiNumbers Agent, string Reason, Task<CtiAnswer> Answer)>();
        scene.Watch();
        scene.Telephony.Faults = CtiFaults.Usual;
        for (var step = 0; step < steps; step++)
        {
            var agent = scene.Agents[random.Next(scene.Agents.Count)];
            if (random.Next(3) == 0) Command(agent, step);
            else AtTheDesk(agent);
            if (random.Next(20) == 0) scene.Telephony.Restart();
            if (random.Next(10) == 0) scene.Telephony.Faults = random.Next(2) == 0 ? CtiFaults.Usual : CtiFaults.None;
            for (var i = random.Next(50); i > 0; i--) await Task.Yield();
            if (random.Next(3) == 0) scene.Time.Advance(TimeSpan.FromMilliseconds(random.Next(1, 3_000)));
        }

        scene.Telephony.Faults = CtiFaults.None;
        await scene.UntilAsync(() => commands.All(command => command.Answer.IsCompleted), TimeSpan.FromMilliseconds(100));
        await scene.UntilAsync(scene.IsEqual, TimeSpan.FromMilliseconds(200));

        var seen = scene.Telephony.Commands;
        foreach (var (agent, reason, answer) in commands)
        {
            var times = seen.Count(command => command.CtiId == agent.Id.Value && command.Reason == reason);
            Assert.InRange(times, 0, 1);
            var kind = (await answer).Kind;
            if (kind is CtiAnswerKind.Done or CtiAnswerKind.Refused) Assert.Equal(1, times);
            if (kind == CtiAnswerKind.Unreachable) Assert.Equal(0, times);
        }

        // And all of it goes on as if nothing had been.
        if (scene.Telephony.StateOf(scene.Agents[0]).State.Mode == CtiAgentMode.SignedOut) scene.Telephony.SignIn(scene.Agents[0]);
        CtiAnswer last;
        do
        {
            last = await scene.WhileTimeGoesByAsync(scene.Connector.SetStateAsync(scene.Tenant, scene.Agents[0], new CtiExchangeState(CtiAgentMode.Ready), default));
            scene.Time.Advance(TimeSpan.FromSeconds(1));
        }
        while (last.Kind == CtiAnswerKind.Unreachable);
        Assert.Equal(CtiAnswer.Done, last);
        await scene.UntilAsync(scene.IsEqual, TimeSpan.FromMilliseconds(200));

        void Command(CtiNumbers agent, int step)
        {
            // Each command has a reason of its own, by which it is known again.
            var reason = $"r{step}";
            commands.Add((agent, reason, scene.Connector.SetStateAsync(scene.Tenant, agent, new CtiExchangeState(CtiAgentMode.NotReady, reason), default).AsTask()));
        }

        void AtTheDesk(CtiNumbers agent)
        {
            var (telephony, hers) = (scene.Telephony, calls[agent]);
            if (telephony.StateOf(agent).State.Mode == CtiAgentMode.SignedOut)
            {
                telephony.SignIn(agent);
                return;
            }

            var call = hers.Count > 0 ? hers[random.Next(hers.Count)] : null;
            switch (random.Next(9))
            {
                case 0: telephony.SetState(agent, new CtiExchangeState(CtiAgentMode.Ready)); break;
                case 1: telephony.SetState(agent, new CtiExchangeState(CtiAgentMode.WorkingAfterCall)); break;
                case 2 when hers.Count < 3: hers.Add(telephony.Offer(agent)); break;
                case 3 when hers.Count < 3: hers.Add(telephony.Dial(agent)); break;
                case 4 when call is not null: telephony.Establish(agent, call); break;
                case 5 when call is not null: telephony.Hold(agent, call); break;
                case 6 when call is not null: telephony.Retrieve(agent, call); break;
                case 7 when call is not null:
                    hers.Remove(call);
                    telephony.Clear(agent, call);
                    break;
                case 8 when random.Next(4) == 0:
                    hers.Clear();
                    telephony.SignOut(agent);
                    break;
                default: break;
            }
        }
    }

    /// <summary>Loses the connection so many times, and sees that nothing is left of any of them.</summary>
    public static async Task LeakNothingAsync(TelephonyScene scene, int reconnects)
    {
        await scene.WatchAsync();
        var warmUp = Math.Max(20, reconnects / 10);
        long memory = 0;
        var timers = 0;
        for (var i = 0; i < warmUp + reconnects; i++)
        {
            if (i == warmUp) (memory, timers) = (GC.GetTotalMemory(forceFullCollection: true), scene.Time.Timers);
            scene.Picture.Forget();
            scene.Telephony.Restart();
            await scene.UntilAsync(() => scene.Picture.Reconciled > 0, TimeSpan.FromMilliseconds(100));
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - memory;
        // What the last connections had under way ends by itself.
        await scene.UntilAsync(() => scene.Time.Timers <= timers + 3);
        Assert.InRange(grown, long.MinValue, 1_000_000 + (reconnects * 50L));
    }
}

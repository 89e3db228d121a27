using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>A connector that is broken, and which cases say so in which words; all other cases hold.</summary>
internal sealed record BrokenRow(Func<FakeCtiConnector, ICtiConnector> Break, params (string Case, string Says)[] CaughtBy)
{
    /// <summary>The cases of which it is a matter of luck whether they meet it.</summary>
    public string[] Luck { get; init; } = [];
}

/// <summary>For every check of the suite a connector that does just that wrong.</summary>
internal static class BrokenConnectors
{
    /// <summary>What is said of what never comes.</summary>
    public const string Waits = "what must come did not come";

    private const string Unclaimed = "What is not claimed is refused";
    private const string Tenants = "A tenant is known or unknown";
    private const string Agents = "An agent is known or unknown, and known once she is provisioned";
    private const string InAndOut = "An agent signs in once, and out once";
    private const string States = "Every state that is set is the state that is told";
    private const string SignedOut = "Nobody who is signed out gets a state";
    private const string Begins = "A watch begins with the picture and numbers its events without a gap";
    private const string Doings = "A watch tells what agents do";
    private const string Calls = "A watch tells calls";
    private const string GoesOn = "A watch goes on numbering where the last one ended";
    private const string Anew = "A lost connection makes the picture anew";
    private const string Ends = "A cancelled watch ends";

    public static Dictionary<string, BrokenRow> All { get; } = new()
    {
        ["checks tenants and does not claim it"] = Claiming(CtiCapabilities.CheckTenant, "check tenant is Done, not refused with NotSupported"),
        ["checks agents and does not claim it"] = Claiming(CtiCapabilities.CheckAgent, "check agent is Done, not refused with NotSupported"),
        ["provisions and does not claim it"] = Claiming(CtiCapabilities.ProvisionAgent, "provision is Done, not refused with NotSupported"),
        ["signs in and does not claim it"] = Claiming(CtiCapabilities.SignIn, "sign in is Done, not refused with NotSupported"),
        ["signs out and does not claim it"] = new(
            fake => new BrokenConnector(fake) { Claims = CtiCapabilities.All & ~CtiCapabilities.SignIn, SignsIn = Instead(CtiAnswer.Refused(CtiRefusal.NotSupported)) },
            (Unclaimed, "sign out is Refused NotSignedIn, not refused with NotSupported")),
        ["tells states and does not claim it"] = Claiming(CtiCapabilities.GetState, "get state is Done, not refused with NotSupported"),
        ["sets states and does not claim it"] = Claiming(CtiCapabilities.SetState, "set state is Refused NotSignedIn, not refused with NotSupported"),

        ["takes an activated tenant for another"] = OfTenant(said => said.Value == CtiTenantCheck.Exists ? CtiTenantCheck.NotActivated : said, "the tenant that is known is Done"),
        ["says nothing of a known tenant"] = OfTenant(said => said.Value == CtiTenantCheck.Exists ? CtiAnswer.Unreachable : said, "the tenant that is known is Unreachable"),
        ["knows every tenant"] = OfTenant(_ => CtiTenantCheck.Exists, "the tenant that is unknown is Done"),
        ["refuses an unknown tenant for another reason"] = OfTenant(said => said.Value == CtiTenantCheck.Unknown ? CtiAnswer.Refused(CtiRefusal.Credentials) : said, "the tenant that is unknown is Refused Credentials"),
        ["says nothing of an unknown tenant"] = OfTenant(said => said.Value == CtiTenantCheck.Unknown ? CtiAnswer.Unreachable : said, "the tenant that is unknown is Unreachable"),

        ["knows no agent"] = OfAgent(_ => CtiAgentCheck.Unknown, "an agent who is known is not"),
        ["knows every agent"] = OfAgent(_ => CtiAgentCheck.Exists, "an agent who is unknown is known"),
        ["says nothing of agents"] = OfAgent(_ => CtiAnswer.Unreachable, "check agent is Unreachable"),
        ["refuses to provision"] = Provisioning(Instead(CtiAnswer.Refused(CtiRefusal.NotSupported)), "provision is Refused NotSupported"),
        ["provisions nobody"] = Provisioning(Instead(CtiAnswer.Done), "an agent who was provisioned is unknown"),
        ["provisions but once"] = new(
            fake =>
            {
                var times = 0;
                return new BrokenConnector(fake) { Provisions = ask => ++times == 1 ? ask() : new(CtiAnswer.Refused(CtiRefusal.Other)) };
            },
            (Agents, "provision is Refused Other")),

        ["signs out who is not signed in"] = new(
            fake => new BrokenConnector(fake) { SignsOut = Changed(answer => answer.Refusal == CtiRefusal.NotSignedIn ? CtiAnswer.Done : answer) }, (InAndOut, "sign out before signing in is Done, not refused with NotSignedIn")),
        ["cannot sign in"] = new(fake => new BrokenConnector(fake) { SignsIn = Instead(CtiAnswer.Unreachable) }, (InAndOut, "sign in is Unreachable"), (States, "sign in is Unreachable")),
        ["signs in nobody"] = new(fake => new BrokenConnector(fake) { SignsIn = Instead(CtiAnswer.Done) }, (InAndOut, "she signed in, and the exchange does not know"), (States, "set Default is Refused NotSignedIn")),
        ["signs in twice"] = new(
            fake => new BrokenConnector(fake) { SignsIn = Changed(answer => answer.Refusal == CtiRefusal.AlreadySignedIn ? CtiAnswer.Done : answer) }, (InAndOut, "sign in twice is Done, not refused with AlreadySignedIn")),
        ["does not know that it signed out"] = new(fake => new BrokenConnector(fake) { SignsOut = Changed(answer => answer == CtiAnswer.Done ? CtiAnswer.Unknown : answer) }, (InAndOut, "sign out is Unknown")),
        ["signs out nobody"] = new(
            fake =>
            {
                var times = 0;
                return new BrokenConnector(fake) { SignsOut = ask => ++times == 1 ? ask() : new(CtiAnswer.Done) };
            },
            (InAndOut, "she signed out, and the exchange does not know")),

        ["allows no state"] = new(
            fake => new BrokenConnector(fake) { SetsState = Changed(answer => answer == CtiAnswer.Done ? CtiAnswer.Refused(CtiRefusal.StateNotAllowed) : answer) }, (States, "set Default is Refused StateNotAllowed")),
        ["sets another state"] = new(
            fake => new BrokenConnector(fake) { StateFor = state => state.Reason == "meal" ? new CtiExchangeState(CtiAgentMode.NotReady, "rest") : state }, (States, "Meal was set, and the exchange has NotReady(rest)")),
        ["tells no state"] = new(fake => new BrokenConnector(fake) { SaysOfState = _ => CtiAnswer.Unreachable }, (States, "get state is Unreachable")),
        ["tells no reason"] = new(
            fake => new BrokenConnector(fake) { SaysOfState = said => said.Value with { State = new CtiExchangeState(said.Value.State.Mode) } }, (States, "WorkTicket was set, and NotReady is told")),
        ["sets a state of who is signed out"] = new(
            fake => new BrokenConnector(fake) { SetsState = Changed(answer => answer.Refusal == CtiRefusal.NotSignedIn ? CtiAnswer.Done : answer) },
            (SignedOut, "set a state of who is signed out is Done, not refused with NotSignedIn")),
        ["refuses a state of who is signed out for another reason"] = new(
            fake => new BrokenConnector(fake) { SetsState = Changed(answer => answer.Refusal == CtiRefusal.NotSignedIn ? CtiAnswer.Refused(CtiRefusal.StateNotAllowed) : answer) },
            (SignedOut, "set a state of who is signed out is Refused StateNotAllowed, not refused with NotSignedIn")),

        ["does not say that the picture begins"] = Telling(told => told.Kind == CtiEventKind.Reconciling ? [] : [told], (Begins, "a watch begins with Snapshot")),
        ["numbers with gaps"] = new(
            fake => new BrokenConnector(fake) { Number = id => id with { Sequence = id.Sequence + 1 } },
            [.. InEveryWatch("event 0 is followed by Reconciling acme/7/2"), (GoesOn, "event 41 is followed by Reconciling acme/7/43")]),
        ["numbers under another fence"] = new(
            fake => new BrokenConnector(fake) { Number = id => id with { Fence = 8 } },
            [.. InEveryWatch("event 0 is followed by Reconciling acme/8/1"), (GoesOn, "event 41 is followed by Reconciling acme/8/42")]),
        ["numbers under another organization"] = new(
            fake => new BrokenConnector(fake) { Number = id => id with { Organization = OrganizationId.Parse("other") } },
            [.. InEveryWatch("event 0 is followed by Reconciling other/7/1"), (GoesOn, "event 41 is followed by Reconciling other/7/42")]),
        ["numbers from one"] = new(fake => new BrokenConnector(fake) { Watches = watch => watch with { After = 0 } }, (GoesOn, "event 41 is followed by Reconciling acme/7/1")),
        ["never has the whole picture"] = Telling(told => told.Kind == CtiEventKind.Reconciled ? [] : [told], [.. InEveryWatch(Waits), (GoesOn, Waits)]),
        ["loses snapshots"] = Telling(
            told => told.Kind == CtiEventKind.Snapshot ? [] : [told], (Begins, "the picture has SignedOut with 0 calls where the exchange has NotReady with 0")) with { Luck = [Calls, Anew] },
        ["loses who signs in"] = Losing(CtiEventKind.SignedIn, Doings) with { Luck = [Anew] },
        ["loses states"] = Losing(CtiEventKind.StateChanged, Doings),
        ["loses who signs out"] = Losing(CtiEventKind.SignedOut, Doings),
        ["tells of somebody else who signed in"] = Telling(
            told => told.Kind == CtiEventKind.SignedOut ? [SomebodyElse(told), told] : [told], (Doings, "the picture has NotReady with 0 calls where the exchange has SignedOut with 0")),

        ["loses calls that ring"] = Telling(
            told => told.Kind == CtiEventKind.CallOffered ? [] : [told with { Calls = told.Calls?.Where(call => call.Phase != CtiCallPhase.Offered).ToList() }], (Calls, Waits)),
        ["loses calls that begin"] = Losing(CtiEventKind.CallEstablished, Calls),
        ["loses calls on hold"] = Losing(CtiEventKind.CallHeld, Calls),
        ["loses calls that are taken back"] = Losing(CtiEventKind.CallRetrieved, Calls),
        ["loses calls that end"] = Losing(CtiEventKind.CallCleared, Calls),
        ["loses calls that are dialled"] = Losing(CtiEventKind.CallOriginated, Calls),
        ["takes dialled calls for a customer's"] = Telling(
            told => told.Kind == CtiEventKind.CallOriginated ? [told with { Call = told.Call! with { Direction = CtiCallDirection.Inbound } }] : [told], (Calls, "the picture has NotReady with 1 calls, Inbound call-2 Originated where the exchange has NotReady with 1 calls, Outbound call-2 Originated")),
        ["takes a customer's calls for dialled ones"] = Telling(
            told => told.Kind == CtiEventKind.CallOffered ? [told with { Call = told.Call! with { Direction = CtiCallDirection.Outbound } }] : [told],
            (Calls, "the picture has NotReady with 1 calls, Outbound call-1 Offered where the exchange has NotReady with 1 calls, Inbound call-1 Offered")),
        ["tells of somebody else when a call is dialled"] = Telling(
            told => told.Kind == CtiEventKind.CallOriginated ? [SomebodyElse(told), told] : [told], (Calls, "the picture has NotReady with 0 calls where the exchange has SignedOut with 0")),

        ["hides lost connections"] = new(
            fake =>
            {
                var isWhole = false;
                return new BrokenConnector(fake)
                {
                    Tells = told =>
                    {
                        var was = isWhole;
                        isWhole |= told.Kind == CtiEventKind.Reconciled;
                        if (!was) return [told];
                        if (told.Kind is CtiEventKind.Reconciling or CtiEventKind.Reconciled) return [];
                        return [told.Kind == CtiEventKind.Snapshot ? told with { Kind = CtiEventKind.SignedIn, Calls = null } : told];
                    },
                };
            },
            (Anew, Waits)),
        ["knows nothing of one agent"] = Telling(told => told.Agent == FakeFixture.Three[2] ? [] : [told], (Anew, Waits)),
        ["keeps who left while the connection was lost"] = new(
            fake =>
            {
                var times = 0;
                return new BrokenConnector(fake)
                {
                    Tells = told => told.Kind == CtiEventKind.Reconciled && ++times == 2 ? [SomebodyElse(told), told] : [told],
                };
            },
            (Anew, "the picture has NotReady with 0 calls where the exchange has SignedOut with 0")),
        ["ends a watch by itself"] = new(
            fake => new BrokenConnector(fake) { EndsAfter = told => told.Kind == CtiEventKind.Reconciled }, [.. OfWhatFollows("the watch ended by itself")]),
        ["throws out of a watch"] = new(
            fake => new BrokenConnector(fake) { EndsAfter = told => told.Kind == CtiEventKind.Reconciled && Throw(new InvalidOperationException("Lost.")) }, [.. OfWhatFollows("the watch threw")]),
        ["cancels a watch by itself"] = new(
            fake => new BrokenConnector(fake) { EndsAfter = told => told.Kind == CtiEventKind.Reconciled && Throw(new OperationCanceledException()) }, [.. OfWhatFollows("the watch threw")]),
    };

    private static BrokenRow Claiming(CtiCapabilities not, string says) => new(fake => new BrokenConnector(fake) { Claims = CtiCapabilities.All & ~not }, (Unclaimed, says));

    private static BrokenRow OfTenant(Func<CtiAnswer<CtiTenantCheck>, CtiAnswer<CtiTenantCheck>> change, string says) => new(fake => new BrokenConnector(fake) { SaysOfTenant = change }, (Tenants, says));

    private static BrokenRow OfAgent(Func<CtiAnswer<CtiAgentCheck>, CtiAnswer<CtiAgentCheck>> change, string says) => new(fake => new BrokenConnector(fake) { SaysOfAgent = change }, (Agents, says));

    private static BrokenRow Provisioning(Func<Func<ValueTask<CtiAnswer>>, ValueTask<CtiAnswer>> how, string says) => new(fake => new BrokenConnector(fake) { Provisions = how }, (Agents, says));

    private static BrokenRow Telling(Func<CtiEvent, IEnumerable<CtiEvent>> tells, params (string Case, string Says)[] caughtBy) => new(fake => new BrokenConnector(fake) { Tells = tells }, caughtBy);

    private static BrokenRow Losing(CtiEventKind kind, string caughtBy) => Telling(told => told.Kind == kind ? [] : [told], (caughtBy, Waits));

    private static IEnumerable<(string Case, string Says)> InEveryWatch(string says) => new[] { Begins, Doings, Calls, Anew, Ends }.Select(name => (name, says));

    private static IEnumerable<(string Case, string Says)> OfWhatFollows(string says) => new[] { Doings, Calls, Anew }.Select(name => (name, says));

    private static CtiEvent SomebodyElse(CtiEvent told) => told with { Kind = CtiEventKind.SignedIn, Agent = FakeFixture.Three[1], Call = null, State = null };

    private static Func<Func<ValueTask<CtiAnswer>>, ValueTask<CtiAnswer>> Instead(CtiAnswer answer) => _ => new(answer);

    private static Func<Func<ValueTask<CtiAnswer>>, ValueTask<CtiAnswer>> Changed(Func<CtiAnswer, CtiAnswer> change) => async ask => change(await ask());

    private static bool Throw(Exception e) => throw e;
}

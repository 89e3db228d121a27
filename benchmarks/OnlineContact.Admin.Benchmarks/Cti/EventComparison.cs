using System.Text;
using System.Xml;
using Microsoft.Extensions.Options;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Benchmarks.Cti;

/// <summary>
/// Events from the simulated exchange to who watches, over one connection on the loopback address, against reading the same XML with a bare XmlReader:
/// <c>cti.events</c>. What an event allocates, on all threads together, is written beside it.
/// </summary>
internal sealed class EventComparison : IComparison
{
    private const int Events = 5_000;

    public string Name => "cti.events";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var agent = new CtiNumbers { Id = CtiId.Create("kim01").Value, No = CtiNo.Create("7001").Value };
        await using var exchange = SimulatedExchange.Start();
        exchange.Add(agent);
        exchange.SignIn(agent);
        await using var connector = new IpccConnector(
            Options.Create(new IpccOptions { Exchange = new IpccExchange { Host = "127.0.0.1", Port = exchange.Port, UserName = "oca", Password = "secret-of-the-exchange" } }), new FakeAdminClock(), TimeProvider.System);
        var tenant = new CtiTenant { Organization = OrganizationId.Parse("acme"), Name = "haneul" };
        await using var watch = connector.WatchAsync(new CtiWatch { Tenant = tenant, Fence = 1, Agents = [agent] }, default).GetAsyncEnumerator();
        while (await watch.MoveNextAsync() && watch.Current.Kind != CtiEventKind.Reconciled)
        {
        }

        byte[][] bodies = [.. Enumerable.Range(0, Events).Select(i => Event(exchange.Monitors.Keys.Single(), i))];
        byte[] frames = [.. bodies.SelectMany(body => SimulatedExchange.EventFrame(Encoding.UTF8.GetString(body)))];
        var ratio = await SideBySide.RatioAsync(WatchAsync, () => Task.FromResult(Read(bodies)), warmUps: 20, rounds: 60);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await WatchAsync();
        var ours = (GC.GetTotalAllocatedBytes(precise: true) - before) / Events;
        before = GC.GetTotalAllocatedBytes(precise: true);
        Read(bodies);
        Console.WriteLine($"cti.events: {ours} bytes for an event, {(GC.GetTotalAllocatedBytes(precise: true) - before) / Events} of them for a bare XmlReader; {frames.Length / Events} bytes on the wire");
        return [new RatioPart { Name = Name, Value = ratio, Goal = 2.0 }];

        async Task WatchAsync()
        {
            exchange.SendRaw(frames);
            for (var left = Events; left > 0;)
            {
                await watch.MoveNextAsync();
                if (watch.Current.Kind == CtiEventKind.StateChanged) left--;
            }
        }
    }

    private static int Read(byte[][] bodies)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var length = 0;
        foreach (var body in bodies)
        {
            using var reader = XmlReader.Create(new MemoryStream(body), settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Text) length += reader.Value.Length;
            }
        }

        return length;
    }

    /// <summary>An event as exchanges send them, with what they tell beside it.</summary>
    private static byte[] Event(string monitor, int i) => Encoding.UTF8.GetBytes(
        $"""
        <?xml version="1.0" encoding="UTF-8"?><AgentNotReadyEvent xmlns="http://www.ecma-international.org/standards/ecma-323/csta/ed4"><monitorCrossRefID>{monitor}</monitorCrossRefID><agentDevice><deviceIdentifier>7001</deviceIdentifier></agentDevice><agentID>kim01</agentID><acdGroup>4000</acdGroup><cause>normal</cause><extensions><privateData><private><reasonCode>{(i % 2 == 0 ? "rest" : "meal")}</reasonCode></private></privateData></extensions></AgentNotReadyEvent>
        """);
}

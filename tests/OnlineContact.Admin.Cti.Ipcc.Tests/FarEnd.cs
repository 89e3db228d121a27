using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>What was asked of an exchange.</summary>
internal sealed record Asked(int InvokeId, XElement Message)
{
    public string Name => Message.Name.LocalName;

    public string Of(string name) => Message.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
}

/// <summary>The exchange's end of a connection: the test reads what is asked, and answers what it likes.</summary>
internal sealed class FarEnd(Stream stream) : IDisposable
{
    public const string Edition = "http://www.ecma-international.org/standards/ecma-323/csta/ed4";

    /// <summary>How long a test waits at most for what should come at once.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int HeaderLength = 8;
    private const int EventId = 9999;

    public static string Begun(string granted = "180") =>
        $"<sessionID>session1</sessionID><actualProtocolVersion>{Edition}</actualProtocolVersion><actualSessionDuration>{granted}</actualSessionDuration>";

    public static byte[] Frame(int invokeId, string name, string content = "")
    {
        var ns = name.Contains("ApplicationSession", StringComparison.Ordinal) ? "http://www.ecma-international.org/standards/ecma-354/appl_session" : Edition;
        var body = Encoding.UTF8.GetBytes($"<{name} xmlns=\"{ns}\">{content}</{name}>");
        var length = HeaderLength + body.Length;
        return [0, 0, (byte)(length >> 8), (byte)length, .. Encoding.ASCII.GetBytes(invokeId.ToString("0000", CultureInfo.InvariantCulture)), .. body];
    }

    public static byte[] Event(string name, string content = "") => Frame(EventId, name, content);

    /// <summary>What is asked next; null when the connection was closed.</summary>
    public async Task<Asked?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var header = new byte[HeaderLength];
        if (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, patience.Token) < HeaderLength) return null;
        var body = new byte[((header[2] << 8) | header[3]) - HeaderLength];
        await stream.ReadExactlyAsync(body, patience.Token);
        return new Asked(int.Parse(Encoding.ASCII.GetString(header, 4, 4), NumberStyles.None, CultureInfo.InvariantCulture), XElement.Parse(Encoding.UTF8.GetString(body)));
    }

    /// <summary>What is asked next, which must be this.</summary>
    public async Task<Asked> NextAsync(string name)
    {
        var asked = await NextAsync();
        Assert.Equal(name, asked?.Name);
        return asked!;
    }

    public Task AnswerAsync(Asked asked, string name, string content = "") => SendAsync(Frame(asked.InvokeId, name, content));

    public Task TellAsync(string name, string content = "") => SendAsync(Event(name, content));

    /// <summary>Sends frames all at once.</summary>
    public async Task SendAsync(params byte[][] frames) => await stream.WriteAsync(frames.SelectMany(frame => frame).ToArray());

    /// <summary>Begins the session that is asked for.</summary>
    public async Task BeginAsync(string granted = "180") => await AnswerAsync(await NextAsync("StartApplicationSession"), "StartApplicationSessionPosResponse", Begun(granted));

    /// <summary>Answers the next questions of a watch: everybody can be monitored, nobody is signed in, and there are no calls.</summary>
    public async Task AnswerWatchAsync(int questions)
    {
        for (var i = 0; i < questions; i++)
        {
            var asked = await NextAsync();
            Assert.Contains(asked?.Name, new[] { "MonitorStart", "GetAgentState", "SnapshotDevice" });
            await AnswerAsync(asked!, asked!.Name + "Response", asked.Name == "MonitorStart" ? $"<monitorCrossRefID>m{asked.Of("deviceObject")}</monitorCrossRefID>" : "");
        }
    }

    /// <summary>Reads and forgets, until the other side closes.</summary>
    public Task ForgetAllAsync() => stream.CopyToAsync(Stream.Null);

    public void Dispose() => stream.Dispose();
}

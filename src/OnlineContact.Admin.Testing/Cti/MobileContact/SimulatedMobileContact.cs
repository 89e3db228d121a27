using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>
/// A Mobile Contact that speaks the contract of docs/features/cti-mobile-contact.md, for tests of connectors: no port, but a handler for an <see cref="HttpClient"/>. Which
/// base address the client has makes no difference, a path in it neither.
/// </summary>
/// <remarks>Safe to use from several threads. It shares no code with any connector.</remarks>
public sealed class SimulatedMobileContact : SimulatedTelephony
{
    private readonly SimulatedMobileContactOptions _options;
    private readonly List<JsonObject> _events = [];
    private readonly Dictionary<string, (HttpStatusCode Status, JsonObject? Body)> _outcomes = new(StringComparer.Ordinal);
    private readonly HashSet<TaskCompletionSource> _polls = [];
    private long _forgotten;
    private bool _refusesConnections;
    private bool _breaksNextPoll;

    /// <summary>Makes one.</summary>
    /// <param name="options">How it is set up; null: as it comes.</param>
    public SimulatedMobileContact(SimulatedMobileContactOptions? options = null)
        : base(options?.Seed ?? 1) => _options = options ?? new SimulatedMobileContactOptions();

    /// <inheritdoc/>
    public override bool RefusesConnections
    {
        get
        {
            lock (Gate) return _refusesConnections;
        }

        set
        {
            lock (Gate) _refusesConnections = value;
            if (value) Restart();
        }
    }

    /// <summary>How many polls wait for an event.</summary>
    public int OpenPolls
    {
        get
        {
            lock (Gate) return _polls.Count;
        }
    }

    /// <summary>A handler that brings requests here.</summary>
    /// <returns>The handler.</returns>
    public HttpMessageHandler CreateHandler() => new Handler(this);

    /// <inheritdoc/>
    public override void Restart()
    {
        lock (Gate)
        {
            // Who is between two polls finds her connection broken at the next one.
            _breaksNextPoll = _polls.Count == 0;
            foreach (var poll in _polls) poll.TrySetException(Broken(HttpRequestError.ResponseEnded));
            _polls.Clear();
        }
    }

    /// <summary>Forgets all events so far: cursors from before are too old.</summary>
    public void ForgetEvents()
    {
        lock (Gate)
        {
            _forgotten += _events.Count;
            _events.Clear();
        }
    }

    /// <summary>It says how it is itself.</summary>
    /// <param name="status">A word of its own.</param>
    public void SayStatus(string status)
    {
        lock (Gate) Append(new JsonObject { ["kind"] = "systemStatus", ["detail"] = status });
    }

    private long Sequence => _forgotten + _events.Count;

    private protected override void Tell(DeskEvent told)
    {
        var name = told.Kind.ToString();
        var json = new JsonObject { ["kind"] = char.ToLowerInvariant(name[0]) + name[1..], ["ctiId"] = told.Desk.Id, ["ctiNo"] = told.Desk.No };
        if (told.Leg is { } leg)
        {
            json["call"] = CallOf(leg);
        }
        else
        {
            json["mode"] = Word(told.Desk.State.Mode);
            json["reason"] = told.Desk.State.Reason;
        }

        Append(json);
        if (told.To is { } other) Append(new JsonObject { ["kind"] = "callEstablished", ["ctiId"] = other.Id, ["ctiNo"] = other.No, ["call"] = CallOf(told.TakenLeg!) });
    }

    private void Append(JsonObject told)
    {
        told["sequence"] = Sequence + 1;
        told["at"] = InstantPattern.ExtendedIso.Format(Instant.FromDateTimeOffset(_options.Time.GetUtcNow()));
        _events.Add(told);
        foreach (var poll in _polls) poll.TrySetResult();
        _polls.Clear();
    }

    private async Task<HttpResponseMessage> ServeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)) as JsonObject;
        var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
        var query = request.RequestUri!.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        // What comes before the contract's own path belongs to the base address.
        var path = request.RequestUri.AbsolutePath;
        var call = $"{request.Method} {path[Math.Max(0, path.LastIndexOf("/v1/", StringComparison.Ordinal))..]}";
        if (call == "GET /v1/events") await WaitAsync(query, cancellationToken).ConfigureAwait(false);

        (HttpStatusCode Status, JsonObject? Body) answer;
        bool isLost, isLate, isGarbage, isSplit;
        TimeSpan delay;
        lock (Gate)
        {
            if (_refusesConnections) throw Broken(HttpRequestError.ConnectionError);
            if (body is not null && call != "POST /v1/agent") Note(Seen(call, body));
            if (Random.Hits(Faults.Restart))
            {
                Restart();
                throw Broken(HttpRequestError.ResponseEnded);
            }

            if (Random.Hits(Faults.LoseCommand)) throw Broken(HttpRequestError.ResponseEnded);
            answer = Answer(call, request.Headers.Authorization?.ToString(), query, body, key);
            (isLost, isLate, isGarbage) = (Random.Hits(Faults.LoseAnswer), Random.Hits(Faults.DelayAnswer), Random.Hits(Faults.Garbage));
            (isSplit, delay) = (Faults.SplitEverywhere, Faults.Delay);
        }

        if (isLost) throw Broken(HttpRequestError.ResponseEnded);
        if (isLate) await Task.Delay(delay, _options.Time, cancellationToken).ConfigureAwait(false);
        var bytes = isGarbage ? "<html>{\"events\":[[[[" : answer.Body?.ToJsonString() ?? "";
        return new HttpResponseMessage(answer.Status) { RequestMessage = request, Content = new StreamContent(new Dealt(System.Text.Encoding.UTF8.GetBytes(bytes), isSplit ? 1 : int.MaxValue)) };
    }

    private async Task WaitAsync(Dictionary<string, string> query, CancellationToken cancellationToken)
    {
        var poll = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wait = TimeSpan.FromSeconds(int.Parse(query["wait"], CultureInfo.InvariantCulture));
        lock (Gate)
        {
            if (_breaksNextPoll)
            {
                _breaksNextPoll = false;
                throw Broken(HttpRequestError.ResponseEnded);
            }

            if (_refusesConnections || Position(query) is not { } after || after < Sequence) return;
            _polls.Add(poll);
        }

        try
        {
            await poll.Task.WaitAsync(wait, _options.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }
        finally
        {
            lock (Gate) _polls.Remove(poll);
        }
    }

    private (HttpStatusCode Status, JsonObject? Body) Answer(string call, string? authorization, Dictionary<string, string> query, JsonObject? body, string? key)
    {
        if (authorization != $"Bearer {_options.ApiKey}") return Refused(HttpStatusCode.Unauthorized, "credentials");
        if (!_options.Tenants.TryGetValue(body is null ? query.GetValueOrDefault("tenant", "") : Text(body, "tenant"), out var isActivated)) return Refused(HttpStatusCode.NotFound, "unknown-tenant");
        if (body is null)
        {
            return call switch
            {
                "GET /v1/tenant" => Ok(new JsonObject { ["activated"] = isActivated }),
                "GET /v1/agent" => DeskOf(query.GetValueOrDefault("ctiId", ""), query.GetValueOrDefault("ctiNo", "")) is null ? Refused(HttpStatusCode.NotFound, "unknown-agent") : Ok([]),
                "GET /v1/state" => DeskOf(query.GetValueOrDefault("ctiId", ""), query.GetValueOrDefault("ctiNo", "")) is { } desk ? Ok(Standing(desk)) : Refused(HttpStatusCode.NotFound, "unknown-agent"),
                "GET /v1/outcome" => Outcome(query.GetValueOrDefault("key", "")),
                "GET /v1/snapshot" => Ok(new JsonObject { ["sequence"] = Sequence, ["cursor"] = Cursor(Sequence), ["agents"] = new JsonArray([.. Desks.Where(desk => desk.IsSignedIn).Select(Standing)]) }),
                "GET /v1/events" => Page(query),
                _ => Refused(HttpStatusCode.NotFound, "not-supported"),
            };
        }

        if (key is null) return Refused(HttpStatusCode.BadRequest, "no-key");
        if (!_outcomes.TryGetValue(key, out var outcome)) _outcomes.Add(key, outcome = Change(call, body));
        return (outcome.Status, (JsonObject?)outcome.Body?.DeepClone());
    }

    private (HttpStatusCode Status, JsonObject? Body) Change(string call, JsonObject body)
    {
        var (id, no) = (Text(body, "ctiId"), Text(body, "ctiNo"));
        if (call == "POST /v1/agent")
        {
            if (Find(id) is null) Add(new CtiNumbers { Id = CtiId.FromStored(id), No = CtiNo.FromStored(no) });
            return (HttpStatusCode.NoContent, null);
        }

        if (DeskOf(id, no) is not { } desk) return Refused(HttpStatusCode.NotFound, "unknown-agent");
        switch (call)
        {
            case "POST /v1/sign-in" when desk.IsSignedIn: return Refused(HttpStatusCode.Conflict, "already-signed-in");
            case "POST /v1/sign-in": Enter(desk); break;
            case "POST /v1/sign-out" or "POST /v1/state" when !desk.IsSignedIn: return Refused(HttpStatusCode.Conflict, "not-signed-in");
            case "POST /v1/sign-out": Leave(desk); break;
            case "POST /v1/state" when Enum.GetValues<CtiAgentMode>().Where(mode => Word(mode) == Text(body, "mode")).Cast<CtiAgentMode?>().FirstOrDefault() is { } mode and not CtiAgentMode.SignedOut:
                Change(desk, new CtiExchangeState(mode, Text(body, "reason")));
                break;
            default: return Refused(HttpStatusCode.BadRequest, "state-not-allowed");
        }

        return (HttpStatusCode.NoContent, null);
    }

    private (HttpStatusCode, JsonObject?) Outcome(string key)
    {
        if (!_outcomes.TryGetValue(key, out var outcome)) return Refused(HttpStatusCode.NotFound, "unknown-key");
        return Ok(outcome.Status == HttpStatusCode.NoContent ? new JsonObject { ["outcome"] = "done" } : new JsonObject { ["outcome"] = "refused", ["code"] = Text(outcome.Body!, "code") });
    }

    private (HttpStatusCode, JsonObject?) Page(Dictionary<string, string> query)
    {
        if (Position(query) is not { } after || after < _forgotten) return Refused(HttpStatusCode.Gone, "cursor-too-old");
        var page = new List<JsonNode>();
        foreach (var told in _events.Skip((int)(after - _forgotten)))
        {
            if (Random.Hits(Faults.DropEvent)) continue;
            if (page.Count > 0 && Random.Hits(Faults.ReorderEvent))
                page.Insert(page.Count - 1, told.DeepClone());
            else
                page.Add(told.DeepClone());
            if (Random.Hits(Faults.DuplicateEvent)) page.Add(told.DeepClone());
        }

        return Ok(new JsonObject { ["sequence"] = Sequence, ["cursor"] = Cursor(Sequence), ["events"] = new JsonArray([.. page]) });
    }

    private Desk? DeskOf(string id, string no) => Find(id) is { } desk && string.Equals(desk.No, no, StringComparison.OrdinalIgnoreCase) ? desk : null;

    private static CtiCommandSeen Seen(string call, JsonObject body) => new()
    {
        CtiId = Text(body, "ctiId"), CtiNo = Text(body, "ctiNo"), State = call == "POST /v1/state" ? Text(body, "mode") : call["POST /v1/".Length..], Reason = Text(body, "reason") is { Length: > 0 } reason ? reason : null,
    };

    private static JsonObject Standing(Desk desk) => new()
    {
        ["ctiId"] = desk.Id,
        ["ctiNo"] = desk.No,
        ["mode"] = Word(desk.State.Mode),
        ["reason"] = desk.State.Reason,
        ["calls"] = new JsonArray([.. desk.Legs.Select(leg => CallOf(leg, leg.Phase))]),
    };

    private static JsonObject CallOf(Leg leg, CtiCallPhase? phase = null)
    {
        var call = new JsonObject { ["id"] = leg.Call, ["direction"] = leg.Direction == CtiCallDirection.Inbound ? "inbound" : "outbound" };
        if (phase is { } now) call["phase"] = now.ToString().ToLowerInvariant();
        return call;
    }

    private static string Word(CtiAgentMode mode) => mode switch
    {
        CtiAgentMode.SignedOut => "signedOut",
        CtiAgentMode.NotReady => "notReady",
        CtiAgentMode.Ready => "ready",
        CtiAgentMode.Busy => "busy",
        _ => "workingAfterCall",
    };

    private static string Text(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static string Cursor(long sequence) => "c" + sequence.ToString(CultureInfo.InvariantCulture);

    private static long? Position(Dictionary<string, string> query) =>
        query.GetValueOrDefault("cursor", "") is ['c', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : null;

    private static (HttpStatusCode Status, JsonObject? Body) Ok(JsonObject body) => (HttpStatusCode.OK, body);

    private static (HttpStatusCode Status, JsonObject? Body) Refused(HttpStatusCode status, string code) => (status, new JsonObject { ["code"] = code });

    private static HttpRequestException Broken(HttpRequestError error) => new(error, "The simulated Mobile Contact broke the connection.");

    private sealed class Handler(SimulatedMobileContact server) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => server.ServeAsync(request, cancellationToken);
    }

    /// <summary>Bytes, dealt out in pieces.</summary>
    private sealed class Dealt(byte[] bytes, int most) : MemoryStream(bytes, writable: false)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(most, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(most, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));
    }
}

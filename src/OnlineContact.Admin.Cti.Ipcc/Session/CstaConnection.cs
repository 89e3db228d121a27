using System.Net.Sockets;
using OnlineContact.Admin.Cti.Ipcc.Frames;
using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Cti.Ipcc.Session;

/// <summary>
/// One connection: requests go out one after the other, answers come in any order and find their request by the invoke ID, events go to who
/// watches. It is lost at the first thing that is no CSTA; then every request that waits is told that its answer will not come.
/// </summary>
/// <remarks>Safe to use from several threads. What it tells its watcher comes on one thread at a time, in the order in which it was sent.</remarks>
internal sealed class CstaConnection : IAsyncDisposable
{
    /// <summary>How many requests may wait at a time.</summary>
    private const int MaxWaiting = 5_000;

    /// <summary>How many answers may be missing before the exchange counts as dead. Their invoke IDs cannot be used again.</summary>
    private const int MaxMissing = 1_000;

    private readonly Stream _stream;
    private readonly TimeProvider _time;
    private readonly FrameReader _frames;
    private readonly CstaReader _reader = new();
    private readonly Action<CstaElement> _onEvent;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Waiting> _waiting = [];
    private readonly List<(int InvokeId, CstaElement Message)> _received = [];
    private Task _reading = Task.CompletedTask;
    private int _lastId;
    private int _missing;
    private bool _isLost;

    public CstaConnection(Stream stream, int limit, TimeProvider time, Action<CstaElement> onEvent)
    {
        _stream = stream;
        _time = time;
        _frames = new FrameReader(limit);
        _onEvent = onEvent;
    }

    /// <summary>The edition in which we write; agreed on when the session begins.</summary>
    public int Edition { get; set; } = CstaNamespaces.LastEdition;

    /// <summary>Cancelled when the connection is lost.</summary>
    public CancellationToken Lost => _stop.Token;

    /// <summary>Begins to listen.</summary>
    public void Start() => _reading = Task.Run(ReadAsync);

    /// <summary>Sends a request, once, and waits for its answer.</summary>
    /// <param name="message">The request.</param>
    /// <param name="timeLimit">How long all of it may take.</param>
    /// <param name="cancellationToken">Cancels the waiting; what was sent was sent.</param>
    /// <param name="inOrder">Is told the answer before anything that came after it.</param>
    public async Task<CstaReply> InvokeAsync(CstaMessage message, TimeSpan timeLimit, CancellationToken cancellationToken, Action<CstaElement>? inOrder = null)
    {
        using var limit = new CancellationTokenSource(timeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var waiting = new Waiting(message.Name, inOrder);
        try
        {
            await _turn.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return CstaReply.NotSent;
        }

        try
        {
            if (Register(waiting) is not { } invokeId) return CstaReply.NotSent;
            if (!await WriteAsync(CstaWriter.Frame(message, Edition, invokeId), either.Token).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                return CstaReply.Unanswered;
            }
        }
        finally
        {
            _turn.Release();
        }

        try
        {
            return await waiting.Answer.Task.WaitAsync(either.Token).ConfigureAwait(false) is { } answer ? CstaReply.Of(answer) : CstaReply.Unanswered;
        }
        catch (OperationCanceledException)
        {
            Miss(waiting);
            cancellationToken.ThrowIfCancellationRequested();
            return CstaReply.Unanswered;
        }
    }

    /// <summary>Sends what wants no answer, if the connection is still there.</summary>
    public async Task PostAsync(CstaMessage message, int invokeId)
    {
        try
        {
            await _turn.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            await WriteAsync(CstaWriter.Frame(message, Edition, invokeId), _stop.Token).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives the connection up.</summary>
    public void Abandon()
    {
        List<Waiting> unanswered;
        lock (_gate)
        {
            if (_isLost) return;
            _isLost = true;
            unanswered = [.. _waiting.Values];
            _waiting.Clear();
        }

        _stream.Dispose();
        foreach (var each in unanswered) each.Answer.TrySetResult(null);
        _stop.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        // Who is writing finds her stream gone; nothing here holds anything that had to be disposed of as well.
        Abandon();
        await _reading.ConfigureAwait(false);
    }

    private int? Register(Waiting waiting)
    {
        lock (_gate)
        {
            if (_isLost || _waiting.Count >= MaxWaiting) return null;
            do
            {
                _lastId = (_lastId + 1) % CstaFrame.EventInvokeId;
            }
            while (_waiting.ContainsKey(_lastId));
            _waiting.Add(_lastId, waiting);
            return _lastId;
        }
    }

    private async Task<bool> WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
            await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (IsLoss(e))
        {
            // Perhaps half of it is out: what follows would not be understood.
            Abandon();
            return false;
        }
    }

    /// <summary>Nobody waits for this answer any more. Its invoke ID stays taken until it comes, so that it is not taken for another one's.</summary>
    private void Miss(Waiting waiting)
    {
        lock (_gate)
        {
            if (waiting.IsAnswered) return;
            waiting.IsMissed = true;
            if (++_missing <= MaxMissing) return;
        }

        Abandon();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var count = await _stream.ReadAsync(_frames.Free(), _stop.Token).ConfigureAwait(false);
                if (count == 0) return;
                _frames.Received(count);
                TakeAll();
            }
        }
        catch (Exception e) when (IsLoss(e) || e is CstaProtocolException)
        {
        }
        finally
        {
            Abandon();
        }
    }

    /// <summary>All that came together is read first and then handed on together, so that who waits for it is woken once. What came before garbage counts.</summary>
    private void TakeAll()
    {
        try
        {
            while (_frames.TryRead(out var frame)) _received.Add((frame.InvokeId, _reader.Read(frame.Body.Span)));
        }
        finally
        {
            foreach (var (invokeId, message) in _received) Take(invokeId, message);
            _received.Clear();
        }
    }

    private void Take(int invokeId, CstaElement message)
    {
        if (invokeId == CstaFrame.EventInvokeId)
        {
            _onEvent(message);
            return;
        }

        if (message.Name == "SystemStatus")
        {
            _onEvent(message);
            _ = PostAsync(CstaMessage.SystemStatusResponse(), invokeId);
            return;
        }

        Waiting? waiting;
        lock (_gate)
        {
            // A second answer, or one to nothing that was asked.
            if (!_waiting.TryGetValue(invokeId, out waiting) || !waiting.IsAnsweredBy(message)) return;
            _waiting.Remove(invokeId);
            waiting.IsAnswered = true;
            if (waiting.IsMissed) _missing--;
        }

        waiting.InOrder?.Invoke(message);
        waiting.Answer.TrySetResult(message);
    }

    private static bool IsLoss(Exception e) => e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException;

    private sealed class Waiting(string request, Action<CstaElement>? inOrder)
    {
        public TaskCompletionSource<CstaElement?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Action<CstaElement>? InOrder { get; } = inOrder;

        public bool IsAnswered { get; set; }

        public bool IsMissed { get; set; }

        public bool IsAnsweredBy(CstaElement message) =>
            message.Name == "CSTAErrorCode"
            || (message.Name.StartsWith(request, StringComparison.Ordinal) && message.Name.AsSpan(request.Length) is "Response" or "PosResponse" or "NegResponse");
    }
}

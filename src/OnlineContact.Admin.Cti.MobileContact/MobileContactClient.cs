using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.MobileContact.Wire;
using Polly.CircuitBreaker;

namespace OnlineContact.Admin.Cti.MobileContact;

/// <summary>
/// Makes calls. A question may be asked several times; a change is sent once, and when its answer does not come, what became of it is asked by
/// its idempotency key.
/// </summary>
internal sealed class MobileContactClient(IHttpClientFactory clients, IMobileContactWire wire, IOptions<MobileContactOptions> options, TimeProvider time)
{
    public const string Name = "OnlineContact.Admin.Cti.MobileContact";

    /// <summary>Marks what must not be sent again.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRepeatable = new("oca.repeatable");

    /// <summary>Read when it is needed: what is wrong with the options the start says, and not whoever makes a client.</summary>
    private TimeSpan Limit => options.Value.TimeLimit.ToTimeSpan();

    /// <summary>Asks something.</summary>
    public async Task<MobileContactReply> AskAsync(MobileContactCall call, CancellationToken cancellationToken)
    {
        var reply = await WithinAsync(call, Limit + call.Wait.ToTimeSpan(), cancellationToken).ConfigureAwait(false);
        return reply is { Answer.Kind: not CtiAnswerKind.Unknown } ? reply : new MobileContactReply { Answer = CtiAnswer.Unreachable };
    }

    /// <summary>Changes something, once.</summary>
    public async Task<CtiAnswer> ChangeAsync(MobileContactCall call, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var change = call with { IdempotencyKey = RandomNumberGenerator.GetHexString(32, lowercase: true) };
        // A third of the time is kept for asking what became of it.
        var reply = await WithinAsync(change, Limit * (2 / 3d), cancellationToken).ConfigureAwait(false);
        if (reply is { Answer.Kind: not CtiAnswerKind.Unknown }) return reply.Answer;
        var outcome = await WithinAsync(change with { Kind = MobileContactCallKind.GetOutcome }, Limit - time.GetElapsedTime(start), cancellationToken).ConfigureAwait(false);
        return outcome is { Answer: { Kind: CtiAnswerKind.Done } or { Kind: CtiAnswerKind.Refused, Refusal: not (CtiRefusal.Credentials or CtiRefusal.Overloaded or CtiRefusal.Other) } } ? outcome.Answer : CtiAnswer.Unknown;
    }

    /// <summary>The reply; null when none came, or none that was understood, and it may have been carried out.</summary>
    private async Task<MobileContactReply?> WithinAsync(MobileContactCall call, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        if (timeLimit <= TimeSpan.Zero) return null;
        using var limit = new CancellationTokenSource(timeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await SendAsync(call, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
        catch (BrokenCircuitException)
        {
            return new MobileContactReply { Answer = CtiAnswer.Unreachable };
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            // There was no connection on which anything could have been sent.
            return new MobileContactReply { Answer = CtiAnswer.Unreachable };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or FormatException or JsonException)
        {
            return null;
        }
    }

    private async Task<MobileContactReply> SendAsync(MobileContactCall call, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Name);
        using var request = wire.Request(call);
        if (request.RequestUri is null or { IsAbsoluteUri: true }) throw new InvalidOperationException($"The wire made no relative address for {call.Kind}.");
        if (call is { IsChange: false, Kind: not MobileContactCallKind.Events }) request.Options.Set(IsRepeatable, true);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return wire.Read(call, response.StatusCode, await BodyAsync(response.Content, cancellationToken).ConfigureAwait(false));
    }

    private async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxAnswerLength;
        using var body = new MemoryStream();
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var piece = new byte[16 * 1_024];
            while (await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                if (body.Length + count > most) throw new FormatException($"An answer has more than {most} bytes.");
                body.Write(piece, 0, count);
            }
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}

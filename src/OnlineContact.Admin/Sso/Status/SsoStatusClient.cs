using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Status;

/// <summary>
/// Asks a customer's site whether a user is signed in. What the site is, somebody has typed in: so no redirect is followed, no cookie or
/// proxy is used, size and time are bounded, and the connection goes to the very address that was looked at after the name was
/// resolved; a private or reserved address is refused unless the host allows it.
/// </summary>
/// <remarks>Safe to use from several threads; a singleton.</remarks>
public sealed class SsoStatusClient : IDisposable
{
    /// <summary>The most bytes of an answer.</summary>
    public const int MaxAnswerLength = 16_384;

    private const int MaxHeadersKilobytes = 16;

    private readonly SsoSettings _settings;
    private readonly TimeProvider _time;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private readonly HttpMessageInvoker _http;

    internal SsoStatusClient(SsoSettings settings, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        _settings = settings;
        _time = time;
        _resolve = resolve ?? Dns.GetHostAddressesAsync;
        _http = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = MaxHeadersKilobytes,
                ActivityHeadersPropagator = null,
                // An address is looked at when a connection is made, so none is kept for long.
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                ConnectCallback = ConnectAsync,
            },
            disposeHandler: true);
    }

    /// <summary>Asks a URL.</summary>
    /// <param name="url">The URL; https, or http to a loopback address where the host allows it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The answer; or OCA6003 the URL, OCA6038 no usable answer, OCA6039 no address that may be asked.</returns>
    public async Task<Outcome<SsoLoginStatus>> AskAsync(Uri url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (Rules.SsoUrlIsAcceptable.Check("url", url.OriginalString, _settings.AllowLoopbackHttp, out _) is { } wrong) return Outcome.Refused<SsoLoginStatus>(wrong);
        using var timeout = new CancellationTokenSource(_settings.StatusTimeout.ToTimeSpan(), _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await AskAsync(url, url.IdnHost, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(url.IdnHost, "timeout");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return e.InnerException is AddressRefusedException || e is AddressRefusedException
                ? Outcome.Refused<SsoLoginStatus>(AdminErrors.SsoAddressRefused.With(url.IdnHost))
                : Failed(url.IdnHost, "unreachable");
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<Outcome<SsoLoginStatus>> AskAsync(Uri url, string site, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK) return Failed(site, string.Create(CultureInfo.InvariantCulture, $"status-{(int)response.StatusCode}"));
        if (await BodyAsync(response.Content, cancellationToken).ConfigureAwait(false) is not { } body) return Failed(site, "too-large");
        var (status, reason) = StatusJson.Read(body);
        return status is null ? Failed(site, reason) : Outcome.Success(status);
    }

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = new byte[MaxAnswerLength + 1];
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (length > MaxAnswerLength) return null;
        return body.AsMemory(0, length);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellationToken).ConfigureAwait(false);
        var isLoopbackUrl = context.InitialRequestMessage.RequestUri is { IsLoopback: true } && _settings.AllowLoopbackHttp;
        var allowed = addresses.Where(address => _settings.AllowPrivateAddresses || PublicAddress.Is(address) || (isLoopbackUrl && IPAddress.IsLoopback(address))).ToArray();
        if (allowed.Length == 0) throw new AddressRefusedException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Outcome<SsoLoginStatus> Failed(string site, string reason) => Outcome.Refused<SsoLoginStatus>(AdminErrors.SsoStatusFailed.With(site, reason));

    /// <summary>Goes from where the connection is made to where it was asked for.</summary>
    private sealed class AddressRefusedException() : IOException("No address of the site may be asked.");
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Cti.MobileContact;

/// <summary>What the cloud answered; a refusal has a code.</summary>
internal sealed record Answered(HttpStatusCode Status, JsonObject? Body)
{
    public string? Code => (string?)Body?["code"];
}

/// <summary>Who speaks to a simulated Mobile Contact word by word.</summary>
internal sealed class CloudCaller : IDisposable
{
    private readonly HttpClient _client;
    private int _lastKey;

    public CloudCaller(SimulatedMobileContact cloud, string? key = "secret-of-mobile-contact", string at = "https://mobile.example/")
    {
        _client = new HttpClient(cloud.CreateHandler()) { BaseAddress = new Uri(at) };
        if (key is not null) _client.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    public static string Agent(string more = "", string tenant = "haneul", string id = "agent01", string no = "7001") => $$"""{"tenant":"{{tenant}}","ctiId":"{{id}}","ctiNo":"{{no}}"{{more}}}""";

    public static string State(string mode, string? reason = null) => Agent($",\"mode\":\"{mode}\"" + (reason is null ? "" : $",\"reason\":\"{reason}\""));

    public async Task<Answered> GetAsync(string path, CancellationToken cancellationToken = default)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync(answer);
    }

    /// <summary>The events behind a cursor, and waits so many seconds for some.</summary>
    public Task<Answered> EventsAsync(string cursor, int wait = 0, CancellationToken cancellationToken = default) => GetAsync($"v1/events?tenant=haneul&cursor={cursor}&wait={wait}", cancellationToken);

    /// <summary>Sends a change with a key; one of its own unless it is given.</summary>
    public async Task<Answered> PostAsync(string path, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        key ??= $"key{++_lastKey}";
        if (key.Length > 0) request.Headers.Add("Idempotency-Key", key);
        using var answer = await _client.SendAsync(request);
        return await ReadAsync(answer);
    }

    public async Task<byte[]> BytesAsync(string path) => await _client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    public async Task<Stream> StreamAsync(string path) => await _client.GetStreamAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => _client.Dispose();

    private static async Task<Answered> ReadAsync(HttpResponseMessage answer)
    {
        Assert.NotNull(answer.RequestMessage);
        var text = await answer.Content.ReadAsStringAsync();
        return new Answered(answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text)!.AsObject() : null);
    }
}

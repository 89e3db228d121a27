using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Exporting;

/// <summary>Entries as objects of JSON. A text that is erased is null, and its name stands in the list <c>erased</c>.</summary>
internal sealed class JsonLogLines(IBufferWriter<byte> output, string language) : ILogLines
{
    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly List<string> _erased = [];

    public void Begin()
    {
    }

    public void Entry(ChangeLogEntry entry)
    {
        _erased.Clear();
        _json.WriteStartObject();
        _json.WriteNumber("sequence", entry.Sequence);
        _json.WriteString("time", InstantPattern.ExtendedIso.Format(entry.Time));
        _json.WriteString("kind", entry.Kind.ToString());
        _json.WriteString("category", entry.Category.ToString());
        Text("operation", entry.Operation);
        Text("content", entry.Content(language));
        _json.WriteStartObject("arguments");
        foreach (var (name, value) in entry.Arguments) Text(name, value);
        _json.WriteEndObject();
        _json.WriteBoolean("byOperator", entry.ByOperator);
        Text("actorId", entry.ActorId);
        Text("actorName", entry.ActorName);
        Text("ipAddress", entry.IpAddress);
        _json.WriteString("targetKind", entry.TargetKind.ToString());
        Text("targetId", entry.TargetId);
        Text("targetName", entry.TargetName);
        if (entry.Service is { } service) _json.WriteNumber("service", service);
        else _json.WriteNull("service");
        Text("serviceId", entry.ServiceId);
        Text("serviceName", entry.ServiceName);
        Text("before", entry.Before);
        Text("after", entry.After);
        _json.WriteString("hash", entry.Hash.ToString());
        _json.WriteStartArray("erased");
        foreach (var name in _erased) _json.WriteStringValue(name);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        output.Write("\n"u8);
    }

    public void Dispose() => _json.Dispose();

    private void Text(string name, LoggedText text)
    {
        if (text.IsErased) _erased.Add(name);
        Text(name, text.Value);
    }

    /// <summary>Half of a pair, which no encoding has, becomes U+FFFD.</summary>
    private void Text(string name, string? value)
    {
        if (value is null) _json.WriteNull(name);
        else _json.WriteString(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
    }
}

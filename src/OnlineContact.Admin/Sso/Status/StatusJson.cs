using System.Text.Json;
using OnlineContact.Admin.Sso.Rules;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.Status;

/// <summary>
/// Reads the answer of a status URL: an object with <c>login</c>, a boolean or one of the strings <c>"true"</c> and <c>"false"</c>, and
/// <c>usercode</c>, required when logged in. Source: F (handbook, section 6). Other members are passed over; one that stands twice is refused.
/// </summary>
internal static class StatusJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>The status, or why there is none.</summary>
    public static (SsoLoginStatus? Status, string Reason) Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(bytes), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : (null, "not-json");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is said of a member whose name holds half of an escaped surrogate pair.
            return (null, "not-json");
        }
    }

    private static (SsoLoginStatus? Status, string Reason) Read(JsonElement answer)
    {
        if (!answer.TryGetProperty("login", out var login) || LoginOf(login) is not { } isLoggedIn) return (null, "login-missing");
        if (!isLoggedIn) return (new SsoLoginStatus { IsLoggedIn = false, UserCode = null }, "");
        var code = answer.TryGetProperty("usercode", out var value) && value.ValueKind == JsonValueKind.String ? Text(value) : null;
        var isCode = !Blank.IsBlank(code) && SsoFieldsAreInBounds.Check(new SsoLoginFields { Service = "status", UserCode = code!, Time = 0 }) is null;
        return isCode ? (new SsoLoginStatus { IsLoggedIn = true, UserCode = code }, "") : (null, "usercode-missing");
    }

    private static bool? LoginOf(JsonElement login) => login.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when Text(login) == "true" => true,
        JsonValueKind.String when Text(login) == "false" => false,
        _ => null,
    };

    // A string with half of an escaped surrogate pair cannot be read.
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}

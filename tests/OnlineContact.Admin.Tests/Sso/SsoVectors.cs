using System.Text.Json;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Tests.Errors;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>The golden vectors beside this file, as data of theories.</summary>
internal static class SsoVectors
{
    public static readonly SsoTokenPolicy Lenient = new() { AcceptsVersion1 = true, AcceptsVersion2 = true, IsStrict = false, DeclaredFields = SsoOptionalFields.None, Audience = "acme.1" };

    public static JsonElement Read(string file)
    {
        var path = Path.Combine(RepositoryFolder.Root, "tests", "OnlineContact.Admin.Tests", "Sso", "Vectors", file);
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }

    public static TheoryData<string> Names(string file) => [.. Read(file).GetProperty("vectors").EnumerateArray().Select(vector => vector.GetProperty("name").GetString()!)];

    public static JsonElement Named(string file, string name) => Read(file).GetProperty("vectors").EnumerateArray().Single(vector => vector.GetProperty("name").GetString() == name);

    public static SsoLoginFields Fields(JsonElement fields) => new()
    {
        Service = Text(fields, "service")!,
        UserCode = Text(fields, "usercode")!,
        UserName = Text(fields, "username"),
        Email = Text(fields, "email"),
        Phone = Text(fields, "phone"),
        MemberNo = Text(fields, "memberno"),
        ReturnUrl = Text(fields, "returnUrl"),
        Time = fields.GetProperty("time").GetInt64(),
    };

    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}

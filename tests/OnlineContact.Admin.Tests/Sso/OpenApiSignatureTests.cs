using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class OpenApiSignatureTests
{
    private const string File = "open-api-signature.json";

    public static TheoryData<string> Vectors => SsoVectors.Names(File);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_is_signed_and_verified(string name)
    {
        var (secret, request, authorization) = Vector(name);

        Assert.Equal(SsoVectors.Named(File, name).GetProperty("text").GetString(), OpenApiSignature.Text(request));
        Assert.Equal(authorization, OpenApiSignature.Sign(secret, request));
        Assert.Equal(secret.Version, Verify(authorization, request, secret).Value);
        Assert.Equal(authorization, OpenApiSignature.Sign(secret, request with { Parameters = [.. request.Parameters.Reverse()] }));
    }

    [Theory]
    [InlineData(-60_000, null)]
    [InlineData(-60_001, "OCA6062")]
    [InlineData(300_000, null)]
    [InlineData(300_001, "OCA6062")]
    public void A_request_is_valid_for_five_minutes(int age, string? code)
    {
        var (secret, request, authorization) = Vector("POST without parameters");

        Assert.Equal(code, Code(OpenApiSignature.Verify(authorization, request, [secret], Instant.FromUnixTimeMilliseconds(request.Timestamp + age))));
    }

    [Fact]
    public void Whatever_is_changed_breaks_the_signature()
    {
        var (secret, request, authorization) = Vector("parameters sorted by name and a body");

        Assert.Equal("OCA6061", Code(Verify(authorization, request with { OrganizationId = "other" }, secret)));
        Assert.Equal("OCA6061", Code(Verify(authorization, request with { Path = "/other" }, secret)));
        Assert.Equal("OCA6061", Code(Verify(authorization, request with { Body = "{ }" }, secret)));
        Assert.Equal("OCA6061", Code(Verify(authorization, request with { Parameters = [] }, secret)));
        Assert.Equal("OCA6061", Code(Verify(authorization, request with { Timestamp = request.Timestamp + 1 }, secret)));
        Assert.Equal("OCA6061", Code(Verify(authorization, request, new ApiSecret(2, "another"))));
        Assert.All(new[] { null, "", " ", authorization[..43], authorization + "=", new string('*', 44) }, text => Assert.Equal("OCA6061", Code(Verify(text, request, secret))));
    }

    [Fact]
    public void What_is_out_of_bounds_is_refused_before_anything_is_computed()
    {
        var (secret, request, authorization) = Vector("POST without parameters");

        foreach (var wrong in new[]
        {
            request with { OrganizationId = "" }, request with { Path = "" }, request with { Path = "/" + new string('a', OpenApiRequest.MaxPathLength) },
            request with { Body = new string('a', OpenApiRequest.MaxBodyLength + 1) }, request with { Parameters = [new("a", "1"), new("a", "2")] },
            request with { Parameters = [.. Enumerable.Range(0, 101).Select(i => KeyValuePair.Create($"p{i}", ""))] },
            request with { Parameters = [new("a", new string('x', OpenApiRequest.MaxParametersLength))] },
        })
        {
            Assert.Equal("OCA6060", Code(Verify(authorization, wrong, secret)));
            Assert.Throws<ArgumentException>(() => OpenApiSignature.Sign(secret, wrong));
        }

        Assert.Equal("OCA6061", Code(Verify(authorization, request with { Timestamp = long.MinValue }, secret, request.Timestamp)));
        Assert.Equal("OCA6062", Code(Verify(OpenApiSignature.Sign(secret, request with { Timestamp = long.MaxValue }), request with { Timestamp = long.MaxValue }, secret, request.Timestamp)));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_signed_since_another_half_would_have_the_same_signature()
    {
        var (secret, request, _) = Vector("parameters sorted by name and a body");

        // In UTF-8 each of them would be U+FFFD, and so this signature would fit to all.
        var authorization = OpenApiSignature.Sign(secret, request with { Body = "\uFFFD" });
        foreach (var half in new[] { "\uD800", "a\uDC00", "\uDC00\uD800", "\uD83D\uD83D\uDE00" })
        {
            foreach (var wrong in new[]
            {
                request with { Body = half }, request with { OrganizationId = half }, request with { Path = half }, request with { Parameters = [new("a", half)] }, request with { Parameters = [new(half, "a")] },
            })
            {
                Assert.Equal("OCA6060", Code(Verify(authorization, wrong, secret)));
                Assert.Throws<ArgumentException>(() => OpenApiSignature.Sign(secret, wrong));
            }
        }

        var whole = request with { Body = "\U0001F600", Path = "/\U0001F600" };
        Assert.Equal(secret.Version, Verify(OpenApiSignature.Sign(secret, whole), whole, secret).Value);
    }

    private static (ApiSecret Secret, OpenApiRequest Request, string Authorization) Vector(string name)
    {
        var vector = SsoVectors.Named(File, name);
        var request = new OpenApiRequest
        {
            OrganizationId = vector.GetProperty("organizationId").GetString()!,
            Path = vector.GetProperty("path").GetString()!,
            Parameters = [.. vector.GetProperty("parameters").EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, pair.Value.GetString()!))],
            Body = vector.GetProperty("body").GetString()!,
            Timestamp = vector.GetProperty("timestamp").GetInt64(),
        };
        return (new ApiSecret(1, vector.GetProperty("key").GetString()!), request, vector.GetProperty("authorization").GetString()!);
    }

    private static Outcome<int> Verify(string? authorization, OpenApiRequest request, ApiSecret secret, long? now = null) =>
        OpenApiSignature.Verify(authorization, request, [secret], Instant.FromUnixTimeMilliseconds(now ?? request.Timestamp));

    private static string? Code(Outcome<int> outcome) => outcome.Succeeded ? null : outcome.Error.Code;
}

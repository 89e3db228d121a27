using System.Net;
using System.Text;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.MobileContact.Wire;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.MobileContact;

/// <summary>The contract of docs/features/cti-mobile-contact.md, word by word.</summary>
public sealed class WireTests
{
    private readonly DefaultMobileContactWire _wire = new();

    public static TheoryData<int> Kinds => [.. Enum.GetValues<MobileContactCallKind>().Select(kind => (int)kind)];

    [Fact]
    public void A_question_names_tenant_and_agent_in_its_query()
    {
        var call = Call(MobileContactCallKind.GetState);
        Assert.Equal("v1/state?tenant=%ED%95%98%EB%8A%98&ctiId=..&ctiNo=%23%2F", Address(call));
        Assert.Equal("v1/state?tenant=%ED%95%98%EB%8A%98&tenantId=T%201&ctiId=..&ctiNo=%23%2F", Address(call with { Tenant = call.Tenant with { Id = "T 1" } }));
        Assert.Equal("v1/events?tenant=%ED%95%98%EB%8A%98&cursor=c%261&wait=25", Address(call with { Kind = MobileContactCallKind.Events, Agent = null, Cursor = "c&1", Wait = NodaTime.Duration.FromSeconds(25) }));
        Assert.Equal("v1/outcome?tenant=%ED%95%98%EB%8A%98&ctiId=..&ctiNo=%23%2F&key=ab", Address(call with { Kind = MobileContactCallKind.GetOutcome, IdempotencyKey = "ab" }));
    }

    [Fact]
    public async Task A_change_names_them_in_its_body_and_has_a_key()
    {
        using var request = _wire.Request(Call(MobileContactCallKind.SetState) with { State = new CtiExchangeState(CtiAgentMode.NotReady, "lunch"), IdempotencyKey = "ab" });

        Assert.Equal((HttpMethod.Post, "v1/state"), (request.Method, request.RequestUri!.OriginalString));
        Assert.Equal("application/json; charset=utf-8", request.Content!.Headers.ContentType!.ToString());
        Assert.Equal("ab", Assert.Single(request.Headers.GetValues("Idempotency-Key")));
        Assert.Equal("""{"tenant":"\uD558\uB298","ctiId":"..","ctiNo":"#/","mode":"notReady","reason":"lunch"}""", await request.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("v1/tenant", MobileContactCallKind.CheckTenant)]
    [InlineData("v1/agent", MobileContactCallKind.CheckAgent)]
    [InlineData("v1/agent", MobileContactCallKind.ProvisionAgent)]
    [InlineData("v1/sign-in", MobileContactCallKind.SignIn)]
    [InlineData("v1/sign-out", MobileContactCallKind.SignOut)]
    [InlineData("v1/snapshot", MobileContactCallKind.Snapshot)]
    public void Each_call_has_its_path(string path, MobileContactCallKind kind) => Assert.Equal(path, Address(Call(kind) with { IdempotencyKey = "ab" }).Split('?')[0]);

    [Fact]
    public void There_are_no_other_calls() => Assert.Throws<ArgumentOutOfRangeException>(() => _wire.Request(Call((MobileContactCallKind)11)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_no_answer_of_the_contract_leaves_a_change_unknown(int kind)
    {
        var call = Call((MobileContactCallKind)kind);
        foreach (var status in new[] { 302, 399, 500, 503 }) Assert.Equal(call.IsChange ? CtiAnswer.Unknown : CtiAnswer.Unreachable, Read(call, status, """{"code":"overloaded"}""").Answer);
    }

    [Theory]
    [InlineData(400, "unknown-agent", CtiRefusal.UnknownAgent)]
    [InlineData(409, "already-signed-in", CtiRefusal.AlreadySignedIn)]
    [InlineData(409, "not-signed-in", CtiRefusal.NotSignedIn)]
    [InlineData(422, "state-not-allowed", CtiRefusal.StateNotAllowed)]
    [InlineData(404, "unknown-tenant", CtiRefusal.UnknownTenant)]
    [InlineData(403, "anything", CtiRefusal.Credentials)]
    [InlineData(401, "anything", CtiRefusal.Credentials)]
    [InlineData(429, "anything", CtiRefusal.Overloaded)]
    [InlineData(499, "not-supported", CtiRefusal.NotSupported)]
    [InlineData(400, "of another version", CtiRefusal.Other)]
    public void A_refusal_says_why(int status, string code, CtiRefusal refusal) =>
        Assert.Equal(refusal, Read(Call(MobileContactCallKind.SignIn), status, $$"""{"code":"{{code}}"}""").Answer.Refusal);

    [Fact]
    public void Only_the_events_can_be_gone()
    {
        var gone = Read(Call(MobileContactCallKind.Events), 410, "");
        Assert.Equal(CtiAnswer.Done, gone.Answer);
        Assert.Null(gone.Events);
        Assert.Equal(CtiRefusal.UnknownAgent, Read(Call(MobileContactCallKind.GetState), 410, """{"code":"unknown-agent"}""").Answer.Refusal);
    }

    [Fact]
    public void A_reason_may_be_as_long_as_ours()
    {
        var longest = new string('r', CtiExchangeState.MaxReasonLength);
        Assert.Equal(new CtiExchangeState(CtiAgentMode.NotReady, longest), State(longest).State);
        Assert.Throws<FormatException>(() => State(longest + "r"));

        CtiAgentSnapshot State(string reason) => Read(Call(MobileContactCallKind.GetState), 200, $$"""{"mode":"notReady","reason":"{{reason}}"}""").State!;
    }

    [Fact]
    public void An_agent_without_calls_has_none()
    {
        Assert.Empty(Read(Call(MobileContactCallKind.GetState), 200, """{"mode":"ready"}""").State!.Calls);
        Assert.Equal("7", Assert.Single(Read(Call(MobileContactCallKind.GetState), 200, """{"mode":"busy","calls":[{"id":"7","direction":"outbound","phase":"held"}]}""").State!.Calls).Call.Id);
    }

    private static MobileContactCall Call(MobileContactCallKind kind) => new()
    {
        Kind = kind,
        Tenant = new() { Organization = OrganizationId.Parse("acme"), Name = "하늘" },
        Agent = kind is MobileContactCallKind.CheckTenant or MobileContactCallKind.Snapshot or MobileContactCallKind.Events ? null : TelephonyScene.Numbers("..", "#/"),
    };

    private string Address(MobileContactCall call)
    {
        using var request = _wire.Request(call);
        return request.RequestUri!.OriginalString;
    }

    private MobileContactReply Read(MobileContactCall call, int status, string body) => _wire.Read(call, (HttpStatusCode)status, Encoding.UTF8.GetBytes(body));
}

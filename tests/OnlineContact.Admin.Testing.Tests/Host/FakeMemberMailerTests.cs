using NodaTime;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing.Tests.Host;

/// <summary>What is sent is kept, unless it is to fail or is cancelled.</summary>
public class FakeMemberMailerTests
{
    private readonly FakeMemberMailer _mailer = new();

    private Task SendAsync(string account, string token, string organization = "acme", CancellationToken cancellationToken = default) => _mailer.SendAsync(
        new MemberMessage
        {
            Organization = OrganizationId.Parse(organization),
            IdempotencyKey = token,
            Account = MemberAccount.FromStored(account),
            Name = MemberName.FromStored("Ann"),
            Email = MemberEmail.FromStored("ann@example.com"),
            Token = token,
            ExpiresAt = Instant.FromUnixTimeSeconds(0),
        },
        cancellationToken);

    [Fact]
    public async Task The_token_is_that_of_the_last_message_to_her()
    {
        await SendAsync("ann", "first");
        await SendAsync("ann", "second");
        await SendAsync("bob", "third");
        Assert.Equal("second", _mailer.TokenOf("ann"));
        Assert.Equal("third", _mailer.TokenOf("bob"));
        Assert.Throws<InvalidOperationException>(() => _mailer.TokenOf("an"));
        Assert.Equal(["first", "second", "third"], _mailer.Sent.Select(message => message.Token));
    }

    [Fact]
    public async Task It_fails_as_often_as_it_is_told_to_and_what_failed_is_not_sent()
    {
        await SendAsync("ann", "first");
        _mailer.Fail(2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync("ann", "second"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync("ann", "third"));
        await SendAsync("ann", "fourth");
        Assert.Equal(["first", "fourth"], _mailer.Sent.Select(message => message.Token));
    }

    [Fact]
    public async Task There_is_a_message_to_send()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("message", () => _mailer.SendAsync(null!, default));
        Assert.Empty(_mailer.Sent);
    }

    [Fact]
    public async Task The_token_of_an_organization_is_that_of_its_own_last_message()
    {
        await SendAsync("ann", "first");
        await SendAsync("ann", "second", "beta");
        Assert.Equal("first", _mailer.TokenOf("ann", OrganizationId.Parse("acme")));
        Assert.Equal("second", _mailer.TokenOf("ann", OrganizationId.Parse("beta")));
        Assert.Throws<InvalidOperationException>(() => _mailer.TokenOf("ann", OrganizationId.Parse("zeta")));
    }

    [Fact]
    public async Task What_is_cancelled_is_not_sent()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync("ann", "first", cancellationToken: new CancellationToken(canceled: true)));
        Assert.Empty(_mailer.Sent);
    }
}

using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Contracts.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Contracts;

public class ConsequenceTests
{
    private static readonly ContractConsequence Lost = new() { Kind = "channels", Account = "kim", Name = "Kim", Before = "phone, chat", After = "chat" };

    [Fact]
    public void What_is_agreed_to_is_everything_but_the_name()
    {
        var agreed = Digest(Lost);
        Assert.Equal(default, Digest());
        Assert.Equal(agreed, Digest(Lost with { Name = "Kim Minji" }));
        Assert.All(
            [Lost with { Kind = "other" }, Lost with { Account = "lee" }, Lost with { Before = "phone" }, Lost with { After = "" }, Lost with { Before = "phone, cha", After = "tchat" }],
            other => Assert.NotEqual(agreed, Digest(other)));
        Assert.NotEqual(agreed, Digest(Lost, Lost));
    }

    [Fact]
    public void Consequences_that_differ_from_those_agreed_to_are_refused()
    {
        Assert.Null(ConsequencesAreThoseAgreedTo.Check([Lost], Digest(Lost)));
        Assert.Null(ConsequencesAreThoseAgreedTo.Check([], default));
        Assert.Equal(AdminErrors.ContractConsequencesDiffer, ConsequencesAreThoseAgreedTo.Check([Lost], default)?.Kind);
        Assert.Equal(AdminErrors.ContractConsequencesDiffer, ConsequencesAreThoseAgreedTo.Check([], Digest(Lost))?.Kind);
    }

    private static Digest Digest(params ContractConsequence[] consequences) => new ContractPreview { Consequences = consequences }.Digest;
}

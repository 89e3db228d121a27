using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public class PublicErrorTests
{
    [Fact]
    public void What_tells_nothing_stays_and_all_else_becomes_a_refusal_that_tells_nothing()
    {
        var nothing = AdminErrors.Refused.With(null);
        Assert.Same(nothing, nothing.ToPublic());

        Assert.Equal("OCA0013", Refusal.Said(AdminErrors.ServiceNameTaken.With("name", "Alpha").ToPublic()));
        Assert.Equal("OCA0013", Refusal.Said(AdminErrors.ContractAlreadyChangedToday.With(null, "2021-03-15").ToPublic()));
        Assert.Equal("OCA0013", Refusal.Said(AdminErrors.Refused.With("name").ToPublic()));
    }
}

using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public class SharedErrorTests
{
    [Fact]
    public void Nobody_can_write_into_what_all_share()
    {
        Assert.Null(AdminErrors.PageSize.ArgumentNames as string[]);
        Assert.Null(AdminErrors.PageSize.With("pageSize", 1, 2).Arguments as KeyValuePair<string, string>[]);
    }
}

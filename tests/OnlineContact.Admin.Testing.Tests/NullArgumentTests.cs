using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests;

public class NullArgumentTests
{
    [Fact]
    public Task Every_public_member_refuses_null() => NullArguments.AreRefusedAsync(typeof(AdminTestHost).Assembly, atLeast: 50);
}

using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests;

public sealed class NullArgumentTests
{
    [Fact]
    public Task Every_public_member_refuses_null() => NullArguments.AreRefusedAsync(typeof(OrganizationId).Assembly, atLeast: 200);
}

using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class NullArgumentTests
{
    [Fact]
    public Task Every_public_member_refuses_null() => NullArguments.AreRefusedAsync(typeof(EntityFrameworkCoreAdminStore).Assembly, atLeast: 1);

    [Fact]
    public Task Every_public_member_for_this_database_refuses_null() => NullArguments.AreRefusedAsync(Database.Dialect.GetType().Assembly, atLeast: 1);
}

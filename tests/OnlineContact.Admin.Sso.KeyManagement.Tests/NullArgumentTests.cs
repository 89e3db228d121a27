using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class NullArgumentTests
{
    [Fact]
    public Task Every_public_member_refuses_null() => NullArguments.AreRefusedAsync(typeof(SsoKeyManager).Assembly, atLeast: 5);
}

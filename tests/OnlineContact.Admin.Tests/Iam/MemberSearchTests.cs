using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Iam;

public class MemberSearchTests
{
    private static readonly (string Account, string Name, string Email)[] People =
    [
        ("hong.gildong", "홍길동", "hong@example.com"),
        ("hong.gilsun", "홍길순", "sun_100%@example.com"),
        ("j.kim", "김지우", "J.Kim@Example.co.kr"),
        ("latin", "Ｊｉｗｏｏ Kim", "latin@example.com"),
        ("mixed", "홍 Kim", "mixed@kim.example.com"),
    ];

    [Theory]
    [InlineData("홍", null, null, "hong.gildong,hong.gilsun,mixed")]
    [InlineData("길동", null, null, "hong.gildong")]
    [InlineData("홍길동", null, null, "hong.gildong")]
    [InlineData("ㅎㄱ", null, null, "hong.gildong,hong.gilsun")]
    [InlineData("ㄱㅈㅇ", null, null, "j.kim")]
    [InlineData("kim", null, null, "latin,mixed")]
    [InlineData("JIWOO", null, null, "latin")]
    [InlineData(null, "kim", null, "j.kim")]
    [InlineData(null, "ＨＯＮＧ", null, "hong.gildong,hong.gilsun")]
    [InlineData(null, null, "kim", "j.kim,mixed")]
    [InlineData(null, null, "EXAMPLE.CO", "hong.gildong,hong.gilsun,j.kim,latin,mixed,owner")]
    [InlineData("홍", "hong", null, "hong.gildong,hong.gilsun")]
    [InlineData("홍", "hong", "sun", "hong.gilsun")]
    [InlineData("홍", null, "hong", "hong.gildong")]
    [InlineData(null, null, "%", "hong.gilsun")]
    [InlineData(null, null, "_", "hong.gilsun")]
    [InlineData("%", null, null, "")]
    [InlineData(null, "h%g", null, "")]
    [InlineData("홍길동 ", "", " ", "hong.gildong")]
    [InlineData("길동hong", null, null, "")]
    public async Task Members_are_found_by_parts(string? name, string? account, string? email, string expected)
    {
        await using var host = await StartAsync();
        foreach (var size in new[] { 1, 2, 100 })
        {
            var found = new List<string>();
            var search = new MemberSearch { Name = name, Account = account, Email = email, PageSize = size };
            do
            {
                var page = (await host.Members.SearchAsync(AdminTestHost.Operator, Acme, search)).Value;
                Assert.True(page.Members.Count <= size);
                found.AddRange(page.Members.Select(member => member.Account.Value));
                search = search with { Cursor = page.Next };
            }
            while (search.Cursor is not null);

            Assert.Equal(expected, string.Join(',', found));
        }
    }

    [Fact]
    public async Task Nobody_of_another_organization_is_found()
    {
        await using var host = await StartAsync();
        var zeta = await host.ProvisionAsync("zeta");
        Assert.Empty((await host.Members.SearchAsync(zeta.Owner, zeta.Id, new MemberSearch { Name = "홍" })).Value.Members);
    }

    [Fact]
    public async Task A_text_that_stands_in_another_field_of_very_many_does_not_hold_up_the_answer()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        for (var i = 0; i < 3_000; i++)
            Assert.True((await host.Members.InviteAsync(acme.Owner, acme.Id, new MemberInvitation { Account = $"person{i:0000}x", Name = i == 2_900 ? "Example" : "Person", Email = $"{i}@example.com" })).Succeeded);

        var first = (await host.Members.SearchAsync(acme.Owner, acme.Id, new MemberSearch { Name = "example" })).Value;
        Assert.Empty(first.Members);
        var second = (await host.Members.SearchAsync(acme.Owner, acme.Id, new MemberSearch { Name = "example", Cursor = first.Next })).Value;
        Assert.Equal(("Example", null), (second.Members.Single().Name.Value, second.Next));
    }

    private static OrganizationId Acme { get; } = OrganizationId.Parse("acme");

    private static async Task<AdminTestHost> StartAsync()
    {
        var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var provision = new OrganizationProvision { Id = "acme", Name = "Acme", Domain = "acme.example.com", OwnerAccount = "owner", OwnerName = "Owner", OwnerEmail = "owner@example.com" };
        Assert.True((await host.Organizations.ProvisionAsync(AdminTestHost.Operator, provision)).Succeeded);
        foreach (var (account, name, email) in People)
            Assert.True((await host.Members.InviteAsync(AdminTestHost.Operator, Acme, new MemberInvitation { Account = account, Name = name, Email = email })).Succeeded);
        return host;
    }
}

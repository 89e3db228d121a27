using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing.Tests.Host;

/// <summary>The directory in memory knows who was put in or enrolled, keeps organizations apart, and answers a search page after page.</summary>
public class FakeIamDirectoryTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly OrganizationId Zeta = OrganizationId.Parse("zeta");
    private static readonly CancellationToken Cancelled = new(canceled: true);

    private readonly FakeIamDirectory _directory = new();

    private static IamEnrolment Enrolment(string account, string name = "Ann", string? mobile = null, string key = "1") => new()
    {
        Organization = Acme,
        IdempotencyKey = key,
        Account = MemberAccount.FromStored(account),
        Name = MemberName.FromStored(name),
        Email = MemberEmail.FromStored("a@example.com"),
        Mobile = mobile is null ? null : MemberMobile.FromStored(mobile),
    };

    private async Task<string[]> FindAsync(OrganizationId organization, params string[] accounts) =>
        [.. (await _directory.FindAsync(organization, [.. accounts.Select(MemberAccount.FromStored)], default)).Select(Shown)];

    private async Task<string> SearchAsync(MemberSearch search, OrganizationId? organization = null)
    {
        var page = await _directory.SearchAsync(organization ?? Acme, search, default);
        return $"{string.Join(' ', page.Members.Select(member => member.Account.Value))} > {page.Next}";
    }

    private static string Shown(IamMember member) => $"{member.Account.Value} {member.Name.Value} {member.Email?.Value} {member.Mobile?.Value} {member.State}";

    [Fact]
    public async Task Whoever_was_put_in_is_found_as_she_was_put_in()
    {
        _directory.Put(Acme, "ann", "Ann");
        _directory.Put(Acme, "bob", "Bob", "bob@example.com", MemberState.Disabled);
        Assert.Equal(["bob Bob bob@example.com  Disabled", "ann Ann   Active"], await FindAsync(Acme, "bob", "nobody", "ann"));
        Assert.Empty(await FindAsync(Zeta, "ann", "bob"));
        Assert.Empty(await FindAsync(Acme));
    }

    [Fact]
    public async Task Who_is_put_in_again_stands_otherwise()
    {
        _directory.Put(Acme, "ann", "Ann", "ann@example.com");
        _directory.Put(Acme, "ann", "Anna", state: MemberState.Pending);
        Assert.Equal(["ann Anna   Pending"], await FindAsync(Acme, "ann"));
    }

    [Fact]
    public async Task Who_was_taken_out_is_not_known_any_more()
    {
        _directory.Put(Acme, "ann", "Ann");
        _directory.Put(Zeta, "ann", "Ann");
        Assert.True(_directory.Remove(Acme, "ann"));
        Assert.False(_directory.Remove(Acme, "ann"));
        Assert.Empty(await FindAsync(Acme, "ann"));
        Assert.Single(await FindAsync(Zeta, "ann"));
    }

    [Fact]
    public async Task Whoever_was_enrolled_is_pending_and_a_repetition_changes_nothing()
    {
        await _directory.InviteAsync(Enrolment("ann"), default);
        await _directory.RegisterAsync(Enrolment("bob", "Bob", "+821012345678"), default);
        _directory.Put(Acme, "ann", "Ann", "ann@example.com");
        await _directory.InviteAsync(Enrolment("ann", "Anna", key: "2"), default);
        Assert.Equal(["ann Ann ann@example.com  Active", "bob Bob a@example.com +821012345678 Pending"], await FindAsync(Acme, "ann", "bob"));
        Assert.Equal(["ann 1", "bob 1", "ann 2"], _directory.Enrolments.Select(each => $"{each.Account.Value} {each.IdempotencyKey}"));
    }

    [Fact]
    public async Task Enrolments_fail_as_often_as_they_are_told_to()
    {
        await _directory.InviteAsync(Enrolment("ann"), default);
        _directory.FailEnrolments(2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _directory.InviteAsync(Enrolment("bob"), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _directory.RegisterAsync(Enrolment("bob"), default));
        Assert.Empty(await FindAsync(Acme, "bob"));
        await _directory.InviteAsync(Enrolment("bob"), default);
        Assert.Single(await FindAsync(Acme, "bob"));

        // Those that failed have come all the same.
        Assert.Equal(4, _directory.Enrolments.Count);
    }

    [Fact]
    public async Task A_search_finds_parts_whatever_their_width_and_case_and_all_of_them()
    {
        _directory.Put(Acme, "ann.lee", "Ann Lee", "ann@lee.example.com");
        _directory.Put(Acme, "ann.kim", "Ａｎｎ Kim");
        _directory.Put(Acme, "bob.lee", "Bob", "bob@lee.example.com");
        _directory.Put(Zeta, "ann.zeta", "Ann Zeta");
        Assert.Equal("ann.kim ann.lee > ", await SearchAsync(new MemberSearch { Name = " aNN " }));
        Assert.Equal("ann.lee bob.lee > ", await SearchAsync(new MemberSearch { Account = "LEE" }));
        Assert.Equal("ann.lee bob.lee > ", await SearchAsync(new MemberSearch { Email = "@lee" }));
        Assert.Equal("ann.lee > ", await SearchAsync(new MemberSearch { Name = "ann", Account = "lee", Email = "ann@" }));
        Assert.Equal(" > ", await SearchAsync(new MemberSearch { Name = "bob", Account = "ann" }));
        Assert.Equal(" > ", await SearchAsync(new MemberSearch { Name = "ann", Account = "ann", Email = "bob" }));
        Assert.Equal("ann.kim ann.lee bob.lee > ", await SearchAsync(new MemberSearch { Name = " ", Account = "", Email = null }));
        Assert.Equal("ann.zeta > ", await SearchAsync(new MemberSearch { Name = "ann" }, Zeta));
        Assert.Equal(" > ", await SearchAsync(new MemberSearch { Name = "ann" }, OrganizationId.Parse("nowhere")));
    }

    [Fact]
    public async Task A_page_says_where_the_next_one_begins_and_the_last_one_that_it_is_the_last()
    {
        foreach (var account in new[] { "d", "b-1", "a", "c" }) _directory.Put(Acme, account, "Person");
        Assert.Equal("a b-1 > b-1", await SearchAsync(new MemberSearch { PageSize = 2 }));
        Assert.Equal("c d > ", await SearchAsync(new MemberSearch { PageSize = 2, Cursor = "b-1" }));
        Assert.Equal("b-1 c d > ", await SearchAsync(new MemberSearch { PageSize = 3, Cursor = "a" }));
        Assert.Equal("a b-1 c > c", await SearchAsync(new MemberSearch { PageSize = 3 }));
        Assert.Equal(" > ", await SearchAsync(new MemberSearch { PageSize = 3, Cursor = "d" }));
    }

    [Fact]
    public async Task What_is_cancelled_is_not_done()
    {
        _directory.Put(Acme, "ann", "Ann");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _directory.FindAsync(Acme, [MemberAccount.FromStored("ann")], Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _directory.SearchAsync(Acme, new MemberSearch(), Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _directory.InviteAsync(Enrolment("bob"), Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _directory.RegisterAsync(Enrolment("bob"), Cancelled));
        Assert.Empty(_directory.Enrolments);
        Assert.Empty(await FindAsync(Acme, "bob"));
    }

    [Fact]
    public async Task Nothing_is_asked_without_a_question()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("accounts", () => _directory.FindAsync(Acme, null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("search", () => _directory.SearchAsync(Acme, null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("enrolment", () => _directory.InviteAsync(null!, default));
    }
}

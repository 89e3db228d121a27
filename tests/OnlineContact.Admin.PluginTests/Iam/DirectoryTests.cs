using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Directories;

namespace OnlineContact.Admin.PluginTests.Iam;

public sealed class DirectoryTests
{
    public static TheoryData<string> Cases => [.. IamDirectoryConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_directory_in_the_store_conforms(string name) => await IamDirectoryConformance.Case(name).RunAsync(await StoredFixture.StartAsync(), CancellationToken.None);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_fake_conforms(string name) => IamDirectoryConformance.Case(name).RunAsync(new FakeFixture(directory => directory), CancellationToken.None);

    [Theory]
    [InlineData(Fault.Forgets, "Whoever was taken in is found by her account, with name and address")]
    [InlineData(Fault.FindsParts, "Nobody is found but those who were asked for")]
    [InlineData(Fault.FindsTen, "As many as a page has are found at once")]
    [InlineData(Fault.MixesOrganizations, "Somebody of another organization is not found")]
    [InlineData(Fault.ThrowsAtARepetition, "An enrolment that is repeated comes to the same")]
    [InlineData(Fault.MindsCase, "A search finds parts of name, account and address, in either case")]
    [InlineData(Fault.AnyPart, "All parts that are given have to occur")]
    [InlineData(Fault.Wildcards, "No sign of a search has a special meaning")]
    [InlineData(Fault.RepeatsAPlace, "Page after page everybody comes once, and no page is larger than asked for")]
    [InlineData(Fault.IgnoresTheSize, "Page after page everybody comes once, and no page is larger than asked for")]
    [InlineData(Fault.ClaimsTooMuch, "Width and initial consonants make no difference where that is promised")]
    [InlineData(Fault.GoesOnCancelled, "What is cancelled before it begins is not done")]
    public async Task A_broken_one_is_caught(Fault fault, string name)
    {
        Assert.Equal(Enum.GetValues<Fault>().Length, typeof(DirectoryTests).GetMethod(nameof(A_broken_one_is_caught))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Length);
        await Assert.ThrowsAsync<ConformanceException>(() => IamDirectoryConformance.Case(name).RunAsync(new FakeFixture(directory => new Broken(directory, fault), fault == Fault.ClaimsTooMuch), CancellationToken.None));
    }

    [Fact]
    public void There_is_no_case_of_another_name() => Assert.Throws<ArgumentException>(() => IamDirectoryConformance.Case("Something"));

    public enum Fault
    {
        Forgets,
        FindsParts,
        FindsTen,
        MixesOrganizations,
        ThrowsAtARepetition,
        MindsCase,
        AnyPart,
        Wildcards,
        RepeatsAPlace,
        IgnoresTheSize,
        ClaimsTooMuch,
        GoesOnCancelled,
    }

    private sealed class FakeFixture(Func<FakeIamDirectory, IIamDirectory> around, bool claimsAll = false) : IIamDirectoryFixture
    {
        public IIamDirectory Directory { get; } = around(new FakeIamDirectory());

        public IIamEnrolment Enrolment => (IIamEnrolment)Directory;

        public OrganizationId Organization { get; } = OrganizationId.Parse("haneul");

        public OrganizationId OtherOrganization { get; } = OrganizationId.Parse("Haneul");

        public IamDirectoryCapabilities Capabilities => IamDirectoryCapabilities.Width | (claimsAll ? IamDirectoryCapabilities.InitialConsonants : 0);
    }

    private sealed class Broken(FakeIamDirectory whole, Fault fault) : IIamDirectory, IIamEnrolment
    {
        private readonly HashSet<string> _keys = [];
        private OrganizationId _last;

        public async Task<IReadOnlyList<IamMember>> FindAsync(OrganizationId organization, IReadOnlyList<MemberAccount> accounts, CancellationToken cancellationToken)
        {
            var found = await whole.FindAsync(OfWhom(organization), accounts, Allowed(cancellationToken));
            if (fault == Fault.Forgets) return [.. found.Skip(1)];
            if (fault == Fault.FindsTen) return [.. found.Take(10)];
            return fault == Fault.FindsParts ? (await whole.SearchAsync(organization, new MemberSearch { Account = accounts[0].Value }, cancellationToken)).Members : found;
        }

        public async Task<MemberPage> SearchAsync(OrganizationId organization, MemberSearch search, CancellationToken cancellationToken)
        {
            if (fault == Fault.AnyPart && search.Name is not null) search = search with { Account = null };
            if (fault == Fault.Wildcards) search = search with { Name = search.Name?.Replace("%", "", StringComparison.Ordinal), Account = search.Account ?? "" };
            if (fault == Fault.IgnoresTheSize) search = search with { PageSize = 100 };
            var page = await whole.SearchAsync(OfWhom(organization), search, Allowed(cancellationToken));
            if (fault == Fault.MindsCase) page = page with { Members = [.. page.Members.Where(member => member.Name.Value.Contains(search.Name ?? "", StringComparison.Ordinal))] };
            return fault == Fault.RepeatsAPlace && page.Next is not null && page.Members.Count > 1 ? page with { Next = page.Members[^2].Account.Value } : page;
        }

        public Task InviteAsync(IamEnrolment enrolment, CancellationToken cancellationToken)
        {
            _last = enrolment.Organization;
            return fault == Fault.ThrowsAtARepetition && !_keys.Add(enrolment.IdempotencyKey) ? throw new InvalidOperationException("There already.") : whole.InviteAsync(enrolment, cancellationToken);
        }

        public Task RegisterAsync(IamEnrolment enrolment, CancellationToken cancellationToken) => whole.RegisterAsync(enrolment, cancellationToken);

        private OrganizationId OfWhom(OrganizationId organization) => fault == Fault.MixesOrganizations ? _last : organization;

        private CancellationToken Allowed(CancellationToken cancellationToken) => fault == Fault.GoesOnCancelled ? default : cancellationToken;
    }

    /// <summary>The library's own directory: people come into it by the managers.</summary>
    private sealed class StoredFixture(AdminTestHost host) : IIamDirectoryFixture, IAsyncDisposable
    {
        private readonly AdminTestHost _host = host;

        public IIamDirectory Directory => _host.Services.GetRequiredService<IIamDirectory>();

        public IIamEnrolment Enrolment => _host.Services.GetRequiredService<IIamEnrolment>();

        public OrganizationId Organization { get; } = OrganizationId.Parse("haneul");

        public OrganizationId OtherOrganization { get; } = OrganizationId.Parse("Haneul");

        public IamDirectoryCapabilities Capabilities => IamDirectoryCapabilities.Width | IamDirectoryCapabilities.InitialConsonants;

        public static async Task<StoredFixture> StartAsync()
        {
            var fixture = new StoredFixture(await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore()));
            foreach (var organization in new[] { fixture.Organization, fixture.OtherOrganization }) await fixture._host.ProvisionAsync(organization.Value, owner: "zzz", ownerName: "ZZZ");
            return fixture;
        }

        public async Task TakeInAsync(IamEnrolment enrolment, CancellationToken cancellationToken)
        {
            var invitation = new MemberInvitation { Account = enrolment.Account.Value, Name = enrolment.Name.Value, Email = enrolment.Email.Value, Mobile = enrolment.Mobile?.Value };
            var taken = enrolment.Mobile is null
                ? await _host.Members.InviteAsync(AdminTestHost.Operator, enrolment.Organization, invitation, default, cancellationToken)
                : await _host.Members.RegisterAsync(AdminTestHost.Operator, enrolment.Organization, invitation, default, cancellationToken);
            Assert.True(taken.Succeeded, taken.ToString());
        }

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}

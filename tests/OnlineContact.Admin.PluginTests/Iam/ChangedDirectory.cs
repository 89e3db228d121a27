using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Directories;

namespace OnlineContact.Admin.PluginTests.Iam;

/// <summary>The fake directory, its enrolment and its fixture in one. Single answers can be changed, so that it is wrong in one thing only.</summary>
internal sealed class ChangedDirectory : IIamDirectoryFixture, IIamDirectory, IIamEnrolment
{
    public FakeIamDirectory Whole { get; } = new();

    public IIamDirectory Directory => this;

    public IIamEnrolment Enrolment => this;

    public OrganizationId Organization { get; } = OrganizationId.Parse("haneul");

    public OrganizationId OtherOrganization { get; } = OrganizationId.Parse("Haneul");

    public IamDirectoryCapabilities Capabilities { get; init; }

    public bool Invites { get; init; } = true;

    public bool Registers { get; init; } = true;

    public bool FindsInOneOrganization { get; init; }

    public Action<FakeIamDirectory> BeforeFinding { get; init; } = _ => { };

    public Func<IReadOnlyList<IamMember>, IReadOnlyList<IamMember>> Found { get; init; } = found => found;

    public Func<MemberSearch, MemberSearch> Search { get; init; } = search => search;

    public Func<MemberSearch, MemberPage, MemberPage> Page { get; init; } = (_, page) => page;

    public async Task<IReadOnlyList<IamMember>> FindAsync(OrganizationId organization, IReadOnlyList<MemberAccount> accounts, CancellationToken cancellationToken)
    {
        BeforeFinding(Whole);
        return Found(await Whole.FindAsync(FindsInOneOrganization ? Organization : organization, accounts, cancellationToken));
    }

    public async Task<MemberPage> SearchAsync(OrganizationId organization, MemberSearch search, CancellationToken cancellationToken) =>
        Page(search, await Whole.SearchAsync(organization, Search(search), cancellationToken));

    public Task InviteAsync(IamEnrolment enrolment, CancellationToken cancellationToken) =>
        Invites ? Whole.InviteAsync(enrolment, cancellationToken) : Task.CompletedTask;

    public Task RegisterAsync(IamEnrolment enrolment, CancellationToken cancellationToken) =>
        Registers ? Whole.RegisterAsync(enrolment, cancellationToken) : Task.CompletedTask;
}

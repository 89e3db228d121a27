using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing.Directories;
using OnlineContact.Admin.Testing.Registration;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.Testing.Tests.Host;

/// <summary>A case of any suite passes where the part does what is demanded, ends in words about it where it does not, and leaves no fixture undisposed.</summary>
public class ConformanceCaseTests
{
    private static readonly ConformanceCase<IIamDirectoryFixture> Finds = IamDirectoryConformance.Case("Whoever was taken in is found by her account, with name and address");

    [Fact]
    public async Task A_part_that_does_what_is_demanded_passes_and_its_fixture_is_disposed_of()
    {
        var fixture = new Fixture();
        await Finds.RunAsync(fixture, default);
        Assert.Equal(1, fixture.Disposals);
    }

    [Fact]
    public async Task A_fixture_that_can_be_disposed_of_later_is_disposed_of_so_and_only_so()
    {
        var fixture = new LaterFixture();
        await Finds.RunAsync(fixture, default);
        Assert.Equal((0, 1), (fixture.Disposals, fixture.LaterDisposals));
    }

    [Fact]
    public async Task A_fixture_that_needs_no_disposal_is_left_alone() => await Finds.RunAsync(new BareFixture(), default);

    [Fact]
    public async Task A_part_that_does_something_else_is_told_in_the_words_of_the_case()
    {
        var fixture = new Fixture { Answer = _ => [] };
        var e = await Assert.ThrowsAsync<ConformanceException>(() => Finds.RunAsync(fixture, default));
        Assert.Equal("0 members were found where minseo.han is one.", e.Message);
        Assert.Null(e.InnerException);
        Assert.Equal(1, fixture.Disposals);
    }

    [Fact]
    public async Task A_part_that_throws_is_told_with_what_it_threw()
    {
        var thrown = new NotSupportedException("Not today.");
        var fixture = new Fixture { Answer = _ => throw thrown };
        var e = await Assert.ThrowsAsync<ConformanceException>(() => Finds.RunAsync(fixture, default));
        Assert.Equal("What is demanded ends in NotSupportedException: Not today.", e.Message);
        Assert.Same(thrown, e.InnerException);
        Assert.Equal(1, fixture.Disposals);
    }

    [Fact]
    public async Task Being_cancelled_by_nobody_is_a_failure_too()
    {
        var e = await Assert.ThrowsAsync<ConformanceException>(() => Finds.RunAsync(new Fixture { Answer = _ => throw new OperationCanceledException() }, default));
        Assert.IsType<OperationCanceledException>(e.InnerException);
    }

    [Fact]
    public async Task What_comes_of_being_cancelled_is_no_verdict()
    {
        using var source = new CancellationTokenSource();
        var fixture = new Fixture
        {
            Answer = stop =>
            {
                source.Cancel();
                stop.ThrowIfCancellationRequested();
                return null;
            },
        };
        await Assert.ThrowsAsync<OperationCanceledException>(() => Finds.RunAsync(fixture, source.Token));
        Assert.Equal(1, fixture.Disposals);
    }

    [Fact]
    public async Task A_case_is_run_with_a_fixture() => await Assert.ThrowsAsync<ArgumentNullException>("fixture", () => Finds.RunAsync(null!, default));

    [Fact]
    public void Every_case_of_every_suite_has_a_sentence_of_its_own_by_which_it_is_found()
    {
        Named(IamDirectoryConformance.Cases, IamDirectoryConformance.Case, 11);
        Named(KeyEncryptionConformance.Cases, KeyEncryptionConformance.Case, 8);
        Named(RegistrationConformance.Cases, RegistrationConformance.Case, 9);
    }

    private static void Named<TFixture>(IReadOnlyList<ConformanceCase<TFixture>> cases, Func<string, ConformanceCase<TFixture>> byName, int atLeast)
        where TFixture : class
    {
        Assert.True(cases.Count >= atLeast);
        Assert.All(cases, each => Assert.Same(each, byName(each.Name)));
        Assert.All(cases, each => Assert.Equal((each.Name, true), (each.ToString(), each.Name.Length > 10)));
        Assert.Throws<ArgumentException>("name", () => byName("Something"));
    }

    private class BareFixture : IIamDirectoryFixture, IIamDirectory
    {
        private readonly FakeIamDirectory _directory = new();

        /// <summary>What is found instead; null: what there is.</summary>
        public Func<CancellationToken, IReadOnlyList<IamMember>?>? Answer { get; init; }

        public IIamDirectory Directory => this;

        public IIamEnrolment Enrolment => _directory;

        public OrganizationId Organization => OrganizationId.Parse("acme");

        public OrganizationId OtherOrganization => OrganizationId.Parse("zeta");

        public async Task<IReadOnlyList<IamMember>> FindAsync(OrganizationId organization, IReadOnlyList<MemberAccount> accounts, CancellationToken cancellationToken) =>
            Answer?.Invoke(cancellationToken) ?? await _directory.FindAsync(organization, accounts, cancellationToken);

        public Task<MemberPage> SearchAsync(OrganizationId organization, MemberSearch search, CancellationToken cancellationToken) =>
            _directory.SearchAsync(organization, search, cancellationToken);
    }

    private class Fixture : BareFixture, IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose()
        {
            Disposals++;
            GC.SuppressFinalize(this);
        }
    }

    private sealed class LaterFixture : Fixture, IAsyncDisposable
    {
        public int LaterDisposals { get; private set; }

        public ValueTask DisposeAsync()
        {
            LaterDisposals++;
            return ValueTask.CompletedTask;
        }
    }
}

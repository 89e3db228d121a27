using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.PluginTests.Catalogue;

/// <summary>Nobody's suite is forgotten: a class that implements a port, and is not named here with the tests that prove it, fails.</summary>
public sealed class CatalogueTests
{
    private const string Store = "StoreConformance";
    private const string Connector = "CtiConnectorConformance";
    private const string Directory = "IamDirectoryConformance";
    private const string KeyEncryption = "KeyEncryptionConformance";

    /// <summary>What proves each part: its suite, and the file of the theory that runs all its cases.</summary>
    private static readonly Dictionary<string, (string Suite, string[] Files)> Proofs = new()
    {
        ["IAdminStore: InMemoryAdminStore"] = (Store, ["OnlineContact.Admin.Testing.Tests/InMemoryStoreConformanceTests.cs"]),
        ["IAdminStore: NaiveStore"] = (Store, ["OnlineContact.Admin.Testing.Tests/InMemoryStoreConformanceTests.cs"]),

        // Compiled by the test projects of both databases.
        ["IAdminStore: EntityFrameworkCoreAdminStore"] = (Store, ["Relational/ConformanceTests.cs"]),
        ["IAdminStore: SqliteFileStore"] = (Store, ["OnlineContact.Admin.PluginTests/Store/CustomStoreTests.cs"]),
        ["ICtiConnector: IpccConnector"] = (Connector, ["OnlineContact.Admin.Cti.Ipcc.Tests/ConformanceTests.cs"]),
        ["ICtiConnector: MobileContactConnector"] = (Connector, ["OnlineContact.Admin.Cti.MobileContact.Tests/ConformanceTests.cs"]),
        ["ICtiConnector: FakeCtiConnector"] = (Connector, ["OnlineContact.Admin.Testing.Tests/Cti/CtiConnectorConformanceTests.cs"]),
        ["ICtiConnector: DeskConnector"] = (Connector, ["OnlineContact.Admin.PluginTests/Connector/CustomConnectorTests.cs"]),
        ["IIamDirectory: StoredIamDirectory"] = (Directory, ["OnlineContact.Admin.PluginTests/Iam/DirectoryTests.cs"]),
        ["IIamEnrolment: StoredIamEnrolment"] = (Directory, ["OnlineContact.Admin.PluginTests/Iam/DirectoryTests.cs"]),
        ["IIamDirectory: FakeIamDirectory"] = (Directory, ["OnlineContact.Admin.PluginTests/Iam/DirectoryTests.cs"]),
        ["IIamEnrolment: FakeIamDirectory"] = (Directory, ["OnlineContact.Admin.PluginTests/Iam/DirectoryTests.cs"]),
        ["IKeyEncryptionKey: AesKeyEncryptionKey"] = (KeyEncryption, ["OnlineContact.Admin.PluginTests/Sso/KeyEncryptionTests.cs"]),
        ["IKeyEncryptionKey: DataProtectionKeyEncryptionKey"] = (KeyEncryption, ["OnlineContact.Admin.PluginTests/Sso/KeyEncryptionTests.cs"]),
    };

    /// <summary>What has no suite of its own, and why.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["IAdminStore: MissingStore"] = "stands where there is none, and refuses everything",
        ["IAdminStore: SimulatedStore"] = "is a store that fails on purpose; the simulation's own tests look at it",

        // A token's use cannot be made outside of the core, so that their laws are in its tests: Sso/ReplayGuardTests.cs, over both.
        ["ISsoReplayGuard: InMemorySsoReplayGuard"] = "has its laws in the core's tests",
        ["ISsoReplayGuard: StoredSsoReplayGuard"] = "has its laws in the core's tests",
    };

    [Fact]
    public void Every_part_has_a_suite_that_is_run() => Assert.Equal([], Unproved(Parts.Found));

    [Fact]
    public void One_without_a_suite_would_be_found() =>
        Assert.Equal(["IAdminStore: ForgottenStore"], Unproved(Parts.Of([typeof(InMemoryAdminStore), typeof(ForgottenStore)])));

    [Fact]
    public void Nothing_is_named_that_is_not_there() => Assert.Equal([], Proofs.Keys.Concat(Exempt.Keys).Except(Parts.Found));

    public static TheoryData<string> Proved => [.. Proofs.Keys];

    [Theory]
    [MemberData(nameof(Proved))]
    public void The_suite_of_a_part_is_bound_whole_to_a_theory(string part)
    {
        var (suite, files) = Proofs[part];
        Assert.All(files, file => Assert.True(Binds(RepositoryFolder.Read(["tests", .. file.Split('/')]), suite), $"{file} does not run all cases of {suite}."));
    }

    [Theory]
    [InlineData("public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name).Skip(1)];")]
    [InlineData("[MemberData(nameof(Cases))]\n    public Task It_conforms(string name) => StoreConformance.Case(name).RunAsync(x);")]
    [InlineData("")]
    public void A_suite_that_is_not_bound_whole_would_be_found(string source) => Assert.False(Binds(source, Store));

    [Fact]
    public void The_laws_of_replay_guards_are_over_all_of_them()
    {
        var laws = RepositoryFolder.Read("tests", "OnlineContact.Admin.Tests", "Sso", "ReplayGuardTests.cs");
        foreach (var guard in Exempt.Keys.Where(part => part.StartsWith("ISsoReplayGuard", StringComparison.Ordinal)))
            Assert.Contains($"new {guard.Split(' ')[1]}(", laws, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Unproved(IEnumerable<string> parts) => parts.Except(Proofs.Keys).Except(Exempt.Keys);

    /// <summary>Whether a file has all names of a suite as data, and a theory over them that runs the case.</summary>
    private static bool Binds(string source, string suite) =>
        source.Contains($"TheoryData<string> Cases => [.. {suite}.Cases.Select(each => each.Name)];", StringComparison.Ordinal)
        && source.Contains("[MemberData(nameof(Cases))]", StringComparison.Ordinal)
        && source.Contains($"{suite}.Case(name).RunAsync(", StringComparison.Ordinal);

    private sealed class ForgottenStore : IAdminStore
    {
        public Task PrepareAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<StoredRow>> MatchAsync(OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>
/// One change through its manager (a service is suspended, then resumed, by an organization administrator: load, check the right, apply,
/// commit with entry and chain) against <see cref="IPlainCommit"/> on a copy of the same database. Every call is a transaction of its own
/// that is on the disk when it returns.
/// </summary>
internal sealed class CommitComparison(string name, Func<ICommitDatabases> make) : IComparison
{
    public string Name => name;

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var databases = make();
        var administrator = ServiceScene.Administrator;
        long number;
        StoreVersion version;
        await using (var first = await ServiceScene.OpenAsync(databases.Use))
        {
            (number, version) = await first.ProvisionAsync(administrator, "help.hanbit.example");
            version = await first.SuspendAndResumeAsync(administrator, number, version);
        }

        databases.Copy();
        await using var scene = await ServiceScene.OpenAsync(databases.Use);
        using var plain = databases.OpenPlain(ServiceScene.OrganizationText);
        var plainVersion = await PairAsync(plain, number, version.Value);
        version = await scene.SuspendAndResumeAsync(administrator, number, version);
        var statements = await scene.StatementsOfAsync(async () => version = await scene.SuspendAndResumeAsync(administrator, number, version));
        plainVersion = await PairAsync(plain, number, plainVersion);
        if (!statements.SequenceEqual([.. plain.Texts, .. plain.Texts]))
            throw new InvalidOperationException($"The baseline does not run the store's statements any more. The store runs:\n{string.Join('\n', statements)}");

        var ratio = await SideBySide.RatioAsync(
            async () => version = await scene.SuspendAndResumeAsync(administrator, number, version),
            async () => plainVersion = await PairAsync(plain, number, plainVersion),
            warmUps: 300,
            rounds: 1_000,
            quantile: 0.5);
        if (plainVersion != version.Value) throw new InvalidOperationException("The two variants did not make the same changes.");
        return [new RatioPart { Name = Name, Value = ratio, Goal = 1.3 }];
    }

    private static async Task<long> PairAsync(IPlainCommit plain, long number, long version) =>
        await plain.ChangeAsync(number, await plain.ChangeAsync(number, version, suspend: true), suspend: false);
}

using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>
/// One change through its manager (a service is suspended, then resumed, by an organization administrator: load, check the right, apply,
/// commit with entry and chain) against <see cref="PlainCommit"/> on a copy of the same file. Every call is a transaction of its own that
/// is on the disk when it returns.
/// </summary>
internal sealed class CommitComparison : IComparison
{
    private const int PairsPerRound = 1;

    public string Name => "commit.sqlite";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var directory = new ScratchDirectory();
        var (ours, theirs) = (directory.File("ours.db"), directory.File("theirs.db"));
        var (number, version) = await ServiceScene.CreateAsync(ours);
        await using (var first = await ServiceScene.OpenAsync(ours)) version = await PairAsync(first, number, version);
        File.Copy(ours, theirs);

        await using var scene = await ServiceScene.OpenAsync(ours);
        using var plain = new PlainCommit(theirs);
        var plainVersion = version.Value;
        version = await PairAsync(scene, number, version);
        plainVersion = Pair(plain, number, plainVersion);
        var statements = await scene.StatementsOfAsync(async () => version = await PairAsync(scene, number, version));
        plainVersion = Pair(plain, number, plainVersion);
        if (!statements.SequenceEqual([.. plain.Texts, .. plain.Texts]))
            throw new InvalidOperationException($"The baseline does not run the store's statements any more. The store runs:\n{string.Join('\n', statements)}");

        var ratio = await SideBySide.RatioAsync(
            async () =>
            {
                for (var i = 0; i < PairsPerRound; i++) version = await PairAsync(scene, number, version);
            },
            () =>
            {
                for (var i = 0; i < PairsPerRound; i++) plainVersion = Pair(plain, number, plainVersion);
                return Task.CompletedTask;
            },
            warmUps: 300,
            rounds: 1_000,
            quantile: 0.5);
        if (plainVersion != version.Value) throw new InvalidOperationException("The two variants did not make the same changes.");
        return [new RatioPart { Name = Name, Value = ratio, Goal = 1.3 }];
    }

    private static async Task<StoreVersion> PairAsync(ServiceScene scene, long number, StoreVersion version)
    {
        var suspended = await scene.Manager.SuspendAsync(ServiceScene.Administrator, ServiceScene.Organization, number, version);
        return (await scene.Manager.ResumeAsync(ServiceScene.Administrator, ServiceScene.Organization, number, suspended.Value.Version)).Value.Version;
    }

    private static long Pair(PlainCommit plain, long number, long version) => plain.Change(number, plain.Change(number, version, suspend: true), suspend: false);
}

using OnlineContact.Admin.Access;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>
/// Sixteen organizations with four writers each, on PostgreSQL: every writer suspends and resumes a service of her own, through the manager,
/// against the same by hand on as many connections, where the writers of one organization take turns as they do in the library.
/// </summary>
internal sealed class ConcurrentCommitComparison : IComparison
{
    private const int Organizations = 16;
    private const int Writers = 4;
    private const int PairsPerRound = 3;

    public string Name => "commit.concurrent";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var databases = new PostgresDatabases();
        AdminActor[] administrators = [.. Enumerable.Range(0, Organizations).Select(n => AdminActor.Member(OrganizationId.Parse($"tenant-{n}"), "soyeon.kim", "김소연", "203.0.113.7"))];
        var writers = new List<Writer>();
        await using (var first = await ServiceScene.OpenAsync(databases.Use))
        {
            for (var o = 0; o < Organizations; o++)
            {
                var services = new List<(long Number, StoreVersion Version)> { await first.ProvisionAsync(administrators[o], $"help{o}.hanbit.example") };
                for (var w = 1; w < Writers; w++) services.Add(await first.AddServiceAsync(administrators[o], $"한빛 고객센터 {w}", $"HanbitCare{(char)('A' + w)}"));
                foreach (var (number, version) in services)
                {
                    var settled = await first.SuspendAndResumeAsync(administrators[o], number, version);
                    writers.Add(new Writer(o, number) { Ours = settled, Theirs = settled.Value });
                }
            }
        }

        databases.Copy();
        await using var scene = await ServiceScene.OpenAsync(databases.Use);
        PlainPostgresCommit[] plain = [.. administrators.Select(each => new PlainPostgresCommit(databases.Theirs, each.Organization.Value, each))];
        SemaphoreSlim[] turns = [.. administrators.Select(_ => new SemaphoreSlim(1, 1))];
        try
        {
            var ratio = await SideBySide.RatioAsync(
                () => Task.WhenAll(writers.Select(writer => Task.Run(async () =>
                {
                    for (var i = 0; i < PairsPerRound; i++) writer.Ours = await scene.SuspendAndResumeAsync(administrators[writer.Organization], writer.Number, writer.Ours);
                }))),
                () => Task.WhenAll(writers.Select(writer => Task.Run(async () =>
                {
                    for (var i = 0; i < PairsPerRound; i++)
                    {
                        writer.Theirs = await InTurnAsync(writer, suspend: true);
                        writer.Theirs = await InTurnAsync(writer, suspend: false);
                    }
                }))),
                warmUps: 5,
                rounds: 40,
                quantile: 0.5);
            if (writers.Any(writer => writer.Ours.Value != writer.Theirs)) throw new InvalidOperationException("The two variants did not make the same changes.");
            return [new RatioPart { Name = Name, Value = ratio, Goal = 1.3 }];
        }
        finally
        {
            foreach (var each in plain) each.Dispose();
        }

        async Task<long> InTurnAsync(Writer writer, bool suspend)
        {
            await turns[writer.Organization].WaitAsync();
            try
            {
                return await plain[writer.Organization].ChangeAsync(writer.Number, writer.Theirs, suspend);
            }
            finally
            {
                turns[writer.Organization].Release();
            }
        }
    }

    private sealed class Writer(int organization, long number)
    {
        public int Organization { get; } = organization;

        public long Number { get; } = number;

        public StoreVersion Ours { get; set; }

        public long Theirs { get; set; }
    }
}

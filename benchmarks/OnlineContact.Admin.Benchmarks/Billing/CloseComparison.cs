using System.Diagnostics;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Ratios;

namespace OnlineContact.Admin.Benchmarks.Billing;

/// <summary>
/// Closing a month of 100,000 services end to end (read services, usage and the rest, calculate, write statements with their lines, log) against
/// hand-written multi-row inserts of the same statement rows into the same tables of another database: <c>.time</c>. Both are on the disk after each
/// 250 services. And <c>.growth</c>: how much longer 100,000 services take than 10,000.
/// </summary>
internal sealed class CloseComparison(string name, Func<ICommitDatabases> make) : IComparison
{
    private const int Services = 100_000;
    private const int Fewer = 10_000;
    private const int Rounds = 2;
    private const int ServicesAtOnce = 250;

    private static readonly AdminActor Operator = AdminActor.Operator("billing");
    private static readonly AdminActor Small = AdminActor.Member(OrganizationId.Parse("garam"), "owner", "Owner", "203.0.113.8");
    private static readonly YearMonth First = new(2025, 2);

    public string Name => name;

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var databases = make();
        await using (var empty = await ServiceScene.OpenAsync(databases.Use))
        {
            await empty.ProvisionAsync(ServiceScene.Administrator, "help.hanbit.example");
            await empty.ProvisionAsync(Small, "help.garam.example");
        }

        databases.Copy();
        await using var scene = await ServiceScene.OpenAsync(databases.Use);
        await ClosingScene.FillAsync(scene, Small.Organization, Fewer, First, Rounds + 1);
        await ClosingScene.FillAsync(scene, ServiceScene.Organization, Services, First, Rounds);
        databases.Analyze();
        using var source = databases.OpenRows(ours: true);
        using var target = databases.OpenRows(ours: false);

        // The first closing, and the first insertion of its rows, warm up.
        await CloseAsync(scene, Small.Organization, First, Fewer);
        Insert(source, target, Small.Organization, First);
        var (small, large, plain) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            small.Add(await CloseAsync(scene, Small.Organization, First.PlusMonths(round + 1), Fewer));
            large.Add(await CloseAsync(scene, ServiceScene.Organization, First.PlusMonths(round), Services));
            plain.Add(Insert(source, target, ServiceScene.Organization, First.PlusMonths(round)));
        }

        var rows = string.Join(", ", ((string[])["statement", "statement_line"]).Select(table => $"(SELECT COUNT(*) FROM {table} WHERE organization_id = '{ServiceScene.OrganizationText}')"));
        if (!source.Read($"SELECT {rows}")[0].SequenceEqual(target.Read($"SELECT {rows}")[0])) throw new InvalidOperationException("The two databases do not hold the same rows.");
        Console.WriteLine($"{name}: {large.Min():0.0} s for {Services} services, {plain.Min():0.0} s by hand, {small.Min():0.00} s for {Fewer}");
        return
        [
            new RatioPart { Name = $"{name}.time", Value = large.Min() / plain.Min(), Goal = 2.0 },
            new RatioPart { Name = $"{name}.growth", Value = large.Min() / small.Min(), Goal = 10.5 },
        ];
    }

    private static async Task<double> CloseAsync(ServiceScene scene, OrganizationId organization, YearMonth month, int services)
    {
        var start = Stopwatch.GetTimestamp();
        var closed = (await scene.Closing.CloseAsync(Operator, organization, month)).Value;
        var time = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return closed is { IsFinished: true } && closed.Statements == services ? time : throw new InvalidOperationException($"{closed.Statements} statements were made.");
    }

    /// <summary>Reads the rows of a month from our database, some services at a time, and inserts them into the other one; only the inserting is timed.</summary>
    private static double Insert(PlainRows source, PlainRows target, OrganizationId organization, YearMonth month)
    {
        var time = 0.0;
        var day = (month.Year * 10_000) + (month.Month * 100) + 1;
        long last = 0;
        while (true)
        {
            var headers = source.Read($"SELECT * FROM statement WHERE organization_id = '{organization}' AND month = {day} AND service > {last} ORDER BY service LIMIT {ServicesAtOnce}");
            if (headers.Count == 0) return time;
            var next = (long)headers[^1][2];
            var lines = source.Read($"SELECT * FROM statement_line WHERE organization_id = '{organization}' AND month = {day} AND service > {last} AND service <= {next} ORDER BY service, position");
            last = next;
            var start = Stopwatch.GetTimestamp();
            target.Run("BEGIN");
            target.Insert("INSERT INTO statement VALUES ", Row(headers[0].Length), " ON CONFLICT DO NOTHING", headers);
            target.Insert("INSERT INTO statement_line VALUES ", Row(lines[0].Length), " ON CONFLICT DO NOTHING", lines);
            target.Run("COMMIT");
            time += Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static string Row(int values) => $"({string.Join(", ", Enumerable.Repeat('?', values))})";
}

using System.Diagnostics;
using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Benchmarks.Iam;

/// <summary>
/// The first page of 50 of a search by part of a name among 100,000 members, through the manager, against <see cref="IPlainSearch"/> on the
/// same database. Names are Korean, of three syllables, but for one in ten; the part is 1, 2 or 3 syllables, initial consonants, or Latin.
/// </summary>
internal sealed class SearchComparison(params Func<ISearchDatabase>[] databases) : IComparison
{
    private const int Members = 100_000;
    private const int PageSize = 50;
    private const string Family = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심";
    private const string Given = "민서준우지현수연하은도윤예진시아주원채건유나태영재희경호성동길순정미혜숙철";

    private static readonly (string Part, string Name)[] Parts = [("one", "길"), ("two", "지우"), ("three", "홍길동"), ("initials", "ㅎㄱㄷ"), ("latin", "jiwoo")];

    private static readonly Instant Invited = Instant.FromUtc(2026, 3, 2, 0, 0);

    private object? _sink;

    public string Name => "people.search";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var ratios = new List<RatioPart>();
        foreach (var make in databases)
        {
            using var database = make();
            await using (var first = await ServiceScene.OpenAsync(database.Use)) await first.ProvisionAsync(ServiceScene.Administrator, "help.hanbit.example");
            var random = new Random(5);
            database.Fill(Enumerable.Range(0, Members).Select(i => New(i, random)));
            await using var scene = await ServiceScene.OpenAsync(database.Use);
            using var plain = database.OpenPlain(PageSize);
            foreach (var (part, name) in Parts) ratios.Add(await MeasureAsync(scene, plain, $"{Name}.{part}.{database.Name}", name));
        }

        return ratios;
    }

    private async Task<RatioPart> MeasureAsync(ServiceScene scene, IPlainSearch plain, string figure, string name)
    {
        var folded = TextFolding.Fold(name);
        var looked = InitialConsonants.AreIn(folded) ? InitialConsonants.Of(folded) : folded;
        var (ours, theirs) = (await PageAsync(scene, name), await plain.ReadAsync(looked));
        if (!ours.Members.Select(member => member.Account.Value).SequenceEqual(theirs.Select(member => member.Account)) || theirs.Count == 0)
            throw new InvalidOperationException($"The two variants do not find the same members: {figure}.");
        var ratio = await SideBySide.RatioAsync(
            async () => _sink = await PageAsync(scene, name),
            async () => _sink = await plain.ReadAsync(looked),
            warmUps: 20,
            rounds: 200);
        var (slowest, plainSlowest) = (await SlowestAsync(() => PageAsync(scene, name)), await SlowestAsync(() => plain.ReadAsync(looked).AsTask()));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure} p99 {slowest:0.00} ms, of the baseline {plainSlowest:0.00} ms, {theirs.Count} found"));
        return new RatioPart { Name = figure, Value = ratio, Goal = 1.2 };
    }

    private static async Task<double> SlowestAsync(Func<Task> search)
    {
        var times = new double[400];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await search();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[times.Length * 99 / 100];
    }

    private static async Task<MemberPage> PageAsync(ServiceScene scene, string name) =>
        (await scene.Members.SearchAsync(ServiceScene.Administrator, ServiceScene.Organization, new MemberSearch { Name = name, PageSize = PageSize })).Value;

    private static Member New(int i, Random random)
    {
        var name = i % 1_000 == 7 ? "홍길동" : i % 10 == 3 ? $"Jiwoo Park {i}" : $"{Pick(Family, random)}{Pick(Given, random)}{Pick(Given, random)}";
        var account = string.Create(CultureInfo.InvariantCulture, $"a{i:000000}.m");
        return new Member
        {
            Organization = ServiceScene.Organization,
            Account = MemberAccount.FromStored(account.Replace('1', 'x').Replace('0', 'y')),
            Name = MemberName.FromStored(name),
            Email = MemberEmail.FromStored($"m{i}@hanbit.example"),
            Mobile = null,
            State = MemberState.Active,
            Invitation = i + 1_000,
            Message = i + 1_000,
            SentAt = Invited,
            ExpiresAt = Invited + Duration.FromDays(7),
            AcceptedAt = Invited + Duration.FromHours(i % 100),
        };
    }

    private static char Pick(string of, Random random) => of[random.Next(of.Length)];
}

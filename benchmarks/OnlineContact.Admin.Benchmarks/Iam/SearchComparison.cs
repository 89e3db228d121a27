using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.Iam;

/// <summary>
/// The first page of 50 of a search by part of a name among 100,000 members, through the manager, against <see cref="PlainSearch"/> on the
/// same file. Names are Korean, of three syllables, but for one in ten; the part is 1, 2 or 3 syllables, initial consonants, or Latin.
/// </summary>
internal sealed class SearchComparison : IComparison
{
    private const int Members = 100_000;
    private const int PageSize = 50;
    private const string Family = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심";
    private const string Given = "민서준우지현수연하은도윤예진시아주원채건유나태영재희경호성동길순정미혜숙철";

    private static readonly (string Part, string Name)[] Parts = [("one", "길"), ("two", "지우"), ("three", "홍길동"), ("initials", "ㅎㄱㄷ"), ("latin", "jiwoo")];

    private object? _sink;

    public string Name => "people.search";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var directory = new ScratchDirectory();
        var file = directory.File("people.db");
        await ServiceScene.CreateAsync(file);
        Fill(file);
        await using var scene = await ServiceScene.OpenAsync(file);
        using var plain = new PlainSearch(file, PageSize);
        var ratios = new List<RatioPart>();
        foreach (var (part, name) in Parts)
        {
            var folded = TextFolding.Fold(name);
            var looked = InitialConsonants.AreIn(folded) ? InitialConsonants.Of(folded) : folded;
            var (ours, theirs) = (await PageAsync(scene, name), plain.Read(looked));
            if (!ours.Members.Select(member => member.Account.Value).SequenceEqual(theirs.Select(member => member.Account)) || theirs.Count == 0)
                throw new InvalidOperationException($"The two variants do not find the same members by {part}.");
            var ratio = await SideBySide.RatioAsync(
                async () => _sink = await PageAsync(scene, name),
                () =>
                {
                    _sink = plain.Read(looked);
                    return Task.CompletedTask;
                },
                warmUps: 20,
                rounds: 200);
            ratios.Add(new RatioPart { Name = $"{Name}.{part}.sqlite", Value = ratio, Goal = 1.2 });
            var slowest = await SlowestAsync(scene, name);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name}.{part}.sqlite p99 {slowest:0.00} ms, {theirs.Count} found"));
        }

        return ratios;
    }

    private static async Task<double> SlowestAsync(ServiceScene scene, string name)
    {
        var times = new double[400];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await PageAsync(scene, name);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[times.Length * 99 / 100];
    }

    private static async Task<MemberPage> PageAsync(ServiceScene scene, string name) =>
        (await scene.Members.SearchAsync(ServiceScene.Administrator, ServiceScene.Organization, new MemberSearch { Name = name, PageSize = PageSize })).Value;

    private static void Fill(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var columns = Member.Shape.Columns;
        command.CommandText = $"INSERT INTO iam_member (organization_id, version, {string.Join(", ", columns.Select(column => column.Name))}) VALUES (@o, 1, {string.Join(", ", columns.Select(column => $"@{column.Name}"))})";
        command.Parameters.AddWithValue("@o", ServiceScene.OrganizationText);
        foreach (var column in columns) command.Parameters.AddWithValue($"@{column.Name}", DBNull.Value);
        var random = new Random(5);
        for (var i = 0; i < Members; i++)
        {
            var cells = Member.Shape.ToCells(New(i, random));
            foreach (var column in columns)
            {
                var cell = cells[column.Ordinal];
                command.Parameters[column.Ordinal + 1].Value = cell.IsNull ? DBNull.Value : column.Type == ColumnType.Text ? cell.AsText() : cell.AsNumber();
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
        using var checkpoint = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection);
        checkpoint.ExecuteNonQuery();
    }

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
            SentAt = null,
            ExpiresAt = null,
            AcceptedAt = null,
        };
    }

    private static char Pick(string of, Random random) => of[random.Next(of.Length)];
}

using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.Cti;

/// <summary>
/// The first page of 50 of a search among 100,000 CTI agents, through the manager, against <see cref="PlainCtiSearch"/> on the same database. The part
/// stands in a name, in one CTI NO, in the name of a service, in every e-mail address, or nowhere. Services with a name that has the part have 1,000
/// agents.
/// </summary>
internal sealed class CtiSearchComparison : IComparison
{
    private const int Agents = 100_000;
    private const int PageSize = 50;
    private const int Services = 20;
    private const string Family = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심";
    private const string Given = "민서준우지현수연하은도윤예진시아주원채건유나태영재희경호성동길순정미혜숙철";

    private static readonly (string Part, string Text)[] Parts = [("name", "지우"), ("number", "70099999"), ("service", "야간"), ("email", "hanbit"), ("nowhere", "없음")];

    private object? _sink;

    public string Name => "cti.search";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var ratios = new List<RatioPart>();
        using (var directory = new ScratchDirectory())
        {
            var file = directory.File("cti.db");
            await using var scene = await ServiceScene.OpenAsync(file);
            await MeasureAsync("sqlite", scene, () => new SqliteConnection($"Data Source={file};Pooling=False"), static () => { }, ratios);
        }

        using (var databases = new PostgresDatabases())
        {
            await using var scene = await ServiceScene.OpenAsync(databases.Use);
            await MeasureAsync("postgresql", scene, () => new NpgsqlConnection(databases.Ours), () => PostgresDatabases.Analyze(databases.Ours), ratios);
        }

        return ratios;
    }

    private async Task MeasureAsync(string database, ServiceScene scene, Func<DbConnection> connect, Action filled, List<RatioPart> ratios)
    {
        await scene.ProvisionAsync(ServiceScene.Administrator, "help.hanbit.example");
        var numbers = new List<long>();
        for (var i = 0; i < Services; i++)
            numbers.Add((await scene.AddServiceAsync(ServiceScene.Administrator, i == 7 ? "야간 상담" : $"고객센터 {i}", $"care{(char)('a' + i)}")).Number);
        using (var connection = connect()) Fill(connection, numbers);
        filled();
        using var plain = new PlainCtiSearch(connect(), PageSize);
        foreach (var (part, text) in Parts)
        {
            var (ours, theirs) = (await PageAsync(scene, text), await plain.ReadAsync(text));
            if (!ours.Rows.Select(Shown).SequenceEqual(theirs.Select(Shown))) throw new InvalidOperationException($"The two variants do not find the same agents by {part}.");
            var ratio = await SideBySide.RatioAsync(
                async () => _sink = await PageAsync(scene, text),
                async () => _sink = await plain.ReadAsync(text),
                warmUps: 20,
                rounds: 100);
            ratios.Add(new RatioPart { Name = $"{Name}.{part}.{database}", Value = ratio, Goal = 1.2 });
        }
    }

    private static async Task<CtiAgentPage> PageAsync(ServiceScene scene, string text) =>
        (await scene.CtiAgents.ListAsync(ServiceScene.Administrator, ServiceScene.Organization, new CtiAgentQuery { Text = text, PageSize = PageSize })).Value;

    private static string Shown(CtiAgentRow row) => $"{row.Agent.Account.Value} {row.Agent.CtiNo?.Value} {string.Join('/', row.Services.Select(service => service.Name))}";

    private static string Shown(PlainCtiAgent agent) => $"{agent.Account} {agent.CtiNo} {string.Join('/', agent.Services.Select(service => service.Name))}";

    private static void Fill(DbConnection connection, List<long> services)
    {
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var agents = Insert(connection, transaction, Agent.Shape, isVersioned: true);
        using var roles = Insert(connection, transaction, AgentRole.Shape, isVersioned: false);
        var random = new Random(5);
        for (var i = 0; i < Agents; i++)
        {
            var agent = New(i, services, random);
            Run(agents, Agent.Shape.ToCells(agent));
            foreach (var role in agent.Roles) Run(roles, AgentRole.Shape.ToCells(role));
        }

        transaction.Commit();
    }

    private static DbCommand Insert(DbConnection connection, DbTransaction transaction, RecordShape shape, bool isVersioned)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {shape.Name} (organization_id, {(isVersioned ? "version, " : "")}{string.Join(", ", shape.Columns.Select(column => column.Name))}) "
            + $"VALUES ('{ServiceScene.OrganizationText}', {(isVersioned ? "1, " : "")}{string.Join(", ", shape.Columns.Select(column => $"@{column.Name}"))})";
        foreach (var column in shape.Columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{column.Name}";
            parameter.DbType = column.Type == ColumnType.Text ? System.Data.DbType.String : System.Data.DbType.Int64;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Run(DbCommand command, Cell[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
            command.Parameters[i].Value = cells[i].IsNull ? DBNull.Value : command.Parameters[i].DbType == System.Data.DbType.String ? cells[i].AsText() : cells[i].AsNumber();
        command.ExecuteNonQuery();
    }

    private static Agent New(int i, List<long> services, Random random)
    {
        var account = MemberAccount.FromStored(string.Create(CultureInfo.InvariantCulture, $"a{i:000000}m"));

        // The seventh service is small.
        var service = i % 100 == 3 ? services[7] : services[i % 7];
        return new Agent
        {
            Organization = ServiceScene.Organization,
            Account = account,
            Name = MemberName.FromStored($"{Pick(Family, random)}{Pick(Given, random)}{Pick(Given, random)}"),
            Email = MemberEmail.FromStored($"m{i}@hanbit.example"),
            State = MemberState.Active,
            AddedAt = default,
            CtiId = CtiId.FromStored($"cti{i}"),
            CtiNo = CtiNo.FromStored(string.Create(CultureInfo.InvariantCulture, $"70{i:000000}")),
            Roles = [new AgentRole { Organization = ServiceScene.Organization, Account = account, Service = service, Role = ServiceRole.Agent, Channels = AgentChannels.Phone | AgentChannels.Ticket }],
        };
    }

    private static char Pick(string of, Random random) => of[random.Next(of.Length)];
}

using System.Data.Common;
using System.Globalization;
using OnlineContact.Admin.Benchmarks.ContractedServices;

namespace OnlineContact.Admin.Benchmarks.Cti;

/// <summary>
/// The baseline, on either database: in one statement the right, whether phone calls are contracted, and the settings; then the first page by LIKE
/// over the same normalised columns, services by their names; then the services of those agents. One kept connection, prepared commands, awaited as a host does.
/// </summary>
internal sealed class PlainCtiSearch : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbCommand _allowed, _agents;
    private readonly DbCommand[] _services;
    private readonly int _pageSize;

    public PlainCtiSearch(DbConnection connection, int pageSize)
    {
        _connection = connection;
        _pageSize = pageSize;
        _connection.Open();
        _allowed = Prepare(
            """
            SELECT (SELECT state FROM administrator WHERE organization_id = @p0 AND account = @p1),
                EXISTS (SELECT 1 FROM service_contract_item i JOIN contracted_service s ON s.organization_id = i.organization_id AND s.number = i.service
                    WHERE i.organization_id = @p0 AND i.item = 'telticket' AND s.status <> 4),
                (SELECT verification FROM cti_settings WHERE organization_id = @p0)
            """,
            ServiceScene.OrganizationText,
            ServiceScene.Administrator.Account);
        _agents = Prepare(
            """
            SELECT account, name, email, cti_id, cti_no, state, version FROM agent a
            WHERE organization_id = @p0 AND (searched LIKE '%' || @p1 || '%' ESCAPE '\' OR account IN (
                SELECT r.account FROM agent_role r JOIN contracted_service s ON s.organization_id = r.organization_id AND s.number = r.service
                WHERE r.organization_id = @p0 AND s.name_order LIKE '%' || @p1 || '%' ESCAPE '\'))
            ORDER BY account LIMIT @p2 + 0
            """,
            ServiceScene.OrganizationText,
            "",
            (long)pageSize);
        _services = new DbCommand[pageSize + 1];
    }

    public async Task<List<PlainCtiAgent>> ReadAsync(string part)
    {
        await using (var row = await _allowed.ExecuteReaderAsync())
        {
            if (!await row.ReadAsync() || row.GetInt64(0) != 2) throw new InvalidOperationException("No right.");
            if (!Convert.ToBoolean(row.GetValue(1), CultureInfo.InvariantCulture)) throw new InvalidOperationException("No phone calls.");
        }

        _agents.Parameters[1].Value = part.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
        var agents = new List<PlainCtiAgent>(_pageSize);
        await using (var row = await _agents.ExecuteReaderAsync())
        {
            while (await row.ReadAsync()) agents.Add(new(row.GetString(0), row.GetString(1), Text(row, 2), Text(row, 3), Text(row, 4), row.GetInt64(5), row.GetInt64(6), []));
        }

        if (agents.Count == 0) return agents;
        var byAccount = agents.ToDictionary(agent => agent.Account);
        var services = _services[agents.Count] ??= PrepareServices(agents.Count);
        for (var i = 0; i < agents.Count; i++) services.Parameters[i + 1].Value = agents[i].Account;
        await using (var row = await services.ExecuteReaderAsync())
        {
            while (await row.ReadAsync()) byAccount[row.GetString(0)].Services.Add(new(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), Text(row, 4), Text(row, 5)));
        }

        return agents;
    }

    public void Dispose() => _connection.Dispose();

    private DbCommand PrepareServices(int agents)
    {
        var accounts = string.Join(", ", Enumerable.Range(1, agents).Select(i => string.Create(CultureInfo.InvariantCulture, $"@p{i}")));
        return Prepare(
            $"""
            SELECT r.account, r.service, r.role, r.channels, s.service_id, s.name FROM agent_role r
            JOIN contracted_service s ON s.organization_id = r.organization_id AND s.number = r.service
            WHERE r.organization_id = @p0 AND r.account IN ({accounts}) ORDER BY r.account, r.service
            """,
            [ServiceScene.OrganizationText, .. Enumerable.Repeat("", agents)]);
    }

    private DbCommand Prepare(string text, params object[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>An agent as the baseline reads her.</summary>
internal sealed record PlainCtiAgent(string Account, string Name, string? Email, string? CtiId, string? CtiNo, long State, long Version, List<PlainCtiService> Services);

/// <summary>A service of hers.</summary>
internal sealed record PlainCtiService(long Number, long Role, long Channels, string? Id, string? Name);

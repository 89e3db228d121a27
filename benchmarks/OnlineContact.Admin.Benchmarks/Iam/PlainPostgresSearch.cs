using Npgsql;
using OnlineContact.Admin.Benchmarks.ContractedServices;

namespace OnlineContact.Admin.Benchmarks.Iam;

/// <summary>
/// The baseline on PostgreSQL, in two round trips, since nothing is read for who has no right: the administrator's row, then the page.
/// </summary>
internal sealed class PlainPostgresSearch : PlainPostgres, IPlainSearch
{
    private readonly NpgsqlBatch _administrator, _members;
    private readonly NpgsqlParameter<string> _part = Text();
    private readonly int _pageSize;

    public PlainPostgresSearch(string connectionString, int pageSize)
        : base(connectionString)
    {
        _pageSize = pageSize;
        var size = Number();
        size.TypedValue = pageSize;
        _administrator = Prepare((
            "SELECT account, name, is_owner, state, added_at FROM administrator WHERE organization_id = $1 AND account = $2",
            [Text(ServiceScene.OrganizationText), Text(ServiceScene.Administrator.Account)]));
        _members = Prepare((
            """
            SELECT account, name, email, mobile, state, searched, version FROM iam_member
            WHERE organization_id = $1 AND searched LIKE '%' || $2 || '%' ESCAPE '\' ORDER BY account LIMIT $3
            """,
            [Text(ServiceScene.OrganizationText), _part, size]));
    }

    public async ValueTask<List<PlainMember>> ReadAsync(string part)
    {
        await using (var row = await _administrator.ExecuteReaderAsync())
        {
            if (!await row.ReadAsync() || row.GetInt64(3) != 2) throw new InvalidOperationException("No right.");
        }

        _part.TypedValue = PlainPattern.Of(part);
        var members = new List<PlainMember>(_pageSize);
        await using (var row = await _members.ExecuteReaderAsync())
        {
            while (await row.ReadAsync()) members.Add(new(row.GetString(0), row.GetString(1), TextOf(row, 2), TextOf(row, 3), row.GetInt64(4), row.GetInt64(6)));
        }

        return members;
    }
}

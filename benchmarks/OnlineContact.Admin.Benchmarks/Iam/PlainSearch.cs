using Microsoft.Data.Sqlite;
using OnlineContact.Admin.Benchmarks.ContractedServices;

namespace OnlineContact.Admin.Benchmarks.Iam;

/// <summary>The baseline on SQLite.</summary>
internal sealed class PlainSearch : PlainSqlite, IPlainSearch
{
    private readonly SqliteCommand _administrator, _members;
    private readonly long _pageSize;

    public PlainSearch(string file, int pageSize)
        : base(file)
    {
        _pageSize = pageSize;
        _administrator = Prepare("SELECT account, name, is_owner, state, added_at FROM administrator WHERE organization_id = @p0 AND account = @p1");
        _members = Prepare(
            """
            SELECT account, name, email, mobile, state, searched, version FROM iam_member
            WHERE organization_id = @p0 AND searched LIKE '%' || @p1 || '%' ESCAPE '\' ORDER BY account LIMIT @p2 + 0
            """);
    }

    public ValueTask<List<PlainMember>> ReadAsync(string part)
    {
        Set(_administrator, 0, ServiceScene.OrganizationText, ServiceScene.Administrator.Account);
        using (var row = _administrator.ExecuteReader())
        {
            if (!row.Read() || row.GetInt64(3) != 2) throw new InvalidOperationException("No right.");
        }

        Set(_members, 0, ServiceScene.OrganizationText, PlainPattern.Of(part), _pageSize);
        var members = new List<PlainMember>((int)_pageSize);
        using (var row = _members.ExecuteReader())
        {
            while (row.Read()) members.Add(new(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetInt64(4), row.GetInt64(6)));
        }

        return new(members);
    }
}

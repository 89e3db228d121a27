using Microsoft.Data.Sqlite;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace CustomStore;

/// <summary>Makes the tables of a file those of the shapes: what is missing is made, what does not fit is refused, and nothing is taken away but orders.</summary>
internal static class Schema
{
    // "OCAC": how the file says whose it is.
    private const long Mark = 0x4F434143;

    /// <summary>Prepares the file: all of it or nothing.</summary>
    /// <returns>How many kinds it keeps.</returns>
    public static int Prepare(Link link, IReadOnlyCollection<Kind> kinds)
    {
        if (!link.Texts(new Query("PRAGMA journal_mode = WAL")).SequenceEqual(["wal"])) throw Unusable("its file system cannot keep a write-ahead log", "Put the file on a local disk.");
        link.Run("BEGIN IMMEDIATE");
        var mark = link.Number(new Query("PRAGMA application_id"));
        if (mark != Mark && (mark != 0 || link.Number(new Query("SELECT 1 FROM sqlite_schema")) is not null))
            throw Unusable("it holds the tables of something else", "Choose another file.");

        // Written each time: so a file that may only be read is found out now.
        link.Run($"PRAGMA application_id = {Mark}");
        foreach (var kind in kinds) Prepare(link, kind);
        link.Run("COMMIT");
        return kinds.Count;
    }

    /// <summary>What the file is, if it cannot be used at all; null for what may be otherwise a moment later.</summary>
    public static AdminConfigurationException? RefusalOf(SqliteException e) =>
        ReasonOf(e) is { } reason ? Unusable(reason, "Check the path, and that the process may write to the file and its folder.", e) : null;

    private static void Prepare(Link link, Kind kind)
    {
        var there = Described(link, kind);
        var wanted = Columns(kind).ToDictionary(column => column.Line, column => column.Definition, StringComparer.Ordinal);
        if (there.Count == 0)
        {
            string[] key = [Kind.Organization, .. kind.Shape.Key.Select(Kind.Name)];
            link.Run($"CREATE TABLE {kind.Table} ({string.Join(", ", wanted.Values)}, PRIMARY KEY ({Kind.Names(key)})) STRICT, WITHOUT ROWID");
        }
        else
        {
            var names = wanted.Keys.Select(NameIn).ToHashSet(StringComparer.Ordinal);
            foreach (var line in there.Where(line => !wanted.ContainsKey(line)))
            {
                if (names.Contains(NameIn(line)))
                    throw Unusable($"its table {kind.Shape.Name} has \"{line}\" where \"{wanted.Keys.First(other => NameIn(other) == NameIn(line))}\" is wanted", "Copy what it holds into a new file.");
                throw new AdminConfigurationException(
                    AdminErrors.StoreSchemaMismatch.With(null, kind.Shape.Name, $"{kind.Shape.Name}.{NameIn(line)}"), "The file was written by a newer version: use that one.");
            }

            foreach (var (line, definition) in wanted.Where(column => !there.Contains(column.Key)))
            {
                if (IsInKey(line)) throw Unusable($"the key of its table {kind.Shape.Name} is another one", "Copy what it holds into a new file.");
                link.Run($"ALTER TABLE {kind.Table} ADD COLUMN {definition}");
            }
        }

        PrepareOrders(link, kind);
    }

    /// <summary>Unique keys and orders carry their columns in their names, so that one that was changed is another one.</summary>
    private static void PrepareOrders(Link link, Kind kind)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in kind.Shape.UniqueKeys) wanted.Add(NameOf(kind, key.Name, key.Columns), "CREATE UNIQUE INDEX");
        foreach (var order in kind.Shape.Indexes.Where(order => !order.IsKey)) wanted.Add(NameOf(kind, order.Name, order.Columns), "CREATE INDEX");
        var there = link.Texts(new Query("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ").Value(kind.Shape.Name));
        foreach (var name in there.Where(name => !wanted.ContainsKey(name))) link.Run($"DROP INDEX \"{name}\"");
        foreach (var (name, create) in wanted.Where(index => !there.Contains(index.Key)))
            link.Run($"{create} \"{name}\" ON {kind.Table} ({Kind.Organization}, {string.Join(", ", ColumnsIn(name).Select(column => $"\"{column}\""))})");
    }

    private static string NameOf(Kind kind, string name, IReadOnlyList<Column> columns) => $"{kind.Shape.Name}.{name}({string.Join(',', columns.Select(column => column.Name))})";

    private static string[] ColumnsIn(string index) => index[(index.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(',');

    /// <summary>The columns of a kind: as the file describes them, and as they are defined.</summary>
    private static IEnumerable<(string Line, string Definition)> Columns(Kind kind)
    {
        yield return (Described("@organization", "TEXT", isRequired: true, 1), $"{Kind.Organization} TEXT NOT NULL");
        foreach (var column in kind.Shape.Columns)
        {
            var place = kind.Shape.Key.ToList().IndexOf(column);
            yield return (
                Described(column.Name, Stored.TypeOf(column), !column.IsOptional, place < 0 ? 0 : place + 2),
                $"{Kind.Name(column)} {Stored.TypeOf(column)}{(column.IsOptional ? "" : $" NOT NULL DEFAULT {Stored.DefaultOf(column)}")}");
        }

        if (kind.Shape.IsVersioned) yield return (Described("@version", "INTEGER", isRequired: true, 0), $"{Kind.Version} INTEGER NOT NULL");
    }

    private static string Described(string name, string type, bool isRequired, int placeInKey) => $"{name} {type}{(isRequired ? " required" : "")}{(placeInKey == 0 ? "" : $" key {placeInKey}")}";

    private static List<string> Described(Link link, Kind kind) => link.Texts(new Query(
        """SELECT name || ' ' || type || iif("notnull", ' required', '') || iif(pk, ' key ' || pk, '') FROM pragma_table_info(""").Value(kind.Shape.Name).Add(")"));

    private static string NameIn(string line) => line[..line.IndexOf(' ', StringComparison.Ordinal)];

    private static bool IsInKey(string line) => line.Contains(" key ", StringComparison.Ordinal);

    private static string? ReasonOf(SqliteException e) => e.SqliteErrorCode switch
    {
        8 => "it is read-only",
        14 => "it cannot be opened",
        11 or 26 => "it is no database, or a damaged one",
        _ => null,
    };

    private static AdminConfigurationException Unusable(string reason, string remedy, Exception? inner = null) =>
        new(AdminErrors.StoreUnsupported.With("file", reason), remedy, inner);
}

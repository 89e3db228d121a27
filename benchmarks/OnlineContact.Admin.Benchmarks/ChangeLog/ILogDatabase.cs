using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ChangeLog;

/// <summary>A database with the library's tables and a plain table of the same entries.</summary>
internal interface ILogDatabase : IDisposable
{
    /// <summary>How many times faster than a scan a search for what is rare has to be.</summary>
    double Goal { get; }

    /// <summary>The library's store on it.</summary>
    void Use(EntityFrameworkCoreStoreBuilder store);

    /// <summary>Puts entries into the library's table and into the plain one.</summary>
    void Fill(LogSample sample);

    /// <summary>How many bytes the tables of the log take.</summary>
    long Size();

    /// <summary>Looks at its tables, as a server does by itself after a while.</summary>
    void Analyze();

    /// <summary>Opens the plain table.</summary>
    IPlainLog OpenPlain();

    /// <summary>Opens an empty plain table for inserts of so many rows at once.</summary>
    IPlainAppend OpenPlainAppend(int batch);
}

/// <summary>Inserts into one plain table, each batch one statement in a transaction of its own.</summary>
internal interface IPlainAppend : IDisposable
{
    /// <summary>Inserts the next entries.</summary>
    ValueTask AppendAsync(IEnumerator<PlainLogEntry> entries);
}

/// <summary>A scan by LIKE over one plain table, newest first.</summary>
internal interface IPlainLog : IDisposable
{
    /// <summary>The first page.</summary>
    /// <param name="columns">For each condition the columns of which one has to have the part.</param>
    /// <param name="parts">The parts.</param>
    /// <returns>The sequences.</returns>
    ValueTask<List<long>> ReadAsync(string[][] columns, string[] parts);
}

/// <summary>What both databases share.</summary>
internal static class LogTables
{
    /// <summary>Makes room for the sample where organizations were provisioned.</summary>
    public const string Clear = "DELETE FROM change_log_entry; DELETE FROM change_log_text";

    /// <summary>The rows of a shape with their organization first.</summary>
    public static string Insert(RecordShape shape) =>
        $"{shape.Name} (organization_id, {string.Join(", ", shape.Columns.Select(column => column.Name))}{(shape.IsVersioned ? ", version" : "")})";

    /// <summary>An insert of several rows.</summary>
    public static string InsertPlain(int rows, Func<int, string> parameter)
    {
        var columns = PlainLogEntry.Columns.Length;
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Enumerable.Range(row * columns, columns).Select(parameter))})");
        return $"INSERT INTO plain_log ({string.Join(", ", PlainLogEntry.Columns)}) VALUES {string.Join(", ", values)}";
    }

    /// <summary>The scan: the latest 50 entries of the category that have every part.</summary>
    public static string Scan(string[][] columns, Func<int, string> parameter, string limit) =>
        $"SELECT {string.Join(", ", PlainLogEntry.Columns)} FROM plain_log WHERE organization_id = {parameter(0)} AND category = {parameter(1)} AND "
        + string.Join(" AND ", columns.Select((any, i) => $"({string.Join(" OR ", any.Select(column => $"{column} LIKE '%' || {parameter(i + 2)} || '%'"))})"))
        + $" ORDER BY sequence DESC LIMIT {limit}";
}

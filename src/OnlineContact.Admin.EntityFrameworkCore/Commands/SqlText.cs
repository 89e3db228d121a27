using System.Text;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>Puts a statement together and numbers its parameters in the order in which they are first named.</summary>
internal sealed class SqlText(RelationalDialect dialect)
{
    private readonly StringBuilder _text = new();
    private readonly List<ColumnType> _parameters = [];

    public SqlText Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Names a new parameter and gives the text that stands for it.</summary>
    public string Parameter(ColumnType type)
    {
        _parameters.Add(type);
        return dialect.Placeholder(_parameters.Count - 1);
    }

    /// <summary>Adds items with a separator between them.</summary>
    public SqlText Join<T>(string separator, IReadOnlyList<T> items, Func<T, string> text)
    {
        for (var i = 0; i < items.Count; i++) _text.Append(i == 0 ? "" : separator).Append(text(items[i]));
        return this;
    }

    public Statement Writing(Expectation expectation = Expectation.None) => Made(reads: false, expectation, [], hasVersion: false);

    /// <summary>A statement of which only matters whether it finds a row.</summary>
    public Statement Checking(Expectation expectation) => Made(reads: true, expectation, [], hasVersion: false);

    public Statement Reading(IReadOnlyList<Column> columns, bool hasVersion) =>
        Made(reads: true, Expectation.None, [.. columns.Select(column => new ResultColumn(column.Type, column.IsOptional))], hasVersion);

    /// <summary>A statement that answers with one value in each row.</summary>
    public Statement Reading(ColumnType type) => Made(reads: true, Expectation.None, [new ResultColumn(type, IsOptional: false)], hasVersion: false);

    private Statement Made(bool reads, Expectation expectation, ResultColumn[] columns, bool hasVersion) =>
        new() { Text = _text.ToString(), Parameters = [.. _parameters], Reads = reads, Expectation = expectation, Columns = columns, HasVersion = hasVersion };
}

using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>Puts a statement together and numbers its parameters in the order in which they are first named.</summary>
internal sealed class SqlText(ISqlGenerationHelper helper)
{
    private readonly StringBuilder _text = new();
    private readonly List<ColumnType> _parameters = [];

    public static string ParameterName(int index) => string.Create(CultureInfo.InvariantCulture, $"p{index}");

    public SqlText Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Names a new parameter and gives the text that stands for it.</summary>
    public string Parameter(ColumnType type)
    {
        _parameters.Add(type);
        return helper.GenerateParameterNamePlaceholder(ParameterName(_parameters.Count - 1));
    }

    /// <summary>Adds items with a separator between them.</summary>
    public SqlText Join<T>(string separator, IReadOnlyList<T> items, Func<T, string> text)
    {
        for (var i = 0; i < items.Count; i++) _text.Append(i == 0 ? "" : separator).Append(text(items[i]));
        return this;
    }

    public Statement Writing(Expectation expectation = Expectation.None) =>
        new() { Text = _text.ToString(), Parameters = [.. _parameters], Expectation = expectation };

    public Statement Reading(IReadOnlyList<Column> columns, bool hasVersion) =>
        new() { Text = _text.ToString(), Parameters = [.. _parameters], Columns = [.. columns.Select(column => new ResultColumn(column.Type, column.IsOptional))], HasVersion = hasVersion };
}

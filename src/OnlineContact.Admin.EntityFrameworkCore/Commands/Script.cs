using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// The statements of one call with their values, flat, so that they can be run one by one or sent as a batch, and beside
/// them what they answered. Kept with its session and filled anew by each call.
/// </summary>
internal sealed class Script
{
    /// <summary>Half a megabyte: the largest changes that come often, batches of usage and of statements, fit in.</summary>
    private const int KeptValues = 32_768;

    private ScriptStep[] _steps = new ScriptStep[16];
    private StepAnswer[] _answers = new StepAnswer[16];
    private Cell[] _values = new Cell[256];
    private int _valueCount;

    public int Count { get; private set; }

    public ref readonly ScriptStep this[int step] => ref _steps[step];

    public ReadOnlySpan<Cell> ValuesOf(int step) => _values.AsSpan(_steps[step].FirstValue, _steps[step].Statement.Parameters.Length);

    /// <summary>What a step answered, once it has run.</summary>
    public ref StepAnswer AnswerOf(int step) => ref _answers[step];

    /// <summary>Whether a step that has run touched or found as many rows as it must.</summary>
    public bool IsMet(int step) => _steps[step].Statement.Expectation switch
    {
        Expectation.None => true,
        Expectation.NotFound => _answers[step].Touched == 0,
        Expectation.Found => _answers[step].Touched == 1,
        _ => _answers[step].Touched == _steps[step].Rows,
    };

    public void Clear()
    {
        // Let go of texts and bytes, and of a buffer that one big call made big.
        if (_values.Length > KeptValues) _values = new Cell[256];
        else Array.Clear(_values, 0, _valueCount);
        Array.Clear(_steps, 0, Count);
        Array.Clear(_answers, 0, Count);
        _valueCount = 0;
        Count = 0;
    }

    /// <summary>Adds a step without values: the beginning or the end of a transaction.</summary>
    public void Add(Statement statement) => Add(new ScriptStep(statement, _valueCount, 0, 0, 0));

    /// <summary>Begins a step; its values follow by <see cref="Add(Cell)"/>, in the order of the statement's parameters.</summary>
    public void Begin(Statement statement, OrganizationId organization, int write = 0, int row = 0, int rows = 0)
    {
        Add(new ScriptStep(statement, _valueCount, write, row, rows));
        Add(Cell.Of(organization.Value));
    }

    public void Add(Cell value)
    {
        if (_valueCount == _values.Length) Array.Resize(ref _values, _valueCount * 2);
        _values[_valueCount++] = value;
    }

    public void Add(IReadOnlyList<Cell> values)
    {
        for (var i = 0; i < values.Count; i++) Add(values[i]);
    }

    /// <summary>Adds the values that a row holds in some columns.</summary>
    public void Add(Cell[] row, IReadOnlyList<Column> columns)
    {
        for (var i = 0; i < columns.Count; i++) Add(row[columns[i].Ordinal]);
    }

    private void Add(ScriptStep step)
    {
        if (Count == _steps.Length)
        {
            Array.Resize(ref _steps, Count * 2);
            Array.Resize(ref _answers, Count * 2);
        }

        _steps[Count++] = step;
    }
}

/// <summary>
/// One step of a script. For writes also which write of the change, or which of its rows, it carries out first, and how many; for reads
/// how many rows are expected, 0 when nobody knows.
/// </summary>
internal readonly record struct ScriptStep(Statement Statement, int FirstValue, int Write, int Row, int Rows);

/// <summary>What a step answered.</summary>
internal struct StepAnswer
{
    /// <summary>The rows touched; of a check, 1 for found and 0 for not.</summary>
    public int Touched;

    /// <summary>The rows read.</summary>
    public IReadOnlyList<StoredRow>? Rows;
}

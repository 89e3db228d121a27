namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>
/// Entries next to each other that the index describes together. A run of level 0 has 64 entries and one row; one of the next level has 16 times as
/// many entries and rows, each row for a sixteenth of the terms. So a row has about the same size on every level, and what is rare is found in a few rows
/// of large runs. The runs of a level stand side by side from the first entry on.
/// </summary>
internal readonly record struct LogRun(int Level, long Number)
{
    public const int HighestLevel = 3;

    private const int SmallestBits = 6;
    private const int StepBits = 4;
    private const int LevelShift = 56;

    /// <summary>How many runs of a level one of the next level stands for.</summary>
    public const int Step = 1 << StepBits;

    /// <summary>The number of entries.</summary>
    public int Length => LengthOf(Level);

    /// <summary>The number of rows.</summary>
    public int Groups => 1 << GroupBitsOf(Level);

    /// <summary>The sequences of its entries.</summary>
    public LogRange Range => new(Number * Length + 1, (Number + 1) * Length);

    public static int LengthOf(int level) => 1 << (SmallestBits + StepBits * level);

    /// <summary>The binary logarithm of the number of rows that a run of a level has.</summary>
    public static int GroupBitsOf(int level) => StepBits * level;

    /// <summary>Which row of a run of a level a term stands in.</summary>
    public static int GroupOf(long term, int level) => (int)(term & ((1L << GroupBitsOf(level)) - 1));

    /// <summary>The key of a row.</summary>
    public long PlaceOf(int group) => FirstPlace(Level) + (Number << GroupBitsOf(Level)) + group;

    /// <summary>The run that a row belongs to.</summary>
    public static LogRun AtPlace(long place)
    {
        var level = (int)(place >> LevelShift);
        return new(level, (place - FirstPlace(level)) >> GroupBitsOf(level));
    }

    /// <summary>The key that all rows of a level come at or after, and all of the level below before.</summary>
    public static long FirstPlace(int level) => (long)level << LevelShift;

    /// <summary>The run of a level that an entry belongs to.</summary>
    public static LogRun Of(long sequence, int level) => new(level, (sequence - 1) / LengthOf(level));

    /// <summary>The runs of the level below that have the same entries, the first one first.</summary>
    public IEnumerable<LogRun> Parts()
    {
        for (var i = 0; i < Step; i++) yield return new LogRun(Level - 1, (Number << StepBits) + i);
    }
}

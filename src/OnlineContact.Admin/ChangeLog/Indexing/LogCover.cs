namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>
/// In which pieces a range of a log is looked at, from its newest entry to its oldest: first what is not indexed yet, or a little more; then runs that grow with what was
/// looked at. What is common is found in the first small ones, what is rare in a few large ones.
/// </summary>
internal static class LogCover
{
    /// <param name="range">The range.</param>
    /// <param name="indexed">The last entry that is indexed, or 0.</param>
    /// <param name="entries">How many of the newest entries to look at one by one in any case.</param>
    /// <param name="highestLevel">The highest level of runs to look at.</param>
    public static IEnumerable<LogPiece> Of(LogRange range, long indexed, int entries, int highestLevel)
    {
        var last = range.Last;
        var first = Math.Max(range.First, Math.Min(indexed, last - entries) + 1);
        if (first <= last)
        {
            yield return new LogPiece(range with { First = first }, null);
            last = first - 1;
        }

        for (var looked = 0L; last >= range.First;)
        {
            var level = 0;
            while (level < highestLevel && last % LogRun.LengthOf(level + 1) == 0 && looked >= LogRun.LengthOf(level)) level++;
            var run = LogRun.Of(last, level);
            first = Math.Max(range.First, run.Range.First);
            yield return new LogPiece(new LogRange(first, last), run);
            looked += last - first + 1;
            last = first - 1;
        }
    }
}

/// <summary>Entries to be looked at: by a run that has them all, or one by one.</summary>
internal readonly record struct LogPiece(LogRange Range, LogRun? Run)
{
    /// <summary>The same entries without the index of this run: by smaller ones, or one by one; the newest first.</summary>
    public IEnumerable<LogPiece> WithoutRun()
    {
        if (Run is not { Level: > 0 } run) return [new LogPiece(Range, null)];
        var range = Range;
        return run.Parts().Reverse()
            .Where(part => part.Range.First <= range.Last && part.Range.Last >= range.First)
            .Select(part => new LogPiece(new LogRange(Math.Max(range.First, part.Range.First), Math.Min(range.Last, part.Range.Last)), part));
    }
}

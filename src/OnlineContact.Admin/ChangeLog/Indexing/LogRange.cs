namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>Entries next to each other, the first and the last one inside.</summary>
internal readonly record struct LogRange(long First, long Last)
{
    public bool IsEmpty => Last < First;

    /// <summary>Only what stands before an entry.</summary>
    public LogRange Before(long sequence) => sequence > Last ? this : this with { Last = sequence - 1 };
}

namespace EmbeddedHost.Reports;

/// <summary>Writes the report as it comes.</summary>
internal interface IReportWriter
{
    /// <summary>Writes the head.</summary>
    void Begin(RunInfo run);

    /// <summary>Writes a finished chapter.</summary>
    void Write(Chapter chapter);

    /// <summary>Writes what is said last.</summary>
    /// <param name="checks">The number of rules that were checked and held.</param>
    void Summarize(int checks);

    /// <summary>Ends the report.</summary>
    /// <param name="problem">What did not go as the rules say; null when all did.</param>
    void End(string? problem);
}

namespace OnlineContact.Admin.CampaignWorker.Reports;

/// <summary>Writes reports; each has left the process when the call returns.</summary>
internal sealed class Reporter(TextWriter output)
{
    private readonly Lock _turn = new();

    public void Say(ReportKind kind, params IEnumerable<object?> fields)
    {
        var line = Report.Of(kind, fields).ToString();
        lock (_turn)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}

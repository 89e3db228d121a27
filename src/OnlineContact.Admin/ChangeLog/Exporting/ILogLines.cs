using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Exporting;

/// <summary>Writes entries in a format, each as a line.</summary>
internal interface ILogLines : IDisposable
{
    void Begin();

    void Entry(ChangeLogEntry entry);
}

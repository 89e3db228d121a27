namespace OnlineContact.Admin.ChangeLog;

/// <summary>What an export of the change log is written as.</summary>
public enum ChangeLogExportFormat
{
    /// <summary>CSV (RFC 4180) in UTF-8, a header first. A text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    Csv,

    /// <summary>The same with a byte order mark first, by which spreadsheets know that it is UTF-8.</summary>
    CsvWithByteOrderMark,

    /// <summary>An object of JSON a line, in UTF-8.</summary>
    Ndjson,
}

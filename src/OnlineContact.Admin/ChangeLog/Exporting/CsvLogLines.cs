using System.Buffers;
using System.Globalization;
using System.Text;
using NodaTime.Text;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Exporting;

/// <summary>Entries as CSV (RFC 4180).</summary>
internal sealed class CsvLogLines(IBufferWriter<byte> output, string language, bool hasByteOrderMark) : ILogLines
{
    public const string Header =
        "sequence,time,kind,category,operation,content,arguments,by_operator,actor_id,actor_name,ip_address,target_kind,target_id,target_name,service,service_id,service_name,before,after,hash";

    public void Begin()
    {
        if (hasByteOrderMark) output.Write(Encoding.UTF8.Preamble);
        Line(Header);
    }

    public void Entry(ChangeLogEntry entry) => Line(string.Join(
        ',',
        Text(entry.Sequence),
        InstantPattern.ExtendedIso.Format(entry.Time),
        Text(entry.Kind),
        Text(entry.Category),
        CsvValue.Quoted(entry.Operation),
        CsvValue.Quoted(entry.Content(language)),
        CsvValue.Quoted(string.Join('\n', entry.Arguments.Select(argument => $"{argument.Key}={argument.Value}"))),
        entry.ByOperator ? "true" : "false",
        Quoted(entry.ActorId),
        Quoted(entry.ActorName),
        Quoted(entry.IpAddress),
        Text(entry.TargetKind),
        Quoted(entry.TargetId),
        Quoted(entry.TargetName),
        entry.Service is { } service ? Text(service) : "",
        Quoted(entry.ServiceId),
        Quoted(entry.ServiceName),
        Quoted(entry.Before),
        Quoted(entry.After),
        Text(entry.Hash)));

    public void Dispose()
    {
    }

    private static string Quoted(LoggedText text) => CsvValue.Quoted(text.ToString());

    private static string Text(object value) => string.Create(CultureInfo.InvariantCulture, $"{value}");

    private void Line(string line)
    {
        Encoding.UTF8.GetBytes(line, output);
        output.Write("\r\n"u8);
    }
}

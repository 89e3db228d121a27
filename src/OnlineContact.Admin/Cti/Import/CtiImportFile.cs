using System.Globalization;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Cti.Import;

/// <summary>A file as it was read: who gets which numbers, and which lines cannot be. Knows nothing of the agents that there are. Pure.</summary>
internal sealed class CtiImportFile
{
    private const int MaxColumns = 50;
    private const int MaxValueLength = 1_000;
    private const int MaxShownLength = 30;

    private static readonly string[] ColumnNames = ["agentId", "ctiId", "ctiNo"];

    private CtiImportFile(CtiImportEncoding encoding, IReadOnlyList<Line> lines)
    {
        Encoding = encoding;
        Lines = lines;
    }

    public CtiImportEncoding Encoding { get; }

    public IReadOnlyList<Line> Lines { get; }

    public static Outcome<CtiImportFile> Read(ReadOnlySpan<byte> bytes, CtiLimits limits)
    {
        if (bytes.Length > limits.MaxImportBytes) return Outcome.Refused<CtiImportFile>(AdminErrors.CtiImportTooLarge.With("file", limits.MaxImportBytes, bytes.Length));
        if (!CsvText.Read(bytes, out var encoding).TryGetValue(out var text, out var error)) return Outcome.Refused<CtiImportFile>(error);
        var found = CsvLine.Read(text).Where(line => !line.IsEmpty).Take(limits.MaxImportLines + 2).ToList();
        if (!Header(found).TryGetValue(out var header, out error)) return Outcome.Refused<CtiImportFile>(error);
        if (found.Count < 2 || found.Count - 1 > limits.MaxImportLines)
            return Outcome.Refused<CtiImportFile>(AdminErrors.CtiImportLines.With("file", limits.MaxImportLines, found.Count - 1));

        var earlier = new Dictionary<(int Column, string Value), int>();
        return Outcome.Success(new CtiImportFile(encoding, [.. found.Skip(1).Select(line => Read(line, header, earlier))]));
    }

    private static Outcome<Columns> Header(List<CsvLine> found)
    {
        if (found.Count == 0) return Wrong("empty");
        if (found[0].IsMalformed || found[0].Values.Count > MaxColumns) return Wrong(found[0].IsMalformed ? "quote" : string.Create(CultureInfo.InvariantCulture, $"columns-{found[0].Values.Count}"));
        var places = new[] { -1, -1, -1 };
        for (var i = 0; i < found[0].Values.Count; i++)
        {
            var column = ColumnOf(found[0].Values[i]);
            if (column < 0) continue;
            if (places[column] >= 0) return Wrong(ColumnNames[column]);
            places[column] = i;
        }

        var missing = Array.IndexOf(places, -1);
        return missing >= 0 ? Wrong(ColumnNames[missing]) : Outcome.Success(new Columns(places[0], places[1], places[2], found[0].Values.Count));

        static Outcome<Columns> Wrong(string reason) => Outcome.Refused<Columns>(AdminErrors.CtiImportHeader.With("file", reason));
    }

    private static int ColumnOf(string name)
    {
        if (name.Length > MaxShownLength) return -1;
        var plain = string.Concat(TextFolding.Fold(name).Where(sign => sign is not (' ' or '_' or '-')));
        return plain switch
        {
            "agentid" or "상담원id" => 0,
            "ctiid" => 1,
            "ctino" => 2,
            _ => -1,
        };
    }

    private static Line Read(CsvLine line, Columns header, Dictionary<(int Column, string Value), int> earlier)
    {
        if (line.IsMalformed) return Faulty("quote");
        if (line.Values.Count != header.Count) return Faulty(string.Create(CultureInfo.InvariantCulture, $"columns-{line.Values.Count}"));
        if (line.Values.Any(value => value.Length > MaxValueLength)) return Faulty("too-long");
        if (!MemberAccount.Create(line.Values[header.Account].Trim()).TryGetValue(out var account, out var error)) return new Line(line.Number, null, null, error);
        error = NumbersComeTogether.Check(line.Values[header.CtiId].Trim(), line.Values[header.CtiNo].Trim(), out var numbers);
        error ??= Repeated(0, account.Value, "agentId");
        if (error is null && numbers is not null) error = Repeated(1, numbers.Id.Key, "ctiId") ?? Repeated(2, numbers.No.Key, "ctiNo");
        return new Line(line.Number, account, error is null ? numbers : null, error);

        AdminError? Repeated(int column, string value, string target) =>
            earlier.TryAdd((column, value), line.Number) ? null : AdminErrors.CtiImportRepeated.With(target, earlier[(column, value)]);

        Line Faulty(string reason) => new(line.Number, null, null, AdminErrors.CtiImportLineMalformed.With("file", reason));
    }

    /// <summary>A line: whom it names, what she gets, or why it cannot be.</summary>
    internal sealed record Line(int Number, MemberAccount? Account, CtiNumbers? Numbers, AdminError? Fault);

    private sealed record Columns(int Account, int CtiId, int CtiNo, int Count);
}

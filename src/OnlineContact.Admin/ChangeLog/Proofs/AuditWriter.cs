using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>Writes the lines of an export: one that says what it is, one for each entry, one that says where it ends.</summary>
internal sealed class AuditWriter(IBufferWriter<byte> output) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private byte[] _text = new byte[1_024];

    public void Begin(LogBoundary boundary)
    {
        _json.WriteStartObject();
        _json.WriteString(AuditFormat.Format, AuditFormat.Name);
        _json.WriteNumber(AuditFormat.VersionName, boundary.Removed == 0 ? AuditFormat.Version : AuditFormat.VersionWithRetention);
        _json.WriteString(AuditFormat.Organization, boundary.Organization.Value);
        if (boundary.Removed != 0)
        {
            _json.WriteNumber(AuditFormat.Removed, boundary.Removed);
            _json.WriteNumber(AuditFormat.RemovedUntil, boundary.Until.ToUnixTimeTicks());
            Hex(AuditFormat.RemovedHash, boundary.Hash.Bytes);
            _json.WriteStartArray(AuditFormat.RemovedSubtrees);
            foreach (var subtree in boundary.Subtrees) _json.WriteStringValue(Convert.ToHexStringLower(subtree.Bytes));
            _json.WriteEndArray();
        }

        EndLine();
    }

    public void Entry(LogRow row, IReadOnlyDictionary<long, LogText> texts)
    {
        _json.WriteStartObject();
        _json.WriteNumber(AuditFormat.Sequence, row.Sequence);
        _json.WriteNumber(AuditFormat.Time, row.Time.ToUnixTimeTicks());
        _json.WriteNumber(AuditFormat.Kind, (int)row.Kind);
        _json.WriteNumber(AuditFormat.Category, (int)row.Category);
        Text(AuditFormat.Operation, row.Operation);
        Text(AuditFormat.Arguments, row.Arguments);
        _json.WriteBoolean(AuditFormat.ByOperator, row.ByOperator);
        _json.WriteNumber(AuditFormat.TargetKind, (int)row.TargetKind);
        _json.WriteNumber(AuditFormat.Service, row.Service);
        for (var i = 0; i < LogChain.Fields.Length; i++)
        {
            _json.WritePropertyName(AuditFormat.Places[i]);
            Place(row.TextIn(LogChain.Fields[i]), LogChain.Fields[i], texts);
        }

        Hex(AuditFormat.Hash, row.Hash.Bytes);
        EndLine();
    }

    public void End(long entries, Digest hash)
    {
        _json.WriteStartObject();
        _json.WriteNumber(AuditFormat.Entries, entries);
        Hex(AuditFormat.Hash, hash.Bytes);
        EndLine();
    }

    public void Dispose() => _json.Dispose();

    private void Place(long id, LogField field, IReadOnlyDictionary<long, LogText> texts)
    {
        if (id == 0)
        {
            _json.WriteNullValue();
            return;
        }

        _json.WriteStartObject();
        if (!texts.TryGetValue(id, out var text) || text.Field != field)
        {
            _json.WriteBoolean(AuditFormat.Missing, true);
        }
        else
        {
            if (text.ErasedAt is null)
            {
                Text(AuditFormat.Value, text.Text);
                Hex(AuditFormat.Random, text.Random);
            }
            else
            {
                _json.WriteBoolean(AuditFormat.Erased, true);
            }

            Hex(AuditFormat.Commitment, text.Commitment.Bytes);
        }

        _json.WriteEndObject();
    }

    /// <summary>In UTF-8 as the hashes take it: half of a pair, which no encoding has, comes out alike.</summary>
    private void Text(JsonEncodedText name, string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_text.Length < most) _text = new byte[most];
        _json.WriteString(name, _text.AsSpan(0, Encoding.UTF8.GetBytes(value, _text)));
    }

    /// <summary>What is stored may have been altered and be of any length.</summary>
    private void Hex(JsonEncodedText name, ReadOnlySpan<byte> bytes) => _json.WriteString(name, Convert.ToHexStringLower(bytes));

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        output.Write("\n"u8);
    }
}

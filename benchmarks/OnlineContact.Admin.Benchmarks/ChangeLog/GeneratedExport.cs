using System.Buffers;
using System.Numerics;
using System.Text;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;

namespace OnlineContact.Admin.Benchmarks.ChangeLog;

/// <summary>An export of any length, made while it is read: seven texts an entry, of some hundred people and services.</summary>
internal sealed class GeneratedExport : Stream
{
    private const int Distinct = 500;

    private static readonly OrganizationId Organization = OrganizationId.Parse("haneul");
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 9, 0);

    private readonly long _entries;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly AuditWriter _writer;
    private readonly Dictionary<long, LogText> _texts;
    private Digest _hash = LogChain.Genesis(Organization);
    private long _written;
    private int _read;
    private bool _isEnded;

    public GeneratedExport(long entries)
    {
        _entries = entries;
        _writer = new AuditWriter(_buffer);
        _texts = MakeTexts();
        _writer.Begin(LogBoundary.Start(Organization));
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The lengths of all that has to be hashed to verify so many entries.</summary>
    public static int[] Messages(int entries)
    {
        var texts = MakeTexts();
        var messages = new List<int>();
        for (var i = 1L; i <= entries; i++)
        {
            var row = RowOf(i);
            var encoding = 1 + 32 + 4 + Organization.Value.Length + 8 + 8 + 1 + 1 + 4 + row.Operation.Length + 4 + row.Arguments.Length + 1 + 1 + 8 + LogChain.Fields.Length;
            foreach (var field in LogChain.Fields)
            {
                if (row.TextIn(field) is not (> 0 and var id)) continue;
                encoding += Digest.Length;
                messages.Add(LogText.RandomLength + 1 + Encoding.UTF8.GetByteCount(texts[id].Text));
            }

            messages.Add(encoding);
            messages.Add(1 + Digest.Length);
            for (var joined = BitOperations.TrailingZeroCount(i); joined > 0; joined--) messages.Add(1 + 2 * Digest.Length);
        }

        return [.. messages];
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_read == _buffer.WrittenCount) Refill();
        var taken = Math.Min(buffer.Length, _buffer.WrittenCount - _read);
        _buffer.WrittenSpan.Slice(_read, taken).CopyTo(buffer);
        _read += taken;
        return taken;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _writer.Dispose();
        base.Dispose(disposing);
    }

    private void Refill()
    {
        _buffer.ResetWrittenCount();
        _read = 0;
        if (_isEnded) return;
        for (var i = 0; i < 50 && _written < _entries; i++)
        {
            var row = RowOf(++_written);
            _hash = LogChain.Hash(_hash, row, id => _texts[id].Commitment);
            _writer.Entry(row with { Hash = _hash }, _texts);
        }

        if (_written < _entries) return;
        _isEnded = true;
        _writer.End(_entries, _hash);
    }

    private static Dictionary<long, LogText> MakeTexts()
    {
        var texts = new Dictionary<long, LogText>();
        foreach (var field in LogChain.Fields)
        {
            for (var i = 0; i < Distinct; i++)
            {
                var id = IdOf(field, i);
                texts[id] = LogText.New(Organization, id, new TextKey(field, "", field is LogField.After ? $"status=inuse\nname=고객 상담 {i}" : $"{field} 김민준 {i}"));
            }
        }

        return texts;
    }

    private static long IdOf(LogField field, long number) => ((int)field * Distinct) + number;

    private static LogRow RowOf(long sequence)
    {
        long Any(LogField field) => IdOf(field, sequence * (7 + (int)field) % Distinct);
        return new LogRow
        {
            Organization = Organization,
            Sequence = sequence,
            Time = Start + Duration.FromSeconds(sequence),
            Kind = ChangeLogKind.Changed,
            Category = ChangeLogCategory.Service,
            Operation = "service.basic-information-saved",
            Arguments = "number=7",
            ByOperator = false,
            TargetKind = ChangeLogTargetKind.Service,
            Service = 7,
            ActorId = Any(LogField.ActorId),
            ActorName = Any(LogField.ActorName),
            IpAddress = Any(LogField.IpAddress),
            TargetId = 0,
            TargetName = Any(LogField.TargetName),
            ServiceId = Any(LogField.ServiceId),
            ServiceName = Any(LogField.ServiceName),
            Before = 0,
            After = Any(LogField.After),
            Hash = default,
        };
    }
}

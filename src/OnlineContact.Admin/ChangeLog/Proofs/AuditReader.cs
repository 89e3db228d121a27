using System.Buffers;
using System.Numerics;
using System.Text.Json;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// Reads lines of an export in the one form that <see cref="AuditWriter"/> writes. A line of another form is unreadable; a hash, a
/// commitment or random bytes of a wrong length are read as ones that fit nothing, since then something stored was altered.
/// </summary>
internal sealed class AuditReader
{
    private readonly AuditText[] _texts = new AuditText[LogChain.Fields.Length];
    private readonly KnownText[] _known = new KnownText[LogChain.Fields.Length];

    public OrganizationId Organization { get; private set; }

    /// <summary>Where the log begins.</summary>
    public LogBoundary? Beginning { get; private set; }

    /// <summary>The entry that was read last.</summary>
    public LogRow? Row { get; private set; }

    /// <summary>The texts of the entry that was read last, in the order of the chain's encoding.</summary>
    public ReadOnlySpan<AuditText> Texts => _texts;

    /// <summary>Their commitments, as the chain takes them.</summary>
    public ReadOnlySpan<KnownText> Commitments => _known;

    /// <summary>Where the log ends, once the last line was read.</summary>
    public (long Entries, Digest Hash)? End { get; private set; }

    public bool TryBegin(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            Start(ref json);
            if (TextOf(ref json, AuditFormat.Format) != AuditFormat.Name) return false;
            var version = NumberOf(ref json, AuditFormat.VersionName);
            if (version is not (AuditFormat.Version or AuditFormat.VersionWithRetention)) return false;
            if (!OrganizationId.TryParse(TextOf(ref json, AuditFormat.Organization), out var organization)) return false;
            var beginning = version == AuditFormat.Version ? LogBoundary.Start(organization) : BeginningOf(ref json, organization);
            Finish(ref json);
            Beginning = beginning;
            Organization = organization;
            return true;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return false;
        }
    }

    /// <summary>Reads an entry, or the end (then <see cref="End"/> is there).</summary>
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            Start(ref json);
            Next(ref json, JsonTokenType.PropertyName);
            if (json.ValueTextEquals(AuditFormat.Entries.EncodedUtf8Bytes)) ReadEnd(ref json);
            else ReadEntry(ref json);
            Finish(ref json);
            return true;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return false;
        }
    }

    private static LogBoundary BeginningOf(ref Utf8JsonReader json, OrganizationId organization)
    {
        var removed = NumberOf(ref json, AuditFormat.Removed);
        if (removed <= 0) throw new FormatException();
        var until = Instant.FromUnixTimeTicks(NumberOf(ref json, AuditFormat.RemovedUntil));
        var hash = DigestOf(ref json, AuditFormat.RemovedHash);
        Name(ref json, AuditFormat.RemovedSubtrees);
        Next(ref json, JsonTokenType.StartArray);
        var subtrees = new Digest[BitOperations.PopCount((ulong)removed)];
        for (var i = 0; i < subtrees.Length; i++) TryHex(ref json, out subtrees[i]);
        Next(ref json, JsonTokenType.EndArray);
        return new LogBoundary { Organization = organization, Removed = removed, Hash = hash, Subtrees = subtrees, Until = until };
    }

    private void ReadEnd(ref Utf8JsonReader json)
    {
        Next(ref json, JsonTokenType.Number);
        var entries = json.GetInt64();
        End = (entries, DigestOf(ref json, AuditFormat.Hash));
    }

    private void ReadEntry(ref Utf8JsonReader json)
    {
        if (!json.ValueTextEquals(AuditFormat.Sequence.EncodedUtf8Bytes)) throw new FormatException();
        Next(ref json, JsonTokenType.Number);
        var row = new LogRow
        {
            Organization = Organization,
            Sequence = json.GetInt64(),
            Time = Instant.FromUnixTimeTicks(NumberOf(ref json, AuditFormat.Time)),
            Kind = (ChangeLogKind)CodeOf(ref json, AuditFormat.Kind),
            Category = (ChangeLogCategory)CodeOf(ref json, AuditFormat.Category),
            Operation = TextOf(ref json, AuditFormat.Operation),
            Arguments = TextOf(ref json, AuditFormat.Arguments),
            ByOperator = FlagOf(ref json, AuditFormat.ByOperator),
            TargetKind = (ChangeLogTargetKind)CodeOf(ref json, AuditFormat.TargetKind),
            Service = NumberOf(ref json, AuditFormat.Service),
            ActorId = PlaceOf(ref json, LogField.ActorId),
            ActorName = PlaceOf(ref json, LogField.ActorName),
            IpAddress = PlaceOf(ref json, LogField.IpAddress),
            TargetId = PlaceOf(ref json, LogField.TargetId),
            TargetName = PlaceOf(ref json, LogField.TargetName),
            ServiceId = PlaceOf(ref json, LogField.ServiceId),
            ServiceName = PlaceOf(ref json, LogField.ServiceName),
            Before = PlaceOf(ref json, LogField.Before),
            After = PlaceOf(ref json, LogField.After),
            Hash = DigestOf(ref json, AuditFormat.Hash),
        };
        Row = row;
    }

    /// <summary>1 where there is a text, 0 where there is none: the chain asks no more of a number.</summary>
    private long PlaceOf(ref Utf8JsonReader json, LogField field)
    {
        var place = (int)field - 1;
        Name(ref json, AuditFormat.Places[place]);
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            _texts[place] = default;
            _known[place] = default;
            return 0;
        }

        if (json.TokenType != JsonTokenType.StartObject) throw new FormatException();
        Next(ref json, JsonTokenType.PropertyName);
        _texts[place] = TextIn(ref json);
        _known[place] = new KnownText(1, _texts[place].Commitment);
        Next(ref json, JsonTokenType.EndObject);
        return 1;
    }

    private static AuditText TextIn(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals(AuditFormat.Missing.EncodedUtf8Bytes))
        {
            Next(ref json, JsonTokenType.True);
            return new AuditText(AuditTextState.Missing, null, default, default);
        }

        if (json.ValueTextEquals(AuditFormat.Erased.EncodedUtf8Bytes))
        {
            Next(ref json, JsonTokenType.True);
            return new AuditText(AuditTextState.Erased, null, default, DigestOf(ref json, AuditFormat.Commitment));
        }

        if (!json.ValueTextEquals(AuditFormat.Value.EncodedUtf8Bytes)) throw new FormatException();
        Next(ref json, JsonTokenType.String);
        var value = json.GetString()!;
        var isWhole = TryHexOf(ref json, AuditFormat.Random, out var random);
        var commitment = DigestOf(ref json, AuditFormat.Commitment);
        return new AuditText(isWhole ? AuditTextState.There : AuditTextState.Altered, value, random, commitment);
    }

    private static Digest DigestOf(ref Utf8JsonReader json, JsonEncodedText name)
    {
        TryHexOf(ref json, name, out var digest);
        return digest;
    }

    private static bool TryHexOf(ref Utf8JsonReader json, JsonEncodedText name, out Digest bytes)
    {
        Name(ref json, name);
        return TryHex(ref json, out bytes);
    }

    private static bool TryHex(ref Utf8JsonReader json, out Digest bytes)
    {
        Next(ref json, JsonTokenType.String);
        var read = new byte[Digest.Length];
        var isWhole = json.ValueSpan.Length == 2 * Digest.Length && Convert.FromHexString(json.ValueSpan, read, out _, out _) == OperationStatus.Done;
        bytes = isWhole ? Digest.Wrap(read) : default;
        return isWhole;
    }

    /// <summary>The chain takes a code as one byte; a larger number would hash like another one.</summary>
    private static int CodeOf(ref Utf8JsonReader json, JsonEncodedText name) => NumberOf(ref json, name) is >= 0 and <= byte.MaxValue and var code ? (int)code : -1;

    private static long NumberOf(ref Utf8JsonReader json, JsonEncodedText name)
    {
        Name(ref json, name);
        Next(ref json, JsonTokenType.Number);
        return json.GetInt64();
    }

    private static string TextOf(ref Utf8JsonReader json, JsonEncodedText name)
    {
        Name(ref json, name);
        Next(ref json, JsonTokenType.String);
        return json.GetString()!;
    }

    private static bool FlagOf(ref Utf8JsonReader json, JsonEncodedText name)
    {
        Name(ref json, name);
        json.Read();
        return json.GetBoolean();
    }

    private static void Name(ref Utf8JsonReader json, JsonEncodedText name)
    {
        Next(ref json, JsonTokenType.PropertyName);
        if (!json.ValueTextEquals(name.EncodedUtf8Bytes)) throw new FormatException();
    }

    private static void Start(ref Utf8JsonReader json) => Next(ref json, JsonTokenType.StartObject);

    private static void Finish(ref Utf8JsonReader json)
    {
        Next(ref json, JsonTokenType.EndObject);
        if (json.Read()) throw new FormatException();
    }

    private static void Next(ref Utf8JsonReader json, JsonTokenType token)
    {
        if (!json.Read() || json.TokenType != token) throw new FormatException();
    }

    // Bytes that are no UTF-8, half a pair, a number or a time that is none: all of it is no line of an export.
    private static bool IsUnreadable(Exception e) => e is JsonException or FormatException or InvalidOperationException or OverflowException or ArgumentException;
}

/// <summary>A text of an exported entry.</summary>
internal readonly record struct AuditText(AuditTextState State, string? Value, Digest Random, Digest Commitment)
{
    /// <summary>Whether it is the text that the chain commits to, as far as that can be told.</summary>
    public bool IsAsCommitted(LogField field) =>
        State is AuditTextState.None or AuditTextState.Erased || (State == AuditTextState.There && Commitment == LogText.Commit(Random.Bytes, field, Value!));
}

internal enum AuditTextState
{
    None,
    There,
    Erased,
    Missing,
    Altered,
}

using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>
/// A distinct text of the log. Entries hold its number, the chain its commitment, so that the text can be erased and the
/// chain stays whole. A text of a person belongs to her alone; contents and services are shared (no person).
/// </summary>
internal sealed record LogText
{
    /// <summary>The most code points of a text; what is longer is cut when it is logged.</summary>
    public const int MaxLength = 4_000;

    /// <summary>How many random bytes a commitment begins with.</summary>
    public const int RandomLength = 32;

    public required OrganizationId Organization { get; init; }

    public required long Id { get; init; }

    public required LogField Field { get; init; }

    public required string Person { get; init; }

    public required string Text { get; init; }

    /// <summary>Keeps a commitment from being guessed from a likely text; overwritten by erasure.</summary>
    public required byte[] Random { get; init; }

    /// <summary>What the chain holds: SHA-256 of random bytes, field and text. Survives erasure.</summary>
    public required Digest Commitment { get; init; }

    /// <summary>SHA-256 of field, person and text, to find the text again when it is logged anew; overwritten by erasure.</summary>
    public required Digest Lookup { get; init; }

    public required Instant? ErasedAt { get; init; }

    public static RecordShape<LogText> Shape => Columns.Shape;

    public static RecordKeys<LogText, long> ById { get; } = Shape.Keys(Columns.Id);

    public static RecordKeys<LogText, Digest> ByLookup { get; } = Shape.Keys(Columns.Lookup);

    public static LogText New(OrganizationId organization, long id, TextKey key)
    {
        var random = RandomNumberGenerator.GetBytes(RandomLength);
        return new LogText
        {
            Organization = organization,
            Id = id,
            Field = key.Field,
            Person = key.Person,
            Text = key.Text,
            Random = random,
            Commitment = Commit(random, key.Field, key.Text),
            Lookup = key.Lookup(),
            ErasedAt = null,
        };
    }

    public LogText Erase(Instant now) => this with
    {
        Person = "",
        Text = "",
        Random = new byte[RandomLength],
        Lookup = Digest.Wrap(RandomNumberGenerator.GetBytes(Digest.Length)),
        ErasedAt = now,
    };

    /// <summary>Whether the text is the one that was committed to; an erased one cannot be checked any more.</summary>
    public bool IsAsCommitted() => ErasedAt is not null || (Random.Length == RandomLength && Commitment == Commit(Random, Field, Text));

    /// <summary>What the chain holds of a text.</summary>
    /// <param name="random">Its <see cref="RandomLength"/> random bytes.</param>
    /// <param name="field">The place it stands in.</param>
    /// <param name="text">The text.</param>
    public static Digest Commit(ReadOnlySpan<byte> random, LogField field, string text)
    {
        var size = RandomLength + 1 + Encoding.UTF8.GetByteCount(text);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        random.CopyTo(buffer);
        buffer[RandomLength] = (byte)field;
        Encoding.UTF8.GetBytes(text, buffer.AsSpan(RandomLength + 1));
        var digest = Digest.Of(buffer.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return digest;
    }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<LogText> Builder = RecordShape.For<LogText>("change_log_text", x => x.Organization);

        public static readonly Column<LogText, long> Id = Builder.Number("id", x => x.Id);
        public static readonly Column<LogText, LogField> Field = Builder.NumberOf("field", x => x.Field, x => (long)x, x => (LogField)x);
        public static readonly Column<LogText, string> Person = Builder.Text("person", Access.AdminActor.MaxAccountLength, x => x.Person);
        public static readonly Column<LogText, string> Text = Builder.Text("text", MaxLength, x => x.Text);
        public static readonly Column<LogText, byte[]> Random = Builder.BytesOf("random", RandomLength, x => x.Random, x => x, x => x);
        public static readonly Column<LogText, Digest> Commitment = Builder.BytesOf("commitment", Digest.Length, x => x.Commitment, x => x.ToStored(), Digest.Wrap);
        public static readonly Column<LogText, Digest> Lookup = Builder.BytesOf("lookup", Digest.Length, x => x.Lookup, x => x.ToStored(), Digest.Wrap);
        public static readonly Column<LogText, Instant?> ErasedAt = Builder.OptionalInstant("erased_at", x => x.ErasedAt);
        public static readonly RecordIndex<LogText, long> InOrder = Builder.KeyOrder(Id);
        public static readonly RecordIndex<LogText, string> ByPerson = Builder.Ordered("person", Person, Id);
        public static readonly RecordShape<LogText> Shape = Build();

        private static RecordShape<LogText> Build()
        {
            Builder.Unique("lookup", Lookup);
            return Builder.Build(
                r => new LogText
                {
                    Organization = r.Organization,
                    Id = r.Get(Id),
                    Field = r.Get(Field),
                    Person = r.Get(Person),
                    Text = r.Get(Text),
                    Random = r.Get(Random),
                    Commitment = r.Get(Commitment),
                    Lookup = r.Get(Lookup),
                    ErasedAt = r.Get(ErasedAt),
                },
                ShapeTraits.Versioned,
                key: Id);
        }
    }
}

/// <summary>What makes a text of the log distinct: its place, whose it is, and what it says.</summary>
internal readonly record struct TextKey(LogField Field, string Person, string Text)
{
    public Digest Lookup()
    {
        var person = Encoding.UTF8.GetByteCount(Person);
        var size = 5 + person + Encoding.UTF8.GetByteCount(Text);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        buffer[0] = (byte)Field;
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(1), person);
        Encoding.UTF8.GetBytes(Person, buffer.AsSpan(5));
        Encoding.UTF8.GetBytes(Text, buffer.AsSpan(5 + person));
        var digest = Digest.Of(buffer.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return digest;
    }
}

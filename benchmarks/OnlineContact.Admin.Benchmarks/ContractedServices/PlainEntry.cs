using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Access;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>The entry of the change log that a baseline writes, worked out by hand, with the log's hash.</summary>
internal readonly struct PlainEntry
{
    private PlainEntry(string operation, string arguments, long time, byte[] hash, (long Id, byte[] Commitment)[] texts)
    {
        Operation = operation;
        Arguments = arguments;
        Time = time;
        Hash = hash;
        Texts = texts;
    }

    public string Operation { get; }

    public string Arguments { get; }

    public long Time { get; }

    public byte[] Hash { get; }

    public (long Id, byte[] Commitment)[] Texts { get; }

    /// <summary>The entry that follows another one.</summary>
    public static PlainEntry Of(
        string organization, AdminActor actor, Dictionary<(int Field, string Text), (long Id, byte[] Commitment)> known,
        byte[] previous, long sequence, long notBefore, long number, string serviceId, string name, bool suspend)
    {
        var now = Math.Max(notBefore, SystemClock.Instance.GetCurrentInstant().ToUnixTimeTicks());
        var (before, after) = suspend ? ("status=inuse", "status=pause") : ("status=pause", "status=inuse");
        var operation = suspend ? "service.suspended" : "service.resumed";
        var arguments = $"number={number}";
        (long Id, byte[] Commitment)[] texts =
        [
            known[(1, actor.Account)], known[(2, actor.Name)], known[(3, actor.IpAddress)], known[(4, serviceId)], known[(5, name)],
            known[(6, serviceId)], known[(7, name)], known[(8, before)], known[(9, after)],
        ];
        return new(operation, arguments, now, HashOf(organization, previous, sequence, now, operation, arguments, number, texts), texts);
    }

    private static byte[] HashOf(string organization, byte[] previous, long sequence, long time, string operation, string arguments, long service, (long Id, byte[] Commitment)[] texts)
    {
        Span<byte> buffer = stackalloc byte[1_024];
        buffer[0] = 1;
        previous.CopyTo(buffer[1..]);
        var at = Text(buffer, 33, organization);
        BinaryPrimitives.WriteInt64BigEndian(buffer[at..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(buffer[(at + 8)..], time);
        (buffer[at + 16], buffer[at + 17]) = (1, 2);
        at = Text(buffer, Text(buffer, at + 18, operation), arguments);
        (buffer[at], buffer[at + 1]) = (0, 3);
        BinaryPrimitives.WriteInt64BigEndian(buffer[(at + 2)..], service);
        at += 10;
        foreach (var (_, commitment) in texts)
        {
            buffer[at] = 1;
            commitment.CopyTo(buffer[(at + 1)..]);
            at += 33;
        }

        return SHA256.HashData(buffer[..at]);
    }

    private static int Text(Span<byte> buffer, int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, buffer[(at + 4)..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer[at..], length);
        return at + 4 + length;
    }
}

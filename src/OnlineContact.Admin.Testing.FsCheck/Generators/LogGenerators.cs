using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>The change log: what is asked, what an event handler is told, what a checkpoint says.</summary>
internal static class LogGenerators
{
    private static readonly byte[][] PublicKeys = [.. Enumerable.Range(1, 3).Select(PublicKey)];

    public static Gen<ChangeLogQuery> Queries { get; } =
        from times in ListGenerators.Lists(RuntimeGenerators.Instants, 2, 2)
        from bounds in Gen.Choose(0, 3)
        from content in Part()
        from name in Part()
        from address in Gen.Elements("192.0.2", "::1", "2001:DB8").OrNull()
        from service in Part()
        from account in Part()
        from category in Gen.OneOf(Gen.Constant<ChangeLogCategory?>(null), Gen.Elements(Enum.GetValues<ChangeLogCategory>()).Select(category => (ChangeLogCategory?)category))
        from language in Gen.Elements("ko", "en", "ja", "zh")
        select new ChangeLogQuery
        {
            From = (bounds & 1) != 0 ? times.Min() : null, Until = (bounds & 2) != 0 ? times.Max() : null,
            Content = content, Name = name, Address = address, Service = service, Account = account, Category = category, Language = language,
        };

    public static Gen<string> NoParts { get; } = Gen.OneOf(TextGenerators.TooLong(ChangeLogQuery.MaxPartLength), TextGenerators.Unshowable);

    public static Gen<LoggedText> Texts { get; } =
        from text in TextGenerators.Names(100).OrNull()
        from isErased in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select isErased ? new LoggedText(null, true) : new LoggedText(text, false);

    public static Gen<ChangeLogEntry> Entries { get; } =
        from organization in OrganizationGenerators.Ids
        from sequence in Gen.Choose(1, 100_000)
        from time in RuntimeGenerators.Instants
        from kind in Gen.Elements(Enum.GetValues<ChangeLogKind>())
        from category in Gen.Elements(Enum.GetValues<ChangeLogCategory>())
        from target in Gen.Elements(Enum.GetValues<ChangeLogTargetKind>())
        from operation in AccessGenerators.Operations
        from arguments in ListGenerators.Some(KeyValuePair.Create("service", "1"), KeyValuePair.Create("name", "고객지원"), KeyValuePair.Create("count", "3"))
        from byOperator in Gen.Elements(true, false)
        from texts in ListGenerators.Lists(Texts, 8, 8)
        from address in Gen.Frequency((5, Gen.Elements("192.0.2.1", "2001:db8::1").Select(address => new LoggedText(address, false))), (1, Gen.Constant(new LoggedText(null, true))))
        from service in Gen.Elements<long?>(null, 1)
        from hash in RuntimeGenerators.Digests
        select new ChangeLogEntry
        {
            Organization = organization,
            Sequence = sequence,
            Time = time,
            Kind = kind,
            Category = category,
            Operation = operation.Code,
            Arguments = arguments,
            ByOperator = byOperator,
            ActorId = byOperator ? new LoggedText(null, false) : texts[0],
            ActorName = texts[1],
            IpAddress = byOperator ? new LoggedText(null, false) : address,
            TargetKind = target,
            TargetId = texts[2],
            TargetName = texts[3],
            Service = service,
            ServiceId = service is null ? new LoggedText(null, false) : texts[4],
            ServiceName = service is null ? new LoggedText(null, false) : texts[5],
            Before = texts[6],
            After = texts[7],
            Hash = hash,
        };

    public static Gen<ChangeLogExportProgress> ExportProgress { get; } =
        from figures in Gen.Choose(0, 100_000).ArrayOf(3).Select(each => each.Order().ToArray())
        select new ChangeLogExportProgress(figures[0], figures[1], figures[2]);

    public static Gen<LogExportProgress> AuditProgress { get; } =
        from figures in Gen.Choose(0, 100_000).ArrayOf(2).Select(each => each.Order().ToArray())
        select new LogExportProgress(figures[0], figures[1]);

    public static Gen<LogCheckpointKey> Keys { get; } =
        from name in Gen.OneOf(Gen.Elements("log.example.com", "기록", "a/b"), Gen.Constant(new string('x', LogCheckpointKey.MaxNameLength)))
        from key in Gen.Elements(PublicKeys)
        select LogCheckpointKey.Create(name, key);

    public static Gen<LogCheckpoint> Checkpoints { get; } =
        from key in Keys
        from organization in OrganizationGenerators.Ids
        from size in Gen.Choose(0, 100_000)
        from root in RuntimeGenerators.Digests
        from time in Gen.OneOf(Gen.Constant<Instant?>(null), RuntimeGenerators.Instants.Select(time => (Instant?)time))
        select new LogCheckpoint { Origin = $"{key.Name}/{organization}", Organization = organization, Size = size, Root = root, Time = time };

    public static bool IsKey(string? text) => LogCheckpointKey.TryParse(text, out _);

    private static Gen<string?> Part() => Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>("", "ㄱㄱㅈㅇ", "고객", "a", "100%", "_"), TextGenerators.Names(ChangeLogQuery.MaxPartLength).Nullable());

    /// <summary>Keys that are the same each time, so that a failing case can be repeated by its seed.</summary>
    private static byte[] PublicKey(int number)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData(Encoding.ASCII.GetBytes($"checkpoint key {number}")) });
        return key.ExportSubjectPublicKeyInfo();
    }
}

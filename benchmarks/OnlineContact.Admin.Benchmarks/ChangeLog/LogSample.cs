using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Benchmarks.ChangeLog;

/// <summary>
/// Entries of 50 organizations, one of which has half, in the order in which they were written. There are 5,000 people with Korean names of two to four syllables, of whom
/// one in twenty acts, 2,000 addresses, 20 services and 600 contents. Some things are rare, and some common ones never meet.
/// </summary>
internal sealed class LogSample
{
    /// <summary>A syllable that only three people have, who appear some forty times in the large organization.</summary>
    public const string RareSyllable = "뷁";

    /// <summary>Part of the name of a service that one entry in twenty has.</summary>
    public const string Service = "야간";

    /// <summary>Part of half of the contents, of none of which that service has.</summary>
    public const string Content = "extended";

    private const int Organizations = 50;
    private const int Services = 20;
    private const int Contents = 600;
    private const int RareHits = 40;
    private const string Family = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심";
    private const string Given = "민서준우지현수연하은도윤예진시아주원채건유나태영재희경호성동길순정미혜숙철";

    private static readonly string[] Operations = ["service.suspended", "service.resumed", "agent.roles-changed", "administrator.added", "administrator.removed", "contract.changed"];

    private static readonly Instant Start = Instant.FromUtc(2021, 1, 1, 0, 0);

    private readonly OrganizationSample[] _organizations;
    private readonly int _count;

    public LogSample(int count)
    {
        _count = count;
        _organizations = [.. Enumerable.Range(0, Organizations).Select(i => new OrganizationSample(i))];
    }

    public IEnumerable<OrganizationId> OrganizationIds => _organizations.Select(organization => organization.Id);

    /// <summary>The texts of all organizations, complete once the entries were gone through.</summary>
    public IEnumerable<LogText> Texts => _organizations.SelectMany(organization => organization.Texts);

    /// <summary>How many entries an organization has, and how many texts.</summary>
    public (long Entries, long Texts) SizeOf(OrganizationId id)
    {
        var organization = _organizations.Single(each => each.Id == id);
        return (organization.Sequence, organization.Texts.Count);
    }

    /// <summary>The entries, each with its texts as a plain table has them.</summary>
    public IEnumerable<(LogRow Row, PlainLogEntry Plain)> Entries()
    {
        var random = new Random(5);
        for (var i = 0; i < _count; i++)
        {
            var organization = _organizations[random.Next(2) == 0 ? 0 : 1 + random.Next(Organizations - 1)];
            yield return organization.Next(random, Start + Duration.FromSeconds(i), _count / 2 / RareHits);
        }
    }

    private static string NameOf(Random random)
    {
        var name = Family[random.Next(Family.Length)].ToString();
        for (var length = 1 + random.Next(3); length > 0; length--) name += Given[random.Next(Given.Length)];
        return name;
    }

    private sealed class OrganizationSample
    {
        private readonly Dictionary<(LogField, string, string), long> _ids = [];
        private readonly string[] _names;
        private readonly string[] _changes = [.. Enumerable.Range(0, 8).Select(i => $"channels=ticket,chat\nrole={(i % 2 == 0 ? "agent" : "administrator")}\nlimit={i}")];

        public OrganizationSample(int number)
        {
            Id = number == 0 ? ServiceScene.Organization : OrganizationId.Parse($"organization-{number}");
            var random = new Random(number);
            _names = [.. Enumerable.Range(0, number == 0 ? 5_000 : 100).Select(_ => NameOf(random))];
            for (var i = 0; i < 3; i++) _names[i] = $"{RareSyllable}{_names[i][1..]}";
        }

        public OrganizationId Id { get; }

        public List<LogText> Texts { get; } = [];

        public long Sequence { get; private set; }

        public (LogRow Row, PlainLogEntry Plain) Next(Random random, Instant time, int rareEvery)
        {
            Sequence++;
            var actor = 3 + (int)(_names.Length / 20.0 * random.NextDouble() * random.NextDouble());
            var target = Sequence % rareEvery == 7 ? (int)(Sequence % 3) : 3 + random.Next(_names.Length - 3);
            var service = random.Next(Services);
            var content = service == Services - 1 ? random.Next(Contents / 2) : random.Next(Contents);
            var plain = new PlainLogEntry
            {
                Organization = Id.Value,
                Sequence = Sequence,
                Time = time.ToUnixTimeTicks(),
                Category = random.Next(10) == 0 ? ChangeLogCategory.Service : ChangeLogCategory.Permission,
                Operation = Operations[content % Operations.Length],
                Arguments = string.Create(CultureInfo.InvariantCulture, $"kind={(content < Contents / 2 ? "basic" : Content)}\nnumber={content}"),
                ActorId = $"m{actor:0000}",
                ActorName = _names[actor],
                Address = $"198.51.{(actor * 7 + random.Next(3)) % 2_000 / 250}.{(actor * 7 + random.Next(3)) % 250}",
                TargetId = $"m{target:0000}",
                TargetName = _names[target],
                ServiceId = $"service{service:00}",
                ServiceName = service == Services - 1 ? "야간 상담" : $"{(service % 2 == 0 ? "고객" : "기술")} 상담 {service:00}",
            };
            var change = random.Next(_changes.Length / 2) * 2;
            return (RowOf(plain, time, _changes[change], _changes[change + 1]), plain);
        }

        private LogRow RowOf(PlainLogEntry plain, Instant time, string before, string after) => new()
        {
            Organization = Id,
            Sequence = plain.Sequence,
            Time = time,
            Kind = ChangeLogKind.Changed,
            Category = plain.Category,
            Operation = plain.Operation,
            Arguments = plain.Arguments,
            ByOperator = false,
            TargetKind = ChangeLogTargetKind.Person,
            Service = 1,
            ActorId = IdOf(LogField.ActorId, plain.ActorId, plain.ActorId),
            ActorName = IdOf(LogField.ActorName, plain.ActorId, plain.ActorName),
            IpAddress = IdOf(LogField.IpAddress, plain.ActorId, plain.Address),
            TargetId = IdOf(LogField.TargetId, plain.TargetId, plain.TargetId),
            TargetName = IdOf(LogField.TargetName, plain.TargetId, plain.TargetName),
            ServiceId = IdOf(LogField.ServiceId, "", plain.ServiceId),
            ServiceName = IdOf(LogField.ServiceName, "", plain.ServiceName),
            Before = IdOf(LogField.Before, plain.TargetId, before),
            After = IdOf(LogField.After, plain.TargetId, after),
            Hash = Digest.Of([(byte)plain.Sequence, (byte)(plain.Sequence >> 8), (byte)(plain.Sequence >> 16)]),
        };

        private long IdOf(LogField field, string person, string text)
        {
            if (_ids.TryGetValue((field, person, text), out var id)) return id;
            id = Texts.Count + 1;
            Texts.Add(LogText.New(Id, id, new TextKey(field, person, text)));
            return _ids[(field, person, text)] = id;
        }
    }
}

/// <summary>An entry as a plain table has it, its texts in it.</summary>
internal sealed record PlainLogEntry
{
    public required string Organization { get; init; }

    public required long Sequence { get; init; }

    public required long Time { get; init; }

    public required ChangeLogCategory Category { get; init; }

    public required string Operation { get; init; }

    public required string Arguments { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required string Address { get; init; }

    public required string TargetId { get; init; }

    public required string TargetName { get; init; }

    public required string ServiceId { get; init; }

    public required string ServiceName { get; init; }

    /// <summary>The columns of the table.</summary>
    public static readonly string[] Columns =
        ["organization_id", "sequence", "time", "category", "operation", "arguments", "actor_id", "actor_name", "address", "target_id", "target_name", "service_id", "service_name"];

    public static string Table(string number, string end) =>
        $"CREATE TABLE plain_log ({string.Join(", ", Columns.Select((column, i) => $"{column} {(i is > 0 and < 4 ? number : "TEXT")} NOT NULL"))}, PRIMARY KEY (organization_id, sequence)){end}";

    public object[] Values => [Organization, Sequence, Time, (long)Category, Operation, Arguments, ActorId, ActorName, Address, TargetId, TargetName, ServiceId, ServiceName];
}

using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>Entries and queries in every script that names are written in: the same texts for the same seed.</summary>
internal sealed class RandomLog
{
    private static readonly string[] Alphabets =
    [
        "김이박최정강조윤장임민준서연하은지우",
        "김민준각갂가나닭값ㄱㄲㅁㅈㄳㅄ",
        "金李朴崔鄭漢字學校樂",
        "ひらがなカタカナガギパピー",
        "ABCabcXYZxyzßẞİıſK",
        "ＡＢＣａｂｃ０１２ｶﾞﾊﾟ①㈱",
        "\u0041\u0301\u0065\u0308\u1100\u1161\u11A8\u0307\u094D\u200D",
        "😀😁👩\u200D🚀🇰🇷𠮷",
        "0123456789.:-_%*[]\\'\" ",
    ];

    private static readonly AdminOperation[] Operations =
        [AdminOperations.SuspendService, AdminOperations.ResumeService, AdminOperations.AddService, AdminOperations.ChangeContract, AdminOperations.ErasePerson];

    private readonly Random _random;
    private readonly string[] _texts;

    public RandomLog(int seed, int texts = 40)
    {
        _random = new Random(seed);
        _texts = [.. Enumerable.Range(0, texts).Select(_ => Text(1, 8))];
    }

    public AdminActor Actor(OrganizationId organization) =>
        _random.Next(5) == 0 ? AdminActor.Operator(Any()) : AdminActor.Member(organization, $"member{_random.Next(9)}", Any(), $"198.51.100.{_random.Next(30)}");

    public LogDraft Draft() => new()
    {
        Operation = Operations[_random.Next(Operations.Length)],
        Category = _random.Next(3) == 0 ? ChangeLogCategory.Service : ChangeLogCategory.Permission,
        Target = new LogTarget(_random.Next(2) == 0 ? ChangeLogTargetKind.Person : ChangeLogTargetKind.Organization, $"target{_random.Next(9)}", Any()),
        Service = _random.Next(2) == 0 ? null : new LogService(1, $"service-{_random.Next(4)}", Any()),
        Arguments = LogDraft.Argument("number", _random.Next(12)),
    };

    /// <summary>Mostly a part of a text that is there, of up to 10 signs, sometimes written another way; with fields left out at random.</summary>
    public ChangeLogQuery Query(Instant first, Instant last)
    {
        Instant? Moment() => _random.Next(4) == 0 ? first + (last - first) * _random.NextDouble() : null;
        var (from, until) = (Moment(), Moment());
        if (from > until) (from, until) = (until, from);
        return new ChangeLogQuery
        {
            From = from,
            Until = until,
            Category = _random.Next(2) == 0 ? null : _random.Next(4) == 0 ? ChangeLogCategory.Service : ChangeLogCategory.Permission,
            Content = _random.Next(5) == 0 ? PartOf(Operations[_random.Next(Operations.Length)].Code) : null,
            Name = _random.Next(2) == 0 ? PartOf(Any()) : null,
            Address = _random.Next(6) == 0 ? PartOf("198.51.100.1") : null,
            Service = _random.Next(5) == 0 ? PartOf(_random.Next(2) == 0 ? "service-1" : Any()) : null,
            Account = _random.Next(6) == 0 ? PartOf(_random.Next(2) == 0 ? "member1" : "target2") : null,
        };
    }

    private string Any() => _texts[_random.Next(_texts.Length)];

    private string Text(int least, int most)
    {
        var text = "";
        for (var length = _random.Next(least, most + 1); length > 0; length--)
        {
            var alphabet = Alphabets[_random.Next(Alphabets.Length)].EnumerateRunes().ToArray();
            text += alphabet[_random.Next(alphabet.Length)].ToString();
        }

        // A text of the log is never empty.
        return text.Trim().Length == 0 ? "x" : text;
    }

    private string PartOf(string text)
    {
        if (_random.Next(10) == 0) return Text(1, 3);
        var runes = text.EnumerateRunes().ToArray();
        var length = _random.Next(1, Math.Min(10, runes.Length) + 1);
        var part = string.Concat(runes.Skip(_random.Next(runes.Length - length + 1)).Take(length));
        return _random.Next(6) switch
        {
            0 => part.ToUpperInvariant(),
            1 => part.ToLowerInvariant(),
            2 => string.Concat(part.Select(sign => sign is > ' ' and <= '~' ? (char)(sign + 0xFEE0) : sign)),
            3 => string.Concat(part.Select(sign => sign is >= '가' and <= '힣' ? "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"[(sign - '가') / 588] : sign)),
            _ => part,
        };
    }
}

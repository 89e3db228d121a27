using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Organizations.</summary>
internal static class OrganizationGenerators
{
    public static Gen<OrganizationId> Ids { get; } =
        from text in Gen.OneOf(TextGenerators.Of("abcXYZ019-_", 1, 10), TextGenerators.Of("aZ9_", OrganizationId.MaxLength - 1, OrganizationId.MaxLength))
        select OrganizationId.Parse(text);

    public static Gen<OrganizationName> Names { get; } = TextGenerators.Names(OrganizationName.MaxLength).Select(text => NameOf(text).Value);

    public static Gen<OrganizationDomain> Domains { get; } = Gen.Frequency(
        (9,
            from labels in Gen.OneOf(
                Gen.Elements("acme", "oc", "hangame", "a-b", "x1", "고객센터", "お問い合わせ", "bücher", "例え"),
                TextGenerators.Letter(1, 10),
                TextGenerators.Letter(62, 63)).NonEmptyListOf()
            from end in Gen.Elements("com", "co.kr", "example", "한국")
            select $"{string.Join('.', labels.Take(3))}.{end}"),
        (1, TextGenerators.Host(OrganizationDomain.MaxLength)))
        .Select(text => DomainOf(text).Value);

    public static Gen<string?> Zones { get; } = Gen.Elements<string?>(null, "Asia/Seoul", "Europe/Berlin", "America/New_York", "Pacific/Apia", "UTC", "Etc/GMT-9", "ROK");

    public static Gen<string?> NoZones { get; } = Gen.Elements<string?>("", " ", "Mars/Olympus", "UTC+9", "KST", new string('x', 100_000));

    public static Gen<OrganizationProvision> Provisions { get; } =
        from id in Ids
        from name in Names
        from domain in Domains
        from zone in Zones
        from book in Gen.Elements<string?>(null, "kr-2020")
        from owner in PeopleGenerators.Accounts
        from ownerName in PeopleGenerators.Names
        from email in PeopleGenerators.Emails.Select(email => email.Value).OrNull()
        select new OrganizationProvision
        {
            Id = id.Value, Name = name.Value, Domain = domain.Value, TimeZone = zone, PriceBook = book, OwnerAccount = owner.Value, OwnerName = ownerName.Value, OwnerEmail = email,
        };

    public static bool IsId(string? text) => OrganizationId.TryParse(text, out _);

    public static Outcome<OrganizationName> NameOf(string? text) => OrganizationName.Create(text);

    public static Outcome<OrganizationDomain> DomainOf(string? text) => OrganizationDomain.Create(text);
}

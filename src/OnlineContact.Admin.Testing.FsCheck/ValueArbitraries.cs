using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>
/// Arbitrary value objects and arbitrary input for them, with shrinkers: give this type to FsCheck, for example as
/// <c>[Property(Arbitrary = [typeof(ValueArbitraries)])]</c>.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class ValueArbitraries
{
    private static readonly HashSet<string> NoReservedWords = [];

    /// <summary>Texts from outside; shrink by halves and by single units.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<HostileText> HostileText() => Arb.From(
        ValueGenerators.HostileTexts,
        sample => sample.Text is null ? [] : Shorter(sample.Text).Select(text => new HostileText { Text = text }));

    /// <summary>Valid IDs of services; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ServiceId> ServiceId() => Arb.From(
        ValueGenerators.ServiceIds,
        id => Shorter(id.Value).Select(text => ContractedServices.ServiceId.Create(text, NoReservedWords)).Where(o => o.Succeeded).Select(o => o.Value));

    /// <summary>Valid names of services; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ServiceName> ServiceName() => Arb.From(
        ValueGenerators.ServiceNames,
        name => Shorter(name.Value).Select(ContractedServices.ServiceName.Create).Where(o => o.Succeeded).Select(o => o.Value));

    /// <summary>Valid names of organizations; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<OrganizationName> OrganizationName() => Arb.From(
        ValueGenerators.OrganizationNames,
        name => Shorter(name.Value).Select(Organizations.OrganizationName.Create).Where(o => o.Succeeded).Select(o => o.Value));

    /// <summary>Valid domains of organizations.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<OrganizationDomain> OrganizationDomain() => Arb.From(ValueGenerators.OrganizationDomains);

    /// <summary>Valid accounts of members; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberAccount> MemberAccount() => Arb.From(
        ValueGenerators.MemberAccounts,
        account => Shorter(account.Value).Select(Iam.MemberAccount.Create).Where(o => o.Succeeded).Select(o => o.Value));

    /// <summary>Valid names of members; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberName> MemberName() => Arb.From(
        ValueGenerators.MemberNames,
        name => Shorter(name.Value).Select(Iam.MemberName.Create).Where(o => o.Succeeded).Select(o => o.Value));

    /// <summary>Valid sets of languages; shrink to fewer ones with the same main language.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<HelpCentreLanguages> HelpCentreLanguages() => Arb.From(
        ValueGenerators.Languages,
        languages => languages.Codes
            .Where(code => code != languages.Main)
            .Select(code => ContractedServices.HelpCentreLanguages.Create(
                [.. languages.Codes.Where(other => other != code)], languages.Main, ServiceType.ConsultationManagement).Value));

    /// <summary>Headers of pictures.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<PictureSample> PictureSample() => Arb.From(ValueGenerators.Pictures);

    /// <summary>Bytes that may be no picture; shrink by cutting the end.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<HostilePicture> HostilePicture() => Arb.From(
        ValueGenerators.HostilePictures,
        sample => new[] { sample.Bytes.Length / 2, sample.Bytes.Length - 1 }
            .Where(length => length >= 0 && length < sample.Bytes.Length)
            .Distinct()
            .Select(length => new HostilePicture { Bytes = sample.Bytes[..length] }));

    private static IEnumerable<string> Shorter(string text)
    {
        if (text.Length > 1)
        {
            yield return text[..(text.Length / 2)];
            yield return text[(text.Length / 2)..];
        }

        for (var i = 0; i < Math.Min(text.Length, 40); i++) yield return text.Remove(i, 1);
    }
}

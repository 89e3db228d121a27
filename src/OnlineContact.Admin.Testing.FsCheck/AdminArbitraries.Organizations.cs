using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Testing.FsCheck.Generators;

namespace OnlineContact.Admin.Testing.FsCheck;

public static partial class AdminArbitraries
{
    /// <summary>Ids of organizations, also as long as may be; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<OrganizationId> OrganizationId() => Arb.From(
        OrganizationGenerators.Ids,
        id => Simpler.Texts(id.Value).Where(OrganizationGenerators.IsId).Select(Admin.OrganizationId.Parse));

    /// <summary>Texts that are no id of an organization.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<OrganizationId>> RefusedOrganizationId() =>
        Spoil.Texts<OrganizationId>(Admin.OrganizationId.MaxLength, text => !OrganizationGenerators.IsId(text));

    /// <summary>Names of organizations; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<OrganizationName> OrganizationName() => OrganizationGenerators.Names.ByText(name => name.Value, OrganizationGenerators.NameOf);

    /// <summary>Texts that are no name of an organization.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<OrganizationName>> RefusedOrganizationName() => Spoil.Texts(Organizations.OrganizationName.MaxLength, OrganizationGenerators.NameOf);

    /// <summary>Domains of organizations, international ones among them; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<OrganizationDomain> OrganizationDomain() => OrganizationGenerators.Domains.ByText(domain => domain.Value, OrganizationGenerators.DomainOf);

    /// <summary>Texts that are no domain of an organization.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<OrganizationDomain>> RefusedOrganizationDomain() => Spoil.Texts(Organizations.OrganizationDomain.MaxLength, OrganizationGenerators.DomainOf);

    /// <summary>Organizations to be provisioned, each with an owner; shrink to what is required.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<OrganizationProvision> OrganizationProvision() => OrganizationGenerators.Provisions.By(
        provision => provision with { TimeZone = null },
        provision => provision with { PriceBook = null },
        provision => provision with { OwnerEmail = null },
        provision => provision with { Name = "A" },
        provision => provision with { Domain = "acme.example" },
        provision => provision with { OwnerAccount = "owner" },
        provision => provision with { OwnerName = "A" });

    /// <summary>Organizations that are not provisioned.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<OrganizationProvision>> RefusedOrganizationProvision() => Spoil.Of(OrganizationProvision())
        .By("id", RefusedOrganizationId().Generator, (provision, bad) => provision with { Id = bad.Text })
        .By("name", RefusedOrganizationName().Generator, (provision, bad) => provision with { Name = bad.Text })
        .By("domain", RefusedOrganizationDomain().Generator, (provision, bad) => provision with { Domain = bad.Text })
        .By("timeZone", OrganizationGenerators.NoZones.Where(zone => zone != ""), (provision, bad) => provision with { TimeZone = bad })
        .By("priceBook", Gen.Elements("none", "KR-2020", "한"), (provision, bad) => provision with { PriceBook = bad })
        .By("ownerAccount", RefusedMemberAccount().Generator, (provision, bad) => provision with { OwnerAccount = bad.Text })
        .By("ownerName", RefusedMemberName().Generator, (provision, bad) => provision with { OwnerName = bad.Text })
        .By("ownerEmail", RefusedMemberEmail().Generator.Where(bad => !string.IsNullOrEmpty(bad.Text)), (provision, bad) => provision with { OwnerEmail = bad.Text })
        .ToArbitrary();
}

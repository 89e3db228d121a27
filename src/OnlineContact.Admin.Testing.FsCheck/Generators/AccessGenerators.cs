using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Access;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Who acts and what she may.</summary>
internal static class AccessGenerators
{
    private static readonly string[] Addresses =
        ["192.0.2.1", "0.0.0.0", "255.255.255.255", "::1", "2001:db8::1", "fe80::1%eth0", "::ffff:192.0.2.1", "0000:0000:0000:0000:0000:ffff:192.168.100.228"];

    public static Gen<AdminOperation> Operations { get; } = Gen.Elements(AdminOperations.All.ToArray());

    public static Gen<ActorRights> Rights { get; } = Gen.Choose(0, 15).Select(held => new ActorRights((AdminRight)held));

    public static Arbitrary<AdminActor> Actors { get; } = Simplified(Gen.Frequency((1, Operators()), (4, Members())));

    public static Arbitrary<Refused<AdminActor>> RefusedActors { get; } = Spoil.Of(Simplified(Members()))
        .By("name", TextGenerators.NoNames(AdminActor.MaxNameLength), (actor, name) => With(actor, name: name ?? ""))
        .By("account", TextGenerators.NoNames(AdminActor.MaxAccountLength), (actor, account) => With(actor, account: account ?? ""))
        .By("ipAddress", Gen.Elements("", " ", "localhost", "192.0.2.256", "192.0.2.01", "1", "2001:db8::1::2", "[::1]", "192.0.2.1:80", new string('1', 46)), (actor, address) => With(actor, address: address))
        .ToArbitrary();

    private static Arbitrary<AdminActor> Simplified(Gen<AdminActor> actors) => actors.By(
        actor => With(actor, name: "a"),
        actor => actor.IsOperator ? actor : With(actor, account: "a"),
        actor => actor.IsOperator ? actor : With(actor, address: Addresses[0]));

    private static Gen<AdminActor> Operators() => TextGenerators.Names(AdminActor.MaxNameLength).Select(AdminActor.Operator);

    private static Gen<AdminActor> Members() =>
        from organization in OrganizationGenerators.Ids
        from account in Gen.Frequency((3, PeopleGenerators.Accounts.Select(account => account.Value)), (1, TextGenerators.Visible(AdminActor.MaxAccountLength)))
        from name in TextGenerators.Names(AdminActor.MaxNameLength)
        from address in Gen.Elements(Addresses)
        select AdminActor.Member(organization, account, name, address);

    /// <summary>The same actor if nothing is different: actors are compared by reference.</summary>
    private static AdminActor With(AdminActor actor, string? account = null, string? name = null, string? address = null)
    {
        var (newAccount, newName, newAddress) = (account ?? actor.Account, name ?? actor.Name, address ?? actor.IpAddress);
        if ((newAccount, newName, newAddress) == (actor.Account, actor.Name, actor.IpAddress)) return actor;
        return actor.IsOperator ? AdminActor.Operator(newName) : AdminActor.Member(actor.Organization, newAccount, newName, newAddress);
    }
}

namespace OnlineContact.Admin.ArchitectureTests;

public sealed class PureCodeTests
{
    private static readonly IReadOnlyCollection<(TypeName From, TypeName To)> Core = TypeUses.Of(Assemblies.Core);

    [Fact]
    public void Rules_and_calculators_see_no_store_no_clock_and_nothing_outside()
    {
        Assert.Equal([], PureCode.Violations(Core));
        Assert.Equal([], PureCode.Violations(TypeUses.Of(Assemblies.File("OnlineContact.Admin.Sso.KeyManagement"))));
    }

    [Fact]
    public void Rules_and_calculators_were_looked_into()
    {
        var pure = PureCode.PureTypes(Core).ToHashSet();
        Assert.Contains(new("OnlineContact.Admin.Billing", "BillingCalculator"), pure);
        Assert.InRange(pure.Count, 100, 1_000);
    }

    [Fact]
    public void Everything_impure_that_is_planted_would_be_found() => Assert.Equal(
        [
            Found("AsksTheClock", "NodaTime.IClock"),
            Found("AsksTheStore", "OnlineContact.Admin.Storage.IAdminStore"),
            Found("AsksTheStore", "System.Threading.CancellationToken"),
            Found("AsksTheStore", "System.Threading.Tasks.Task"),
            Found("IsGivenAContainer", "System.IServiceProvider"),
            Found("ReadsAFile", "System.IO.File"),
            Found("ThrowsDice", "System.Random"),
            Found("Waits", "System.Threading.Tasks.Task"),
            Found("Waits", "System.TimeProvider"),
            "Planted.OnlineContact.Admin.Search.WaitingCalculator uses System.Threading.CancellationToken",
        ],
        PureCode.Violations(TypeUses.Of(typeof(PureCodeTests).Assembly.Location)));

    private static string Found(string user, string used) => $"Planted.OnlineContact.Admin.Search.Rules.{user} uses {used}";
}

using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

public class AdministrationSimulationTests
{
    [Fact]
    public async Task Whatever_goes_wrong_all_is_explained()
    {
        var cases = Campaign.Cases(2_000);
        for (var seed = 1; seed <= cases; seed++) await AdministrationSimulation.RunAsync(seed);
    }
}

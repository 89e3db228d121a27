using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>What is out of range is told where it is set, and not found in a simulation that does something else.</summary>
public class SimulationFaultsTests
{
    private static readonly Dictionary<string, (Func<int, SimulationFaults> Set, Func<SimulationFaults, int> Get)> Odds = new()
    {
        [nameof(SimulationFaults.Conflict)] = (value => new() { Conflict = value }, faults => faults.Conflict),
        [nameof(SimulationFaults.TransientError)] = (value => new() { TransientError = value }, faults => faults.TransientError),
        [nameof(SimulationFaults.Error)] = (value => new() { Error = value }, faults => faults.Error),
        [nameof(SimulationFaults.LostAnswer)] = (value => new() { LostAnswer = value }, faults => faults.LostAnswer),
        [nameof(SimulationFaults.LostChange)] = (value => new() { LostChange = value }, faults => faults.LostChange),
        [nameof(SimulationFaults.LateChange)] = (value => new() { LateChange = value }, faults => faults.LateChange),
        [nameof(SimulationFaults.Delay)] = (value => new() { Delay = value }, faults => faults.Delay),
        [nameof(SimulationFaults.Crash)] = (value => new() { Crash = value }, faults => faults.Crash),
    };

    public static TheoryData<string> Names => [.. Odds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Odds_are_0_to_1000_in_a_thousand(string name)
    {
        var (set, get) = Odds[name];
        foreach (var right in new[] { 0, 1, 1_000 }) Assert.Equal(right, get(set(right)));
        foreach (var wrong in new[] { -1, 1_001 }) Assert.Equal(wrong, Assert.Throws<ArgumentOutOfRangeException>(() => set(wrong)).ActualValue);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void None_is_nothing_and_the_usual_is_some_of_everything(string name)
    {
        Assert.Equal(0, Odds[name].Get(SimulationFaults.None));
        Assert.InRange(Odds[name].Get(SimulationFaults.Usual), 1, 100);
    }

    [Fact]
    public void A_delay_is_of_1_to_10000_steps()
    {
        foreach (var right in new[] { 1, 2, 10_000 }) Assert.Equal(right, new SimulationFaults { MaxDelay = right }.MaxDelay);
        foreach (var wrong in new[] { int.MinValue, 0, 10_001, int.MaxValue })
            Assert.Equal(wrong, Assert.Throws<ArgumentOutOfRangeException>(() => new SimulationFaults { MaxDelay = wrong }).ActualValue);
        Assert.Equal(10, SimulationFaults.None.MaxDelay);
    }
}

using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>How many processes, administrators and requests there may be.</summary>
public class AdministrationSimulationOptionsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void There_are_one_to_nine_processes_and_administrators_of_each(int number)
    {
        Assert.Equal(number, new AdministrationSimulationOptions { Processes = number }.Processes);
        Assert.Equal(number, new AdministrationSimulationOptions { AdministratorsEach = number }.AdministratorsEach);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Other_numbers_of_them_are_refused(int number)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdministrationSimulationOptions { Processes = number });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdministrationSimulationOptions { AdministratorsEach = number });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    public void Each_wants_up_to_a_thousand_things_done(int number) => Assert.Equal(number, new AdministrationSimulationOptions { RequestsEach = number }.RequestsEach);
}

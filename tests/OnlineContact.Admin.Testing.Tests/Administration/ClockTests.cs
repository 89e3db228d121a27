using NodaTime;
using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>A clock behind the last change by more than five minutes stops changes until an operator confirms it, in the library and in the naive model alike.</summary>
public class ClockTests
{
    [Fact]
    public Task A_clock_may_be_five_minutes_behind_and_not_more() => RunAsync(
        Line.Hours(1),
        (Add(), Done),
        Line.Seconds(-300),
        (Add(), Done),
        Line.Seconds(-1),
        (Add(), "OCA0010"),
        (Invite("ann"), "OCA0010"),
        (Invite("Ann"), "OCA4009"),
        (Give("Ann", 1), "OCA4009"),
        (Give("ann", 1), "OCA0010"),
        (Erase("nobody"), "OCA7001"),
        (Erase("owner"), "OCA0010"),
        (AddLogin(), "OCA0010"),
        (Suspend(99), "OCA0010"),
        Line.Seconds(1),
        (Add(), Done));

    [Fact]
    public Task A_confirmed_clock_goes_on_from_the_last_change() => RunAsync(
        Line.Hours(1),
        (Add(), Done),
        Line.Hours(-3),
        (Add(), "OCA0010"),
        (Confirm(Owner), "OCA4006"),
        (Add(), "OCA0010"),
        (Confirm(), Done),
        (Add(), Done),
        Line.Hours(1),
        (Add(), Done),

        // Once the clock has come back, a new confirmation is needed.
        Line.Hours(4),
        (Add(), Done),
        Line.Hours(-1),
        (Add(), "OCA0010"));

    [Fact]
    public Task A_clock_that_is_right_may_be_confirmed_too() => RunAsync((Confirm(), Done), (Confirm(), Done), (Add(), Done));

    [Fact]
    public async Task Nothing_is_mailed_while_the_clock_of_an_organization_is_behind()
    {
        await using var trial = await BeginAsync();
        var start = trial.Host.Clock.Now;
        Assert.True(trial.Model.CanDeliver(start - Duration.FromMinutes(5)));
        Assert.False(trial.Model.CanDeliver(start - Duration.FromMinutes(5) - Duration.FromTicks(1)));
        await trial.PlayAsync((Provision(OrganizationId.Parse("zeta")), Done));
        Assert.True(trial.Model.CanDeliver(start));
        Assert.True(new NaiveAdministration().CanDeliver(Instant.MinValue));
    }

    [Fact]
    public async Task A_history_in_which_the_clock_is_behind_is_compared_without_mailing()
    {
        await using var trial = await BeginAsync();
        AdminStep[] steps = [new(Duration.Zero, Invite("ann")), new(Duration.FromHours(-1), Add()), new(Duration.FromHours(1), Add())];
        Assert.Null(await AdminHistory.DifferenceAsync(trial.Host, trial.Model, steps[..2], lookEvery: 2));
        Assert.Empty(trial.Host.Mailer.Sent);
        Assert.Null(await AdminHistory.DifferenceAsync(trial.Host, trial.Model, steps[2..]));
        Assert.Single(trial.Host.Mailer.Sent);
    }
}

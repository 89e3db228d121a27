using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Where library and model answer a step otherwise, the step and both answers are told; and now and then, and in the end, everything is looked at.</summary>
public class AnswerDifferenceTests
{
    private static readonly string Start = $"{new FakeAdminClock().Now}";

    /// <summary>What is told of a command after a script in both and commands to one of them.</summary>
    private static async Task<string?> ToldAsync(AdminCommand command, IReadOnlyList<Line> both, IReadOnlyList<AdminCommand> library, IReadOnlyList<AdminCommand> model)
    {
        await using var trial = await BeginAsync();
        await trial.PlayAsync(both);
        await trial.LibraryAsync(library);
        trial.Naive(model);
        return await AdminHistory.DifferenceAsync(trial.Host, trial.Model, [new AdminStep(Duration.Zero, command)]);
    }

    private static string Told(AdminCommand command, string what) => $"Step 0, {command}, at {Start}: {what}";

    private static readonly IReadOnlyList<Line> Two = [(Add(), Done), (Add(), Done)];

    private static readonly AdminCommand Any = Suspend(1) with { Seen = SeenVersion.Any };

    [Fact]
    public async Task A_refusal_where_there_is_none() =>
        Assert.Equal(Told(Discard(2), "refused with OCA1001 instead of success"), await ToldAsync(Discard(2), Two, [Discard(2)], []));

    [Fact]
    public async Task Success_where_a_refusal_is_expected() =>
        Assert.Equal(Told(Discard(2), "success instead of OCA1001"), await ToldAsync(Discard(2), Two, [], [Discard(2)]));

    [Fact]
    public async Task Another_refusal() => Assert.Equal(Told(Any, "refused with OCA1001 instead of OCA1027"), await ToldAsync(Any, Two, [Discard(1)], []));

    [Fact]
    public async Task Whether_anything_has_changed()
    {
        var command = Discount(1, 10);
        Assert.Equal(
            Told(command, $"the receipt says (False, 1, 1, 0, {Start}) instead of (True, 1, 2, 6, {Start})"),
            await ToldAsync(command, Two, [Discount(1, 10)], [Discount(1, 20)]));
    }

    [Fact]
    public async Task The_number() => Assert.Equal(
        Told(Add(), $"the receipt says (True, 4, 1, 6, {Start}) instead of (True, 3, 1, 6, {Start})"),
        await ToldAsync(Add(), Two, [Add()], [Discount(1, 10)]));

    [Fact]
    public async Task The_version()
    {
        var command = RemovePicture(1) with { Seen = SeenVersion.Any };
        Assert.Equal(
            Told(command, $"the receipt says (False, 1, 2, 0, {Start}) instead of (False, 1, 1, 0, {Start})"),
            await ToldAsync(command, Two, [Draft(1, new() { Name = "Desk" })], [Draft(2, new() { Name = "Desk" })]));
    }

    [Fact]
    public async Task The_sequence() => Assert.Equal(
        Told(Add(), $"the receipt says (True, 3, 1, 6, {Start}) instead of (True, 3, 1, 5, {Start})"),
        await ToldAsync(Add(), Two, [Discount(1, 10)], []));

    [Fact]
    public async Task The_instant()
    {
        await using var trial = await BeginAsync();
        trial.Host.Clock.Advance(Duration.FromMinutes(1));
        await trial.LibraryAsync(Add());
        Assert.True(trial.Model.Apply(Add(), trial.Host.Clock.Now + Duration.FromMinutes(1)).Changed);
        var now = trial.Host.Clock.Now;
        Assert.Equal(
            $"Step 0, {Add()}, at {now}: the receipt says (True, 2, 1, 4, {now}) instead of (True, 2, 1, 4, {now + Duration.FromMinutes(1)})",
            await AdminHistory.DifferenceAsync(trial.Host, trial.Model, [new AdminStep(Duration.Zero, Add())]));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    [InlineData(13, 4)]
    public async Task Everything_is_looked_at_after_so_many_steps_and_in_the_end(int lookEvery, int toldAfter)
    {
        // No step shows the difference by its answer.
        await using var trial = await BeginAsync();
        trial.Acme.Members["owner"].Name = "Other";
        var steps = Enumerable.Repeat(new AdminStep(Duration.FromSeconds(1), Add()), 5).ToList();
        var told = await AdminHistory.DifferenceAsync(trial.Host, trial.Model, steps, lookEvery);
        Assert.Equal($"After step {toldAfter}, {Add()}, at {trial.Host.Clock.Now}: acme: members: owner Owner Active 1 instead of owner Other Active 1", told);
        Assert.Equal(new FakeAdminClock().Now + Duration.FromSeconds(toldAfter + 1), trial.Host.Clock.Now);
    }

    [Fact]
    public async Task Nothing_differs_in_a_history_without_steps()
    {
        await using var trial = await BeginAsync();
        Assert.Null(await AdminHistory.DifferenceAsync(trial.Host, trial.Model, []));
    }

    [Fact]
    public async Task What_cannot_be_mailed_is_told()
    {
        await using var trial = await BeginAsync();
        trial.Host.Mailer.Fail(1);
        var told = await AdminHistory.DifferenceAsync(trial.Host, trial.Model, [new AdminStep(Duration.Zero, Invite("ann"))]);
        Assert.StartsWith($"After step 0, {Invite("ann")}, at {Start}: the job ", told, StringComparison.Ordinal);
        Assert.Contains(" failed: ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_is_mailed_before_everything_is_looked_at()
    {
        await using var trial = await BeginAsync();
        AdminStep[] steps = [new(Duration.Zero, Invite("ann")), new(Duration.Zero, Accept("ann"))];
        Assert.Null(await AdminHistory.DifferenceAsync(trial.Host, trial.Model, steps, lookEvery: 1));
        Assert.Equal(MemberState.Active, trial.Acme.Members["ann"].State);
    }
}

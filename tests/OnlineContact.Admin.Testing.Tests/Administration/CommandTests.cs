using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Which version a command sends along, what becomes of commands that nobody knows, and how a command comes to the library.</summary>
public class CommandTests
{
    private static IReadOnlyList<long> Versions(NaiveAdministration model, Func<SeenVersion, AdminCommand> make) =>
        [model.VersionToSend(make(SeenVersion.Good)).Value, model.VersionToSend(make(SeenVersion.Stale)).Value, model.VersionToSend(make(SeenVersion.Any)).Value];

    [Fact]
    public async Task The_good_version_is_that_which_stands_there_the_stale_one_another_and_any_is_any()
    {
        await using var trial = await BeginAsync();
        await trial.PlayAsync(
            [
                (Add(), Done),
                .. InUse(2, "alpha"),
                .. Member("ann"),
                (Appoint("ann"), Done),
                (Give("ann", 2), Done),
                (Give("owner", 2, ServiceRole.Administrator), Done),
                (AddLogin(), Done),
                (EditLogin(1, Login("Other")), Done),
                (EditLogin(1, Login()), Done),
                (Choose(2, 1), Done),
                (Choose(2, null), Done),
                (Choose(2, 1), Done),
            ]);
        var any = StoreVersion.Any.Value;
        Assert.Equal([1, 2, any], Versions(trial.Model, seen => Suspend(1) with { Seen = seen }));
        Assert.Equal([3, 2, any], Versions(trial.Model, seen => Suspend(2) with { Seen = seen }));
        Assert.Equal([1, 2, any], Versions(trial.Model, seen => Suspend(99) with { Seen = seen }));
        Assert.Equal([3, 2, any], Versions(trial.Model, seen => Disable("ann") with { Seen = seen }));
        Assert.Equal([3, 2, any], Versions(trial.Model, seen => Resend("ann") with { Seen = seen }));
        Assert.Equal([1, 2, any], Versions(trial.Model, seen => Disable("nobody") with { Seen = seen }));
        Assert.Equal([2, 1, any], Versions(trial.Model, seen => Appoint("owner") with { Seen = seen }));
        Assert.Equal([2, 1, any], Versions(trial.Model, seen => Dismiss("owner") with { Seen = seen }));
        Assert.Equal([2, 1, any], Versions(trial.Model, seen => Give("ann", 1) with { Seen = seen }));
        Assert.Equal([2, 1, any], Versions(trial.Model, seen => Take("ann", 1) with { Seen = seen }));
        Assert.Equal([2, 1, any], Versions(trial.Model, seen => RemoveAgent("ann") with { Seen = seen }));
        Assert.Equal([1, 2, any], Versions(trial.Model, seen => RemoveAgent("nobody") with { Seen = seen }));
        Assert.Equal([2, 1, any], Versions(trial.Model, seen => Settings(Actor("ann")) with { Seen = seen }));
        Assert.Equal([1, 2, any], Versions(trial.Model, seen => Settings(Actor("nobody")) with { Seen = seen }));
        Assert.Equal([3, 2, any], Versions(trial.Model, seen => EditLogin(1, Login()) with { Seen = seen }));
        Assert.Equal([3, 2, any], Versions(trial.Model, seen => DeleteLogin(1) with { Seen = seen }));
        Assert.Equal([1, 2, any], Versions(trial.Model, seen => DeleteLogin(9) with { Seen = seen }));
        Assert.Equal([1, 2, any], Versions(trial.Model, seen => EditLogin(9, Login()) with { Seen = seen }));
        Assert.Equal([3, 2, any], Versions(trial.Model, seen => Choose(2, 1) with { Seen = seen }));

        // What takes no version, and what is asked of an organization that is not there.
        Assert.Equal(StoreVersion.Any, trial.Model.VersionToSend(Add()));
        Assert.Equal([1, 2, any], Versions(trial.Model, seen => AddLogin() with { Seen = seen }));
        Assert.Equal([1, 2, any], Versions(new NaiveAdministration(), seen => Suspend(1) with { Seen = seen }));
        Assert.Equal([1, 2, any], Versions(new NaiveAdministration(), seen => Disable("ann") with { Seen = seen }));
        Assert.Equal([1, 2, any], Versions(new NaiveAdministration(), seen => DeleteLogin(1) with { Seen = seen }));
    }

    [Fact]
    public async Task A_command_that_nobody_knows_is_a_mistake_of_the_test()
    {
        await using var trial = await BeginAsync();
        await trial.PlayAsync(InUse(1, "alpha"));
        AdminCommand[] unknown =
        [
            new Unknown { Actor = Operator, Organization = Acme },
            new UnknownOfService { Actor = Operator, Organization = Acme, Service = 1 },
            new UnknownOfPeople { Actor = Operator, Organization = Acme },
            new UnknownOfSso { Actor = Operator, Organization = Acme },
        ];
        foreach (var command in unknown)
        {
            Assert.Throws<ArgumentException>("command", () => trial.Model.Apply(command, trial.Host.Clock.Now));
            await Assert.ThrowsAsync<ArgumentException>("command", () => AdminHistory.SendAsync(trial.Host, command, StoreVersion.Any));
        }

        await trial.AgreeAsync();
    }

    [Fact]
    public async Task A_request_that_is_repeated_is_answered_as_before()
    {
        await using var trial = await BeginAsync();
        var request = RequestId.Create("again").Value;
        var one = await AdminHistory.SendAsync(trial.Host, Add(), StoreVersion.Any, request);
        var other = await AdminHistory.SendAsync(trial.Host, Add(), StoreVersion.Any, request);
        Assert.Equal((1L, 1L), (one.Value.Number, other.Value.Number));
        Assert.Equal(2, (await AdminHistory.SendAsync(trial.Host, Add(), StoreVersion.Any)).Value.Number);
    }

    [Fact]
    public async Task A_change_log_that_is_not_whole_is_told()
    {
        var store = new Forgetful();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var model = new NaiveAdministration();
        AdminCommand[] commands = [Provision(Acme), Add(), Add()];
        Assert.Null(await AdminHistory.DifferenceAsync(host, model, [.. commands.Select(command => new AdminStep(Duration.Zero, command))]));
        store.Forgets = true;
        Assert.StartsWith("acme: the change log is not whole: ", await AdminHistory.StateDifferenceAsync(host, model), StringComparison.Ordinal);
    }

    private sealed record Unknown : AdminCommand;

    private sealed record UnknownOfService : ServiceCommand;

    private sealed record UnknownOfPeople : PeopleCommand;

    private sealed record UnknownOfSso : SsoCommand;

    /// <summary>A store that can be told to hide the second entry of the change log.</summary>
    private sealed class Forgetful() : StoreDecorator(new NaiveStore())
    {
        public bool Forgets { get; set; }

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            var page = await Inner.RangeAsync(organization, read, cancellationToken);
            return Forgets && read.Shape.Name == "change_log_entry" && page.Rows.Count > 2 ? new RangeRows([page.Rows[0], .. page.Rows.Skip(2)], page.Count) : page;
        }
    }
}

using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>She wants everything there is, most of it possible: what she draws in how large a share, to half a percent of a fixed seed.</summary>
public class RandomAdministratorTests
{
    private const int Draws = 24_000;

    private static readonly OrganizationId Alpha = RandomAdministrator.Alpha;
    private static readonly OrganizationId Beta = RandomAdministrator.Beta;
    private readonly List<SimulatedRequest> _drawn = Draw(Alpha, [(70, new StoreVersion(30))]);

    private static List<SimulatedRequest> Draw(OrganizationId organization, IReadOnlyList<(long, StoreVersion)>? services, int draws = Draws)
    {
        var administrator = new RandomAdministrator(new SeededRandom(11));
        return [.. Enumerable.Range(1, draws).Select(number => administrator.Next(number, organization, services))];
    }

    // In percent.
    private static void AssertShares<T>(IEnumerable<T> drawn, params (T Value, double Share)[] shares)
        where T : notnull
    {
        var all = drawn.ToList();
        var counts = all.CountBy(each => each).ToDictionary();
        Assert.Equal(shares.Select(each => each.Value).ToHashSet(), counts.Keys.ToHashSet());
        // Twice the deviation of so many draws, and never so wide that a neighbour of the smallest step would do.
        foreach (var (value, share) in shares)
            Assert.InRange(100.0 * counts[value] / all.Count, share - Math.Max(0.8, 160 / Math.Sqrt(all.Count)), share + Math.Max(0.8, 160 / Math.Sqrt(all.Count)));
    }

    [Fact]
    public void Every_command_comes_in_its_share() => AssertShares(
        _drawn.Select(request => request.Command.GetType().Name),
        (nameof(AddServiceCommand), 7.5),
        (nameof(SaveBasicInformationCommand), 17.5),
        (nameof(SaveDraftCommand), 5),
        (nameof(RegisterContractCommand), 7.5),
        (nameof(ChangeContractCommand), 20),
        (nameof(SuspendCommand), 10),
        (nameof(ResumeCommand), 7.5),
        (nameof(TerminateCommand), 5),
        (nameof(DiscardCommand), 2.5),
        (nameof(SetPictureCommand), 5),
        (nameof(RemovePictureCommand), 2.5),
        (nameof(SetDiscountCommand), 5),
        (nameof(ErasePersonCommand), 2.5),
        (nameof(ConfirmClockCommand), 2.5));

    [Fact]
    public void Half_of_the_versions_are_those_that_she_has_seen_and_one_in_ten_is_none_that_was_there() => AssertShares(
        _drawn.Where(TakesVersion).Where(request => ((ServiceCommand)request.Command).Service == 70).Select(request => request.Version), (new StoreVersion(30), 50), (StoreVersion.Any, 40), (new StoreVersion(31), 10));

    [Fact]
    public void What_takes_no_version_is_sent_none() => Assert.All(_drawn, request => Assert.True(TakesVersion(request) || request.Version == default));

    [Fact]
    public void One_service_in_ten_is_none_that_she_has_seen()
    {
        AssertShares(_drawn.Select(request => request.Command).OfType<ServiceCommand>().Select(command => command.Service), (70L, 90), (1L, 2.5), (2L, 2.5), (3L, 2.5), (4L, 2.5));
        var blind = Draw(Alpha, []);
        AssertShares(blind.Select(request => request.Command).OfType<ServiceCommand>().Select(command => command.Service), (1L, 25), (2L, 25), (3L, 25), (4L, 25));
        AssertShares(blind.Where(TakesVersion).Select(request => request.Version), (StoreVersion.First, 50), (StoreVersion.Any, 40), (StoreVersion.First.Next, 10));
    }

    [Fact]
    public void Six_in_ten_have_an_ID_of_their_own_where_the_command_takes_one()
    {
        var taking = _drawn.Where(request => request.Command is not (ErasePersonCommand or ConfirmClockCommand)).ToList();
        AssertShares(taking.Select(request => request.Id != RequestId.None), (true, 60), (false, 40));
        Assert.All(taking, request => Assert.True(request.Id == RequestId.None || request.Id == RequestId.Create($"request-{request.Number}").Value));
        Assert.All(_drawn.Except(taking), request => Assert.Equal(RequestId.None, request.Id));
    }

    [Fact]
    public void Three_in_four_want_an_organization_first_that_is_not_there()
    {
        var drawn = Draw(Beta, null);
        AssertShares(drawn.Select(request => request.Command is ProvisionCommand), (true, 75), (false, 25));
        Assert.All(drawn.Select(request => request.Command).OfType<ProvisionCommand>(), command => Assert.Equal((Beta, "beta"), (command.Organization, command.Provision.Id)));
        AssertShares(drawn.Where(request => request.Command is ProvisionCommand).Select(request => request.Command.Actor.IsOperator), (true, 83), (false, 17));
        Assert.DoesNotContain(_drawn, request => request.Command is ProvisionCommand);
    }

    [Fact]
    public void Most_ask_as_the_owner_and_some_as_somebody_or_from_another_organization()
    {
        foreach (var (organization, other) in new[] { (Alpha, Beta), (Beta, Alpha) })
        {
            var actors = Draw(organization, [(70, new StoreVersion(30))]).Select(request => request.Command).Where(command => command is not (SetDiscountCommand or ErasePersonCommand or ConfirmClockCommand)).Select(command => command.Actor);
            AssertShares(
                actors.Select(actor => actor.IsOperator ? "operator" : $"{actor.Account} of {actor.Organization}"),
                ("operator", 15),
                ($"somebody of {organization}", 5),
                ($"owner of {other}", 5),
                ($"owner of {organization}", 75));
        }
    }

    [Fact]
    public void What_only_an_operator_may_do_is_mostly_asked_by_one() => AssertShares(
        _drawn.Select(request => request.Command).Where(command => command is SetDiscountCommand or ErasePersonCommand or ConfirmClockCommand).Select(command => command.Actor.IsOperator), (true, 83), (false, 17));

    [Fact]
    public void Every_request_has_a_name_or_an_address_of_its_own()
    {
        var own = _drawn.Take(20_000).Select(request => request.Command.Actor).Select(actor => actor.IsOperator ? actor.Name : actor.IpAddress).ToList();
        Assert.Equal(own.Count, own.Distinct().Count());
        var addresses = _drawn.Where(request => !request.Command.Actor.IsOperator).ToDictionary(request => request.Number, request => request.Command.Actor.IpAddress);
        foreach (var (number, address) in addresses.Take(2_000)) Assert.Equal($"192.0.{2 + (number >> 8)}.{number & 255}", address);
    }

    [Fact]
    public void One_service_in_four_has_English_first_and_one_person_in_two_is_the_owner()
    {
        AssertShares(_drawn.Select(request => request.Command).OfType<SaveBasicInformationCommand>().Select(command => command.Information.MainLanguage!), ("ko", 75), ("en", 25));
        AssertShares(_drawn.Select(request => request.Command).OfType<ErasePersonCommand>().Select(command => command.Account), ("owner", 50), ("somebody", 50));
        AssertShares(_drawn.Select(request => request.Command).OfType<SetDiscountCommand>().Select(command => command.Percent), (0m, 100 / 3.0), (10m, 100 / 3.0), (20m, 100 / 3.0));
        Assert.All(_drawn.Select(request => request.Command).OfType<SaveDraftCommand>(), command => Assert.Null(command.Information.ServiceId));
    }

    [Fact]
    public void One_in_five_looks_at_the_other_organization_and_six_in_ten_do_not_wait()
    {
        var administrator = new RandomAdministrator(new SeededRandom(12));
        AssertShares(Enumerable.Range(0, Draws).Select(_ => administrator.Organization()), (Alpha, 80), (Beta, 20));
        var pauses = Enumerable.Range(0, Draws).Select(_ => administrator.Pause()).ToList();
        AssertShares(pauses.Select(pause => pause == Duration.Zero), (true, 61), (false, 39));
        AssertShares(pauses.Select(pause => pause >= Duration.FromSeconds(90)), (true, 8.7), (false, 91.3));
        Assert.Equal(Duration.FromMinutes(14), pauses.Max());
        Assert.Equal(90 + 13, pauses.Distinct().Count());
    }

    private static bool TakesVersion(SimulatedRequest request) => request.Command is ServiceCommand and not SetDiscountCommand;
}

using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Runtime.Rules;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Runtime;

public class ClockTests
{
    private static readonly Instant Last = Instant.FromUtc(2021, 3, 15, 12, 0);

    [Fact]
    public void A_clock_may_be_five_minutes_behind_the_last_change_and_no_tick_more()
    {
        Assert.Equal("", Said(ClockIsNotFarBehind.Check(Head(Instant.MinValue), Last + Duration.FromDays(1))));
        Assert.Equal("", Said(ClockIsNotFarBehind.Check(Head(Instant.MinValue), Last - Duration.FromMinutes(5))));
        Assert.Equal("OCA0010  limit=300 s actual=300 s", Said(ClockIsNotFarBehind.Check(Head(Instant.MinValue), Last - Duration.FromMinutes(5) - Duration.FromTicks(1))));
        Assert.Equal("OCA0010  limit=300 s actual=301 s", Said(ClockIsNotFarBehind.Check(Head(Instant.MinValue), Last - Duration.FromMilliseconds(301_900))));
    }

    [Fact]
    public void What_the_operator_has_confirmed_holds_for_that_change_and_no_other()
    {
        var clock = Last - Duration.FromHours(1);

        Assert.Equal("", Said(ClockIsNotFarBehind.Check(Head(Last), clock)));
        Assert.StartsWith("OCA0010", Said(ClockIsNotFarBehind.Check(Head(Last - Duration.FromTicks(1)), clock)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_far_behind_is_refused_until_the_operator_says_that_it_is_all_right()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        Task<string> AddAsync() => CodeAsync(host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement));
        host.Clock.Advance(-Duration.FromMinutes(10));
        Assert.Equal("OCA0010", await AddAsync());

        Assert.Equal("ok", await CodeAsync(host.Organizations.ConfirmClockAsync(AdminTestHost.Operator, acme.Id)));

        Assert.Equal("ok", await AddAsync());
    }

    private static OrganizationHead Head(Instant confirmed) => BareHead.At(OrganizationId.Parse("acme"), 1) with { Time = Last, ConfirmedTime = confirmed };
}

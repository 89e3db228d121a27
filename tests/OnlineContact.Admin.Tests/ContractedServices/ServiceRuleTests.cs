using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Tests.Cti;

namespace OnlineContact.Admin.Tests.ContractedServices;

public class ServiceRuleTests
{
    [Fact]
    public void What_is_refused_is_not_allowed()
    {
        var actions = ServiceActions.Of(SignInServices.Of(OrganizationId.Parse("acme"), hasPhone: true, isInUse: true), new LocalDate(2021, 3, 15));
        Assert.True(actions.Single(action => action.Action == ServiceAction.Suspend).IsAllowed);
        Assert.False(actions.Single(action => action.Action == ServiceAction.Resume).IsAllowed);
        Assert.All(actions, action => Assert.Equal(action.Refusal is null, action.IsAllowed));
    }

    [Fact]
    public void A_service_that_was_registered_ahead_of_the_clock_ends_on_its_day_at_the_earliest()
    {
        var day = new LocalDate(2021, 3, 15);
        var service = SignInServices.Of(OrganizationId.Parse("acme"), hasPhone: true, isInUse: true) with { Status = ServiceStatus.Suspended, RegisteredOn = day };

        Assert.Equal(day, service.Terminate(day.PlusDays(-1)).Value.TerminatedOn);
        Assert.Equal(day.PlusDays(1), service.Terminate(day.PlusDays(1)).Value.TerminatedOn);
    }

    [Fact]
    public void The_first_thing_that_is_wrong_is_told()
    {
        HashSet<string> reserved = ["api"];
        Assert.Equal("OCA1006", ServiceId.Create(new string('1', 46), reserved).Error.Code);
        Assert.Equal("OCA1003", ServiceName.Create(new string('\u0007', 101)).Error.Code);
        AdminErrorKind Wrong(IReadOnlyList<string> codes, string main) => HelpCentreLanguages.Create(codes, main, ServiceType.ConsultationManagement).Error.Kind;
        var (code, twice, other) = (Wrong(["k1"], "k1"), Wrong(["ko", "ko"], "ko"), Wrong(["ko"], "en"));
        Assert.Equal(3, new[] { code, twice, other }.Distinct().Count());
        Assert.Equal((code, code, twice), (Wrong(["k1", "k1"], "en"), Wrong(["k1", "k1"], "k1"), Wrong(["ko", "ko"], "en")));
        Assert.True(HelpCentreLanguages.Create(["zh_TWx"], "zh_TWx", ServiceType.ConsultationManagement).Succeeded);
        Assert.Equal(code, Wrong(["zh_TWxx"], "zh_TWxx"));
        Assert.Throws<ArgumentException>(() => HelpCentreLanguages.FromStored([], "ko"));
        Assert.Throws<ArgumentException>(() => HelpCentreLanguages.FromStored(["ko"], ""));
    }
}

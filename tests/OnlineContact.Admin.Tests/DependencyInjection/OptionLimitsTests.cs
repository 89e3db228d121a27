using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.DependencyInjection;

public class OptionLimitsTests
{
    [Fact]
    public void Numbers_and_spans_of_time_are_accepted_at_their_limits_and_refused_beyond()
    {
        Hold<AdminOptions>(nameof(AdminOptions.MaxServices), nameof(AdminOptions.RefusalEntriesPerHour), nameof(AdminOptions.ChangeLogRetentionYears), nameof(AdminOptions.ChangeLogEntriesInMemory), nameof(AdminOptions.InvitationLifetime));
        Hold<SsoOptions>(nameof(SsoOptions.MaxLogins), nameof(SsoOptions.StatusTimeout), nameof(SsoOptions.AccessTokenLifetime), nameof(SsoOptions.MaxRememberedTokens));
        Hold<CtiOptions>(nameof(CtiOptions.CallTimeout), nameof(CtiOptions.Lease), nameof(CtiOptions.SignInRetention), nameof(CtiOptions.MaxImportBytes), nameof(CtiOptions.MaxImportLines));
        Hold<PerformanceOptions>(nameof(PerformanceOptions.EventRetention), nameof(PerformanceOptions.MostAhead), nameof(PerformanceOptions.Refresh), nameof(PerformanceOptions.MaxLiveAgents));
        Hold<HealthOptions>(nameof(HealthOptions.TimeLimit), nameof(HealthOptions.MaxOrganizations), nameof(HealthOptions.MaxWaiting), nameof(HealthOptions.MaxJobDelay));
    }

    private static void Hold<TOptions>(params string[] limited)
        where TOptions : class, new() => Assert.Equal(limited, OptionLimits.Hold<TOptions>(admin => admin.UseInMemoryStore()));
}

using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class OptionsTests
{
    [Fact]
    public void Numbers_and_spans_of_time_are_accepted_at_their_limits_and_refused_beyond() => Assert.Equal(
        [nameof(SsoKeyManagementOptions.MaxLiveKeys), nameof(SsoKeyManagementOptions.GracePeriod), nameof(SsoKeyManagementOptions.RotationPeriod)],
        OptionLimits.Hold<SsoKeyManagementOptions>(admin => admin.UseInMemoryStore().AddSsoKeyManagement()));

    public static TheoryData<Action<SsoKeyManagementOptions>, string?> Together => new()
    {
        { options => (options.GracePeriod, options.LongestGrace) = (Duration.FromDays(2), Duration.FromDays(2)), null },
        { options => options.LongestGrace = Duration.FromDays(90), null },
        { options => (options.GracePeriod, options.LongestGrace) = (Duration.FromDays(2), Duration.FromDays(2) - Duration.Epsilon), "LongestGrace is 1:23:59:59.999999999, not GracePeriod to 90 days" },
        { options => options.LongestGrace = Duration.FromDays(90) + Duration.Epsilon, "LongestGrace is 90:00:00:00.000000001, not GracePeriod to 90 days" },
        { options => options.AnnouncedBefore = Duration.Zero, null },
        { options => options.AnnouncedBefore = options.RotationPeriod!.Value, null },
        { options => options.AnnouncedBefore = -Duration.Epsilon, "AnnouncedBefore is -0:00:00:00.000000001, not 0 to RotationPeriod" },
        { options => options.AnnouncedBefore = options.RotationPeriod!.Value + Duration.Epsilon, "AnnouncedBefore is 90:00:00:00.000000001, not 0 to RotationPeriod" },
        { options => options.MaxLiveKeys = 2, null },
        { options => options.MaxLiveKeys = 1, "MaxLiveKeys is 1, which leaves no room for the next key of a RotationPeriod" },
        { options => (options.MaxLiveKeys, options.RotationPeriod) = (1, null), null },
        { options => options.RotatedForm = (SsoKeyForm)7, "RotatedForm is 7" },
    };

    [Theory]
    [MemberData(nameof(Together))]
    public async Task Options_that_do_not_go_together_are_refused_with_their_values(Action<SsoKeyManagementOptions> change, string? refusal)
    {
        if (refusal is null)
        {
            await using var scene = await SsoScene.StartAsync(keys: change);
            return;
        }

        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().AddSsoKeyManagement(change)));
        Assert.Equal("OCA0003", thrown.Error.Code);
        Assert.Contains(refusal, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("admin.AddSsoKeyManagement", thrown.Message, StringComparison.Ordinal);
    }
}

using NodaTime;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Statements_are_prepared_unless_told_otherwise() => Assert.True(new EntityFrameworkCoreStoreBuilder().PreparesStatements);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_number_of_sessions_within_its_limits_is_taken(int sessions) => Assert.Same(Database.Dialect, With(settings => settings.Sessions = sessions).Checked());

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_number_of_sessions_beyond_its_limits_is_refused(int sessions) => Refused(With(settings => settings.Sessions = sessions), "Sessions");

    [Theory]
    [InlineData(1_000)]
    [InlineData(600_000)]
    public void A_wait_within_its_limits_is_taken(long milliseconds) =>
        Assert.Same(Database.Dialect, With(settings => settings.LockTimeout = Duration.FromMilliseconds(milliseconds)).Checked());

    [Theory]
    [InlineData(999)]
    [InlineData(600_001)]
    public void A_wait_beyond_its_limits_is_refused(long milliseconds) =>
        Refused(With(settings => settings.LockTimeout = Duration.FromMilliseconds(milliseconds)), "LockTimeout");

    [Fact]
    public void A_store_is_made_of_settings_and_shapes()
    {
        Assert.Throws<ArgumentNullException>("settings", () => EntityFrameworkCoreAdminStore.Create(null!, Database.Shapes));
        Assert.Throws<ArgumentNullException>("shapes", () => EntityFrameworkCoreAdminStore.Create(With(_ => { }), null!));
    }

    private static EntityFrameworkCoreStoreBuilder With(Action<EntityFrameworkCoreStoreBuilder> tune)
    {
        var settings = new EntityFrameworkCoreStoreBuilder().Use(Database.Dialect, "Data Source=nowhere");
        tune(settings);
        return settings;
    }

    private static void Refused(EntityFrameworkCoreStoreBuilder settings, string name)
    {
        var refusal = Assert.Throws<AdminConfigurationException>(() => settings.Checked());
        Assert.Equal(AdminErrors.OptionsInvalid, refusal.Error.Kind);
        Assert.Contains(name, refusal.Error.Arguments.Select(argument => argument.Value));
    }
}

using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.DependencyInjection;

public class StartTests
{
    [Fact]
    public async Task A_second_start_does_nothing()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        await host.ProvisionAsync();
        await host.Runtime.StartAsync();
        Assert.True(host.Runtime.IsStarted);
        Assert.Single(await host.Store.OrganizationsAsync(null, 10, null, default));
    }

    [Fact]
    public async Task A_call_before_the_start_is_named()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        Assert.False(host.Runtime.IsStarted);
        var provision = new OrganizationProvision { Id = "acme", Name = "Acme", Domain = "acme.example.com", OwnerAccount = "owner", OwnerName = "Owner" };
        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => host.Organizations.ProvisionAsync(AdminTestHost.Operator, provision));
        Assert.Equal("OCA0002", thrown.Error.Code);
        Assert.Contains("OrganizationManager.ProvisionAsync", thrown.Message, StringComparison.Ordinal);
        thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => host.ChangeLog.VerifyAsync(AdminTestHost.Operator, OrganizationId.Parse("acme")));
        Assert.Contains("ChangeLogManager.VerifyAsync", thrown.Message, StringComparison.Ordinal);
        thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => host.Runtime.RunDueAsync(host.Clock.Now));
        Assert.Contains("IAdminRuntime.RunDueAsync", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_store_the_start_says_so()
    {
        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(_ => { }));
        Assert.Equal("OCA0001", thrown.Error.Code);
    }

    public static TheoryData<string, string> BadOptions => new()
    {
        { nameof(AdminOptions.MaxServices), "0" },
        { nameof(AdminOptions.MaxServices), "1000001" },
        { nameof(AdminOptions.RefusalEntriesPerHour), "-1" },
        { nameof(AdminOptions.RefusalEntriesPerHour), "1001" },
        { nameof(AdminOptions.DefaultTimeZone), "Mars/Olympus" },
        { nameof(AdminOptions.DefaultPriceBook), "no-such-book" },
        { nameof(AdminOptions.ServiceUrlPattern), "http://{domain}/{serviceId}" },
        { nameof(AdminOptions.LanguageZones), "Moon/Crater" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public async Task A_bad_option_is_named_with_its_value(string option, string value)
    {
        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Configure(options => Set(options, option, value))));
        Assert.Equal("OCA0003", thrown.Error.Code);
        Assert.Contains(option, thrown.Message, StringComparison.Ordinal);
        Assert.Contains(value, thrown.Message, StringComparison.Ordinal);
    }

    private static void Set(AdminOptions options, string option, string value)
    {
        switch (option)
        {
            case nameof(AdminOptions.MaxServices):
                options.MaxServices = int.Parse(value, null);
                break;
            case nameof(AdminOptions.RefusalEntriesPerHour):
                options.RefusalEntriesPerHour = int.Parse(value, null);
                break;
            case nameof(AdminOptions.DefaultTimeZone):
                options.DefaultTimeZone = value;
                break;
            case nameof(AdminOptions.DefaultPriceBook):
                options.DefaultPriceBook = value;
                break;
            case nameof(AdminOptions.ServiceUrlPattern):
                options.ServiceUrlPattern = value;
                break;
            default:
                options.LanguageZones["xx"] = value;
                break;
        }
    }
}

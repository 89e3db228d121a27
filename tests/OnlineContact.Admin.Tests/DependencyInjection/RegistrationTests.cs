using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Runtime;

namespace OnlineContact.Admin.Tests.DependencyInjection;

public class RegistrationTests
{
    [Fact]
    public async Task A_store_chosen_in_a_second_call_is_the_store()
    {
        var services = new ServiceCollection();
        services.AddOnlineContactAdmin(admin => admin.Configure(o => o.MaxServices = 5));
        services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore());
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IAdminRuntime>().StartAsync();

        Assert.IsType<InMemoryAdminStore>(provider.GetRequiredService<IAdminStore>());
    }

    [Fact]
    public async Task Of_two_stores_the_first_wins_and_none_is_refused()
    {
        var first = AdminProcess.NewStore();
        var services = new ServiceCollection();
        services.AddOnlineContactAdmin(admin => admin.UseStore(_ => first));
        services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore());
        await using var two = services.BuildServiceProvider();
        Assert.Same(first, two.GetRequiredService<IAdminStore>());

        await using var none = new ServiceCollection().AddOnlineContactAdmin(_ => { }).BuildServiceProvider();
        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => none.GetRequiredService<IAdminRuntime>().StartAsync());
        Assert.Equal(AdminErrors.StoreMissing, thrown.Error.Kind);
    }

    [Theory]
    [InlineData("book")]
    [InlineData("items")]
    [InlineData("zone")]
    [InlineData("pattern")]
    public async Task An_option_that_is_null_is_refused_by_name(string option)
    {
        await using var process = AdminProcess.Make(AdminProcess.NewStore(), AdminProcess.NewClock(), admin => admin.Configure(o =>
        {
            if (option == "book") o.PriceBooks.Insert(0, null!);
            if (option == "items") o.ContractItems = null!;
            if (option == "zone") o.LanguageZones["fr"] = null!;
            if (option == "pattern") o.ServiceUrlPattern = null!;
        }));

        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => process.Runtime.StartAsync());

        Assert.Equal(AdminErrors.OptionsInvalid, thrown.Error.Kind);
    }

    [Fact]
    public async Task A_zone_of_the_options_is_stored_by_its_canonical_name()
    {
        await using var process = await AdminProcess.StartAsync(AdminProcess.NewStore(), AdminProcess.NewClock(), admin => admin.Configure(o => o.LanguageZones["ko"] = "rok"));
        await process.ProvisionAsync();
        var number = await process.AddAsync("Support", "support");

        Assert.Equal("Asia/Seoul", (await process.Services.GetAsync(AdminProcess.Owner, AdminProcess.Acme, number)).Value.Service.TimeZone);
    }
}
